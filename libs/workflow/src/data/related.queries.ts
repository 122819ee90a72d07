import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import type { RequestEntity } from './entities.js';
import { RequestQueries } from './request.queries.js';

/** What else the applicant of a request has asked for. Row-level security decides what of it the reader sees, the number of it included. */
@Injectable()
export class RelatedQueries {
  constructor(private readonly requests: RequestQueries) {}

  /** The latest first. Parts of the same joint request are told elsewhere on its page. */
  async list(tx: Tx, request: Pick<RequestEntity, 'id' | 'parentId' | 'applicantId'>, page: { readonly offset: number; readonly limit: number }): Promise<{ items: RequestEntity[]; total: number }> {
    const rows = await tx.query<{ id: string; total: number }>(
      `SELECT r.id, count(*) OVER ()::int AS total FROM workflow.request r
       WHERE r.applicant_id = $1 AND r.id <> $2 AND r.parent_id IS DISTINCT FROM $2 AND (r.parent_id IS NULL OR r.parent_id IS DISTINCT FROM $3) AND r.id IS DISTINCT FROM $3
       ORDER BY r.submitted_at DESC, r.id DESC LIMIT ${Number(page.limit)} OFFSET ${Number(page.offset)}`,
      [request.applicantId, request.id, request.parentId],
    );
    return { items: await this.requests.inOrder(tx, rows.map(({ id }) => id)), total: rows[0]?.total ?? 0 };
  }
}
