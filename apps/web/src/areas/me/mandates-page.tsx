import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mandatesQuery, useEndMandate, useForgetMandate, type Mandate } from '../../api/mandates.js';
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
import { announce } from '../../components/status/toasts.js';
import { STANDING_TONE, standingOf, useMandateFacts } from './mandate-words.js';

/** Ends or deletes, after asking once. */
function Acts({ mandate, title }: { readonly mandate: Mandate; readonly title: string }) {
  const { t } = useTranslation();
  const [asks, setAsks] = useState<'end' | 'forget'>();
  const end = useEndMandate(mandate.id);
  const forget = useForgetMandate(mandate.id);
  const close = () => setAsks(undefined);
  const mayEnd = mandate.state === 'stated' || mandate.state === 'granted';
  if (!mayEnd && !mandate.forgettable) return null;
  return (
    <div className="row">
      {mayEnd && <Button look="second" size="small" label={`${t('mandates.end')} ${title}`} onPress={() => setAsks('end')}>{t('mandates.end')}</Button>}
      {mandate.forgettable && <Button look="quiet" size="small" label={`${t('mandates.forget')} ${title}`} onPress={() => setAsks('forget')}>{t('mandates.forget')}</Button>}
      <ConfirmDialog isOpen={asks === 'end'} onClose={close} title={t('mandates.endTitle')} confirm={t('mandates.endConfirm')} look="grave" isPending={end.isPending} alert onConfirm={() => end.carryOut(undefined, () => { close(); announce(t('mandates.ended')); })}>
        <p>{title}</p>
        <p>{t('mandates.endText')}</p>
        {end.error !== null && <ProblemNotice error={end.error} />}
      </ConfirmDialog>
      <ConfirmDialog isOpen={asks === 'forget'} onClose={close} title={t('mandates.forgetTitle')} confirm={t('mandates.forget')} look="grave" isPending={forget.isPending} alert onConfirm={() => forget.carryOut(undefined, () => { close(); announce(t('mandates.forgotten')); })}>
        <p>{t('mandates.forgetText')}</p>
        {forget.error !== null && <ProblemNotice error={forget.error} />}
      </ConfirmDialog>
    </div>
  );
}

function Entry({ mandate }: { readonly mandate: Mandate }) {
  const { t } = useTranslation();
  const facts = useMandateFacts();
  const title = t(`mandates.side.${mandate.side ?? 'agent'}`, { agent: mandate.agent.name, principal: mandate.principal.name });
  const standing = standingOf(mandate);
  return (
    <li className="entry">
      <div className="entry-main stack-s">
        <h2 className="entry-title">{title}</h2>
        <Facts facts={facts(mandate)} />
        {mandate.state === 'stated' && <p className="small">{t('mandates.waits')}</p>}
        <Acts mandate={mandate} title={title} />
      </div>
      <div className="entry-side"><PlainBadge tone={STANDING_TONE[standing]}>{t(`mandates.state.${standing}`)}</PlainBadge></div>
    </li>
  );
}

/** For whom the reader may act, and who may act for them. */
export function MandatesPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery(mandatesQuery);
  return (
    <>
      <PageHeading title={t('mandates.title')} lead={t('mandates.lead')} actions={<Link className={buttonClass()} to="/me/mandates/new">{t('mandates.giveLink')}</Link>} />
      <Loaded query={query}>
        {(data) => {
          const items = data.pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t('mandates.emptyTitle')} text={t('mandates.emptyText')}><Link className={buttonClass('second')} to="/me/mandates/new">{t('mandates.giveLink')}</Link></EmptyState>;
          return (
            <section aria-label={t('mandates.listLabel')}>
              <ul className="entry-list">{items.map((mandate) => <Entry key={mandate.id} mandate={mandate} />)}</ul>
              <ListFoot query={query} shown={items.length} total={data.pages[0]?.total ?? 0} />
            </section>
          );
        }}
      </Loaded>
    </>
  );
}
