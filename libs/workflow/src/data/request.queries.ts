import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { HandlingMode, RequestState } from '#kernel';
import { BlindIndex, type PostScope, type Tx } from '#platform';
import { AttachmentEntity, DeadlineEntity, RequestActionEntity, RequestEntity, StandardReasonEntity, SupplementEntity } from './entities.js';
import { REQUEST_ROWS } from './request-rows.js';
import { isNarrowed, narrow, type Narrowing } from './worklist-filters.js';
import { add, askPlanned, heldBefore, heldBy, matching, unclaimed, type Sql } from './worklist-sql.js';

const REQUESTS = `SELECT ${REQUEST_ROWS.select} FROM workflow.request WHERE id = ANY ($1)`;
/** How soon a clock counts as near its end in the work list. */
const NEAR_DAYS = 3;
/** Counted no further than this beyond the page: whoever has more before them does not need to know how many, and the rest would be read for every page. */
export const COUNTED = 1_000;

export interface WorklistFilter extends Narrowing {
  readonly queue: 'all' | 'new' | 'mine' | 'near' | 'overdue' | 'past';
  readonly q?: string | undefined;
  readonly state?: RequestState | undefined;
  readonly mode?: HandlingMode | undefined;
  readonly sort: 'due' | 'submitted' | '-submitted';
  readonly offset: number;
  readonly limit: number;
}

interface PlaceInList {
  readonly id: string;
  readonly total: number;
}

/** Everything of one request that its page shows. */
export interface RequestParts {
  readonly actions: RequestActionEntity[];
  readonly deadlines: DeadlineEntity[];
  /** Notices of what is missing, the earliest first. */
  readonly supplements: SupplementEntity[];
  readonly attachments: AttachmentEntity[];
  /** The legs of a joint request that have begun. */
  readonly legs: RequestEntity[];
  readonly parent: Pick<RequestEntity, 'id' | 'number'> | null;
}

/** Read models of requests. Row-level security bounds every one of them; the conditions here only narrow. */
@Injectable()
export class RequestQueries {
  constructor(private readonly index: BlindIndex) {}

  /** Those of which somebody is the applicant, or which they filed for another. */
  async listMine(tx: Tx, personId: string, filter: { state?: RequestState | undefined; offset: number; limit: number }): Promise<{ items: RequestEntity[]; total: number }> {
    const kept = { parentId: IsNull(), ...(filter.state ? { state: filter.state } : {}) };
    const [items, total] = await tx.manager.findAndCount(RequestEntity, {
      where: [{ applicantId: personId, ...kept }, { agentId: personId, ...kept }], order: { submittedAt: 'DESC', id: 'DESC' }, skip: filter.offset, take: filter.limit,
    });
    return { items, total };
  }

  async parts(tx: Tx, request: RequestEntity): Promise<RequestParts> {
    const requestId = request.id;
    const actions = await this.actions(tx, requestId);
    const deadlines = await tx.manager.find(DeadlineEntity, { where: { requestId }, order: { startsOn: 'ASC', id: 'ASC' } });
    const supplements = request.supplementRounds === 0 ? [] : await tx.manager.find(SupplementEntity, { where: { requestId }, order: { round: 'ASC' } });
    const attachments = await tx.manager.find(AttachmentEntity, { where: { requestId: In([requestId, request.parentId, request.aboutId].filter((id) => id !== null)) }, order: { uploadedAt: 'ASC', id: 'ASC' } });
    const legs = request.joinRule === null ? [] : await tx.manager.findBy(RequestEntity, { parentId: requestId });
    const parent = request.parentId === null ? null : await tx.manager.findOneBy(RequestEntity, { id: request.parentId });
    return { actions, deadlines, supplements, attachments, legs, parent };
  }

  /** The log of a request, from its first act. */
  async actions(tx: Tx, requestId: string): Promise<RequestActionEntity[]> {
    return tx.manager.find(RequestActionEntity, { where: { requestId }, order: { version: 'ASC' } });
  }

