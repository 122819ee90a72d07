import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PersonStore, type PersonDetails } from '#directory';
import { Refused, parseResidentId, shanghaiDay } from '#kernel';
import { UnitOfWork, newId, type PersonActor, type Tx } from '#platform';
import { AttachmentStore } from './data/attachment.store.js';
import { DeadlineEntity, DraftEntity, RequestEntity } from './data/entities.js';
import type { Deadline } from './domain/deadlines.js';
import { decide } from './domain/decide.js';
import { makeRequestNumber } from './domain/request-number.js';
import { firstCustodian } from './domain/routing.js';
import { RequestFields } from './request-fields.js';
import { RequestWriter } from './request-writer.js';
import { SubmissionLookups, type Prepared, type Submission } from './submission-lookups.js';
import { actingParty, digestOf } from './workflow-facts.js';

/** A submitted request with the clocks that run. */
export interface Submitted {
  readonly request: RequestEntity;
  readonly running: readonly DeadlineEntity[];
  readonly repeated: boolean;
}

/** Takes an application in: one transaction for request, first act, first clock, audit and outbox. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly lookups: SubmissionLookups,
    private readonly persons: PersonStore,
    private readonly attachments: AttachmentStore,
    private readonly fields: RequestFields,
    private readonly writer: RequestWriter,
  ) {}

  /**
   * Submits. The same key with the same input gives the first answer again; with another input it is refused `idempotency_key_reused`.
   * Refuses what service type, catalogue and directory refuse, `consent_required`, `id_number_invalid`, `attachment_missing`.
   */
  async submit(actor: PersonActor, key: string, input: Submission): Promise<Submitted> {
    this.checkRole(actor);
    if (!input.consent) throw new Refused({ code: 'consent_required', lawRef: { law: '个人信息保护法', article: '13' } });
    const prepared = await this.lookups.prepare(actor, input);
    return this.uow.run(actor, async (tx) => {
      const applicant = await this.applicantOf(tx, actor, input);
      const digest = digestOf(input);
      const request = this.makeRequest(actor, input, prepared, applicant, key, digest);
      // First of all: a repetition must find the first answer, whatever has become of its files since.
      if (!(await this.writer.insert(tx, request))) return this.repeat(tx, actor, key, digest);
      const files = await this.attachments.getLoose(tx, actor.personId, input.attachmentIds);
      this.lookups.check(prepared, input, files.map((f) => f.materialCode));
      await this.writer.recordSubmission(tx, request, actingParty(actor), prepared.deadline);
      await this.attachments.bind(tx, input.attachmentIds, request.id, 0);
      if (input.draftId) await tx.manager.delete(DraftEntity, { id: input.draftId, ownerId: actor.personId });
      return { request, running: prepared.deadline ? [asRow(request.id, prepared.deadline)] : [], repeated: false };
    });
  }

  private checkRole(actor: PersonActor): void {
    const party = actingParty(actor);
    const facts = {
      state: 'draft', mode: 'online', applicantId: actor.personId, custodian: 'applicant', custodianAuthorityId: null, receivingAuthorityId: null, assigneePersonId: null,
      supplementRounds: 0, openSupplementItems: [], running: {},
    } as const;
    const decision = decide('submit', facts, party, {}, new Date(0));
    if (!decision.ok) throw new Refused(decision.refusal);
  }

  private async repeat(tx: Tx, actor: PersonActor, key: string, digest: Buffer): Promise<Submitted> {
    const first = await this.writer.findByIdempotencyKey(tx, actor.personId, key);
    if (!first || !first.inputDigest.equals(digest)) throw new Refused({ code: 'idempotency_key_reused' });
    return { request: first, running: await this.writer.runningDeadlines(tx, first.id), repeated: true };
  }

  private async applicantOf(tx: Tx, actor: PersonActor, input: Submission): Promise<PersonDetails> {
    if (!actor.post) {
      const self = await this.persons.find(tx, actor.personId);
      if (!self) throw new Refused({ code: 'person_unknown' });
      return self;
    }
    if (!input.applicant) throw new Refused({ code: 'malformed', issues: [{ path: 'applicant', code: 'required' }] });
    const number = parseResidentId(input.applicant.idNumber, shanghaiDay(tx.now));
    if (!number.ok) throw new Refused({ ...number.refusal, issues: [{ path: 'applicant.idNumber', code: number.refusal.details.reason }] });
    const id = await this.persons.register(tx, input.applicant);
    if (id === actor.personId) throw new Refused({ code: 'own_request' });
    return { ...input.applicant, id };
  }

  private makeRequest(actor: PersonActor, input: Submission, prepared: Prepared, applicant: PersonDetails, key: string, digest: Buffer): RequestEntity {
    const { window, type, entry, deadline, at: now } = prepared;
    const first = firstCustodian({ mode: input.mode, window: window && { id: window.id, authorityId: window.authorityId, jurisdictionCode: window.jurisdictionCode } });
    if (!first.ok) throw new Refused(first.refusal);
    const held = first.value.custodian === 'authority' ? first.value : null;
    const id = newId();
    return Object.assign(new RequestEntity(), {
      id, number: makeRequestNumber(randomBytes(11)), version: 1, state: 'submitted', mode: input.mode,
      serviceTypeCode: type.code, serviceTypeVersion: type.version, qualificationCode: entry.code, qualificationVersion: entry.version,
      fromJurisdiction: input.fromJurisdiction, toJurisdiction: input.toJurisdiction, residenceJurisdiction: input.residenceJurisdiction ?? applicant.homeJurisdiction,
      applicantId: applicant.id, submittedBy: actor.personId, ...this.fields.seal(id, applicant, input.form), idempotencyKey: key, inputDigest: digest,
      custodian: first.value.custodian, custodianAuthorityId: held?.authorityId ?? null, custodianJurisdiction: held?.jurisdictionCode ?? null,
      receivingAuthorityId: window?.authorityId ?? null, receivingWindowId: window?.id ?? null, competentAuthorityId: null, suggestedAuthorityId: null,
      involvedAuthorities: held ? [held.authorityId] : [], involvedJurisdictions: held ? [held.jurisdictionCode] : [],
      assigneePersonId: null, assigneePostId: null, claimedAt: null, supplementRounds: 0, deemedAccepted: false, attention: null, dueAt: deadline?.dueAt ?? null,
      submittedAt: now, receivedAt: null, acceptedAt: null, decidedAt: null, closedAt: null, updatedAt: now,
    });
  }
}

/** The clock as it stands in the table, for the answer: reading it back would cost a round trip. */
function asRow(requestId: string, deadline: Deadline): DeadlineEntity {
  return Object.assign(new DeadlineEntity(), deadline, { id: '', requestId, status: 'running', endedAt: null });
}
