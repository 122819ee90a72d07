import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceQuery, servicesQuery } from '../../api/catalogue.js';
import { newId } from '../../api/new-id.js';
import { useSignedIn } from '../../api/session.js';
import type { Service } from '../../api/types.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Loaded, Skeleton } from '../../components/status/loaded.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';
import { useDraft } from '../resident/wizard/use-draft.js';
import { Wizard } from '../resident/wizard/wizard.js';

function IntakeForm({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/window/intake' });
  const search = useSearch({ from: '/window-clerk/window/intake' });
  const [{ draftId, isNew }] = useState(() => ({ draftId: search.draft ?? newId(), isNew: search.draft === undefined }));
  // A reload finds what was typed by the draft in the address.
  useEffect(() => {
    if (search.draft === undefined) void navigate({ to: '/window/intake', search: (now) => ({ ...now, draft: draftId }), replace: true });
  }, [search.draft, draftId, navigate]);
  const place = useSignedIn().activePost?.jurisdiction.code ?? '';
  const draft = useDraft({ id: draftId, serviceTypeCode: service.code, isNew, isShared: true, initial: { mode: 'collect_and_forward', residence: place, from: place === '' ? '' : `${place.slice(0, 2)}0000` } });
  if (draft.state.kind === 'loading') return <Skeleton lines={8} />;
  return (
    <Wizard
      service={service} atWindow draft={draft} draftId={draftId}
      address={{ step: search.step, set: (step, how) => void navigate({ to: '/window/intake', search: (now) => ({ ...now, step }), replace: how === 'replace' }) }}
      onSubmitted={(request) => {
        announce(t('apply.doneText', { number: request.number }));
        void navigate({ to: service.appliesTo === null ? '/window/$id/receipt' : '/window/$id', params: { id: request.id } });
      }}
    />
  );
}

function ChooseService() {
  const { t } = useTranslation();
  const format = useFormat();
  const services = useQuery(servicesQuery(''));
  return (
    <Loaded query={services}>
      {(page) => (
        <ul className="entry-list">
          {page.items.filter((service) => service.modes.includes('collect_and_forward')).map((service) => (
            <li key={service.code} className="entry">
              <div className="entry-main">
                <h2 className="entry-title"><Link to="/window/intake" search={{ service: service.code }}>{format.name(service)}</Link></h2>
                <p className="muted small">{format.language === 'en' ? service.summaryEn : service.summaryZh}</p>
              </div>
              <div className="entry-meta">{service.audience.map((audience) => <span key={audience}>{t(`vocabulary.holder.${audience}`)}</span>)}</div>
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function Chosen({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(serviceQuery(code));
  return (
    <>
      <PageHeading title={t('apply.intakeTitle', { service: query.data === undefined ? '…' : format.name(query.data) })} back={<Link to="/window/intake" search={{}}>← {t('work.intakeChoose')}</Link>} />
      <Loaded query={query} lines={8}>{(service) => <IntakeForm key={service.code} service={service} />}</Loaded>
    </>
  );
}

/** Takes a request in for someone who stands before the window. */
export function IntakePage() {
  const { t } = useTranslation();
  const { service } = useSearch({ from: '/window-clerk/window/intake' });
  return (
    <div className="read">
      {service !== undefined ? <Chosen code={service} /> : (
        <>
          <PageHeading title={t('work.intakeNew')} lead={t('work.intakeChoose')} back={<Link to="/window">← {t('request.backToWindow')}</Link>} />
          <ChooseService />
        </>
      )}
    </div>
  );
}
