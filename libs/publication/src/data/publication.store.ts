import { Injectable } from '@nestjs/common';
import type { InstantPeriod } from '#kernel';
import { EntityRows, lockNames, newId, type Tx } from '#platform';
import type { HistoryAct } from '../domain/history-acts.js';
import type { Content } from '../domain/content.js';
import { BatchEntity, DraftEntity, DraftRevisionEntity, HistoryEntity, SignatureEntity, VersionEntity } from './entities.js';
import { fromRange, toRange } from './force.js';

/** A version with its force read. */
export type StoredVersion = Omit<VersionEntity, 'force'> & { readonly force: InstantPeriod | null };

/** Every version of a document, by number; none where it is new. */
export type Timelines = (document: { readonly kind: string; readonly code: string }) => readonly StoredVersion[];

/** What one act leaves in the history. */
export type HistoryRecord = { readonly act: HistoryAct } & Partial<Omit<HistoryEntity, 'id' | 'at' | 'act'>>;

const DRAFT = new EntityRows(DraftEntity, 'publication.draft');
const REVISION = new EntityRows(DraftRevisionEntity, 'publication.draft_revision');
const BATCH = new EntityRows(BatchEntity, 'publication.batch');
const VERSION = new EntityRows(VersionEntity, 'publication.version');
const SIGNATURE = new EntityRows(SignatureEntity, 'publication.signature');
const HISTORY = new EntityRows(HistoryEntity, 'publication.history');

/** Drafts, batches, versions and signatures; always inside a transaction, always after the rules have said yes. */
@Injectable()
export class PublicationStore {
  /** Holds everyone else off a document until the transaction ends: numbers and timelines are made one after the other. */
  async lockDocuments(tx: Tx, documents: readonly { kind: string; code: string }[]): Promise<void> {
    await lockNames(tx, 'publication.document', documents.map(({ kind, code }) => `${kind}/${code}`));
  }

  insertDraft(tx: Tx, draft: DraftEntity, personId: string): void {
    DRAFT.insert(tx, draft);
    this.keepRevision(tx, draft.id, draft.revision, draft.content, personId);
  }

