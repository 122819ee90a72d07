import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { figuresQuery, type SupervisionFilter } from '../../api/supervision.js';
import { useSignedIn } from '../../api/session.js';
import type { SupervisionFigures, SupervisionGroup } from '../../api/types.js';
import { Bar, BarSample } from '../../components/data/bar.js';
import { DataTable, type Column } from '../../components/data/data-table.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import '../../design/supervision.css';
import { useFormat } from '../../text/format.js';
import { SupervisionFilters, useGroupName } from './filters.js';

type Dimension = keyof SupervisionFilter;
type Need = 'all' | 'near' | 'overdue' | 'escalated';

const COUNTS = [['load', 'all'], ['near', 'near'], ['overdue', 'overdue'], ['escalated', 'escalated']] as const satisfies readonly (readonly [string, Need])[];

/** A number that leads to the requests behind it. */
function Count({ value, need, what, filter }: { readonly value: number; readonly need: Need; readonly what: string; readonly filter: SupervisionFilter }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (value === 0) return <span className="figure">0</span>;
  return <Link className="figure" to="/supervision/cases" search={{ ...filter, need }} aria-label={t('supervision.countLabel', { count: value, what, need: t(`supervision.needs.${need}`) })}>{format.number(value)}</Link>;
}

function Totals({ total, filter }: { readonly total: SupervisionFigures['total']; readonly filter: SupervisionFilter }) {
  const { t } = useTranslation();
  return (
    <dl className="figure-tiles">
      {COUNTS.map(([name, need]) => <div key={name}><dt>{t(`supervision.counts.${name}`)}</dt><dd><Count value={total[name]} need={need} what={t('supervision.everything')} filter={filter} /></dd></div>)}
    </dl>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="bar-legend">
      <li><BarSample look="hatched" />{t('supervision.counts.overdue')}</li>
      <li><BarSample look="dotted" />{t('supervision.counts.near')}</li>
      <li><BarSample look="plain" />{t('supervision.rest')}</li>
    </ul>
  );
}

interface GroupsProps {
  readonly dimension: Dimension;
  readonly groups: readonly SupervisionGroup[];
  readonly filter: SupervisionFilter;
}

/** A chart that is a table: every bar stands beside its numbers. */
function Groups({ dimension, groups, filter }: GroupsProps) {
  const { t } = useTranslation();
  const nameOf = useGroupName();
  const most = Math.max(...groups.map(({ load }) => load), 1);
  const named = (group: SupervisionGroup) => {
    if (dimension === 'mode') return t(`vocabulary.mode.${group.key as 'online'}`);
    return dimension === 'age' ? t(`supervision.ages.${group.key as 'd21'}`) : nameOf(group);
  };
  const columns: readonly Column<SupervisionGroup>[] = [
    { key: 'name', title: t(`supervision.by.${dimension}`), isRowHeader: true, cell: named },
    { key: 'bar', title: t('supervision.chart'), cell: ({ load, near, overdue }) => <Bar most={most} parts={[{ value: overdue, look: 'hatched' }, { value: near, look: 'dotted' }, { value: load - near - overdue, look: 'plain' }]} /> },
    ...COUNTS.map(([name, need]): Column<SupervisionGroup> => ({ key: name, title: t(`supervision.counts.${name}`), cell: (group) => <Count value={group[name]} need={need} what={named(group)} filter={{ ...filter, [dimension]: group.key }} /> })),
  ];
  return <Panel title={t(`supervision.titles.${dimension}`)}><DataTable caption={t(`supervision.titles.${dimension}`)} columns={columns} rows={groups} rowKey={({ key }) => key} /></Panel>;
}

/** What is open within the post's reach, in figures. */
export function DashboardPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const post = useSignedIn().activePost;
  const filter = useSearch({ from: '/supervision-area/supervision' });
  const navigate = useNavigate({ from: '/supervision' });
  const query = useQuery(figuresQuery(filter));
  const place = post === null ? '' : format.name(post.authority ?? post.jurisdiction);
  return (
    <>
      <PageHeading title={t('supervision.title')} lead={t('supervision.lead', { place })} actions={<Link className={buttonClass('first', 'small')} to="/supervision/cases">{t('supervision.toCases')}</Link>} />
      <div className="stack">
        <search className="filters no-print"><div className="search-bar"><SupervisionFilters filter={filter} onChange={(name, value) => void navigate({ search: (now) => ({ ...now, [name]: value }), replace: true })} /></div></search>
        <Loaded query={query} lines={9}>
          {(figures) => (
            <>
              <p role="status" className="muted small">{t('supervision.at', { at: format.instant(figures.at) })}</p>
              <Totals total={figures.total} filter={filter} />
              {figures.total.load === 0 ? <EmptyState title={t('supervision.emptyTitle')} text={t('supervision.emptyText')} /> : (
                <>
                  <Legend />
                  <Groups dimension="age" groups={figures.byAge} filter={filter} />
                  <Groups dimension="authority" groups={figures.byAuthority} filter={filter} />
                  <Groups dimension="mode" groups={figures.byMode} filter={filter} />
                  <Groups dimension="serviceType" groups={figures.byServiceType} filter={filter} />
                  <Groups dimension="clerk" groups={figures.byClerk} filter={filter} />
                </>
              )}
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}
