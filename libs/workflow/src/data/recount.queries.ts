import type { Day } from '#kernel';
import type { Tx } from '#platform';

/** How many requests have a running clock that counts on one of these days: provisional ones are counted anew, and after a correction all of them. For the operator, before a calendar is published. */
export async function requestsCountingOn(tx: Tx, days: readonly Day[], only: 'provisional' | 'all'): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `SELECT count(DISTINCT request_id)::int AS total FROM workflow.deadline
     WHERE status = 'running' AND (provisional OR $2) AND EXISTS (SELECT FROM unnest($1::date[]) AS day WHERE day > starts_on AND day <= due_on)`,
    [days, only === 'all'],
  );
  return row?.total ?? 0;
}
