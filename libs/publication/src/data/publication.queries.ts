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

/** A version of a batch with the one that it follows. */
export interface BatchItem {
  readonly version: StoredVersion;
  readonly base: StoredVersion | undefined;
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
    if (filter.q) query.andWhere('(d.code ILIKE :q OR d.content::text ILIKE :q)', { q: containing(filter.q) });
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
    if (filter.q) query.andWhere('(b.titleZh ILIKE :q OR b.titleEn ILIKE :q)', { q: containing(filter.q) });
    return listed(await query.orderBy('b.proposedAt', 'DESC').addOrderBy('b.id').skip(filter.offset).take(filter.limit).getManyAndCount());
  }

  /** Signatures under any of these batches. */
  async signaturesOf(tx: Tx, batchIds: readonly string[]): Promise<SignatureEntity[]> {
    return batchIds.length === 0 ? [] : tx.manager.find(SignatureEntity, { where: { batchId: In([...batchIds]) } });
  }

  async batch(tx: Tx, id: string): Promise<{ batch: BatchEntity; signatures: SignatureEntity[] } | undefined> {
    const batch = await tx.manager.findOneBy(BatchEntity, { id });
    return batch ? { batch, signatures: await tx.manager.find(SignatureEntity, { where: { batchId: id }, order: { at: 'ASC' } }) } : undefined;
  }

  async versionsOfBatch(tx: Tx, batchId: string): Promise<StoredVersion[]> {
    return readVersions(await tx.manager.find(VersionEntity, { where: { batchId }, order: { kind: 'ASC', code: 'ASC' } }));
  }

  /** The versions that those of a batch follow. */
  async basesOfBatch(tx: Tx, batchId: string): Promise<StoredVersion[]> {
    const followed = 'EXISTS (SELECT FROM publication.version v WHERE v.batch_id = :batchId AND v.kind = b.kind AND v.code = b.code AND v.base_number = b.number)';
    return readVersions(await tx.manager.createQueryBuilder(VersionEntity, 'b').where(followed, { batchId }).getMany());
  }

  /** One page of what a batch publishes, each with the version that it follows; undefined where that is new. */
  async batchItems(tx: Tx, batchId: string, { q, offset, limit }: Window & { q?: string | undefined }): Promise<Listed<BatchItem>> {
    const query = tx.manager.createQueryBuilder(VersionEntity, 'v').where('v.batchId = :batchId', { batchId });
    if (q) query.andWhere('(v.code ILIKE :q OR v.content::text ILIKE :q)', { q: containing(q) });
    const { items, total } = listed(await query.orderBy('v.kind').addOrderBy('v.code').skip(offset).take(limit).getManyAndCount());
    const versions = readVersions(items);
    const bases = await this.basesOf(tx, versions);
    return { total, items: versions.map((version) => ({ version, base: bases.find((base) => base.kind === version.kind && base.code === version.code && base.number === version.baseNumber) })) };
  }

  /** How many documents of each kind a batch brings, changes and retires. */
  async batchCounts(tx: Tx, batchId: string): Promise<{ kind: string; change: 'added' | 'changed' | 'retired'; count: number }[]> {
    return tx.query(
      `SELECT kind, CASE WHEN base_number IS NULL THEN 'added' WHEN standing = 'retired' THEN 'retired' ELSE 'changed' END AS change, count(*)::int AS count
       FROM publication.version WHERE batch_id = $1 GROUP BY 1, 2 ORDER BY 1, 2`, [batchId],
    );
  }

  private async basesOf(tx: Tx, versions: readonly StoredVersion[]): Promise<StoredVersion[]> {
    const where = versions.flatMap(({ kind, code, baseNumber }) => (baseNumber === null ? [] : [{ kind, code, number: baseNumber }]));
    return where.length === 0 ? [] : readVersions(await tx.manager.find(VersionEntity, { where }));
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

/** A pattern of LIKE for what contains a text as it was typed. */
function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function listed<T>([items, total]: [T[], number]): Listed<T> {
  return { items, total };
}
