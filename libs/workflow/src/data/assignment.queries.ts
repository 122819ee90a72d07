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
}
