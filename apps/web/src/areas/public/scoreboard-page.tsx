import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { scoreboardQuery } from '../../api/scoreboard.js';
import type { Scoreboard, ScoreboardRow } from '../../api/types.js';
import { Bar } from '../../components/data/bar.js';
import { DataTable, type Column } from '../../components/data/data-table.js';
import { SelectInput } from '../../components/form/select-input.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';
import '../../design/public.css';
import '../../design/supervision.css';
import { useFormat } from '../../text/format.js';
import { AsksAvoidedPanel } from './asks-avoided.js';

const FILE = '/api/workflow/scoreboard/export';

/** A month, a quarter or a year in words. */
function usePeriodName(): (period: string) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (period) => {
    const [year, part] = period.split('-');
    if (part === undefined) return t('scoreboard.year', { year });
    return part.startsWith('Q') ? t('scoreboard.quarter', { year, quarter: part.slice(1) }) : format.month(`${period}-01`);
  };
}

function useColumns(leastCount: number): readonly Column<ScoreboardRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const few = t('scoreboard.few', { least: leastCount });
  const percent = (value: number | null) => (value === null ? '—' : t('scoreboard.percent', { value }));
  const stars = (figure: ScoreboardRow['ratings']) => {
    if (figure === null) return t('scoreboard.noneYet');
    if (figure.hidden) return few;
    return figure.average === null ? '—' : t('scoreboard.stars', { average: figure.average, count: figure.count ?? 0 });
  };
  return [
    { key: 'place', title: t('scoreboard.columns.place'), isRowHeader: true, cell: ({ jurisdiction, level }) => <>{jurisdiction === null ? t('scoreboard.everywhere') : format.name(jurisdiction)}{level !== null && <span className="cell-sub">{t(`scoreboard.levels.${level}`)}</span>}</> },
    { key: 'decided', title: t('scoreboard.columns.decided'), cell: ({ decided, hidden }) => (hidden || decided === null ? few : format.number(decided)) },
    { key: 'onTime', title: t('scoreboard.columns.onTime'), cell: ({ onTimePercent }) => <>{percent(onTimePercent)}{onTimePercent !== null && <Bar parts={[{ value: onTimePercent, look: 'plain' }, { value: 100 - onTimePercent, look: 'hatched' }]} most={100} />}</> },
    { key: 'median', title: t('scoreboard.columns.median'), cell: ({ medianDays }) => (medianDays === null ? '—' : t('scoreboard.days', { days: format.number(medianDays) })) },
    { key: 'supplement', title: t('scoreboard.columns.supplement'), cell: ({ supplementPercent }) => percent(supplementPercent) },
    { key: 'timeliness', title: t('scoreboard.columns.timeliness'), cell: ({ timeliness }) => stars(timeliness) },
    { key: 'ratings', title: t('scoreboard.columns.ratings'), cell: ({ ratings }) => stars(ratings) },
  ];
}

function Board({ board }: { readonly board: Scoreboard }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/scoreboard' });
  const nameOf = usePeriodName();
  const columns = useColumns(board.leastCount);
  if (board.period === null) return <EmptyState title={t('scoreboard.emptyTitle')} text={t('scoreboard.emptyText')} />;
  const { period } = board;
  return (
    <>
      <search className="filters no-print"><div className="search-bar"><SelectInput name="period" label={t('scoreboard.period')} optional value={period} onChange={(key) => void navigate({ search: { period: key }, replace: true })} options={board.periods.map((key) => ({ key, label: nameOf(key) }))} /></div></search>
      <Panel title={nameOf(period)}><DataTable caption={t('scoreboard.caption', { period: nameOf(period) })} columns={columns} rows={board.rows} rowKey={({ jurisdiction, level }) => `${jurisdiction?.code ?? '*'} ${level ?? '*'}`} /></Panel>
      <Panel title={t('scoreboard.files')} className="no-print"><p><a href={`${FILE}?format=csv&period=${period}`} download>CSV</a> · <a href={`${FILE}?format=json&period=${period}`} download>JSON</a></p></Panel>
    </>
  );
}

/** How timely the jurisdictions decide, for everybody. */
export function ScoreboardPage() {
  const { t } = useTranslation();
  const { period } = useSearch({ from: '/scoreboard' });
  const query = useQuery(scoreboardQuery(period));
  return (
    <>
      <PageHeading title={t('scoreboard.title')} lead={t('scoreboard.lead')} />
      <div className="stack">
        <Loaded query={query} lines={9}>{(board) => <Board board={board} />}</Loaded>
        <AsksAvoidedPanel />
        <Panel title={t('scoreboard.how')}><ul className="bullets small">{(['decided', 'median', 'supplement', 'timeliness', 'few'] as const).map((each) => <li key={each}>{t(`scoreboard.notes.${each}`, { least: query.data?.leastCount ?? 10 })}</li>)}</ul></Panel>
      </div>
    </>
  );
}
