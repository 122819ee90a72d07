import { Refused } from '#kernel';
import type { Actor } from '#platform';
import type { MatterClockEntity, MatterEntity } from './data/entities.js';
import type { MatterActor, MatterFacts } from './domain/decide.js';

/** The actor as the life cycle sees it. Refuses `not_signed_in` for the public. */
export function matterActorOf(actor: Actor): MatterActor {
  switch (actor.kind) {
    case 'system':
      return { role: 'system', personId: null, authorityId: null, reach: [] };
    case 'person':
      return { role: actor.post?.role ?? 'resident', personId: actor.personId, authorityId: actor.post?.authorityId ?? null, reach: actor.post?.jurisdictions ?? [] };
    case 'public':
      throw new Refused({ code: 'not_signed_in' });
  }
}

/** What `decideMatter` may know of the matter. */
export function matterFactsOf(row: MatterEntity, running: readonly MatterClockEntity[]): MatterFacts {
  const { kind, state, personId, holderAuthorityId, holderJurisdiction, handlers, forwardedBy, ownerPersonId, founded, accepted, askedAgain } = row;
  return { kind, state, personId, holderAuthorityId, holderJurisdiction, handlers, forwardedBy, ownerPersonId, founded, accepted, askedAgain, confirmUntil: running.find(({ rule }) => rule === 'matter.confirm')?.dueAt ?? null };
}
