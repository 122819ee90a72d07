import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { servicesQuery } from '../../api/catalogue.js';
import type { ServiceSummary } from '../../api/types.js';
import { buttonClass } from '../../components/form/button.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';

function ServiceEntry({ service }: { readonly service: ServiceSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="entry">
      <div className="entry-main">
        <h2 className="entry-title"><Link to="/services/$code" params={{ code: service.code }}>{format.name(service)}</Link></h2>
        <p className="muted">{format.language === 'en' ? service.summaryEn : service.summaryZh}</p>
        <p className="entry-meta">{service.audience.map((audience) => <span key={audience}>{t(`vocabulary.holder.${audience}`)}</span>)}</p>
      </div>
      <div className="entry-side">{service.modes.map((mode) => <PlainBadge key={mode} tone="info">{t(`vocabulary.mode.${mode}`)}</PlainBadge>)}</div>
    </li>
  );
}

export function ServicesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/services' });
  const navigate = useNavigate({ from: '/services' });
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => void navigate({ search: { q: settled }, replace: true }));
  const query = useQuery(servicesQuery(search.q ?? ''));
  return (
    <>
      <PageHeading title={t('shell.services')} lead={t('pub.services.lead')} />
      <div className="stack">
        <search className="filters"><div className="search-bar"><SearchInput label={t('pub.services.search')} value={q} onChange={setQ} /></div></search>
        <Loaded query={query}>
          {(page) => (
            <section aria-label={t('pub.services.listLabel')}>
              <p role="status" className="muted small">{t('shell.total', { total: page.total })}</p>
              {page.items.length === 0 ? (
                <EmptyState title={t('pub.services.emptyTitle')} text={t('pub.services.emptyText')}><Link className={buttonClass('second')} to="/catalogue">{t('shell.catalogue')}</Link></EmptyState>
              ) : <ul className="entry-list">{page.items.map((service) => <ServiceEntry key={service.code} service={service} />)}</ul>}
            </section>
          )}
        </Loaded>
      </div>
    </>
  );
}
