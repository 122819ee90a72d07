import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { HandlingMode } from '#kernel';
import { BlindIndex, type PostScope, type Tx } from '#platform';
import { AGE_BANDS, AGE_STEPS, NEAR_DAYS, type AgeBand, type CaseFilter, type SupervisionNeed } from '../domain/supervision.js';
import { DeadlineEntity, type RequestEntity } from './entities.js';
import { RequestQueries } from './request.queries.js';
import { add, heldBy, matching, type Sql } from './worklist-sql.js';

/** Counted no further than this beyond a page. */
const COUNTED = 1_000;
/** Stands for "nobody" among clerks. */
export const NOBODY = 'none';

/** What both the figures and the list are narrowed to. */
export interface SupervisionFilter {
  readonly authority?: string | undefined;
  readonly mode?: HandlingMode | undefined;
  readonly serviceType?: string | undefined;
  /** A person's id, or {@link NOBODY}. */
  readonly clerk?: string | undefined;
  readonly age?: AgeBand | undefined;
}

export interface CasesFilter extends SupervisionFilter {
  readonly need: CaseFilter;
  readonly q?: string | undefined;
  readonly sort: 'due' | 'submitted' | '-submitted';
  readonly offset: number;
  readonly limit: number;
}

export const FIGURE_DIMENSIONS = ['total', 'authority', 'mode', 'serviceType', 'clerk', 'age'] as const;
export type FigureDimension = (typeof FIGURE_DIMENSIONS)[number];

/** The open requests that have one thing in common. */
export interface FigureRow {
  readonly dimension: FigureDimension;
  readonly key: string;
  readonly load: number;
  readonly near: number;
  readonly overdue: number;
  readonly escalated: number;
}

const ESCALATED = 'EXISTS (SELECT FROM workflow.escalation e WHERE e.request_id = r.id AND e.closed_at IS NULL)';

function clerk(now: string): string {
  return `CASE WHEN r.assignee_person_id IS NULL OR r.lease_until < ${now} THEN '${NOBODY}' ELSE r.assignee_person_id::text END`;
}

function age(now: string): string {
  const days = `extract(day FROM ${now}::timestamptz - r.submitted_at)`;
  return `(ARRAY[${AGE_BANDS.map((band) => `'${band}'`).join(', ')}])[1 + width_bucket(${days}, ARRAY[${AGE_STEPS.join(', ')}])]`;
}

function conditionOf(need: SupervisionNeed, now: string): string {
  switch (need) {
    case 'overdue':
      return `r.due_at < ${now}`;
    case 'near':
      return `r.due_at >= ${now} AND r.due_at < ${now}::timestamptz + interval '${NEAR_DAYS} days'`;
    case 'escalated':
      return ESCALATED;
    case 'contested':
      return `r.acceptance_contest = 'open'`;
    case 'attention':
      return '(r.attention IS NOT NULL OR r.alert IS NOT NULL)';
  }
}

/** Read models for those who supervise: over the open requests within the post's reach, which the indexes of the work list give, and over nothing that has ended. */
@Injectable()
export class SupervisionQueries {
  constructor(
    private readonly index: BlindIndex,
    private readonly requests: RequestQueries,
  ) {}

