import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, type PersonActor, type Tx } from '#platform';
import { BatchFactsReader } from './batch-facts.js';
import type { BatchEntity } from './data/entities.js';
import { PublicationStore } from './data/publication.store.js';
import { decideBatch, type BatchAct, type BatchInput } from './domain/batch.js';
import { DraftsService, jurisdictionOf } from './drafts.service.js';
import { Freezing } from './freezing.js';
import { Signing } from './signing.js';

/** What is proposed together. */
export interface Proposal {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly draftIds: readonly string[];
  /** Instant from which it holds; left out: from the last signature. */
  readonly effectiveAt?: Date | undefined;
}

/** Proposes, signs, objects, cancels and rolls back batches (promise 5). One transaction an act; history and audit are part of it. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: PublicationStore,
    private readonly drafts: DraftsService,
    private readonly facts: BatchFactsReader,
    private readonly signing: Signing,
    private readonly freezing: Freezing,
  ) {}

  /**
   * Freezes drafts as versions that wait for the signatures of their parties. Refuses `draft_not_ready` with everything that is wrong,
   * `effective_in_the_past`, `document_twice`, `nothing_to_propose`.
   */
  async propose(actor: PersonActor, proposal: Proposal): Promise<BatchEntity> {
    return this.uow.run(actor, async (tx) => this.proposeIn(tx, actor, proposal));
  }

  /** The same inside a transaction of that person. */
  async proposeIn(tx: Tx, actor: PersonActor, proposal: Proposal): Promise<BatchEntity> {
    jurisdictionOf(actor);
    if (proposal.draftIds.length === 0) throw new Refused({ code: 'nothing_to_propose' });
    if (proposal.effectiveAt && proposal.effectiveAt < tx.now) throw new Refused({ code: 'effective_in_the_past', details: { effectiveAt: proposal.effectiveAt.toISOString(), now: tx.now.toISOString() } });
    const drafts = await this.drafts.openDrafts(tx, proposal.draftIds);
    return this.freezing.freeze(tx, actor, { ...proposal, purpose: 'publish', rollsBack: null, effectiveAt: proposal.effectiveAt ?? null, drafts });
  }

  /**
   * Signs for the jurisdiction of the post what was shown: `digest` is that of the statement. With the last signature everything in it
   * takes force. Refuses what the life cycle refuses, `statement_changed`, and `base_outdated` when another batch came first.
   */
  async sign(actor: PersonActor, id: string, digest: string): Promise<BatchEntity> {
    const signer = await this.signing.keyOf(jurisdictionOf(actor));
    return this.act(actor, id, 'sign', { digest }, async (tx, batch, complete) => {
      if (batch.digest.toString('hex') !== digest) throw new Refused({ code: 'statement_changed' });
      this.store.insertSignature(tx, this.signing.sign(tx, actor, batch, signer));
      this.store.record(tx, { act: 'signed', batchId: id, detail: { keyId: signer.id } });
      return complete ? this.signing.complete(tx, batch) : {};
    });
  }

  /** Stops a batch with a reason that every party sees. */
  async object(actor: PersonActor, id: string, reason: string): Promise<BatchEntity> {
    return this.act(actor, id, 'object', { reason }, async (tx) => {
      this.store.record(tx, { act: 'objected', batchId: id, reason });
      return Promise.resolve({ state: 'objected', endReason: reason });
    });
  }

  /** Opens the drafts of a batch again; what was signed of it is void. */
  async amend(actor: PersonActor, id: string): Promise<BatchEntity> {
    return this.act(actor, id, 'amend', {}, async (tx, batch) => {
      for (const draft of await this.store.draftsOf(tx, id)) this.store.saveDraft(tx, draft.id, { state: 'open', batchId: null });
      this.store.record(tx, { act: 'amended', batchId: id });
      return { state: 'cancelled', endedAt: tx.now, endReason: batch.endReason };
    });
  }

  /** Takes back what has not begun; what held before goes on as if it had never been signed. Its drafts are put aside: to go on writing them, amend instead. */
  async cancel(actor: PersonActor, id: string, reason: string): Promise<BatchEntity> {
    return this.act(actor, id, 'cancel', { reason }, async (tx, batch) => {
      if (batch.state === 'signed') await this.signing.takeBack(tx, batch);
      for (const draft of await this.store.draftsOf(tx, id)) this.store.saveDraft(tx, draft.id, { state: 'discarded' });
      this.store.record(tx, { act: 'cancelled', batchId: id, reason });
      return { state: 'cancelled', inForceAt: null, endedAt: tx.now, endReason: reason };
    });
  }

  /** Proposes a batch that brings back what held before this one; it is signed like any other. Refuses `rolled_over` where later versions hold. */
  async rollBack(actor: PersonActor, id: string, reason: string): Promise<BatchEntity> {
    const result: { batch?: BatchEntity } = {};
    await this.act(actor, id, 'roll_back', { reason }, async (tx, batch) => {
      const drafts = await this.signing.draftsBack(tx, actor, batch);
      result.batch = await this.freezing.freeze(tx, actor, {
        titleZh: `撤回：${batch.titleZh}`, titleEn: `Roll back: ${batch.titleEn}`, purpose: 'rollback', rollsBack: id, effectiveAt: null, drafts,
      });
      this.store.record(tx, { act: 'rolled_back', batchId: id, reason, detail: { by: result.batch.id } });
      return {};
    });
    if (!result.batch) throw new Error('a roll-back proposed nothing');
    return result.batch;
  }

  private async act(
    actor: PersonActor, id: string, act: BatchAct, input: BatchInput, carryOut: (tx: Tx, batch: BatchEntity, complete: boolean) => Promise<Partial<BatchEntity>>,
  ): Promise<BatchEntity> {
    const jurisdiction = jurisdictionOf(actor);
    return this.uow.run(actor, async (tx) => {
      const batch = await this.store.lockBatch(tx, id);
      if (!batch) throw new Refused({ code: 'batch_unknown' });
      const decision = decideBatch(act, await this.facts.of(tx, batch), { personId: actor.personId, role: 'catalogue_admin', jurisdiction }, input, tx.now);
      if (!decision.ok) throw new Refused(decision.refusal);
      const change = await carryOut(tx, batch, decision.value.complete);
      if (Object.keys(change).length > 0) this.store.saveBatch(tx, id, change);
      return { ...batch, ...change };
    });
  }
}
