import { Injectable } from '@nestjs/common';
import type { Day } from '#kernel';
import { isUniqueViolation, type Tx } from '#platform';
import type { AbsenceRow } from './absence.entity.js';

const COLUMNS = `a.id, a.person_id AS "personId", a.stand_in_id AS "standInId", a.authority_id AS "authorityId", lower(a.days)::text AS "from", (upper(a.days) - 1)::text AS "until",
  a.set_by AS "setBy", a.set_at AS "setAt", a.ended_at AS "endedAt"`;
const TODAY = `($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;
const CLAIMS = `SELECT r.id, a.stand_in_id AS "standInId" FROM workflow.absence a JOIN workflow.request r ON r.assignee_person_id = a.person_id AND r.desk_authority_id = a.authority_id
  WHERE a.ended_at IS NULL AND a.days @> ${TODAY} AND r.closed_at IS NULL AND r.applicant_id <> a.stand_in_id AND directory.clerk_post(a.stand_in_id, a.authority_id, $1) IS NOT NULL
    AND NOT EXISTS (SELECT FROM workflow.absence b WHERE b.person_id = a.stand_in_id AND b.authority_id = a.authority_id AND b.ended_at IS NULL AND b.days @> ${TODAY})`;

/** An open claim of somebody who is away, and who is to have it. */
export interface ClaimOfAbsent {
  /** That of the request. */
  readonly id: string;
  readonly standInId: string;
}

/** Absences; row-level security answers for whose. */
@Injectable()
export class AbsenceStore {
  /** One after the other for the same people: nobody is away twice, and no two stand in for each other. In one order, so that two do not wait for each other. */
  async lockPeople(tx: Tx, personIds: readonly string[]): Promise<void> {
    for (const id of [...new Set(personIds)].sort()) await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [id]);
  }

  /** Whether the database refused a second absence under the same id. */
  isRepetition(error: unknown): boolean {
    return isUniqueViolation(error, 'absence_pkey');
  }

  async find(tx: Tx, id: string): Promise<AbsenceRow | null> {
    const [row] = await tx.query<AbsenceRow>(`SELECT ${COLUMNS} FROM workflow.absence a WHERE a.id = $1`, [id]);
    return row ?? null;
  }

  async insert(tx: Tx, { id, personId, standInId, authorityId, from, until, setBy }: Omit<AbsenceRow, 'setAt' | 'endedAt'>, jurisdiction: string): Promise<void> {
    await tx.execute(
      `INSERT INTO workflow.absence (id, person_id, stand_in_id, authority_id, jurisdiction, days, set_by, set_at) VALUES ($1, $2, $3, $4, $5, daterange($6::date, $7::date, '[]'), $8, $9)`,
      [id, personId, standInId, authorityId, jurisdiction, from, until, setBy, tx.now]);
  }

  /** How many rows were ended: none where it had ended before, or where the scope may not. */
  async end(tx: Tx, id: string, by: string): Promise<number> {
    return (await tx.query('UPDATE workflow.absence SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id', [id, tx.now, by])).length;
  }

  /** Whether somebody is away from the authority on one of these days. */
  async isAway(tx: Tx, personId: string, authorityId: string, from: Day, until: Day): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM workflow.absence WHERE person_id = $1 AND authority_id = $2 AND ended_at IS NULL AND days && daterange($3::date, $4::date, '[]')`, [personId, authorityId, from, until]);
    return rows.length > 0;
  }

  /** Those that run or are to come, soonest first; or those that are over, latest first. */
  async list(tx: Tx, filter: { readonly past: boolean; readonly offset: number; readonly limit: number }): Promise<{ items: AbsenceRow[]; total: number }> {
    const where = filter.past ? `(a.ended_at IS NOT NULL OR upper(a.days) <= ${TODAY})` : `a.ended_at IS NULL AND upper(a.days) > ${TODAY}`;
    const items = await tx.query<AbsenceRow>(`SELECT ${COLUMNS} FROM workflow.absence a WHERE ${where} ORDER BY ${filter.past ? 'lower(a.days) DESC' : 'lower(a.days)'}, a.id LIMIT $2 OFFSET $3`, [tx.now, filter.limit, filter.offset]);
    const [count] = await tx.query<{ n: number }>(`SELECT count(*)::int AS n FROM workflow.absence a WHERE ${where}`, [tx.now]);
    return { items, total: count?.n ?? 0 };
  }

  /**
   * Open claims of those who are away now, in the order of ids behind one. Left where they are: the stand-in's own matters, and those of whom the stand-in is away too or no longer a clerk there; a
   * supervisor sees them in the list of absences.
   */
  async claimsOfAbsent(tx: Tx, after: string, limit: number): Promise<ClaimOfAbsent[]> {
    return tx.query(`${CLAIMS} AND r.id > $2 ORDER BY r.id LIMIT $3`, [tx.now, after, limit]);
  }

  /** The same of one request, as it is now; null: it stays where it is. */
  async claimOfAbsent(tx: Tx, requestId: string): Promise<ClaimOfAbsent | null> {
    const [claim] = await tx.query<ClaimOfAbsent>(`${CLAIMS} AND r.id = $2`, [tx.now, requestId]);
    return claim ?? null;
  }
}