  async lockDraft(tx: Tx, id: string): Promise<DraftEntity | null> {
    return tx.manager.findOne(DraftEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** The same for many, by id; those that are not there are left out. */
  async lockDrafts(tx: Tx, ids: readonly string[]): Promise<DraftEntity[]> {
    return tx.manager.createQueryBuilder(DraftEntity, 'd').where('d.id = ANY (:ids)', { ids }).orderBy('d.id').setLock('pessimistic_write').getMany();
  }

  saveDraft(tx: Tx, id: string, change: Partial<DraftEntity>): void {
    DRAFT.update(tx, id, { ...change, updatedAt: tx.now });
  }

  keepRevision(tx: Tx, draftId: string, revision: number, content: Content, personId: string): void {
    REVISION.insert(tx, { draftId, revision, content, personId, at: tx.now });
  }

  async revision(tx: Tx, draftId: string, revision: number): Promise<DraftRevisionEntity | null> {
    return tx.manager.findOneBy(DraftRevisionEntity, { draftId, revision });
  }

  async draftsOf(tx: Tx, batchId: string): Promise<DraftEntity[]> {
    return tx.manager.find(DraftEntity, { where: { batchId }, order: { kind: 'ASC', code: 'ASC' } });
  }

  insertBatch(tx: Tx, batch: BatchEntity): void {
    BATCH.insert(tx, batch);
  }

  async lockBatch(tx: Tx, id: string): Promise<BatchEntity | null> {
    return tx.manager.findOne(BatchEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  saveBatch(tx: Tx, id: string, change: Partial<BatchEntity>): void {
    BATCH.update(tx, id, change);
  }

  insertVersion(tx: Tx, version: Omit<StoredVersion, 'force'>): void {
    VERSION.insert(tx, { ...version, force: null });
  }

  setForce(tx: Tx, version: Pick<StoredVersion, 'kind' | 'code' | 'number'>, force: InstantPeriod | null): void {
    tx.write('publication-force', 'UPDATE publication.version SET force = $4::tstzrange WHERE kind = $1 AND code = $2 AND number = $3', [version.kind, version.code, version.number, toRange(force)]);
  }

  /** Every version of a document, cancelled and proposed ones too, by number. */
  async versionsOf(tx: Tx, kind: string, code: string): Promise<StoredVersion[]> {
    return readVersions(await tx.manager.find(VersionEntity, { where: { kind, code }, order: { number: 'ASC' } }));
  }

  /** The same for many documents of a kind, by code and number. */
  async versionsOfAll(tx: Tx, kind: string, codes: readonly string[]): Promise<StoredVersion[]> {
    if (codes.length === 0) return [];
    return readVersions(await tx.manager.createQueryBuilder(VersionEntity, 'v').where('v.kind = :kind AND v.code = ANY (:codes)', { kind, codes }).orderBy('v.code').addOrderBy('v.number').getMany());
  }

  /** The versions of many documents, read at once: asked for a document, those of it by number. */
  async timelinesOf(tx: Tx, documents: readonly { kind: string; code: string }[]): Promise<Timelines> {
    const found = new Map<string, StoredVersion[]>();
    for (const kind of new Set(documents.map((each) => each.kind))) {
      for (const version of await this.versionsOfAll(tx, kind, documents.filter((each) => each.kind === kind).map(({ code }) => code))) {
        const key = `${kind}/${version.code}`;
        const known = found.get(key);
        if (known) known.push(version);
        else found.set(key, [version]);
      }
    }
    return ({ kind, code }) => found.get(`${kind}/${code}`) ?? [];
  }

  async versionsOfBatch(tx: Tx, batchId: string): Promise<StoredVersion[]> {
    return readVersions(await tx.manager.find(VersionEntity, { where: { batchId }, order: { kind: 'ASC', code: 'ASC' } }));
  }

  insertSignature(tx: Tx, signature: SignatureEntity): void {
    SIGNATURE.insert(tx, signature);
  }

  /** Batches that wait for signatures and of which nobody was told yet, in the order of ids. */
  async untold(tx: Tx, after: string, limit: number): Promise<{ id: string }[]> {
    return tx.query(`SELECT id FROM publication.batch WHERE state = 'proposed' AND told_at IS NULL AND id > $1 ORDER BY id LIMIT $2`, [after, limit]);
  }

  async signaturesOf(tx: Tx, batchId: string): Promise<SignatureEntity[]> {
    return tx.manager.find(SignatureEntity, { where: { batchId }, order: { at: 'ASC' } });
  }

  /** Whether a batch that rolls this one back is proposed or signed. */
  async isRolledBack(tx: Tx, batchId: string): Promise<boolean> {
    return tx.manager.existsBy(BatchEntity, [{ rollsBack: batchId, state: 'proposed' }, { rollsBack: batchId, state: 'signed' }]);
  }

  record(tx: Tx, record: HistoryRecord): void {
    const { act, kind = null, code = null, number = null, batchId = null, draftId = null, reason = null, detail = {} } = record;
    const { actor } = tx;
    const [personId, jurisdiction] = actor.kind === 'person' ? [actor.personId, actor.post?.jurisdictionCode ?? null] : [null, null];
    HISTORY.insert(tx, { id: newId(), at: tx.now, act, kind, code, number, batchId, draftId, personId, jurisdiction, reason, detail });
    tx.audit({ act: `publication.${act}`, subjectKind: batchId ? 'batch' : 'draft', subjectId: batchId ?? draftId ?? `${kind ?? ''}/${code ?? ''}`, ...(jurisdiction ? { jurisdiction } : {}), detail: { ...detail, ...(kind ? { kind, code, number } : {}) } });
  }
}

/** Rows with their forces read. */
export function readVersions(rows: readonly VersionEntity[]): StoredVersion[] {
  return rows.map((row) => ({ ...row, force: fromRange(row.force) }));
}
