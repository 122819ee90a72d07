import { HANDLING_MODES, REQUEST_STATES } from '#contracts';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QUEUES, SORTS, worklistCountsQuery, worklistQuery, type Queue } from '../../api/requests.js';
import { useSignedIn } from '../../api/session.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { SearchInput } from '../../components/form/search-input.js';
import { SelectInput } from '../../components/form/select-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { ProvenanceLine } from '../../components/status/badges.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { workSettingsQuery } from '../../api/work-desk.js';
import { KeysHelp } from '../../components/keys/keys-help.js';
import { ColumnChoice } from './column-choice.js';
import { MoreFilters } from './more-filters.js';
import { SavedViews } from './saved-views.js';
import '../../design/public.css';
import { useFormat } from '../../text/format.js';
import { ChosenRows } from './many/chosen-rows.js';
import { NextCaseButton, useQueueKept } from './many/next-case-button.js';
import { useCountText, useTotalText } from './many/total-text.js';

const ALL = 'all';
const FROM = '/case-clerk/work';

function Tabs() {
  const { t } = useTranslation();
  const counts = useQuery(worklistCountsQuery);
  const textOf = useCountText(counts.data?.countedUpTo);
  // A supervisor claims nothing.
  const queues = useSignedIn().activePost?.role === 'case_clerk' ? QUEUES : QUEUES.filter((each) => each !== 'mine');
  return (
    <nav className="tabs" aria-label={t('work.tabsLabel')}>
      {queues.map((each) => {
        const count = each === 'past' ? undefined : counts.data?.[each];
        return (
          <Link key={each} data-queue={each} to="/work" search={(now) => ({ ...now, queue: each === 'all' ? undefined : each })} activeOptions={{ exact: true }}>
            {t(`work.tabs.${each}`)}
            {count !== undefined && <span className={each === 'overdue' && count > 0 ? 'count count-urgent' : 'count'}>{textOf(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

function Filters() {
  const { t } = useTranslation();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/work' });
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => void navigate({ search: (now) => ({ ...now, q: settled === '' ? undefined : settled }), replace: true }));
  const set = (name: 'state' | 'mode' | 'sort') => (key: string) => void navigate({ search: (now) => ({ ...now, [name]: key === ALL ? undefined : key }), replace: true });
  return (
    <search className="filters">
      <div className="search-bar">
        <SearchInput label={t('work.search')} hint={t('work.searchHint')} value={q} onChange={setQ} />
        <SelectInput name="state" label={t('work.state')} optional value={search.state ?? ALL} onChange={set('state')} options={[{ key: ALL, label: t('shell.all') }, ...REQUEST_STATES.map((key) => ({ key, label: t(`vocabulary.state.${key}`) }))]} />
        <SelectInput name="mode" label={t('work.mode')} optional value={search.mode ?? ALL} onChange={set('mode')} options={[{ key: ALL, label: t('shell.all') }, ...HANDLING_MODES.map((key) => ({ key, label: t(`vocabulary.mode.${key}`) }))]} />
        <SelectInput name="sort" label={t('work.sort')} optional value={search.sort ?? 'due'} onChange={set('sort')} options={SORTS.map((key) => ({ key, label: t(`work.sorts.${key}`) }))} />
      </div>
    </search>
  );
}

function Rows({ queue }: { readonly queue: Queue }) {
  const { t } = useTranslation();
  const { sort, ...narrowing } = useSearch({ from: FROM });
  const settings = useQuery(workSettingsQuery);
  const navigate = useNavigate({ from: '/work' });
  const isOverview = useSignedIn().activePost?.role !== 'case_clerk';
  const countOf = useTotalText();
  useQueueKept({ ...narrowing, queue: queue === 'past' ? 'new' : queue });
  const by = SORTS.find((each) => each === sort) ?? 'due';
  const query = useInfiniteQuery(worklistQuery({ ...narrowing, queue, sort: by }));
  return (
    <Loaded query={query} lines={9}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = countOf(data.pages.at(-1));
        return (
          <section aria-label={t('work.title')}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <ChosenRows
              key={queue} rows={rows} caption={t('work.title')} isBusy={query.isPlaceholderData} isOverview={isOverview} chosen={settings.data?.columns ?? []} sort={{ by, onSort: (next) => void navigate({ search: (now) => ({ ...now, sort: next }), replace: true }) }}
              whenEmpty={<EmptyState title={t('work.emptyTitle')} text={t('work.emptyText')}><Button look="second" onPress={() => void navigate({ search: {} })}>{t('work.emptyReset')}</Button></EmptyState>}
            />
            {rows.length > 0 && (
              <>
                <ListFoot query={query} shown={rows.length} total={total} />
                <ProvenanceLine />
                <p className="muted small no-print">{t('work.keys')}</p>
              </>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

export function WorkListPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const post = useSignedIn().activePost;
  const search = useSearch({ from: FROM });
  const queue = QUEUES.find((each) => each === search.queue) ?? 'all';
  const place = post === null ? '' : format.name(post.authority ?? post.jurisdiction);
  return (
    <>
      <PageHeading title={t(post?.role === 'case_clerk' ? 'work.title' : 'work.superviseTitle')} lead={t('work.lead', { place })} actions={<>{post?.role === 'case_clerk' && <NextCaseButton />}<Link to="/work/absences">{t('assignments.absences')}</Link>{post?.role === 'case_clerk' && <Link to="/work/outdated">{t('versions.listLink')}</Link>}</>} />
      <div className="stack">
        <SavedViews />
        <Tabs />
        <Filters />
        <div className="row no-print"><MoreFilters /><ColumnChoice /><KeysHelp area="list" /></div>
        <Rows queue={queue} />
      </div>
    </>
  );
}
