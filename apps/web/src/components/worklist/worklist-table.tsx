import { Link } from '@tanstack/react-router';
import type { WorkColumn } from '#contracts';
import { useTranslation } from 'react-i18next';
import { topicOf } from '../../api/topic.js';
import { useAct } from '../../api/requests.js';
import type { RequestView } from '../../api/types.js';
import { todayInChina, useFormat } from '../../text/format.js';
import { DataTable, type Column } from '../data/data-table.js';
import { Button } from '../form/button.js';
import { PlainBadge, StateBadge } from '../status/badges.js';
import { DueDate } from '../status/due-date.js';
import { announce } from '../status/toasts.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { useHolder } from '../request/status-block.js';
import { useChosenColumns } from './worklist-columns.js';

function ClaimFromRow({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const act = useAct(request.id);
  const claim = () => act.carryOut({ verb: 'claim', version: request.version, input: {} }, () => announce(t('work.claimedToast', { number: request.number })));
  return (
    <>
      <span className="contents" data-key="claim"><Button size="small" look="second" label={`${t('vocabulary.verb.claim')} ${request.number}`} isPending={act.isPending} onPress={claim}>{t('vocabulary.verb.claim')}</Button></span>
      {act.error !== null && <ProblemNotice error={act.error} />}
    </>
  );
}

function RowLink({ request, area }: { readonly request: RequestView; readonly area: 'work' | 'window' }) {
  const format = useFormat();
  const name = format.name(topicOf(request));
  const params = { id: request.id };
  return (
    <>
      {area === 'work' ? <Link to="/work/$id" params={params}>{name}</Link> : <Link to="/window/$id" params={params}>{name}</Link>}
      <span className="cell-sub code">{request.number}</span>
      <span className="cell-sub">{request.applicant.name} · {format.name(request.serviceType)}</span>
    </>
  );
}

export interface WorklistTableProps {
  readonly rows: readonly RequestView[];
  readonly area: 'work' | 'window';
  readonly caption: string;
  readonly isBusy: boolean;
  /** Stands before all others: with which rows are chosen. */
  readonly leading?: Column<RequestView> | undefined;
  /** Whether rows show who holds them (for a supervisor) instead of a button to claim. */
  readonly isOverview: boolean;
  /** Which columns, beside the one that names the request, in their order; left out or empty: as delivered. */
  readonly chosen?: readonly WorkColumn[];
  /** Left out where the list has one order. */
  readonly sort?: { readonly by: 'due' | 'submitted' | '-submitted'; readonly onSort: (by: 'due' | 'submitted' | '-submitted') => void };
}

/** Requests as rows, the most urgent first unless sorted otherwise. */
export function WorklistTable({ rows, area, caption, isBusy, leading, isOverview, chosen = [], sort }: WorklistTableProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const holder = useHolder();
  const bySubmitted: 'ascending' | 'descending' | 'none' = sort?.by === 'submitted' ? 'ascending' : sort?.by === '-submitted' ? 'descending' : 'none';
  const columns: readonly Column<RequestView>[] = [
    ...(leading === undefined ? [] : [leading]),
    { key: 'request', title: t('work.columns.request'), isRowHeader: true, cell: (row) => <RowLink request={row} area={area} /> },
    { key: 'route', title: t('work.columns.route'), cell: (row) => <>{t('request.route', { from: format.name(row.fromJurisdiction), to: format.name(row.toJurisdiction) })}<span className="cell-sub">{t(`vocabulary.mode.${row.mode}`)}</span></> },
    { key: 'state', title: t('work.columns.state'), cell: (row) => <><StateBadge state={row.state} />{row.alert !== null && <span className="cell-sub"><PlainBadge tone="bad">{t('alerts.onRequest.badge', { kind: t(`alerts.kind.${row.alert}`) })}</PlainBadge></span>}</> },
    { key: 'due', title: t('work.columns.due'), ...(sort ? { sort: { direction: sort.by === 'due' ? ('ascending' as const) : ('none' as const), onSort: () => sort.onSort('due') } } : {}), cell: (row) => <DueDate on={row.dueAt === null ? null : todayInChina(new Date(row.dueAt))} short /> },
    { key: 'submitted', title: t('work.columns.submitted'), ...(sort ? { sort: { direction: bySubmitted, onSort: () => sort.onSort(sort.by === 'submitted' ? '-submitted' : 'submitted') } } : {}), cell: (row) => <time dateTime={row.submittedAt}>{format.instant(row.submittedAt)}</time> },
    isOverview
      ? { key: 'holder', title: t('work.columns.holder'), cell: (row) => <>{holder(row)}<span className="cell-sub">{t(row.claimed ? 'work.claimedBySomeone' : 'work.unclaimed')}</span></> }
      : { key: 'claimed', title: t('work.columns.claimed'), isActions: true, cell: (row) => (row.mine ? t('work.claimedByMe') : row.claimed ? t('work.claimedBySomeone') : row.custodian === 'authority' || row.offeredAuthority !== null ? <ClaimFromRow request={row} /> : holder(row)) },
  ];
  const shown = useChosenColumns(columns, chosen);
  return <DataTable caption={caption} columns={shown} rows={rows} rowKey={(row) => row.id} isBusy={isBusy} />;
}
