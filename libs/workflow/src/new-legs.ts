import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import type { Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { startDeadline } from './domain/deadlines.js';
import type { Leg } from './domain/joint.js';
import { LimitsOfRequest } from './limits-of-request.js';
import { LinkedRequests } from './linked-requests.js';
import { RequestWriter } from './request-writer.js';

/** Opens a leg: what was submitted, with a clock and a custody of its own. */
@Injectable()
export class NewLegs {
  constructor(
    private readonly linked: LinkedRequests,
    private readonly writer: RequestWriter,
    private readonly limits: LimitsOfRequest,
    private readonly directory: DirectoryQueries,
  ) {}

  /** Its limit for acceptance runs from now, when it begins; the filing date is that of the whole. */
  async open(tx: Tx, whole: RequestEntity, leg: Leg): Promise<RequestEntity> {
    const [limits, calendar] = await Promise.all([this.limits.of(whole), this.directory.calendar()]);
    const deadline = startDeadline({ kind: 'acceptance', at: tx.now }, limits, calendar);
    const row = this.linked.copyOf(tx, whole);
    Object.assign(row, {
      idempotencyKey: `leg:${whole.id}:${leg.code}`, inputDigest: createHash('sha256').update(`${whole.id}/${leg.code}`).digest(), submittedBy: whole.applicantId,
      // The lead may read the parts, and the parts what was submitted.
      parentId: whole.id, legCode: leg.code, legs: [{ ...leg, standing: 'open', requestId: row.id }], dueAt: deadline?.dueAt ?? null,
    });
    this.writer.recordLinked(tx, row, deadline, { verb: 'open_leg', event: 'request.leg_opened', publicDetail: { leg: leg.code } });
    return row;
  }
}