  /** Results that lie ready at the windows of an authority, the longest first. */
  async listPickups(tx: Tx, authorityId: string, filter: { readonly q?: string | undefined; readonly offset: number; readonly limit: number }): Promise<{ items: RequestEntity[]; total: number }> {
    const sql: Sql = { where: [`r.state = 'ready'`], values: [] };
    sql.where.push(`r.pickup_authority_id = ${add(sql, authorityId)}`);
    const q = filter.q?.trim() ?? '';
    if (q !== '') sql.where.push(await matching(tx, this.index, q, sql));
    const rows = await tx.query<{ id: string; total: number }>(
      `SELECT r.id, count(*) OVER ()::int AS total FROM workflow.request r WHERE ${sql.where.join(' AND ')} ORDER BY r.ready_at NULLS LAST, r.id LIMIT ${Number(filter.limit)} OFFSET ${Number(filter.offset)}`, sql.values,
    );
    return { items: await this.inOrder(tx, rows.map(({ id }) => id)), total: rows[0]?.total ?? 0 };
  }

  /** Open requests that may rest on a certificate of which something was said; those filed before there were marks are looked at one by one. */
  async openWithCertificate(tx: Tx, told: { readonly qualificationCode: string; readonly certificateIndex: string | null; readonly holderIndex: string }): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM workflow.request WHERE closed_at IS NULL AND qualification_code = $1 AND ($2 = ANY (certificate_bidxs) OR holder_bidx = $3 OR holder_bidx IS NULL) ORDER BY id`,
      [told.qualificationCode, told.certificateIndex, told.holderIndex],
    );
    return rows.map(({ id }) => id);
  }

  /** Open requests on whose certificate an alert has begun or ended since they were looked at, in the order of ids behind one. */
  async alertsTurned(tx: Tx, after: string, limit: number): Promise<{ id: string }[]> {
    return tx.query('SELECT id FROM workflow.request WHERE closed_at IS NULL AND alert_turns_at <= $1 AND id > $2 ORDER BY id LIMIT $3', [tx.now, after, limit]);
  }

  async standardReasons(tx: Tx, verb?: string): Promise<StandardReasonEntity[]> {
    return tx.manager.find(StandardReasonEntity, { where: verb === undefined ? {} : { verb }, order: { code: 'ASC' } });
  }

  /** `total` is exact up to {@link COUNTED} beyond the page, and at least that much otherwise. */
  async listWork(tx: Tx, personId: string, post: PostScope, filter: WorklistFilter): Promise<{ items: RequestEntity[]; total: number; totalIsCapped: boolean }> {
    const sql = await this.workSql(tx, personId, post, filter);
    const order = { due: 'r.due_at NULLS LAST, r.id', submitted: 'r.submitted_at, r.id', '-submitted': 'r.submitted_at DESC, r.id DESC' }[filter.sort];
    const most = Number(filter.offset) + Number(filter.limit) + COUNTED;
    // in the order of the page, so that counting ends where the index does, and does not look everything up first
    const found = `SELECT r.id, r.due_at, r.submitted_at FROM workflow.request r WHERE ${sql.where.join(' AND ')} ORDER BY ${order} LIMIT ${most}`;
    const page = `SELECT r.id, count(*) OVER ()::int AS total FROM (${found}) AS r ORDER BY ${order} LIMIT ${Number(filter.limit)} OFFSET ${Number(filter.offset)}`;
    const rows = await (isNarrowed(filter) ? tx.query<PlaceInList>(page, sql.values) : askPlanned<PlaceInList>(tx, page, sql.values));
    // behind the last page there is no row that could say how many there are
    const total = rows[0]?.total ?? (filter.offset === 0 ? 0 : (await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM (${found}) AS r`, sql.values))[0]?.total ?? 0);
    return { items: await this.inOrder(tx, rows.map((r) => r.id)), total, totalIsCapped: total === most };
  }

  /**
   * The request of a queue that is due soonest and that this person may claim, locked; what another transaction is about to claim is passed over. In the queue of one's own the one that follows the
   * current, and after the last the first.
   */
  async nextCase(tx: Tx, personId: string, post: PostScope, filter: Omit<WorklistFilter, 'sort' | 'offset' | 'limit'> & { readonly currentId?: string | undefined }): Promise<string | null> {
    const sql = await this.workSql(tx, personId, post, filter);
    sql.where.push(`r.applicant_id <> ${add(sql, personId)} AND r.agent_id IS DISTINCT FROM ${add(sql, personId)}`);
    if (filter.currentId !== undefined) sql.where.push(`r.id <> ${add(sql, filter.currentId)}`);
    if (filter.queue !== 'mine') sql.where.push(unclaimed(add(sql, tx.now)));
    const behind = filter.queue === 'mine' && filter.currentId !== undefined
      ? `(SELECT (coalesce(r.due_at, 'infinity'), r.id) < (coalesce(c.due_at, 'infinity'), c.id) FROM workflow.request c WHERE c.id = ${add(sql, filter.currentId)}), ` : '';
    const rows = await tx.query<{ id: string }>(`SELECT r.id FROM workflow.request r WHERE ${sql.where.join(' AND ')} ORDER BY ${behind}r.due_at NULLS LAST, r.id LIMIT 1 FOR UPDATE OF r SKIP LOCKED`, sql.values);
    return rows[0]?.id ?? null;
  }

  /** Each at most {@link COUNTED}. */
  async counts(tx: Tx, personId: string, post: PostScope): Promise<Record<'all' | 'new' | 'mine' | 'near' | 'overdue', number>> {
    const sql: Sql = { where: [], values: [] };
    heldBy(post, sql);
    const now = add(sql, tx.now);
    const held = sql.where.join(' AND ');
    const count = (name: string, condition: string): string => `(SELECT count(*)::int FROM (SELECT FROM workflow.request r WHERE ${held} AND ${condition} ORDER BY r.due_at, r.id LIMIT ${COUNTED}) AS found) AS "${name}"`;
    const rows = await askPlanned<Record<'all' | 'new' | 'mine' | 'near' | 'overdue', number>>(
      tx, `SELECT ${[
        count('all', 'true'), count('new', unclaimed(now)), count('mine', `r.assignee_person_id = ${add(sql, personId)}`),
        count('near', `r.due_at >= ${now} AND r.due_at < ${now}::timestamptz + interval '${NEAR_DAYS} days'`), count('overdue', `r.due_at < ${now}`),
      ].join(', ')}`,
      sql.values,
    );
    return rows[0] ?? { all: 0, new: 0, mine: 0, near: 0, overdue: 0 };
  }

  private async workSql(tx: Tx, personId: string, post: PostScope, filter: Omit<WorklistFilter, 'sort' | 'offset' | 'limit'>): Promise<Sql> {
    const sql: Sql = { where: [], values: [] };
    if (filter.queue === 'past') heldBefore(post, sql);
    else heldBy(post, sql);
    if (filter.queue === 'new') sql.where.push(unclaimed(add(sql, tx.now)));
    if (filter.queue === 'mine') sql.where.push(`r.assignee_person_id = ${add(sql, personId)}`);
    if (filter.queue === 'overdue') sql.where.push(`r.due_at < ${add(sql, tx.now)}`);
    if (filter.queue === 'near') {
      const now = add(sql, tx.now);
      sql.where.push(`r.due_at >= ${now} AND r.due_at < ${now}::timestamptz + interval '${NEAR_DAYS} days'`);
    }
    if (filter.state) sql.where.push(`r.state = ${add(sql, filter.state)}`);
    if (filter.mode) sql.where.push(`r.mode = ${add(sql, filter.mode)}`);
    narrow(filter, sql, tx.now);
    const q = filter.q?.trim() ?? '';
    if (q !== '') sql.where.push(await matching(tx, this.index, q, sql));
    return sql;
  }

  /** The requests of these ids, in their order. */
  async inOrder(tx: Tx, ids: readonly string[]): Promise<RequestEntity[]> {
    if (ids.length === 0) return [];
    const rows = await tx.prepared<RequestEntity>('requests-of-page', REQUESTS, [ids]);
    const byId = new Map(rows.map((row) => [row.id, REQUEST_ROWS.toEntity(row)]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}
