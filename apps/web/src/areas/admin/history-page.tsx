import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { historyActorsQuery, historyFile, historyQuery, type HistoryFilter } from '../../api/history.js';
import { usePlaceName } from '../../api/place-name.js';
import { HISTORY_ACTS, type HistoryEntry } from '../../api/types.js';
import { DataTable } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { buttonClass } from '../../components/form/button-class.js';
import { DateInput } from '../../components/form/date-input.js';
import { PlaceSelect } from '../../components/form/place-select.js';
import { SearchInput } from '../../components/form/search-input.js';
import { SelectInput } from '../../components/form/select-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { CatalogueAt } from './catalogue-at.js';

const ALL = 'all';
const KINDS = ['qualification', 'recognition_rule', 'service_type'] as const;

interface Search {
  readonly q?: string;
  readonly act?: string;
  readonly kind?: string;
  readonly place?: string;
  readonly person?: string;
  readonly from?: string;
  readonly until?: string;
}

/** The first instant after a day of China. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();
}

function filterOf({ q, act, kind, place, person, from, until }: Search): HistoryFilter {
  return {
    q, act: HISTORY_ACTS.find((each) => each === act), kind, jurisdiction: place, personId: person,
    from: from === undefined ? undefined : new Date(`${from}T00:00:00+08:00`).toISOString(), until: until === undefined ? undefined : dayAfter(until),
  };
}

function Filters({ search }: { readonly search: Search }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/admin/history' });
  const actors = useQuery(historyActorsQuery);
  const set = (name: keyof Search) => (value: string) => void navigate({ search: (now) => ({ ...now, [name]: value === ALL || value === '' ? undefined : value }), replace: true });
  const [text, setText] = useSearchText(search.q ?? '', set('q'));
  const all = { key: ALL, label: t('history.all') };
  return (
    <search className="filters">
      <div className="search-bar">
        <SearchInput label={t('history.search')} value={text} onChange={setText} />
        <SelectInput name="act" label={t('history.filters.act')} optional value={search.act ?? ALL} onChange={set('act')} options={[all, ...HISTORY_ACTS.map((key) => ({ key, label: t(`history.act.${key}`) }))]} />
        <SelectInput name="kind" label={t('history.filters.kind')} optional value={search.kind ?? ALL} onChange={set('kind')} options={[all, ...KINDS.map((key) => ({ key, label: t(`history.kind.${key}`) }))]} />
        <PlaceSelect name="place" label={t('history.filters.jurisdiction')} optional value={search.place ?? ''} onChange={set('place')} />
        <SelectInput name="person" label={t('history.filters.person')} optional value={search.person ?? ALL} onChange={set('person')} options={[all, ...(actors.data?.items ?? []).map(({ id, name }) => ({ key: id, label: name }))]} />
        <DateInput name="from" label={t('history.filters.from')} optional value={search.from ?? ''} onChange={set('from')} />
        <DateInput name="until" label={t('history.filters.until')} optional value={search.until ?? ''} onChange={set('until')} />
      </div>
    </search>
  );
}

function What({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  if (entry.kind === 'qualification' && entry.code !== null) return <Link to="/admin/catalogue/$code" params={{ code: entry.code }} className="code">{entry.code}</Link>;
  if (entry.batchId !== null) return <Link to="/admin/batches/$id" params={{ id: entry.batchId }}>{t('history.batch')}</Link>;
  return <span>{entry.code ?? t(entry.draftId === null ? 'history.agreement' : 'history.draft')}</span>;
}

function Who({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useTranslation();
  const placeName = usePlaceName();
  return <>{entry.personName ?? t('history.noOne')}{entry.jurisdiction !== null && <span className="cell-sub">{placeName(entry.jurisdiction)}</span>}</>;
}

function Acts({ filter }: { readonly filter: HistoryFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useInfiniteQuery(historyQuery(filter));
  const actWords = (act: string) => {
    const known = HISTORY_ACTS.find((each) => each === act);
    return known === undefined ? act : t(`history.act.${known}`);
  };
  return (
    <Loaded query={query} lines={8}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        if (rows.length === 0) return <EmptyState title={t('history.emptyTitle')} text={t('history.emptyText')} />;
        return (
          <section aria-label={t('history.acts')}>
            <div className="row row-between">
              <p role="status" className="muted small">{t('shell.total', { total })} · {t('history.audited')}</p>
              <p className="row no-print"><a className={buttonClass('second', 'small')} href={historyFile(filter, 'csv')} download>{t('history.exportCsv')}</a><a className={buttonClass('second', 'small')} href={historyFile(filter, 'jsonl')} download>{t('history.exportJsonl')}</a></p>
            </div>
            <DataTable
              caption={t('history.acts')} rows={rows} rowKey={(row) => row.id} isBusy={query.isPlaceholderData}
              columns={[
                { key: 'at', title: t('history.columns.at'), isRowHeader: true, cell: (row) => <time dateTime={row.at}>{format.instant(row.at)}</time> },
                { key: 'act', title: t('history.columns.act'), cell: (row) => actWords(row.act) },
                { key: 'what', title: t('history.columns.what'), cell: (row) => <What entry={row} /> },
                { key: 'who', title: t('history.columns.who'), cell: (row) => <Who entry={row} /> },
                { key: 'reason', title: t('history.columns.reason'), cell: (row) => row.reason ?? '—' },
              ]}
            />
            <ListFoot query={query} shown={rows.length} total={total} />
          </section>
        );
      }}
    </Loaded>
  );
}

/** What happened in the catalogue, and the whole of it as of any instant. */
export function HistoryPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/admin/admin/history' });
  const showsState = search.view === 'state';
  return (
    <>
      <PageHeading title={t('history.title')} lead={t('history.lead')} />
      <div className="stack">
        <nav className="tabs" aria-label={t('history.tabs')}>
          <Link to="/admin/history" search={{}} activeOptions={{ exact: true }}>{t('history.acts')}</Link>
          <Link to="/admin/history" search={{ view: 'state' }} activeOptions={{ includeSearch: true, exact: false }}>{t('history.state')}</Link>
        </nav>
        {showsState ? <CatalogueAt at={search.at ?? ''} q={search.q ?? ''} /> : <><Filters search={search} /><Acts filter={filterOf(search)} /></>}
      </div>
    </>
  );
}
