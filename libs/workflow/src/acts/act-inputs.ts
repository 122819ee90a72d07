import { Injectable } from '@nestjs/common';
import { Refused, type RequestVerb } from '#kernel';
import type { Tx } from '#platform';
import { StandardReasonEntity, type RequestEntity } from '../data/entities.js';
import { RequestVersionsService } from '../request-versions.js';
import { AssignmentActs } from './assignment-acts.js';
import { CustodyActs } from './custody-acts.js';
import { DeliveryActs } from './delivery-acts.js';
import { VisibleRequests } from '../visible-requests.js';
import type { ActingParty } from '../domain/facts.js';
import type { ActInputFull, CompleteInput } from './effect.js';

/** What an act brings, made whole before the rules look at it. */
@Injectable()
export class ActInputs {
  constructor(
    private readonly custody: CustodyActs,
    private readonly assignments: AssignmentActs,
    private readonly deliveries: DeliveryActs,
    private readonly versions: RequestVersionsService,
    private readonly visible: VisibleRequests,
  ) {}

  /** As whom the actor acts: an agent in the place of the applicant. Refuses what a mandate refuses that does not hold any more. */
  async partyOf(tx: Tx, request: RequestEntity): Promise<ActingParty> {
    return this.visible.partyOf(tx, request);
  }

  /** Adds what rules ask for but nobody types: item codes, answered items, the competent authority. Refuses unknown reasons and authorities. */
  async complete(tx: Tx, request: RequestEntity, verb: RequestVerb, input: ActInputFull): Promise<CompleteInput> {
    const reasons = [input.reasonCode, ...(input.items ?? []).map((i) => i.reasonCode)].filter((c): c is string => c !== undefined);
    for (const code of new Set(reasons)) {
      const reason = await tx.manager.findOneBy(StandardReasonEntity, { code });
      if (reason?.verb !== verb) throw new Refused({ code: 'reason_unknown', details: { reasonCode: code } });
    }
    if (input.authorityId !== undefined) await this.custody.authority(input.authorityId);
    const { items, versions, ...rest } = input;
    const found = verb === 'migrate_version' ? await this.versions.forMove(tx, request, versions) : undefined;
    return {
      ...rest,
      ...(found ? { found, move: found.move } : {}),
      ...(items ? { items: items.map((item, i) => ({ ...item, code: `i${i + 1}` })) } : {}),
      ...(verb === 'choose_delivery' && input.method !== undefined ? { isOffered: await this.deliveries.isOffered(request, input.method) } : {}),
      ...(verb === 'reassign' ? { assigneePostId: await this.assignments.postOf(tx, request, input.assigneePersonId) } : {}),
      ...(verb === 'route' ? { competentAuthorityId: input.authorityId } : {}),
      ...(input.answers ? { answeredItems: input.answers.filter((a) => (a.text ?? '').trim() !== '' || (a.attachmentIds ?? []).length > 0).map((a) => a.itemCode) } : {}),
    };
  }
}
