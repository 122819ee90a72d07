import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS } from '#contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { authoritiesQuery, jurisdictionsQuery, qualificationsQuery } from '../../api/catalogue.js';
import type { QualificationSummary } from '../../api/types.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { SearchInput } from '../../components/form/search-input.js';
import { SelectInput, type Option } from '../../components/form/select-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { PlainBadge, ProvenanceBadge } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { useSectors } from './use-sectors.js';
import { ProvenanceNotice } from './provenance-notice.js';

const ALL = 'all';

export function QualificationEntry({ item, from, to }: { readonly item: QualificationSummary; readonly from?: string | undefined; readonly to?: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const other = format.otherName(item);
  return (
    <li className="entry">
      <div className="entry-main">
        <h2 className="entry-title"><Link to="/catalogue/$code" params={{ code: item.code }} search={{ from, to }}>{format.name(item)}</Link></h2>
        {other !== undefined && <p className="lang-other">{other}</p>}
        <p className="entry-meta">
          <span>{t(`vocabulary.class.${item.class}`)}</span>
          <span>{t(`vocabulary.holder.${item.holderType}`)}</span>
          <span lang="zh-CN">{item.authorityZh}</span>
        </p>
      </div>
      <div className="entry-side">
        {item.status === 'proposed' && <PlainBadge tone="still">{t('pub.catalogue.proposed')}</PlainBadge>}
        <PlainBadge tone="info">{t(`vocabulary.effect.${item.recognitionEffect}`)}</PlainBadge>
        <ProvenanceBadge />
      </div>
    </li>
  );
}

/** Authorities are many: a place is chosen first. */
function AuthorityFilter({ place, value, onChange }: { readonly place: string; readonly value: string; readonly onChange: (key: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const authorities = useQuery(authoritiesQuery(place));
  const options = (authorities.data?.items ?? []).map((authority) => ({ key: authority.code, label: format.name(authority) }));
  return <SelectInput name="authority" label={t('answer.byAuthority')} optional value={value} onChange={onChange} options={[{ key: ALL, label: t('shell.all') }, ...options]} />;
}

function Filters() {
  const { t } = useTranslation();
  const format = useFormat();
  const search = useSearch({ from: '/catalogue' });
  const navigate = useNavigate({ from: '/catalogue' });
  const sectors = useSectors();
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => void navigate({ search: (now) => ({ ...now, q: settled === '' ? undefined : settled }), replace: true }));
  const all: Option = { key: ALL, label: t('shell.all') };
  const places = useQuery(jurisdictionsQuery({ level: 'province' }));
  const set = (name: 'class' | 'sector' | 'holder' | 'effect' | 'status' | 'place' | 'authority') => (key: string) => {
    void navigate({ search: (now) => ({ ...now, [name]: key === ALL ? undefined : key, ...(name === 'place' && { authority: undefined }) }), replace: true });
  };
  return (
    <search className="filters">
      <div className="search-bar">
        <SearchInput label={t('pub.catalogue.search')} hint={t('pub.catalogue.searchHint')} value={q} onChange={setQ} />
        <SelectInput name="class" label={t('pub.catalogue.class')} optional value={search.class ?? ALL} onChange={set('class')} options={[all, ...QUALIFICATION_CLASSES.map((key) => ({ key, label: t(`vocabulary.class.${key}`) }))]} />
        <SelectInput name="sector" label={t('pub.catalogue.sector')} optional value={search.sector ?? ALL} onChange={set('sector')} options={[all, ...sectors]} />
        <SelectInput name="holder" label={t('pub.catalogue.holder')} optional value={search.holder ?? ALL} onChange={set('holder')} options={[all, ...HOLDER_TYPES.map((key) => ({ key, label: t(`vocabulary.holder.${key}`) }))]} />
        <SelectInput name="effect" label={t('answer.byEffect')} optional value={search.effect ?? ALL} onChange={set('effect')} options={[all, ...RECOGNITION_EFFECTS.map((key) => ({ key, label: t(`vocabulary.effect.${key}`) }))]} />
        <SelectInput name="place" label={t('answer.byPlace')} optional value={search.place ?? ALL} onChange={set('place')} options={[all, ...(places.data?.items ?? []).map((place) => ({ key: place.code, label: format.name(place) }))]} />
        <SelectInput
          name="status" label={t('pub.catalogue.status')} optional value={search.status ?? 'published'} onChange={(key) => set('status')(key === 'published' ? ALL : key)}
          options={[{ key: 'published', label: t('pub.catalogue.published') }, { key: 'proposed', label: t('pub.catalogue.proposed') }]}
        />
        {search.place !== undefined && <AuthorityFilter place={search.place} value={search.authority ?? ALL} onChange={set('authority')} />}
      </div>
    </search>
  );
}

function Results() {
  const { t } = useTranslation();
  const { q, sector, holder, effect, place, authority, status, from, to, class: kind } = useSearch({ from: '/catalogue' });
  const navigate = useNavigate({ from: '/catalogue' });
  const query = useInfiniteQuery(qualificationsQuery({ q, sector, class: kind, holderType: holder, effect, jurisdiction: place, authority, status: status ?? 'published' }));
  return (
    <Loaded query={query} lines={9}>
      {(data) => {
        const items = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        return (
          <section aria-label={t('pub.catalogue.listLabel')}>
            <p role="status" className="muted small">{t('pub.catalogue.found', { total })}</p>
            {items.length === 0 ? (
              <EmptyState title={t('pub.catalogue.emptyTitle')} text={t('pub.catalogue.emptyText')}>
                <Button look="second" onPress={() => void navigate({ search: {} })}>{t('pub.catalogue.emptyReset')}</Button>
              </EmptyState>
            ) : (
              <>
                <ul className="entry-list">{items.map((item) => <QualificationEntry key={item.code} item={item} from={from} to={to} />)}</ul>
                <ListFoot query={query} shown={items.length} total={total} />
              </>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

export function CataloguePage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('pub.catalogue.title')} lead={t('pub.catalogue.lead')} />
      <div className="stack">
        <ProvenanceNotice />
        <Filters />
        <Results />
      </div>
    </>
  );
}
