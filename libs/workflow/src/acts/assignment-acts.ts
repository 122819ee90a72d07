import { Injectable } from '@nestjs/common';
import { PostQueries } from '#directory';
import type { Tx } from '#platform';
import type { RequestEntity } from '../data/entities.js';
import { deskOf } from '../domain/desk.js';
import { leaseFrom } from '../domain/lease.js';
import { RequestFields } from '../request-fields.js';
import { plain, type ActContext, type CompleteInput, type Effect } from './effect.js';

/** Acts that say on whose desk a request lies. Every one raises the number of the claim, so that an open page of whoever had it is recognised. */
@Injectable()
export class AssignmentActs {
  constructor(
    private readonly posts: PostQueries,
    private readonly fields: RequestFields,
  ) {}

  claim(tx: Tx, request: RequestEntity, context: ActContext): Effect {
    return plain(assignedTo(tx, request, context.party.personId, tx.actor.kind === 'person' ? (tx.actor.post?.postId ?? null) : null), {});
  }

  /** The person's name stands nowhere in the log; the ids are for the offices alone. */
  reassign(tx: Tx, request: RequestEntity, input: CompleteInput, context: ActContext): Effect {
    const note = (input.reasonText ?? '').trim() === '' ? null : this.fields.sealNote(context.commandId, { reasonText: input.reasonText });
    return plain(assignedTo(tx, request, input.assigneePersonId ?? null, input.assigneePostId ?? null), { assigneePersonId: input.assigneePersonId }, note);
  }

  /** The post by which a person is a clerk where the request lies; null: none. */
  async postOf(tx: Tx, request: RequestEntity, personId: string | undefined): Promise<string | null> {
    const desk = deskOf(request);
    return personId === undefined || desk === null ? null : this.posts.clerkPostAt(tx, personId, desk);
  }
}

function assignedTo(tx: Tx, request: RequestEntity, assigneePersonId: string | null, assigneePostId: string | null): Partial<RequestEntity> {
  return { leaseUntil: leaseFrom(tx.now), fence: request.fence + 1, assigneePersonId, assigneePostId, claimedAt: tx.now };
}
