import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { topicOf } from '../../api/topic.js';
import { CASE_FILTERS, casesQuery, type CaseFilter } from '../../api/supervision.js';
import type { SupervisionCase } from '../../api/types.js';
import { DataTable, type Column } from '../../components/data/data-table.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { Button } from '../../components/form/button.js';
import { SearchInput } from '../../components/form/search-input.js';
import { SelectInput } from '../../components/form/select-input.js';
import { useSearchText } from '../../components/form/use-search-text.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { useHolder } from '../../components/request/status-block.js';
import { PlainBadge, ProvenanceLine, StateBadge } from '../../components/status/badges.js';
import { DueDate } from '../../components/status/due-date.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import type { Tone } from '../../components/status/notice.js';
import '../../design/public.css';
import '../../design/supervision.css';
import { todayInChina, useFormat } from '../../text/format.js';
import { CaseActions } from './case-actions.js';
import { SupervisionFilters } from './filters.js';

const FROM = '/supervision-area/supervision/cases';
const TONE: Readonly<Record<SupervisionCase['needs'][number], Tone>> = { overdue: 'bad', near: 'care', escalated: 'bad', contested: 'care', attention: 'care' };

function useColumns(): readonly Column<SupervisionCase>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const holder = useHolder();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/supervision/cases' });
  const sortBy = (sort: string) => void navigate({ search: (now) => ({ ...now, sort: sort === 'due' ? undefined : sort }), replace: true });
  const bySubmitted = search.sort === 'submitted' ? 'ascending' : search.sort === '-submitted' ? 'descending' : 'none';
  return [
    {
      key: 'request', title: t('work.columns.request'), isRowHeader: true,
      cell: ({ request }) => <><Link to="/work/$id" params={{ id: request.id }}>{format.name(topicOf(request))}</Link><span className="cell-sub code">{request.number}</span><span className="cell-sub">{t('request.route', { from: format.name(request.fromJurisdiction), to: format.name(request.toJurisdiction) })}</span></>,
    },
    { key: 'needs', title: t('supervision.need'), cell: ({ needs, request }) => <><StateBadge state={request.state} />{needs.map((need) => <span key={need} className="cell-sub"><PlainBadge tone={TONE[need]}>{t(`supervision.needs.${need}`)}</PlainBadge></span>)}</> },
    { key: 'due', title: t('work.columns.due'), sort: { direction: bySubmitted === 'none' ? 'ascending' : 'none', onSort: () => sortBy('due') }, cell: ({ request }) => <DueDate on={request.dueAt === null ? null : todayInChina(new Date(request.dueAt))} short /> },
    { key: 'submitted', title: t('work.columns.submitted'), sort: { direction: bySubmitted, onSort: () => sortBy(bySubmitted === 'ascending' ? '-submitted' : 'submitted') }, cell: ({ request }) => <time dateTime={request.submittedAt}>{format.instant(request.submittedAt)}</time> },
    { key: 'holder', title: t('work.columns.holder'), cell: ({ request, clerk }) => <>{holder(request)}<span className="cell-sub">{clerk?.name ?? t('work.unclaimed')}</span></> },
    {
      key: 'owner', title: t('supervision.owner'),
      cell: ({ escalation }) => (escalation === null ? '—' : <>{escalation.owner === null ? t('supervision.byRole', { place: format.name(escalation.jurisdiction) }) : escalation.mine ? t('supervision.mine') : escalation.owner.name}<span className="cell-sub">{t(`supervision.causes.${escalation.cause}`)}</span></>),
    },
    { key: 'actions', title: t('work.columns.actions'), isActions: true, cell: (row) => <CaseActions row={row} /> },
  ];
}

function Filters({ need }: { readonly need: CaseFilter }) {
  const { t } = useTranslation();
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/supervision/cases' });
  const set = (name: string, value: string | undefined) => void navigate({ search: (now) => ({ ...now, [name]: value }), replace: true });
  const [q, setQ] = useSearchText(search.q ?? '', (settled) => set('q', settled === '' ? undefined : settled));
  return (
    <search className="filters no-print">
      <div className="search-bar">
        <SearchInput label={t('work.search')} hint={t('work.searchHint')} value={q} onChange={setQ} />
        <SelectInput name="need" label={t('supervision.need')} optional value={need} onChange={(key) => set('need', key === 'any' ? undefined : key)} options={CASE_FILTERS.map((key) => ({ key, label: t(`supervision.needs.${key}`) }))} />
        <SupervisionFilters filter={search} onChange={set} />
      </div>
    </search>
  );
}

/** What needs a person, with what may be done about it. */
export function CasesPage() {
  const { t } = useTranslation();
  const { need: asked, sort: wanted, ...rest } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/supervision/cases' });
  const need = CASE_FILTERS.find((each) => each === asked) ?? 'any';
  const sort = (['submitted', '-submitted'] as const).find((each) => each === wanted) ?? 'due';
  const columns = useColumns();
  const query = useInfiniteQuery(casesQuery({ ...rest, need, sort }));
  return (
    <>
      <PageHeading title={t('supervision.casesTitle')} lead={t('supervision.casesLead')} back={<Link to="/supervision">{t('supervision.toFigures')}</Link>} />
      <div className="stack">
        <Filters need={need} />
        <Loaded query={query} lines={9}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            const total = data.pages[0]?.total ?? 0;
            return (
              <section aria-label={t('supervision.casesTitle')}>
                <p role="status" className="muted small">{t('shell.total', { total })}</p>
                {rows.length === 0 ? (
                  <EmptyState title={t('supervision.noCasesTitle')} text={t('supervision.noCasesText')}><Button look="second" onPress={() => void navigate({ search: {} })}>{t('work.emptyReset')}</Button></EmptyState>
                ) : (
                  <>
                    <DataTable caption={t('supervision.casesTitle')} columns={columns} rows={rows} rowKey={({ request }) => request.id} isBusy={query.isPlaceholderData} />
                    <ListFoot query={query} shown={rows.length} total={total} />
                    <ProvenanceLine />
                  </>
                )}
              </section>
            );
          }}
        </Loaded>
      </div>
    </>
  );
}