  /** Counts of what is open, as a whole and by each dimension, in one pass. */
  async figures(tx: Tx, post: PostScope, filter: SupervisionFilter): Promise<FigureRow[]> {
    const sql: Sql = { where: [], values: [] };
    const now = add(sql, tx.now);
    narrow(post, filter, now, sql);
    return tx.query(
      `SELECT CASE WHEN grouping(authority) = 0 THEN 'authority' WHEN grouping(mode) = 0 THEN 'mode' WHEN grouping(service) = 0 THEN 'serviceType' WHEN grouping(clerk) = 0 THEN 'clerk' WHEN grouping(age) = 0 THEN 'age' ELSE 'total' END AS dimension,
         coalesce(CASE WHEN grouping(authority) = 0 THEN authority WHEN grouping(mode) = 0 THEN mode WHEN grouping(service) = 0 THEN service WHEN grouping(clerk) = 0 THEN clerk WHEN grouping(age) = 0 THEN age END, '') AS key,
         count(*)::int AS load, (count(*) FILTER (WHERE near))::int AS near, (count(*) FILTER (WHERE overdue))::int AS overdue, (count(*) FILTER (WHERE escalated))::int AS escalated
       FROM (SELECT r.desk_authority_id::text AS authority, r.mode, r.service_type_code AS service, ${clerk(now)} AS clerk, ${age(now)} AS age,
           coalesce(${conditionOf('near', now)}, false) AS near, coalesce(${conditionOf('overdue', now)}, false) AS overdue, ${ESCALATED} AS escalated
         FROM workflow.request r WHERE ${sql.where.join(' AND ')}) AS open
       GROUP BY GROUPING SETS ((), (authority), (mode), (service), (clerk), (age)) ORDER BY load DESC, key`, sql.values);
  }

  /** `total` is exact up to {@link COUNTED} beyond the page, and at least that much otherwise. */
  async cases(tx: Tx, post: PostScope, filter: CasesFilter): Promise<{ items: RequestEntity[]; total: number }> {
    const sql: Sql = { where: [], values: [] };
    const now = add(sql, tx.now);
    narrow(post, filter, now, sql);
    const asked: readonly SupervisionNeed[] = filter.need === 'all' ? [] : filter.need === 'any' ? ['overdue', 'near', 'escalated', 'contested', 'attention'] : [filter.need];
    if (asked.length > 0) sql.where.push(`(${asked.map((need) => `(${conditionOf(need, now)})`).join(' OR ')})`);
    const q = filter.q?.trim() ?? '';
    if (q !== '') sql.where.push(await matching(tx, this.index, q, sql));
    // A place without use in a statement has no type.
    const where = `${now}::timestamptz IS NOT NULL AND ${sql.where.join(' AND ')}`;
    const order = { due: 'r.due_at NULLS LAST, r.id', submitted: 'r.submitted_at, r.id', '-submitted': 'r.submitted_at DESC, r.id DESC' }[filter.sort];
    const ids = await tx.query<{ id: string }>(`SELECT r.id FROM workflow.request r WHERE ${where} ORDER BY ${order} LIMIT ${Number(filter.limit)} OFFSET ${Number(filter.offset)}`, sql.values);
    const most = Number(filter.offset) + Number(filter.limit) + COUNTED;
    const count = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM (SELECT FROM workflow.request r WHERE ${where} LIMIT ${most}) AS found`, sql.values);
    return { items: await this.requests.inOrder(tx, ids.map(({ id }) => id)), total: count[0]?.total ?? 0 };
  }

  /** The clocks that run of these requests. */
  async runningOf(tx: Tx, requestIds: readonly string[]): Promise<DeadlineEntity[]> {
    return requestIds.length === 0 ? [] : tx.manager.find(DeadlineEntity, { where: { requestId: In([...requestIds]), status: 'running' }, order: { id: 'ASC' } });
  }
}

/** What lies in the post's reach and fits the filter. */
function narrow(post: PostScope, filter: SupervisionFilter, now: string, sql: Sql): void {
  heldBy(post, sql);
  if (filter.authority) sql.where.push(`r.desk_authority_id = ${add(sql, filter.authority)}`);
  if (filter.mode) sql.where.push(`r.mode = ${add(sql, filter.mode)}`);
  if (filter.serviceType) sql.where.push(`r.service_type_code = ${add(sql, filter.serviceType)}`);
  if (filter.clerk) sql.where.push(`${clerk(now)} = ${add(sql, filter.clerk)}`);
  if (filter.age) sql.where.push(`${age(now)} = ${add(sql, filter.age)}`);
}
