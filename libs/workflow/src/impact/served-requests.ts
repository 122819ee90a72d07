import { SYSTEM, type Tx, type UnitOfWork } from '#platform';
import type { DocumentChange, ImpactGroup, ImpactReport, InBoth } from '#publication';

/** Requests that one answer names. */
const MOST_ITEMS = 50;

const COUNTED = `SELECT service_type_code AS code, service_type_version AS version, count(*)::int AS count FROM workflow.request
  WHERE closed_at IS NULL AND service_type_code = ANY ($1) GROUP BY 1, 2 ORDER BY 1, 2`;
const NAMED = `SELECT id, number, service_type_code AS code, service_type_version AS version, count(*) OVER ()::int AS total FROM workflow.request
  WHERE closed_at IS NULL AND service_type_code = ANY ($1) ORDER BY submitted_at, id LIMIT ${MOST_ITEMS}`;
const DRAFTED = 'SELECT service_type_code AS code, count(*)::int AS count FROM workflow.draft WHERE service_type_code = ANY ($1) GROUP BY 1 ORDER BY 1';

interface Filed {
  readonly code: string;
  readonly version: string;
}

/**
 * Requests and drafts of service types that would change. What is filed is finished under the version under which it was filed, whatever comes; a draft is checked against the version that holds when it
 * is submitted.
 */
export async function servedRequests(uow: UnitOfWork, tx: Tx, changes: readonly DocumentChange[]): Promise<ImpactReport> {
  const codes = changes.flatMap(({ kind, code }) => (kind === 'service_type' ? [code] : []));
  if (codes.length === 0) return { groups: [], items: [], itemsTotal: 0 };
  const [counted, drafted] = await uow.run(SYSTEM, async (own) => [await own.query<Filed & { count: number }>(COUNTED, [codes]), await own.query<{ code: string; count: number }>(DRAFTED, [codes])] as const);
  const named = await tx.query<Filed & { id: string; number: string; total: number }>(NAMED, [codes]);
  const filed = counted.map(({ count, ...each }): ImpactGroup => ({ label: labelOf(each), count, ...stays(each), changed: false }));
  const begun = drafted.map(({ code, count }): ImpactGroup => ({ label: { zh: `${code}：尚未提交的草稿`, en: `${code}: drafts that are not submitted yet` }, count, ...checkedAnew(changes.find((change) => change.code === code)), changed: true }));
  return {
    groups: [...filed, ...begun], itemsTotal: named[0]?.total ?? 0,
    items: named.map(({ id, number, ...each }) => ({ id, name: number, label: labelOf(each), ...stays(each), changed: false })),
  };
}

function labelOf({ code, version }: Filed): InBoth {
  return { zh: `${code}：第 ${version} 版下的申请`, en: `${code}: requests under version ${version}` };
}

function stays({ version }: Filed): { before: InBoth; after: InBoth } {
  const under = { zh: `按第 ${version} 版办理`, en: `handled under version ${version}` };
  return { before: under, after: under };
}

function checkedAnew(change: DocumentChange | undefined): { before: InBoth; after: InBoth } {
  const before = { zh: '提交时按现行版本核对', en: 'checked against the version in force when submitted' };
  const isTaken = change?.after.standing === 'active' || change?.after.standing === 'deprecated';
  return { before, after: isTaken ? { zh: '提交时按新版本核对，已填写的内容保留', en: 'checked against the new version when submitted; what was typed is kept' } : { zh: '不能再提交', en: 'cannot be submitted any more' } };
}
