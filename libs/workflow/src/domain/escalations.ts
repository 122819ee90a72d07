import { no, ok, type RequestState, type RequestVerb, type Result } from '#kernel';
import type { ActingParty } from './facts.js';

/** Why a request is escalated, the gravest last: two working days are left of the statutory limit; a limit that binds the authority has passed; a supervisor ordered it (督办). */
export const ESCALATION_CAUSES = ['statutory_near', 'overdue', 'ordered'] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

/** What a supervisor may do with an escalation. */
export const ESCALATION_ACTS = ['take', 'hand_over', 'give_back', 'close'] as const;
export type EscalationAct = (typeof ESCALATION_ACTS)[number];

/** `done`: its owner said what was done; `moved_on`: the request went on without. */
export const ESCALATION_OUTCOMES = ['done', 'moved_on'] as const;
export type EscalationOutcome = (typeof ESCALATION_OUTCOMES)[number];

export interface EscalationFacts {
  /** Division code of where the request lies. */
  readonly jurisdiction: string;
  readonly applicantId: string;
  /** Null: it belongs to the supervisors of the jurisdiction by their role. */
  readonly ownerPersonId: string | null;
  readonly closed: boolean;
  /** Persons who may own it now: supervisors whose post reaches the jurisdiction. */
  readonly supervisors: readonly string[];
}

export interface EscalationInput {
  readonly toPersonId?: string | undefined;
  readonly reasonText?: string | undefined;
}

/** Who owns it after an act, and whether it is over. */
export interface EscalationChange {
  readonly ownerPersonId: string | null;
  readonly closed: boolean;
}

/**
 * What an act makes of an escalation, or why it may not be done. Exactly one owns it at any instant: the supervisors by role until one of them takes it, then this one until they hand
 * it over, give it back or close it. From an owner who no longer holds such a post it may be taken.
 */
export function decideEscalation(act: EscalationAct, facts: EscalationFacts, actor: ActingParty, input: EscalationInput): Result<EscalationChange> {
  if (facts.closed) return no({ code: 'escalation_closed' });
  if (actor.role !== 'supervisor' || actor.personId === null) return no({ code: 'wrong_role', details: { role: actor.role } });
  if (actor.personId === facts.applicantId) return no({ code: 'own_request' });
  if (actor.reach !== 'all' && !actor.reach.includes(facts.jurisdiction)) return no({ code: 'not_custodian' });
  if (act === 'take') return isFree(facts) ? ok({ ownerPersonId: actor.personId, closed: false }) : no({ code: 'escalation_owned' });
  if (facts.ownerPersonId !== actor.personId) return no({ code: 'escalation_not_owned' });
  switch (act) {
    case 'hand_over': {
      const to = input.toPersonId;
      if (to === undefined || to === actor.personId || to === facts.applicantId || !facts.supervisors.includes(to)) return no({ code: 'escalation_receiver_unknown' });
      return ok({ ownerPersonId: to, closed: false });
    }
    case 'give_back':
      return ok({ ownerPersonId: null, closed: false });
    case 'close':
      return (input.reasonText ?? '').trim() === '' ? no({ code: 'reason_required' }) : ok({ ownerPersonId: actor.personId, closed: true });
  }
}

/** The acts that the actor could do now, given the right input. */
export function availableEscalationActs(facts: EscalationFacts, actor: ActingParty): EscalationAct[] {
  const toPersonId = facts.supervisors.find((id) => id !== actor.personId && id !== facts.applicantId);
  return ESCALATION_ACTS.filter((act) => decideEscalation(act, facts, actor, { toPersonId, reasonText: 'x' }).ok);
}

/** The cause that an act on a request is, if it is one: the last reminder, or a supervision order. */
export function causeOf(verb: RequestVerb, level: unknown): EscalationCause | undefined {
  if (verb === 'order_supervision') return 'ordered';
  return verb === 'remind' && level === 3 ? 'statutory_near' : undefined;
}

type Phase = 'handling' | 'applicant' | 'handing_out' | 'ended';

const PHASE: Readonly<Record<RequestState, Phase>> = {
  submitted: 'handling', received: 'handling', routed: 'handling', returned: 'handling', accepted: 'handling', suspended: 'handling', supplement: 'applicant',
  approved: 'handing_out', refused: 'handing_out', declined: 'handing_out', ready: 'handing_out', dispatched: 'handing_out', delivered: 'ended', withdrawn: 'ended', lapsed: 'ended',
};

/** Whether what a request was escalated for is over: it is decided, handed out, ended, or now waits for its applicant. */
export function movesOn(before: RequestState, after: RequestState): boolean {
  return PHASE[before] !== PHASE[after];
}

function isFree({ ownerPersonId, supervisors }: EscalationFacts): boolean {
  return ownerPersonId === null || !supervisors.includes(ownerPersonId);
}
