import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { consentsQuery, useRevokeConsent } from '../../api/evidence.js';
import type { Consent } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { useFormat } from '../../text/format.js';

/** What was asked under a consent, and the request that rests on it. */
function Uses({ uses }: Pick<Consent, 'uses'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (uses.length === 0) return <p className="muted">{t('registers.noUses')}</p>;
  return (
    <ul className="bullets">
      {uses.map((use) => (
        <li key={use.evidenceId}>
          {t('registers.useLine', { time: format.instant(use.askedAt), register: format.name(use.register), outcome: t(`registers.outcomes.${use.outcome}`) })}
          {use.requestId !== null && <> · <Link to="/requests/$id" params={{ id: use.requestId }}>{t('registers.request')}</Link></>}
        </li>
      ))}
    </ul>
  );
}

function Revoke({ consent }: { readonly consent: Consent }) {
  const { t } = useTranslation();
  const format = useFormat();
  const revoke = useRevokeConsent(consent.id);
  const [isAsking, setAsking] = useState(false);
  const service = format.name({ nameZh: consent.serviceNameZh, nameEn: consent.serviceNameEn });
  return (
    <div>
      <Button look="second" size="small" label={t('registers.revokeWhat', { what: service })} onPress={() => setAsking(true)}>{t('registers.revoke')}</Button>
      <ConfirmDialog isOpen={isAsking} onClose={() => setAsking(false)} title={t('registers.revokeTitle')} confirm={t('registers.revoke')} isPending={revoke.isPending} onConfirm={() => revoke.carryOut(undefined, () => setAsking(false))}>
        <p>{t('registers.revokeText')}</p>
        {revoke.error !== null && <ProblemNotice error={revoke.error} />}
      </ConfirmDialog>
    </div>
  );
}

/** The receipt of one consent: what was read, when it was given, what was asked under it. */
function Receipt({ consent }: { readonly consent: Consent }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="panel stack-s">
      <div className="row row-between">
        <h2>{format.name({ nameZh: consent.serviceNameZh, nameEn: consent.serviceNameEn })}</h2>
        <PlainBadge tone={consent.revokedAt === null ? 'good' : 'still'}>{t(consent.revokedAt === null ? 'registers.stands' : 'registers.revoked')}</PlainBadge>
      </div>
      <p>{consent.text[format.language]}</p>
      <Facts facts={[{ term: t('registers.givenAt'), value: format.instant(consent.givenAt) }, { term: t('registers.revokedAt'), value: consent.revokedAt === null ? null : format.instant(consent.revokedAt) }]} />
      <h3>{t('registers.uses')}</h3>
      <Uses uses={consent.uses} />
      {consent.revokedAt === null && <Revoke consent={consent} />}
    </li>
  );
}

/** Every consent of the reader to ask registers, readable later and revocable. */
export function ConsentsPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(consentsQuery);
  return (
    <>
      <PageHeading title={t('registers.listTitle')} lead={t('registers.listLead')} />
      <Loaded query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t('registers.emptyTitle')} text={t('registers.emptyText')}><Link className={buttonClass('second')} to="/services">{t('shell.services')}</Link></EmptyState>;
          return (
            <>
              <ul className="stack">{items.map((consent) => <Receipt key={consent.id} consent={consent} />)}</ul>
              <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
