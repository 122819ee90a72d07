import { Injectable } from '@nestjs/common';
import { Refused, type InstantPeriod } from '#kernel';
import { SigningKeys, newId, signBytes, type PersonActor, type Signer, type Tx } from '#platform';
import type { BatchEntity, DraftEntity, SignatureEntity } from './data/entities.js';
import { PublicationStore, type StoredVersion } from './data/publication.store.js';
import { statementBytes } from './digests.js';
import { jurisdictionOf } from './drafts.service.js';
import { Forces } from './forces.js';

/** What signing a batch does to keys and timelines. */
@Injectable()
export class Signing {
  constructor(
    private readonly keys: SigningKeys,
    private readonly store: PublicationStore,
    private readonly forces: Forces,
  ) {}

  async keyOf(jurisdiction: string): Promise<Signer> {
    return this.keys.signer(jurisdiction, 'publication');
  }

  sign(tx: Tx, actor: PersonActor, batch: BatchEntity, signer: Signer): SignatureEntity {
    return {
      batchId: batch.id, jurisdiction: jurisdictionOf(actor), personId: actor.personId, postId: actor.post?.postId ?? '', keyId: signer.id, algorithm: signer.algorithm,
      value: signBytes(signer, statementBytes(batch.statement)), at: tx.now,
    };
  }

  /** The last party has signed: everything takes force at the instant asked for, or now when that has passed. */
  async complete(tx: Tx, batch: BatchEntity): Promise<Partial<BatchEntity>> {
    const from = batch.effectiveAt && batch.effectiveAt > tx.now ? batch.effectiveAt : tx.now;
    await this.forces.lay(tx, await this.store.versionsOfBatch(tx, batch.id), from);
    for (const draft of await this.store.draftsOf(tx, batch.id)) this.store.saveDraft(tx, draft.id, { state: 'done' });
    this.store.record(tx, { act: 'in_force', batchId: batch.id, detail: { from: from.toISOString() } });
    return { state: 'signed', signedAt: tx.now, inForceAt: from };
  }

  async takeBack(tx: Tx, batch: BatchEntity): Promise<void> {
    await this.forces.takeOff(tx, await this.store.versionsOfBatch(tx, batch.id));
  }

  /** Drafts with the content before the batch; a document that was new is retired. */
  async draftsBack(tx: Tx, actor: PersonActor, batch: BatchEntity): Promise<DraftEntity[]> {
    const drafts: DraftEntity[] = [];
    const versions = await this.store.versionsOfBatch(tx, batch.id);
    const timelineOf = await this.store.timelinesOf(tx, versions);
    for (const version of versions) {
      const known = timelineOf(version);
      const before = previousOf(known, version.force);
      if (known.some((v) => v.number > version.number && v.force !== null)) throw new Refused({ code: 'rolled_over', details: { kind: version.kind, code: version.code, number: version.number } });
      const draft: DraftEntity = {
        id: newId(), kind: version.kind, code: version.code, baseNumber: version.number, content: before?.content ?? version.content, standing: before?.standing ?? 'retired', revision: 1,
        authors: [actor.personId], jurisdiction: jurisdictionOf(actor), state: 'open', batchId: null, createdAt: tx.now, updatedAt: tx.now,
      };
      this.store.insertDraft(tx, draft, actor.personId);
      drafts.push(draft);
    }
    return drafts;
  }
}

function previousOf(versions: readonly StoredVersion[], force: InstantPeriod | null): StoredVersion | undefined {
  return versions.find((v) => force !== null && v.force?.validTo?.getTime() === force.validFrom.getTime());
}
