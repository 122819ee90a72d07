import { no, ok, type ActorRole, type Refusal, type Result } from '#kernel';
import { MATTER_LIFE_CYCLE, MATTER_VERBS, isEnded, type MatterKind, type MatterNeed, type MatterRule, type MatterState, type MatterVerb } from './life-cycle.js';

/** Who acts. */
export interface MatterActor {
  readonly role: ActorRole;
  /** Null for the platform. */
  readonly personId: string | null;
  readonly authorityId: string | null;
  /** Division codes that the post's reach covers; empty where it is bound to its own authority. */
  readonly reach: readonly string[];
}

/** What `decide` knows of a matter. */
export interface MatterFacts {
  readonly kind: MatterKind;
  readonly state: MatterState;
  readonly personId: string;
  readonly holderAuthorityId: string;
  readonly holderJurisdiction: string;
  /** Who handled the request that it is about. */
  readonly handlers: readonly string[];
  /** Authorities that have forwarded it. */
  readonly forwardedBy: readonly string[];
  readonly ownerPersonId: string | null;
  /** rectification: whether what was said is founded; null: not verified yet. */
  readonly founded: boolean | null;
  /** rectification: whether the applicant was content when last called back; null: not called back, or not reached. */
  readonly accepted: boolean | null;
  readonly askedAgain: boolean;
  /** When the writer's time to answer is over; null: that clock does not run. */
  readonly confirmUntil: Date | null;
}

/** What the act brings along. */
export interface MatterInput {
  readonly text?: string | undefined;
  /** forward: to whom. The service has looked up where that is. */
  readonly toAuthorityId?: string | undefined;
  readonly founded?: boolean | undefined;
  /** call_back: whether somebody answered, and whether they are content. */
  readonly reached?: boolean | undefined;
  readonly accepted?: boolean | undefined;
}

/** A matter after an act: only what the act changes. */
export interface MatterDecision {
  readonly rule: MatterRule;
  readonly state: MatterState;
  /** Who holds it afterwards; exactly one. */
  readonly holderAuthorityId: string;
  readonly ownerPersonId: string | null;
  readonly founded: boolean | null;
  readonly accepted: boolean | null;
  readonly askedAgain: boolean;
}

/**
 * Decides one act. Refuses `wrong_role`, `matter_state`, and what the needs of the verb refuse: `matter_elsewhere`, `own_request`, `handled_it_yourself`, `matter_taken`, `authority_unknown`, `forwarded_before`, `text_required`,
 * `finding_required`, `not_founded`, `repair_first`, `call_back_incomplete`, `asked_again_before`, `deadline_not_passed`.
 */
export function decideMatter(verb: MatterVerb, facts: MatterFacts, actor: MatterActor, input: MatterInput, now: Date): Result<MatterDecision> {
  const rule = MATTER_LIFE_CYCLE[verb];
  const refusal = barred(rule, facts, actor) ?? rule.needs.map((need) => refusedBy(need, facts, actor, input, now)).find((each) => each !== null);
  if (refusal) return no(refusal);
  const state = rule.to === 'same' ? facts.state : rule.to;
  const isWorker = actor.role !== 'resident' && actor.role !== 'system';
  return ok({
    rule, state, holderAuthorityId: verb === 'forward' ? (input.toAuthorityId ?? facts.holderAuthorityId) : facts.holderAuthorityId,
    // Whoever comes next finds it free: another authority, or a supervisor who looks once more.
    ownerPersonId: verb === 'forward' || verb === 'ask_again' ? null : isWorker ? actor.personId : facts.ownerPersonId,
    founded: verb === 'verify' ? (input.founded ?? null) : facts.founded,
    accepted: verb === 'call_back' ? (input.reached === true ? (input.accepted ?? null) : null) : verb === 'repair' ? null : facts.accepted,
    askedAgain: facts.askedAgain || verb === 'ask_again',
  });
}

/** What the actor may do now, in the order of the life cycle; what only needs words is offered. */
export function availableMatterActs(facts: MatterFacts, actor: MatterActor, now: Date): MatterVerb[] {
  // An input that lacks nothing: what remains is what the matter itself forbids.
  const full: MatterInput = { text: 'x', toAuthorityId: 'x', founded: true, reached: true, accepted: true };
  return MATTER_VERBS.filter((verb) => verb !== 'settle' && !(verb === 'take' && facts.ownerPersonId === actor.personId) && decideMatter(verb, facts, actor, full, now).ok);
}

function barred(rule: MatterRule, { kind, state }: MatterFacts, { role }: MatterActor): Refusal | null {
  if (!rule.by.includes(role)) return { code: 'wrong_role' };
  if (isEnded(state) || !rule.kinds.includes(kind) || !rule.from.includes(state)) return { code: 'matter_state', details: { state } };
  return null;
}

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';
const unless = (holds: boolean, code: string): Refusal | null => (holds ? null : { code });

function refusedBy(need: MatterNeed, facts: MatterFacts, actor: MatterActor, input: MatterInput, now: Date): Refusal | null {
  const isHandler = actor.personId !== null && facts.handlers.includes(actor.personId);
  switch (need) {
    case 'writer':
      return unless(actor.personId === facts.personId, 'matter_elsewhere');
    case 'desk':
      return unless(isAtDesk(facts, actor), 'matter_elsewhere') ?? unless(actor.personId !== facts.personId, 'own_request');
    case 'not_handler':
      return unless(facts.kind !== 'rectification' || !isHandler, 'handled_it_yourself');
    case 'not_handler_of_complaint':
      return unless(facts.kind !== 'complaint' || !isHandler, 'handled_it_yourself');
    case 'free_or_mine':
      return unless(facts.ownerPersonId === null || facts.ownerPersonId === actor.personId, 'matter_taken');
    case 'target':
      return targetRefusal(facts, actor, input.toAuthorityId);
    case 'text':
      return unless(!isBlank(input.text), 'text_required');
    case 'finding':
      return unless(input.founded !== undefined, 'finding_required');
    case 'founded_or_refused':
      return unless(facts.state === 'verified' ? facts.founded === true : facts.accepted !== true, 'not_founded');
    case 'found_or_repaired':
      return unless(facts.state === 'repaired' || facts.founded === false, 'repair_first');
    case 'call_back':
      return unless(input.reached === false || (input.reached === true && input.accepted !== undefined), 'call_back_incomplete');
    case 'accepted_or_text':
      return unless(facts.accepted === true || !isBlank(input.text), 'text_required');
    case 'once':
      return unless(!facts.askedAgain, 'asked_again_before');
    case 'time_over':
      return unless(facts.confirmUntil !== null && now > facts.confirmUntil, 'deadline_not_passed');
  }
}

/** The clerks of the holder, and supervisors whose reach covers where it is held. */
function isAtDesk({ holderAuthorityId, holderJurisdiction }: MatterFacts, { role, authorityId, reach }: MatterActor): boolean {
  return authorityId === holderAuthorityId || (role === 'supervisor' && reach.includes(holderJurisdiction));
}

/** Clerks send nothing back to who has sent it on already, so that it does not wander; a supervisor may. */
function targetRefusal({ holderAuthorityId, forwardedBy }: MatterFacts, { role }: MatterActor, to: string | undefined): Refusal | null {
  if (to === undefined || to === holderAuthorityId) return { code: 'authority_unknown' };
  return unless(role === 'supervisor' || !forwardedBy.includes(to), 'forwarded_before');
}
