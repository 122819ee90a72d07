import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { newId, type Tx } from '#platform';
import { RequestEntity } from './data/entities.js';
import { startDeadline } from './domain/deadlines.js';
import type { Leg } from './domain/joint.js';
import { makeRequestNumber } from './domain/request-number.js';
import { LimitsOfRequest } from './limits-of-request.js';
import { RequestFields } from './request-fields.js';
import { RequestWriter } from './request-writer.js';

/** Makes the row of a leg: what was submitted, sealed anew, with a clock and a custody of its own. */
@Injectable()
export class NewLegs {
  constructor(
    private readonly fields: RequestFields,
    private readonly writer: RequestWriter,
    private readonly limits: LimitsOfRequest,
    private readonly directory: DirectoryQueries,
  ) {}

  /** Its limit for acceptance runs from now, when it begins; the filing date is that of the whole. */
  async open(tx: Tx, whole: RequestEntity, leg: Leg): Promise<RequestEntity> {
    const id = newId();
    const [limits, calendar] = await Promise.all([this.limits.of(whole.serviceTypeCode), this.directory.calendar()]);
    const deadline = startDeadline({ kind: 'acceptance', at: tx.now }, limits, calendar);
    const applicant = { id: whole.applicantId, name: this.fields.name(whole), idNumber: this.fields.idNumber(whole), phone: this.fields.phone(whole), homeJurisdiction: whole.residenceJurisdiction };
    const row = Object.assign(new RequestEntity(), whole, {
      id, number: makeRequestNumber(randomBytes(11)), version: 1, state: 'submitted', ...this.fields.seal(id, applicant, this.fields.form(whole)),
      idempotencyKey: `leg:${whole.id}:${leg.code}`, inputDigest: createHash('sha256').update(`${whole.id}/${leg.code}`).digest(), submittedBy: whole.applicantId,
      parentId: whole.id, legCode: leg.code, joinRule: null, legs: [{ ...leg, standing: 'open', requestId: id }],
      custodian: 'platform', custodianAuthorityId: null, custodianJurisdiction: null, offeredAuthorityId: null, offeredJurisdiction: null, competentAuthorityId: null, suggestedAuthorityId: null,
      assigneePersonId: null, assigneePostId: null, claimedAt: null, supplementRounds: 0, supplementAllowance: 1, deemedAccepted: false, acceptanceContest: null, attention: null,
      // The lead may read the parts, and the parts what was submitted.
      involvedAuthorities: [...whole.involvedAuthorities], involvedJurisdictions: [...whole.involvedJurisdictions], dueAt: deadline?.dueAt ?? null,
      receivedAt: null, acceptedAt: null, decidedAt: null, closedAt: null, outcome: null, updatedAt: tx.now,
    });
    this.writer.recordOpening(tx, row, deadline);
    return row;
  }
}
