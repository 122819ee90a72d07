import { Injectable } from '@nestjs/common';
import { isUniqueViolation, type Tx } from '#platform';
import type { RatingLevel } from '../domain/ratings.js';
import { RatingEntity } from './entities.js';

/** How often an authority was rated at one level. */
export interface RatingCount {
  readonly authorityId: string;
  /** Division code of the authority. */
  readonly jurisdiction: string;
  readonly level: RatingLevel;
  readonly count: number;
}

/** Instants (UTC) between which ratings were given, half-open. */
export interface RatingPeriod {
  readonly from: Date;
  readonly until: Date;
}

const COUNTS = `SELECT authority_id AS "authorityId", jurisdiction, level, count(*)::int AS count FROM feedback.rating
  WHERE at >= $1 AND at < $2 AND ($3::uuid IS NULL OR authority_id = $3) AND ($4::text[] IS NULL OR jurisdiction = ANY ($4))
  GROUP BY authority_id, jurisdiction, level ORDER BY jurisdiction, authority_id, level`;

const BY_MONTH = `SELECT to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, authority_id AS "authorityId", level, count(*)::int AS count FROM feedback.rating
  WHERE at >= $1 AND at < $2 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/** Ratings; row-level security bounds every reading. */
@Injectable()
export class RatingStore {
  async ofRequest(tx: Tx, requestId: string): Promise<RatingEntity | null> {
    return tx.manager.findOneBy(RatingEntity, { requestId });
  }

  async find(tx: Tx, id: string): Promise<RatingEntity | null> {
    return tx.manager.findOneBy(RatingEntity, { id });
  }

  async insert(tx: Tx, rating: RatingEntity): Promise<void> {
    await tx.manager.insert(RatingEntity, rating);
  }

  /** Whether the database refused a second rating of the same occasion, or a second one under the same id. */
  isRepetition(error: unknown): boolean {
    return isUniqueViolation(error, 'rating_once') || isUniqueViolation(error, 'rating_pkey');
  }

  /** How often each authority was rated at each level, by month in Asia/Shanghai (`2026-03`). */
  async byMonth(tx: Tx, { from, until }: RatingPeriod): Promise<(Pick<RatingCount, 'authorityId' | 'level' | 'count'> & { readonly month: string })[]> {
    return tx.query(BY_MONTH, [from, until]);
  }

  /** Counts as the running scope may see them: the platform sees all. */
  async counts(tx: Tx, { from, until }: RatingPeriod, office: { readonly authorityId?: string | null; readonly jurisdictions?: readonly string[] | null } = {}): Promise<RatingCount[]> {
    return tx.query<RatingCount>(COUNTS, [from, until, office.authorityId ?? null, office.jurisdictions ?? null]);
  }
}
