import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MATTER_KINDS, matterWorkQuery, ratingFiguresQuery, WORK_QUEUES, type MatterFilter } from '../../api/feedback.js';
import { DataTable } from '../../components/data/data-table.js';
import { Facts } from '../../components/data/facts.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { useMatterTitle } from '../../components/feedback/matter-body.js';
import { MATTER_TONE } from '../../components/feedback/matter-tone.js';
import { SearchInput } from '../../components/form/search-input.js';
import { SelectInput } from '../../components/form/select-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { PlainBadge } from '../../components/status/badges.js';
import { DueDate } from '../../components/status/due-date.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import { todayInChina, useFormat } from '../../text/format.js';

const FROM = '/feedback-work/matters';
const ALL = 'all';

/** Ratings of the office, as figures only. */
function Figures() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(ratingFiguresQuery);
  if (data === undefined) return null;
  if (data.total === null) return <p className="muted small">{t('feedback.work.figuresFew')}</p>;
  return <Panel title={t('feedback.work.figures', { total: data.total })}><Facts facts={data.levels.map(({ level, count }) => ({ term: t(`feedback.level.${level}`), value: format.number(count) }))} /></Panel>;
}

function Rows(filter: MatterFilter) {
  const { t } = useTranslation();
  const format = useFormat();
  const titleOf = useMatterTitle();
  const query = useInfiniteQuery(matterWorkQuery(filter));
  return (
    <Loaded query={query} lines={8}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        return (
          <section aria-label={t('feedback.work.title')}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            {rows.length === 0 ? <EmptyState title={t('feedback.work.emptyTitle')} text={t('feedback.work.emptyText')} /> : (
              <>
                <DataTable
                  caption={t('feedback.work.title')} rows={rows} rowKey={(row) => row.id} isBusy={query.isPlaceholderData}
                  columns={[
                    { key: 'matter', title: t('feedback.work.columns.matter'), isRowHeader: true, cell: (row) => <><Link to="/matters/$id" params={{ id: row.id }}>{titleOf(row)}</Link><span className="cell-sub code">{row.number}</span></> },
                    { key: 'kind', title: t('feedback.work.columns.kind'), cell: (row) => t(`feedback.kind.${row.kind}`) },
                    { key: 'state', title: t('feedback.work.columns.state'), cell: (row) => <><PlainBadge tone={MATTER_TONE[row.state]}>{t(`feedback.state.${row.state}`)}</PlainBadge>{row.taken && <span className="cell-sub">{t(row.mine ? 'feedback.one.takenByMe' : 'feedback.one.taken')}</span>}</> },
                    { key: 'due', title: t('feedback.work.columns.due'), cell: (row) => (row.closedAt === null ? <DueDate on={row.dueAt === null ? null : todayInChina(new Date(row.dueAt))} short /> : '—') },
                    { key: 'opened', title: t('feedback.work.columns.opened'), cell: (row) => <time dateTime={row.openedAt}>{format.instant(row.openedAt)}</time> },
                    { key: 'holder', title: t('feedback.work.columns.holder'), cell: (row) => format.name(row.holder) },
                  ]}
                />
                <ListFoot query={query} shown={rows.length} total={total} />
              </>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}

/** The matters of the reader's office. */
export function MatterWorkPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/matters' });
  const queue = WORK_QUEUES.find((each) => each === search.queue) ?? 'open';
  const [text, setText] = useSearchText(search.q ?? '', (q) => void navigate({ search: (now) => ({ ...now, q: q === '' ? undefined : q }), replace: true }));
  const kind = MATTER_KINDS.find((each) => each === search.kind);
  return (
    <>
      <PageHeading title={t('feedback.work.title')} lead={t('feedback.work.lead')} />
      <div className="stack">
        <nav className="tabs" aria-label={t('feedback.work.queue')}>
          {WORK_QUEUES.map((each) => <Link key={each} to="/matters" search={(now) => ({ ...now, queue: each === 'open' ? undefined : each })} activeOptions={{ exact: true }}>{t(`feedback.work.queues.${each}`)}</Link>)}
        </nav>
        <search className="filters">
          <div className="search-bar">
            <SearchInput label={t('feedback.work.search')} hint={t('feedback.work.searchHint')} value={text} onChange={setText} />
            <SelectInput name="kind" label={t('feedback.work.kind')} optional value={kind ?? ALL} onChange={(key) => void navigate({ search: (now) => ({ ...now, kind: key === ALL ? undefined : key }), replace: true })} options={[{ key: ALL, label: t('shell.all') }, ...MATTER_KINDS.map((key) => ({ key, label: t(`feedback.kind.${key}`) }))]} />
          </div>
        </search>
        <Rows queue={queue} kind={kind} q={search.q} />
        <Figures />
      </div>
    </>
  );
}
