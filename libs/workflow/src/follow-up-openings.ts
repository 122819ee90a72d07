import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused } from '#kernel';
import type { PersonActor, Tx } from '#platform';
import { heldBy } from './acts/effect.js';
import type { RequestEntity } from './data/entities.js';
import { startDeadline } from './domain/deadlines.js';
import type { FollowUpKind } from './domain/follow-ups.js';
import { LimitsOfRequest } from './limits-of-request.js';
import { LinkedRequests } from './linked-requests.js';
import { RequestWriter } from './request-writer.js';

/** What is asked for, with the reason that everyone who may see it reads. */
export interface FollowUpInput {
  readonly kind: FollowUpKind;
  readonly reasonText: string;
}

interface Opening extends FollowUpInput {
  readonly key: string;
  readonly digest: Buffer;
  readonly reviewingAuthorityId: string | null;
}

/** Writes the request that follows: who holds it first, which clock runs, what it says. */
@Injectable()
export class FollowUpOpenings {
  constructor(
    private readonly linked: LinkedRequests,
    private readonly writer: RequestWriter,
    private readonly limits: LimitsOfRequest,
    private readonly directory: DirectoryQueries,
  ) {}

  async open(tx: Tx, actor: PersonActor, about: RequestEntity, { kind, reasonText, key, digest, reviewingAuthorityId }: Opening): Promise<RequestEntity> {
    const isCorrection = kind === 'correction';
    const [authorities, calendar] = [await this.directory.authorities(), await this.directory.calendar()];
    const row = this.linked.copyOf(tx, about);
    // Whoever filed for another was authorised to ask, not to have a decision reviewed.
    Object.assign(row, { mandateId: null, agentId: null, agent: null, mode: 'online', submittedBy: actor.personId, idempotencyKey: key, inputDigest: digest, aboutId: about.id, aboutKind: kind, submittedAt: tx.now });
    if (isCorrection) {
      const competent = authorities.get(about.competentAuthorityId ?? '');
      if (!competent) throw new Refused({ code: 'authority_unknown', details: { authorityId: about.competentAuthorityId } });
      Object.assign(row, { ...heldBy(row, competent), state: 'accepted', competentAuthorityId: competent.id, acceptedAt: tx.now });
    } else row.suggestedAuthorityId = kind === 'review' ? reviewingAuthorityId : about.competentAuthorityId;
    const deadline = startDeadline({ kind: isCorrection ? 'decision' : 'acceptance', at: tx.now }, await this.limits.of(row), calendar);
    row.dueAt = deadline?.dueAt ?? null;
    const first = isCorrection ? ({ verb: 'correct', event: 'request.correction_opened' } as const) : ({ verb: 'follow_up', event: 'request.followed_up' } as const);
    this.writer.recordLinked(tx, row, deadline, { ...first, publicDetail: { kind, about: about.id }, reasonText });
    return row;
  }
}
