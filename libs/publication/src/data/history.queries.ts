import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { HistoryEntity } from './entities.js';
import type { Listed } from './publication.queries.js';

/** What to look for in the history; everything left out matches. */
export interface HistoryFilter {
  readonly kind?: string | undefined;
  readonly code?: string | undefined;
  readonly batchId?: string | undefined;
  readonly act?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly personId?: string | undefined;
  /** First instant. */
  readonly from?: Date | undefined;
  /** The instant before which it happened. */
  readonly until?: Date | undefined;
  /** A part of a code, of a reason, or of the title of a batch. */
  readonly q?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const OF_DOCUMENT = `(h.code = :code OR EXISTS (SELECT FROM publication.version v WHERE v.batch_id = h.batch_id AND v.code = :code))`;
const OF_KIND = `(h.kind = :kind OR EXISTS (SELECT FROM publication.version v WHERE v.batch_id = h.batch_id AND v.kind = :kind))`;
const MATCHES = `(h.code ILIKE :q OR h.reason ILIKE :q OR EXISTS (SELECT FROM publication.batch b WHERE b.id = h.batch_id AND (b.title_zh ILIKE :q OR b.title_en ILIKE :q))
  OR EXISTS (SELECT FROM publication.version v WHERE v.batch_id = h.batch_id AND v.code ILIKE :q))`;

/** What happened in the publication of documents. An act on a batch belongs to every document in it. */
@Injectable()
export class HistoryQueries {
  async list(tx: Tx, filter: HistoryFilter): Promise<Listed<HistoryEntity>> {
    const query = tx.manager.createQueryBuilder(HistoryEntity, 'h');
    if (filter.kind) query.andWhere(OF_KIND, { kind: filter.kind });
    if (filter.code) query.andWhere(OF_DOCUMENT, { code: filter.code });
    if (filter.batchId) query.andWhere('h.batchId = :batchId', { batchId: filter.batchId });
    if (filter.act) query.andWhere('h.act = :act', { act: filter.act });
    if (filter.jurisdiction) query.andWhere('h.jurisdiction = :jurisdiction', { jurisdiction: filter.jurisdiction });
    if (filter.personId) query.andWhere('h.personId = :personId', { personId: filter.personId });
    if (filter.from) query.andWhere('h.at >= :from', { from: filter.from });
    if (filter.until) query.andWhere('h.at < :until', { until: filter.until });
    if (filter.q) query.andWhere(MATCHES, { q: `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    const [items, total] = await query.orderBy('h.id', 'DESC').skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  /** Ids of everyone who has acted. */
  async people(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }>('SELECT DISTINCT person_id AS id FROM publication.history WHERE person_id IS NOT NULL ORDER BY person_id LIMIT 500');
    return rows.map(({ id }) => id);
  }
}
