import { no, ok, type Result } from '#kernel';
import type { ActingParty } from './facts.js';

/** What may be done with a paper original, in the order of its way. */
export const ORIGINAL_MOVES = ['hand_over', 'post', 'receive', 'return'] as const;
export type OriginalMove = (typeof ORIGINAL_MOVES)[number];

/** Where an original is: exactly one of these at any instant. `post`: on its way from one to the other. */
export type Whereabouts =
  | { readonly at: 'applicant' }
  | { readonly at: 'authority'; readonly authorityId: string }
  | { readonly at: 'post'; readonly fromAuthorityId: string; readonly toAuthorityId: string | null };

/** Who may stand at either end of its way. */
export interface OriginalFacts {
  readonly applicantId: string;
  readonly whereabouts: Whereabouts;
  /** Authorities that have a part in the request. */
  readonly involvedAuthorities: readonly string[];
  /** The request has ended: what is out goes back, nothing new comes in. */
  readonly closed: boolean;
}

export interface MoveInput {
  /** post: to which authority; null: back to the applicant. */
  readonly toAuthorityId?: string | null | undefined;
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
}

/** A move as it was written down. */
export interface RecordedMove {
  readonly move: OriginalMove;
  readonly toAuthorityId: string | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
}

const CLERKS: ReadonlySet<string> = new Set(['window_clerk', 'case_clerk']);

/**
 * Where an original is after a move, or why it may not be made (国办发〔2020〕35号: whoever forwards papers answers for them). Only who holds it hands it on, only who is addressed
 * receives it, and the post needs a carrier and a number by which it is found.
 */
export function moveOriginal(move: OriginalMove, facts: OriginalFacts, actor: ActingParty, input: MoveInput): Result<Whereabouts> {
  const { whereabouts } = facts;
  switch (move) {
    case 'hand_over':
      if (whereabouts.at !== 'applicant') return no({ code: 'original_elsewhere', details: { at: whereabouts.at } });
      if (facts.closed) return no({ code: 'wrong_state', details: { move, closed: true } });
      return CLERKS.has(actor.role) && isInvolved(facts, actor.authorityId) ? ok({ at: 'authority', authorityId: actor.authorityId }) : no({ code: 'not_custodian' });
    case 'post':
      if (!holds(facts, actor)) return no({ code: 'original_elsewhere', details: { at: whereabouts.at } });
      if ((input.carrier ?? '').trim() === '' || (input.trackingNumber ?? '').trim() === '') return no({ code: 'tracking_required' });
      if (input.toAuthorityId === undefined || input.toAuthorityId === actor.authorityId || (input.toAuthorityId !== null && !isInvolved(facts, input.toAuthorityId))) return no({ code: 'authority_unknown' });
      return ok({ at: 'post', fromAuthorityId: actor.authorityId ?? '', toAuthorityId: input.toAuthorityId });
    case 'receive':
      if (whereabouts.at !== 'post') return no({ code: 'original_elsewhere', details: { at: whereabouts.at } });
      if (whereabouts.toAuthorityId === null) return actor.role === 'resident' && actor.personId === facts.applicantId ? ok({ at: 'applicant' }) : no({ code: 'not_custodian' });
      return CLERKS.has(actor.role) && actor.authorityId === whereabouts.toAuthorityId ? ok({ at: 'authority', authorityId: whereabouts.toAuthorityId }) : no({ code: 'not_custodian' });
    case 'return':
      return holds(facts, actor) ? ok({ at: 'applicant' }) : no({ code: 'original_elsewhere', details: { at: whereabouts.at } });
  }
}

/** What of a command says where an original goes: a repeated command that says otherwise is another command. */
export function sameMove(move: OriginalMove, prior: RecordedMove, input: MoveInput): boolean {
  if (prior.move !== move) return false;
  return move !== 'post' || (prior.toAuthorityId === input.toAuthorityId && prior.carrier === input.carrier && prior.trackingNumber === input.trackingNumber);
}

/** The moves that the actor could make now, given the right input. */
export function availableMoves(facts: OriginalFacts, actor: ActingParty): OriginalMove[] {
  const other = facts.involvedAuthorities.find((id) => id !== actor.authorityId) ?? null;
  return ORIGINAL_MOVES.filter((move) => moveOriginal(move, facts, actor, { toAuthorityId: other, carrier: 'x', trackingNumber: 'x' }).ok);
}

function holds({ whereabouts }: OriginalFacts, actor: ActingParty): boolean {
  return CLERKS.has(actor.role) && whereabouts.at === 'authority' && whereabouts.authorityId === actor.authorityId;
}

function isInvolved({ involvedAuthorities }: OriginalFacts, authorityId: string | null): authorityId is string {
  return authorityId !== null && involvedAuthorities.includes(authorityId);
}
