import { endOfDayShanghai, no, ok, whyExcluded, addDays, type Calendar, type Day, type Deferral, type Result } from '#kernel';
import type { ActingParty } from './facts.js';

/** `owed`: its time runs; `overdue`: it has run out. Both may still be supplied or waived, after which nothing changes. */
export const MATERIAL_STATUSES = ['owed', 'supplied', 'waived', 'overdue'] as const;
export type MaterialStatus = (typeof MATERIAL_STATUSES)[number];

/** What a person does about a paper that was to follow. */
export const MATERIAL_MOVES = ['supply', 'waive'] as const;
export type MaterialMove = (typeof MATERIAL_MOVES)[number];

/** What the rules know of the paper and its request. */
export interface MaterialFacts {
  readonly status: MaterialStatus;
  readonly kind: Deferral;
  readonly applicantId: string;
  readonly receivingAuthorityId: string | null;
  /** The authority that decides, or has decided. */
  readonly competentAuthorityId: string | null;
  /** The authority that holds the request now; null while nobody does, as after its end. */
  readonly custodianAuthorityId: string | null;
  readonly state: string;
}

export interface MaterialInput {
  readonly attachmentIds?: readonly string[] | undefined;
  readonly reasonText?: string | undefined;
}

/** Ended without a decision: nothing rests on the paper any more. */
const POINTLESS: ReadonlySet<string> = new Set(['withdrawn', 'lapsed', 'declined']);
/** Working days before the last one on which the applicant is reminded. The project's own choice: no act asks for it. */
const REMINDED_BEFORE = 3;

/**
 * Whether somebody may supply or waive a paper. Supplied by the applicant or for them by the window that took the papers in, also late and after the decision, for a promise outlives it;
 * waived by a clerk of the authority that decides, with a reason that the applicant reads. Nobody waives in a matter of their own.
 */
export function moveMaterial(move: MaterialMove, facts: MaterialFacts, actor: ActingParty, input: MaterialInput): Result<'supplied' | 'waived'> {
  if (facts.status === 'supplied' || facts.status === 'waived') return no({ code: 'material_settled', details: { status: facts.status } });
  if (POINTLESS.has(facts.state)) return no({ code: 'wrong_state', details: { state: facts.state } });
  const isOwn = actor.personId === facts.applicantId;
  if (move === 'supply') {
    const byApplicant = actor.role === 'resident' && isOwn;
    const byWindow = actor.role === 'window_clerk' && actor.authorityId !== null && actor.authorityId === facts.receivingAuthorityId;
    if (!byApplicant && !byWindow) return no({ code: 'wrong_role', details: { move, role: actor.role } });
    return (input.attachmentIds ?? []).length === 0 ? no({ code: 'attachment_missing', details: { attachments: [] } }) : ok('supplied');
  }
  if (actor.role !== 'case_clerk') return no({ code: 'wrong_role', details: { move, role: actor.role } });
  if (isOwn) return no({ code: 'own_request' });
  const decides = actor.authorityId !== null && actor.authorityId === facts.competentAuthorityId && (facts.custodianAuthorityId === null || facts.custodianAuthorityId === actor.authorityId);
  if (!decides) return no({ code: 'not_custodian' });
  return (input.reasonText ?? '').trim() === '' ? no({ code: 'reason_required' }) : ok('waived');
}

/** What the actor could do now, given the right input. */
export function availableMaterialMoves(facts: MaterialFacts, actor: ActingParty): MaterialMove[] {
  return MATERIAL_MOVES.filter((move) => moveMaterial(move, facts, actor, { attachmentIds: ['any'], reasonText: 'any' }).ok);
}

/** Nine in the morning, three working days before the last day; earlier than the beginning never, for then nobody needs to be reminded of it: at the end of the first day at the earliest. */
export function remindAt(startOn: Day, dueOn: Day, calendar: Calendar): Date {
  let day = dueOn;
  for (let left = REMINDED_BEFORE; left > 0 && day > startOn;) {
    day = addDays(day, -1);
    if (whyExcluded(day, calendar) === undefined) left -= 1;
  }
  return day > startOn ? new Date(`${day}T09:00:00+08:00`) : endOfDayShanghai(startOn);
}
