import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';

/** What lies on whose desk. */
@Injectable()
export class AssignmentQueries {
  /** How many open requests each of these persons has claimed, or was given; who has none is left out. */
  async openClaimsOf(tx: Tx, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ id: string; n: number }>(
      'SELECT assignee_person_id AS id, count(*)::int AS n FROM workflow.request WHERE closed_at IS NULL AND assignee_person_id = ANY ($1) GROUP BY 1', [people]);
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  /** The open request that this person has claimed by this command; null: none, or it is no longer theirs. */
  async claimedBy(tx: Tx, person: string, commandId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(
      `SELECT r.id FROM workflow.request r JOIN workflow.request_action a ON a.request_id = r.id AND a.command_id = $2 WHERE r.assignee_person_id = $1 AND r.closed_at IS NULL`, [person, commandId]);
    return row?.id ?? null;
  }
}
