import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { In } from 'typeorm';
import { BatchEntity, DraftEntity, SignatureEntity, VersionEntity, type DraftState } from './entities.js';
import { readVersions, type StoredVersion } from './publication.store.js';

interface Window {
  readonly offset: number;
  readonly limit: number;
}

interface DraftFilter {
  readonly kind?: string | undefined;
  readonly code?: string | undefined;
  readonly q?: string | undefined;
  readonly state?: DraftState | undefined;
  /** Someone who has written in it. */
  readonly author?: string | undefined;
  /** The batch in which it was proposed. */
  readonly batchId?: string | undefined;
}

export interface Listed<T> {
  readonly items: T[];
  readonly total: number;
}

/** Read models of what is drafted, signed and in force. Row-level security bounds every one of them. */
@Injectable()
export class PublicationQueries {
  async drafts(tx: Tx, filter: Window & DraftFilter): Promise<Listed<DraftEntity>> {
    const query = tx.manager.createQueryBuilder(DraftEntity, 'd').where('TRUE');
    const state = filter.state ?? (filter.batchId ? undefined : 'open');
    if (state) query.andWhere('d.state = :state', { state });
    if (filter.author) query.andWhere(':author = ANY(d.authors)', { author: filter.author });
    if (filter.batchId) query.andWhere('d.id IN (SELECT v.draft_id FROM publication.version v WHERE v.batch_id = :batchId)', { batchId: filter.batchId });
    if (filter.kind) query.andWhere('d.kind = :kind', { kind: filter.kind });
    if (filter.code) query.andWhere('d.code = :code', { code: filter.code });
    if (filter.q) query.andWhere('(d.code ILIKE :q OR d.content::text ILIKE :q)', { q: `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    return listed(await query.orderBy('d.updatedAt', 'DESC').addOrderBy('d.id').skip(filter.offset).take(filter.limit).getManyAndCount());
  }

  async draft(tx: Tx, id: string): Promise<DraftEntity | null> {
    return tx.manager.findOneBy(DraftEntity, { id });
  }

  async batches(tx: Tx, filter: Window & { state?: string | undefined; waitsFor?: string | undefined; q?: string | undefined }): Promise<Listed<BatchEntity>> {
    const query = tx.manager.createQueryBuilder(BatchEntity, 'b');
    if (filter.state) query.andWhere('b.state = :state', { state: filter.state });
    if (filter.waitsFor) {
      const unsigned = 'NOT EXISTS (SELECT FROM publication.signature s WHERE s.batch_id = b.id AND s.jurisdiction = :waitsFor)';
      query.andWhere(`b.state = 'proposed' AND :waitsFor = ANY (b.parties) AND ${unsigned}`, { waitsFor: filter.waitsFor });
    }
    if (filter.q) query.andWhere('(b.titleZh ILIKE :q OR b.titleEn ILIKE :q)', { q: `%${filter.q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    return listed(await query.orderBy('b.proposedAt', 'DESC').addOrderBy('b.id').skip(filter.offset).take(filter.limit).getManyAndCount());
  }

  /** Signatures under any of these batches. */
  async signaturesOf(tx: Tx, batchIds: readonly string[]): Promise<SignatureEntity[]> {
    return batchIds.length === 0 ? [] : tx.manager.find(SignatureEntity, { where: { batchId: In([...batchIds]) } });
  }

  async batch(tx: Tx, id: string): Promise<{ batch: BatchEntity; signatures: SignatureEntity[]; versions: StoredVersion[] } | undefined> {
    const batch = await tx.manager.findOneBy(BatchEntity, { id });
    if (!batch) return undefined;
    const signatures = await tx.manager.find(SignatureEntity, { where: { batchId: id }, order: { at: 'ASC' } });
    return { batch, signatures, versions: readVersions(await tx.manager.find(VersionEntity, { where: { batchId: id }, order: { kind: 'ASC', code: 'ASC' } })) };
  }

  /** Versions of a document that the reader may see, latest first. */
  async versions(tx: Tx, kind: string, code: string): Promise<StoredVersion[]> {
    return readVersions(await tx.manager.find(VersionEntity, { where: { kind, code }, order: { number: 'DESC' } }));
  }

  /** The batches of these versions that the reader may see, with their signatures. */
  async batchesOf(tx: Tx, versions: readonly StoredVersion[]): Promise<ReadonlyMap<string, { batch: BatchEntity; signatures: SignatureEntity[] }>> {
    const ids = [...new Set(versions.map(({ batchId }) => batchId))];
    const batches = ids.length === 0 ? [] : await tx.manager.find(BatchEntity, { where: { id: In(ids) } });
    const signatures = await this.signaturesOf(tx, ids);
    return new Map(batches.map((batch) => [batch.id, { batch, signatures: signatures.filter(({ batchId }) => batchId === batch.id) }]));
  }

  /** The version that holds at an instant, past or to come. */
  async asOf(tx: Tx, kind: string, code: string, at: Date): Promise<StoredVersion | undefined> {
    const query = tx.manager.createQueryBuilder(VersionEntity, 'v').where('v.kind = :kind AND v.code = :code AND v.force @> :at::timestamptz', { kind, code, at });
    return readVersions(await query.getMany())[0];
  }

  /** What a version can be known by, and whether the parties signed it; undefined when there is no such version. */
  async proof(tx: Tx, kind: string, code: string, number: number): Promise<{ digest: Buffer; signed: boolean } | undefined> {
    const [row] = await tx.query<{ digest: Buffer; signed: boolean }>(
      `SELECT v.digest, b.purpose <> 'baseline' AND b.state = 'signed' AS signed FROM publication.version v JOIN publication.batch b ON b.id = v.batch_id
       WHERE v.kind = $1 AND v.code = $2 AND v.number = $3`, [kind, code, number],
    );
    return row;
  }
}

function listed<T>([items, total]: [T[], number]): Listed<T> {
  return { items, total };
}
