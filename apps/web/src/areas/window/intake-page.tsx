import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceQuery } from '../../api/catalogue.js';
import { newId } from '../../api/new-id.js';
import { findServicesQuery } from '../../api/services.js';
import { useSignedIn } from '../../api/session.js';
import type { Service } from '../../api/types.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useDebounced } from '../../components/form/use-debounced.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded, Skeleton } from '../../components/status/loaded.js';
import { announce } from '../../components/status/toasts.js';
import '../../design/public.css';
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

/** Found by the words of whoever stands there: a window takes in more services than a list can show. */
function ChooseService() {
  const { t } = useTranslation();
  const format = useFormat();
  const [q, setQ] = useState('');
  const words = useDebounced(q.trim());
  const services = useInfiniteQuery(findServicesQuery({ q: words === '' ? undefined : words, mode: 'collect_and_forward' }));
  return (
    <div className="stack">
      <search className="filters"><div className="search-bar"><SearchInput label={t('finding.search')} hint={t('finding.searchHint')} value={q} onChange={setQ} /></div></search>
      <Loaded query={services}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          const total = pages[0]?.total ?? 0;
          return (
            <section className="stack-s" aria-label={t('finding.listLabel')}>
              <p role="status" className="muted small">{t('finding.found', { total })}</p>
              {items.length === 0 ? <EmptyState title={t('finding.emptyTitle')} text={t('finding.emptyText')} /> : (
                <ul className="entry-list">
                  {items.map((service) => (
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
              <ListFoot query={services} shown={items.length} total={total} />
            </section>
          );
        }}
      </Loaded>
    </div>
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
