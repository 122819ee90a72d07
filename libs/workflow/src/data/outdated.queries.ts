import { Injectable } from '@nestjs/common';
import type { Direction } from '#catalogue';
import { BlindIndex, type PostScope, type Tx } from '#platform';
import type { RequestEntity } from './entities.js';
import { RequestQueries } from './request.queries.js';
import { add, heldBy, matching, type Sql } from './worklist-sql.js';

/** A direction with the last instant at which what holds for it changed. */
export interface ChangedDirection extends Direction {
  readonly changedAt: Date;
}

/** States in which a clerk may still move a request to another version: in custody, and not decided. */
const MOVABLE = `r.state IN ('routed', 'accepted')`;

/** Requests that stand under a version which is no longer in force. */
@Injectable()
export class OutdatedQueries {
  constructor(
    private readonly index: BlindIndex,
    private readonly requests: RequestQueries,
  ) {}

  /** The directions of the undecided requests that the post holds, each with the oldest instant of the catalogue that one stands under. */
  async directions(tx: Tx, post: PostScope): Promise<(Direction & { readonly oldest: Date })[]> {
    const sql = held(post);
    return tx.query(
      `SELECT r.qualification_code AS "qualificationCode", r.from_jurisdiction AS "fromJurisdiction", r.to_jurisdiction AS "toJurisdiction", min(r.catalogue_at) AS oldest
       FROM workflow.request r WHERE ${sql.where.join(' AND ')} AND r.qualification_code IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
      sql.values,
    );
  }

  /** One page of those that stand under what held before their direction changed, the soonest due first. */
  async list(tx: Tx, post: PostScope, changed: readonly ChangedDirection[], filter: { readonly q?: string | undefined; readonly offset: number; readonly limit: number }): Promise<{ items: RequestEntity[]; total: number }> {
    if (changed.length === 0) return { items: [], total: 0 };
    const sql = held(post);
    const columns = [changed.map((each) => each.qualificationCode), changed.map((each) => each.fromJurisdiction), changed.map((each) => each.toJurisdiction), changed.map((each) => each.changedAt)];
    const [codes, froms, tos, turns] = columns.map((column) => add(sql, column));
    if (filter.q?.trim()) sql.where.push(await matching(tx, this.index, filter.q.trim(), sql));
    const rows = await tx.query<{ id: string; total: number }>(
      `SELECT r.id, count(*) OVER ()::int AS total FROM workflow.request r
         JOIN unnest(${codes}::text[], ${froms}::text[], ${tos}::text[], ${turns}::timestamptz[]) AS c (code, origin, host, changed_at)
           ON r.qualification_code = c.code AND r.from_jurisdiction = c.origin AND r.to_jurisdiction = c.host AND r.catalogue_at < c.changed_at
       WHERE ${sql.where.join(' AND ')} ORDER BY r.due_at NULLS LAST, r.id LIMIT ${Number(filter.limit)} OFFSET ${Number(filter.offset)}`,
      sql.values,
    );
    return { items: await this.requests.inOrder(tx, rows.map(({ id }) => id)), total: rows[0]?.total ?? 0 };
  }
}

function held(post: PostScope): Sql {
  const sql: Sql = { where: ['r.closed_at IS NULL', MOVABLE], values: [] };
  heldBy(post, sql);
  return sql;
}
