import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PersonStore, type PersonDetails } from '#directory';
import { Refused, parseResidentId, shanghaiDay } from '#kernel';
import { newId, type PersonActor, type Tx } from '#platform';
import { RequestEntity } from './data/entities.js';
import { notDelivered } from './acts/delivery-acts.js';
import { firstDelivery } from './domain/delivery.js';
import { plannedLegs } from './domain/joint.js';
import { makeRequestNumber } from './domain/request-number.js';
import { firstCustodian } from './domain/routing.js';
import { RequestFields } from './request-fields.js';
import { RequestHolding } from './request-holding.js';
import type { Prepared, Submission } from './submission-lookups.js';

/** Makes the row of a request that is being submitted: who applies, who holds it first, what is sealed. */
@Injectable()
export class NewRequests {
  constructor(
    private readonly persons: PersonStore,
    private readonly fields: RequestFields,
    private readonly holding: RequestHolding,
  ) {}

  /** Refuses `person_unknown`, `id_number_invalid`, `own_request`, and what the first custodian refuses. */
  async make(tx: Tx, actor: PersonActor, key: string, digest: Buffer, input: Submission, prepared: Prepared): Promise<RequestEntity> {
    return this.build(actor, input, prepared, prepared.mandate?.principal ?? (await this.applicantOf(tx, actor, input)), key, digest);
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

  private build(actor: PersonActor, input: Submission, prepared: Prepared, applicant: PersonDetails, key: string, digest: Buffer): RequestEntity {
    const { window, type, ground, deadline, mandate, at: now, badge } = prepared;
    const first = firstCustodian({ mode: input.mode, window: window && { id: window.id, authorityId: window.authorityId, jurisdictionCode: window.jurisdictionCode } });
    if (!first.ok) throw new Refused(first.refusal);
    const held = first.value.custodian === 'authority' ? first.value : null;
    const id = newId();
    const marks = this.holding.marksOf(input, applicant.idNumber);
    return Object.assign(new RequestEntity(), {
      id, number: makeRequestNumber(randomBytes(11)), version: 1, state: 'submitted', mode: input.mode,
      serviceTypeCode: type.code, serviceTypeVersion: String(type.number), qualificationCode: ground?.entry.code ?? null, qualificationVersion: ground?.entry.version ?? null, catalogueAt: now,
      fromJurisdiction: input.fromJurisdiction, toJurisdiction: input.toJurisdiction, residenceJurisdiction: input.residenceJurisdiction ?? applicant.homeJurisdiction,
      applicantId: applicant.id, submittedBy: actor.personId, mandateId: mandate?.id ?? null, agentId: mandate?.agentId ?? null, agent: mandate === null ? null : this.fields.sealAgent(id, mandate.agent), ...this.fields.seal(id, applicant, input.form), idempotencyKey: key, inputDigest: digest,
      custodian: first.value.custodian, custodianAuthorityId: held?.authorityId ?? null, custodianJurisdiction: held?.jurisdictionCode ?? null, offeredAuthorityId: null, offeredJurisdiction: null,
      receivingAuthorityId: window?.authorityId ?? null, receivingWindowId: window?.id ?? null, competentAuthorityId: null, suggestedAuthorityId: null,
      involvedAuthorities: held ? [held.authorityId] : [], involvedJurisdictions: held ? [held.jurisdictionCode] : [],
      assigneePersonId: null, assigneePostId: null, claimedAt: null, leaseUntil: null, fence: 0, supplementRounds: 0, supplementAllowance: 1, deemedAccepted: false, acceptanceContest: null, parentId: null, legCode: null, aboutId: null, aboutKind: null, outcome: null, leftToPerson: null, decidedByRule: null,
      joinRule: input.mode === 'joint' ? (type.joint?.join ?? null) : null, legs: input.mode === 'joint' && type.joint ? plannedLegs(type.joint) : [], attention: null, ...notDelivered(firstDelivery(input.mode, input.form)), holderBidx: marks.holder, certificateBidxs: [...marks.certificates], ...badge, dueAt: deadline?.dueAt ?? null,
      submittedAt: now, receivedAt: null, acceptedAt: null, decidedAt: null, closedAt: null, updatedAt: now,
    });
  }
}
