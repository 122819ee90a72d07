import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { findServicesQuery } from '../../api/services.js';
import type { ServiceSummary } from '../../api/types.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { buttonClass } from '../../components/form/button-class.js';
import { SearchInput } from '../../components/form/search-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import '../../design/finding.css';
import { useFormat } from '../../text/format.js';
import { LifeEvents } from './life-events.js';
import { ChosenFilters, ServiceFilters, useServiceChoice } from './service-filters.js';

function ServiceEntry({ service }: { readonly service: ServiceSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="entry">
      <div className="entry-main">
        <h3 className="entry-title"><Link to="/services/$code" params={{ code: service.code }}>{format.name(service)}</Link></h3>
        <p className="muted">{format.language === 'en' ? service.summaryEn : service.summaryZh}</p>
        <p className="entry-meta">{service.audience.map((audience) => <span key={audience}>{t(`vocabulary.holder.${audience}`)}</span>)}</p>
      </div>
      <div className="entry-side">
        {service.standing === 'suspended' && <PlainBadge tone="care">{t('finding.suspended')}</PlainBadge>}
        {service.modes.map((mode) => <PlainBadge key={mode} tone="info">{t(`vocabulary.mode.${mode}`)}</PlainBadge>)}
      </div>
    </li>
  );
}

/** Nothing was found: says whether the conditions or the words are the reason, and where to go on. */
function NothingFound({ byWords }: { readonly byWords: number }) {
  const { t } = useTranslation();
  const { clear } = useServiceChoice();
  if (byWords > 0) {
    return (
      <EmptyState title={t('finding.emptyTitle')} text={t('finding.emptyFiltered', { total: byWords })}>
        <Button look="second" onPress={clear}>{t('finding.removeFilters', { total: byWords })}</Button>
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      <EmptyState title={t('finding.emptyTitle')} text={t('finding.emptyText')}>
        <div className="row">
          <Link className={buttonClass('second')} to="/services" search={{}}>{t('finding.allServices')}</Link>
          <Link className={buttonClass('second')} to="/catalogue">{t('pub.home.entryCatalogue')}</Link>
        </div>
      </EmptyState>
      <LifeEvents />
    </div>
  );
}

function Results() {
  const { t } = useTranslation();
  const { search } = useServiceChoice();
  const query = useInfiniteQuery(findServicesQuery(search));
  return (
    <Loaded query={query} lines={9}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        const total = pages[0]?.total ?? 0;
        return (
          <section className="stack-s" aria-labelledby="found">
            <h2 id="found" className="hidden-visually">{t('finding.listLabel')}</h2>
            <p role="status" className="muted small">{t('finding.found', { total })}</p>
            {items.length === 0 ? <NothingFound byWords={pages[0]?.totalByWords ?? 0} /> : (
              <>
                <ul className="entry-list">{items.map((service) => <ServiceEntry key={service.code} service={service} />)}</ul>
                <ListFoot query={query} shown={items.length} total={total} />
              </>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

export function ServicesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/services' });
  const navigate = useNavigate({ from: '/services' });
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => void navigate({ search: (now) => ({ ...now, q: settled === '' ? undefined : settled }), replace: true }));
  const isFresh = Object.values(search).every((value) => value === undefined);
  return (
    <>
      <PageHeading title={t('shell.services')} lead={t('pub.services.lead')} />
      <div className="stack">
        <search className="filters stack-s">
          <div className="search-bar"><SearchInput label={t('finding.search')} hint={t('finding.searchHint')} value={q} onChange={setQ} /></div>
          <ServiceFilters />
          <ChosenFilters />
        </search>
        {isFresh && <LifeEvents />}
        <Results />
      </div>
    </>
  );
}
