import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '#platform';
import { notDelivered } from './acts/delivery-acts.js';
import { RequestEntity } from './data/entities.js';
import { makeRequestNumber } from './domain/request-number.js';
import { RequestFields } from './request-fields.js';

/** Makes a request out of another: the same applicant and answers, sealed anew; nobody has worked on it yet. */
@Injectable()
export class LinkedRequests {
  constructor(private readonly fields: RequestFields) {}

  /** The row before anything links it to the other; whoever calls says how it is linked, who holds it and by which key it is known. */
  copyOf(tx: Tx, original: RequestEntity): RequestEntity {
    const id = newId();
    const applicant = {
      id: original.applicantId, name: this.fields.name(original), idNumber: this.fields.idNumber(original), phone: this.fields.phone(original), homeJurisdiction: original.residenceJurisdiction,
    };
    const agent = this.fields.agent(original);
    return Object.assign(new RequestEntity(), original, {
      id, number: makeRequestNumber(randomBytes(11)), version: 1, state: 'submitted', ...this.fields.seal(id, applicant, this.fields.form(original)), agent: agent && this.fields.sealAgent(id, agent),
      parentId: null, legCode: null, joinRule: null, legs: [], aboutId: null, aboutKind: null, receivingAuthorityId: null, receivingWindowId: null,
      custodian: 'platform', custodianAuthorityId: null, custodianJurisdiction: null, offeredAuthorityId: null, offeredJurisdiction: null, competentAuthorityId: null, suggestedAuthorityId: null,
      assigneePersonId: null, assigneePostId: null, claimedAt: null, leaseUntil: null, fence: 0, supplementRounds: 0, supplementAllowance: 1, deemedAccepted: false, acceptanceContest: null, attention: null,
      outcome: null, leftToPerson: null, decidedByRule: null, ...notDelivered('online'), dueAt: null, receivedAt: null, acceptedAt: null, decidedAt: null, closedAt: null, updatedAt: tx.now,
    });
  }
}
