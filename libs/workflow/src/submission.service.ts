import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { digestOf, UnitOfWork, type PersonActor } from '#platform';
import { DraftEntity, type DeadlineEntity, type RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { checkAssistance } from './domain/assistance.js';
import { decide } from './domain/decide.js';
import type { ActingParty } from './domain/facts.js';
import { NewRequests } from './new-requests.js';
import { RequestWriter } from './request-writer.js';
import { SubmissionSupplies } from './submission-supplies.js';
import { SubmissionLookups, type Submission } from './submission-lookups.js';
import { isAgent } from './visible-requests.js';
import { actingParty } from './workflow-facts.js';

/** A submitted request with the clocks that run. */
export interface Submitted {
  readonly request: RequestEntity;
  readonly running: readonly DeadlineEntity[];
  readonly repeated: boolean;
  /** As whom the actor stands before it: who files for another, in the applicant's place. */
  readonly standing: ActingParty;
}

/** Takes an application in: one transaction for request, first act, first clock, audit and outbox. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lookups: SubmissionLookups,
    private readonly newRequests: NewRequests,
    private readonly supplies: SubmissionSupplies,
    private readonly store: RequestStore,
    private readonly writer: RequestWriter,
  ) {}

  /**
   * Submits. The same key with the same input gives the first answer again; with another input it is refused `idempotency_key_reused`.
   * Refuses what service type, catalogue and directory refuse, `consent_required`, `id_number_invalid`, `promise_broken`, `attachment_missing`, `evidence_not_usable`.
   */
  async submit(actor: PersonActor, key: string, input: Submission): Promise<Submitted> {
    this.checkRole(actor);
    if (!input.consent) throw new Refused({ code: 'consent_required', lawRef: { law: '个人信息保护法', article: '13' } });
    const assistance = checkAssistance(input.assisted, actor.post !== null);
    if (!assistance.ok) throw new Refused(assistance.refusal);
    const digest = digestOf(input);
    try {
      // A version that was signed a moment ago must be the one under which this is filed: look again, once.
      return (await this.takeIn(actor, key, input, digest)) ?? (await this.takeIn(actor, key, input, digest)) ?? busy();
    } catch (error) {
      // A repetition must find the first answer, whatever has become of its files since.
      if (!(error instanceof Refused) && !this.store.isRepetition(error)) throw error;
      const first = await this.firstAnswer(actor, key, digest);
      if (first) return first;
      throw error;
    }
  }

  private async takeIn(actor: PersonActor, key: string, input: Submission, digest: Buffer): Promise<Submitted | undefined> {
    const prepared = await this.lookups.prepare(actor, input);
    return this.uow.run(actor, async (tx) => {
      const taking = this.supplies.take(tx, actor, input, prepared.type);
      // What registers answered belongs to the form before it is sealed.
      const complete = (input.evidenceIds ?? []).length === 0 ? input : { ...input, form: (await taking).evidence.form };
      const [holds, request, supplies] = await Promise.all([this.lookups.stillHolds(tx, prepared, input), this.newRequests.make(tx, actor, key, digest, complete, prepared), taking]);
      if (!holds) return undefined;
      this.lookups.check(prepared, complete, supplies.files.map((f) => f.materialCode), supplies.evidence.materials);
      const running = this.writer.recordSubmission(tx, request, actingParty(actor), prepared.deadline, input.assisted === undefined ? {} : { assisted: true });
      await this.supplies.bind(tx, request, actor, input, supplies);
      await this.lookups.fileDeferred(tx, request.id, prepared);
      if (input.draftId) await tx.manager.delete(DraftEntity, { id: input.draftId, ownerId: actor.personId });
      return { request, running, repeated: false, standing: inPlaceOf(actor, request) };
    });
  }

  private checkRole(actor: PersonActor): void {
    const party = actingParty(actor);
    const facts = {
      state: 'draft', mode: 'online', applicantId: actor.personId, custodian: 'applicant', custodianAuthorityId: null, offeredAuthorityId: null, deskJurisdiction: null, receivingAuthorityId: null, assigneePersonId: null, leaseUntil: null, fence: 0,
      supplementRounds: 0, supplementAllowance: 1, openSupplementItems: [], owedMaterials: {}, running: {}, provisional: false, extendableBy: null, deemed: 'no', isLeg: false, join: null, delivery: 'online', hasAddress: false, pickupAuthorityId: null, dispatchedOn: null, byRule: false,
    } as const;
    const decision = decide('submit', facts, party, {}, new Date(0));
    if (!decision.ok) throw new Refused(decision.refusal);
  }

  private async firstAnswer(actor: PersonActor, key: string, digest: Buffer): Promise<Submitted | undefined> {
    return this.uow.run(actor, async (tx) => {
      const first = await this.store.findByIdempotencyKey(tx, actor.personId, key);
      if (!first) return undefined;
      if (!first.inputDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
      return { request: first, running: await this.store.runningDeadlines(tx, first.id), repeated: true, standing: inPlaceOf(actor, first) };
    });
  }
}

/** Whoever has filed it just now, or tells that they did. */
function inPlaceOf(actor: PersonActor, request: RequestEntity): ActingParty {
  const party = actingParty(actor);
  return isAgent(party, request) ? { ...party, personId: request.applicantId } : party;
}

/** The catalogue changed twice while one request was taken in. */
function busy(): never {
  throw new Refused({ code: 'unavailable' });
}
