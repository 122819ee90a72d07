import { ACTOR_ROLES, no, ok, type ActorRole, type Custodian, type Refusal, type RequestState, type RequestVerb, type Result } from '#kernel';
import { DELIVERY_CHECKS } from './delivery.js';
import { deskOf } from './desk.js';
import type { ActInput, ActingParty, RequestFacts } from './facts.js';
import { HANDLING_MODE_TABLE } from './handling-modes.js';
import { hasExpired } from './lease.js';
import { LIFE_CYCLE, STATES, ruleOf, type ClockEffects, type Need, type Rule } from './life-cycle.js';

/** What an act leads to, before anything is written. */
export interface Decision {
  readonly to: RequestState;
  readonly custodian: Custodian | 'receiving' | 'same';
  readonly clocks: ClockEffects;
  readonly event: string;
}

type Check = (facts: RequestFacts, actor: ActingParty, input: ActInput, now: Date) => Refusal | undefined;

const yes = undefined;

/** One check a need. What an act brings (`input`) is looked at only when it is done; the rest also decides which acts are offered. */
const CHECKS: Readonly<Record<Need, Check>> = {
  custody: (facts, actor) => (holds(facts, actor) || isOffered(facts, actor) ? yes : { code: 'not_custodian' }),
  offer: (facts, actor) => (facts.offeredAuthorityId !== null && (actor.role === 'system' || isOffered(facts, actor)) ? yes : { code: 'not_offered' }),
  custody_or_handing_window: (facts, actor) => (holds(facts, actor) || isHandingWindow(facts, actor) ? yes : { code: 'not_custodian' }),
  receiving_window: (facts, actor) => (actor.role !== 'window_clerk' || isReceivingWindow(facts, actor) ? yes : { code: 'not_custodian' }),
  papers_received: (facts) =>
    HANDLING_MODE_TABLE[facts.mode].intake === 'window' && facts.state === 'submitted' ? { code: 'wrong_state', details: { state: facts.state, mode: facts.mode } } : yes,
  result_by_platform: (facts, actor) =>
    actor.role !== 'system' || facts.delivery === 'online' ? yes : { code: 'mode_forbids', details: { delivery: facts.delivery } },
  unclaimed: (facts, actor, _i, now) => (facts.assigneePersonId === null || hasExpired(facts, now) ? yes : claimRefusal(facts, actor)),
  claimed_by_me: (facts, actor) => (facts.assigneePersonId !== null && facts.assigneePersonId === actor.personId ? yes : claimRefusal(facts, actor)),
  desk_or_reach: (facts, actor) => (actor.role === 'system' || (actor.role === 'supervisor' ? reaches(facts, actor) : holds(facts, actor) || isOffered(facts, actor)) ? yes : { code: 'not_custodian' }),
  mine_to_give: (facts, actor, input, now) => {
    if (actor.role === 'system' || actor.role === 'supervisor') return yes;
    return facts.assigneePersonId === null ? claimRefusal(facts, actor) : leaseRefusal(facts, actor, input, now) ?? CHECKS.claimed_by_me(facts, actor, input, now);
  },
  assignee_at_desk: (facts, _a, input, now) => assigneeRefusal(facts, input, now),
  unclaimed_or_mine: (facts, actor, input, now) => (actor.role === 'system' ? yes : leaseRefusal(facts, actor, input, now)),
  competent_authority: (_f, _a, input) => (input.competentAuthorityId ? yes : { code: 'no_competent_authority', lawRef: { law: '行政许可法', article: '32' } }),
  identity_checked: (_f, _a, input) => (input.identityChecked === true && input.formChecked === true ? yes : { code: 'identity_not_checked', lawRef: { law: '国办发〔2020〕35号' } }),
  supplement_left: (facts) => (facts.supplementRounds < facts.supplementAllowance ? yes : { code: 'supplement_already_requested', lawRef: { law: '行政许可法', article: '32' } }),
  // Who was told that a paper may follow is not asked for it, and not decided without it, before its day has passed; a promise makes no decision wait.
  papers_in: ({ owedMaterials }) => {
    const owed = Object.keys(owedMaterials).filter((code) => owedMaterials[code] === 'tolerated');
    return owed.length === 0 ? yes : { code: 'material_owed', details: { materials: owed } };
  },
  nothing_early: ({ owedMaterials }, _a, input) => {
    const early = (input.items ?? []).flatMap(({ materialCode }) => (materialCode !== undefined && owedMaterials[materialCode] !== undefined ? [materialCode] : []));
    return early.length === 0 ? yes : { code: 'material_not_due', details: { materials: early } };
  },
  supplement_used: (facts) => (facts.supplementRounds > 0 && facts.supplementRounds === facts.supplementAllowance ? yes : { code: 'supplement_not_used' }),
  supplement_items: (_f, _a, input) => {
    const items = input.items ?? [];
    const complete = items.length > 0 && items.every((i) => i.what.trim() !== '' && i.why.trim() !== '');
    return complete && new Set(items.map((i) => i.code)).size === items.length ? yes : { code: 'supplement_items_missing', lawRef: { law: '行政许可法', article: '32' } };
  },
  every_item_answered: (facts, _a, input) => {
    const missing = facts.openSupplementItems.filter((code) => !(input.answeredItems ?? []).includes(code));
    return missing.length === 0 ? yes : { code: 'supplement_answer_incomplete', details: { missing } };
  },
  reason: (_f, _a, input) => (input.reasonCode && (input.reasonText ?? '').trim() !== '' ? yes : { code: 'reason_required', lawRef: { law: '行政许可法', article: '38' } }),
  remedy: (_f, _a, input) => (input.remedyTold === true ? yes : { code: 'remedy_required', lawRef: { law: '行政许可法', article: '38' } }),
  reason_text: (_f, actor, input) => (actor.role !== 'system' && (input.reasonText ?? '').trim() === '' ? { code: 'reason_required' } : yes),
  later_version: (_f, _a, { move = 'no_later_version' }) => (move === 'possible' ? yes : { code: move }),
  opinion: (_f, _a, input) => ((input.opinion ?? '').trim() === '' ? { code: 'opinion_required' } : yes),
  delivery_method: (_f, _a, input) => (input.method ? yes : { code: 'delivery_method_required', lawRef: { law: '行政许可法', article: '44' } }),
  ...DELIVERY_CHECKS,
  deadline_passed: (facts, actor, _i, now) => (actor.role !== 'system' || decidesByRule(facts) || clockHasPassed(facts, now) ? yes : { code: 'deadline_not_passed' }),
  suspension_notice: (_f, _a, input) =>
    input.ground !== undefined && isCount(input.announcedDays) && (input.reasonText ?? '').trim() !== '' ? yes : { code: 'suspension_notice_missing', lawRef: { law: '行政许可法', article: '45' } },
  extendable: (facts) => (facts.extendableBy === null ? { code: 'not_extendable', lawRef: { law: '行政许可法', article: '42' } } : yes),
  head: (facts, actor) => (isHead(facts, actor) ? yes : { code: 'not_the_head', lawRef: { law: '行政许可法', article: '42' } }),
  limit_runs: (facts, _a, _i, now) => (facts.running.decision !== undefined && now <= facts.running.decision ? yes : { code: 'limit_passed', lawRef: { law: '行政许可法', article: '42' } }),
  part: (facts) => (facts.isLeg ? yes : { code: 'not_a_leg' }),
  whole: (facts) => (facts.isLeg ? { code: 'leg_of_joint' } : yes),
  legs_joined: ({ join }) => (join?.rule === 'all' && join.standing !== 'joined' ? { code: 'legs_not_joined', details: { standing: join.standing } } : yes),
  departure: ({ join }, _a, input) => (join?.rule === 'lead' && join.standing !== 'joined' && (input.reasonText ?? '').trim() === '' ? { code: 'reason_required' } : yes),
  may_decide_by_rule: (facts, actor) => (actor.role !== 'system' || facts.byRule ? yes : { code: 'mode_forbids', details: { mode: facts.mode } }),
  rule_decision: (_f, actor, input) => (actor.role === 'system' && input.byRule === undefined ? { code: 'rule_not_stated', lawRef: { law: '个人信息保护法', article: '24' } } : yes),
  in_reach: (facts, actor) => (actor.role === 'system' || reaches(facts, actor) ? yes : { code: 'not_custodian' }),
  provisional_clock: (facts, _a, input) => (facts.provisional || input.corrected === true ? yes : { code: 'wrong_state', details: { state: facts.state, provisional: false } }),
  deemed: (facts) => (facts.deemed === 'no' ? { code: 'not_deemed', lawRef: { law: '行政许可法', article: '32' } } : yes),
  contestable: (facts) => (facts.deemed === 'yes' ? yes : { code: 'contested_before' }),
  contested: (facts) => (facts.deemed === 'contested' ? yes : { code: 'not_contested' }),
  window_declines_only_without_authority: (facts, actor) =>
    actor.role === 'window_clerk' && facts.state !== 'returned' ? { code: 'window_cannot_decline', lawRef: { law: '国办发〔2020〕35号' } } : yes,
};

/** Needs that depend on what the act brings: the buttons are offered before anything is typed. */
const NEEDS_OF_INPUT: ReadonlySet<Need> = new Set([
  'competent_authority', 'identity_checked', 'supplement_items', 'every_item_answered', 'reason', 'remedy', 'opinion', 'delivery_method', 'delivery_offered', 'delivery_address', 'pickup_window', 'tracking', 'recipient_checked', 'receipt_proof', 'reason_text', 'later_version', 'suspension_notice', 'departure', 'rule_decision', 'nothing_early', 'assignee_at_desk',
]);

/**
 * Whether the actor may do this now, and what follows. Pure: the life-cycle table × actor × facts × input × now. The order of the
 * answers is the order of what helps: wrong state before wrong role, role before custody, custody before what is missing.
 */
export function decide(verb: RequestVerb, facts: RequestFacts, actor: ActingParty, input: ActInput, now: Date): Result<Decision> {
  const rule = ruleOf(verb);
  const refusal = refuseEntry(verb, rule, facts, actor) ?? firstRefusal(rule.needs, facts, actor, input, now);
  if (refusal) return no(refusal);
  return ok({ to: rule.to === 'same' ? (facts.state as RequestState) : rule.to, custodian: rule.custodian, clocks: rule.clocks, event: rule.event });
}

/** The verbs that this actor could carry out now, given the right input: what the screens offer as buttons. */
export function availableActions(facts: RequestFacts, actor: ActingParty, now: Date): RequestVerb[] {
  return (Object.keys(LIFE_CYCLE) as RequestVerb[]).filter((verb) => {
    const rule = ruleOf(verb);
    if (refuseEntry(verb, rule, facts, actor)) return false;
    return !firstRefusal(rule.needs.filter((n) => !NEEDS_OF_INPUT.has(n)), facts, actor, {}, now);
  });
}

/** The roles of which someone could move the request on now, by the rules that bind them when they try: "who can act". */
export function rolesThatMayAct(facts: RequestFacts, now: Date): ActorRole[] {
  return ACTOR_ROLES.filter((role) => wellPlaced(role, facts, now).some((party) => availableActions(facts, party, now).some((verb) => ruleOf(verb).to !== 'same' && ruleOf(verb).consequence !== true)));
}

/** Who, of a role, stands nearest to the request: the applicant; a clerk where it lies or where it was taken in, the assignee if there is one. */
function wellPlaced(role: ActorRole, facts: RequestFacts, now: Date): ActingParty[] {
  if (role === 'system') return [{ role, personId: null, authorityId: null, reach: [] }];
  if (role === 'resident') return [{ role, personId: facts.applicantId, authorityId: null, reach: [] }];
  return [deskOf(facts), facts.receivingAuthorityId, facts.pickupAuthorityId].map((authorityId) => ({ role, personId: hasExpired(facts, now) ? null : facts.assigneePersonId, authorityId, reach: facts.deskJurisdiction === null ? [] : [facts.deskJurisdiction] }));
}

function refuseEntry(verb: RequestVerb, rule: Rule, facts: RequestFacts, actor: ActingParty): Refusal | undefined {
  if (!rule.from.includes(facts.state)) return { code: 'wrong_state', details: { verb, state: facts.state } };
  if (rule.modes && !rule.modes.includes(facts.mode)) return { code: 'mode_forbids', details: { verb, mode: facts.mode } };
  if (!rule.by.includes(actor.role)) return { code: 'wrong_role', details: { verb, role: actor.role } };
  if (facts.state === 'draft' || actor.role === 'system') return undefined;
  // Nobody handles a matter of their own, or one that they filed for another, and nobody else is its applicant. An agent comes here in the applicant's place.
  if (actor.role === 'resident') return actor.personId === facts.applicantId ? undefined : { code: 'wrong_role', details: { verb, role: actor.role } };
  return isOwn(facts, actor.personId) ? { code: 'own_request' } : undefined;
}

function firstRefusal(needs: readonly Need[], facts: RequestFacts, actor: ActingParty, input: ActInput, now: Date): Refusal | undefined {
  for (const need of needs) {
    const refusal = CHECKS[need](facts, actor, input, now);
    if (refusal) return refusal;
  }
  return undefined;
}

/** The platform acts whoever holds the request, and the applicant on their own; a clerk only when their authority does. */
function holds(facts: RequestFacts, actor: ActingParty): boolean {
  if (actor.role === 'system' || actor.role === 'resident') return true;
  // Whoever has handed it over waits for the answer.
  if (facts.custodian !== 'authority' || facts.offeredAuthorityId !== null) return false;
  return actor.authorityId !== null && actor.authorityId === facts.custodianAuthorityId;
}

/** The authority that was asked to take it over may do so, and by its first act does. */
function isOffered(facts: RequestFacts, actor: ActingParty): boolean {
  return actor.role === 'case_clerk' && actor.authorityId !== null && actor.authorityId === facts.offeredAuthorityId;
}

/**
 * Whether an act takes the request over first: the authority to which it is offered answers the offer with whatever it does, except by returning it. Silence takes over too,
 * for what the authority has not returned in time it holds (行政许可法 32(4)).
 */
export function takesOverFirst(verb: RequestVerb, facts: RequestFacts, actor: ActingParty): boolean {
  const answers = verb === 'take_over' || verb === 'return_misrouted';
  return facts.offeredAuthorityId !== null && !answers && ruleOf(verb).needs.some((need) => need === 'custody' || need === 'desk_or_reach') && (isOffered(facts, actor) || (actor.role === 'system' && verb === 'accept'));
}

/** The window where the papers were handed in: it may pass on what the applicant brings, and no more. */
function isReceivingWindow(facts: RequestFacts, actor: ActingParty): boolean {
  return actor.role === 'window_clerk' && actor.authorityId !== null && actor.authorityId === facts.receivingAuthorityId;
}

/** The window at which the result lies ready, else the one where the papers were handed in: it may hand out and post what was decided. */
function isHandingWindow(facts: RequestFacts, actor: ActingParty): boolean {
  return actor.role === 'window_clerk' && actor.authorityId !== null && actor.authorityId === (facts.pickupAuthorityId ?? facts.receivingAuthorityId);
}

/** Whoever watches over a jurisdiction acts where it, or one under it, holds the request. */
function reaches(facts: RequestFacts, actor: ActingParty): boolean {
  return facts.deskJurisdiction !== null && (actor.reach === 'all' || actor.reach.includes(facts.deskJurisdiction));
}

/** The head of the authority that holds the request; where a government must allow it, a head whose post reaches over the jurisdiction. */
function isHead(facts: RequestFacts, actor: ActingParty): boolean {
  return facts.extendableBy === 'government_head' ? reaches(facts, actor) : holds(facts, actor);
}

/**
 * Whoever acts under a claim must still hold it: its number tells a page that has lost it, however the clocks stand. A claim that has run out keeps nobody else from acting, and must
 * be taken again by whoever had it.
 */
function leaseRefusal(facts: RequestFacts, actor: ActingParty, input: ActInput, now: Date): Refusal | undefined {
  if (input.fence !== undefined && input.fence !== facts.fence) return { code: 'lease_lost' };
  if (facts.assigneePersonId === null) return undefined;
  const isMine = facts.assigneePersonId === actor.personId;
  if (hasExpired(facts, now)) return isMine ? { code: 'lease_expired' } : undefined;
  return isMine ? undefined : { code: 'claimed_by_another' };
}

/** Whoever is to have it works where it lies, is not its applicant, and has not got it already. */
function assigneeRefusal(facts: RequestFacts, { assigneePersonId, assigneePostId }: ActInput, now: Date): Refusal | undefined {
  if (!assigneePersonId || !assigneePostId) return { code: 'assignee_not_at_desk' };
  if (isOwn(facts, assigneePersonId)) return { code: 'own_request' };
  return assigneePersonId === facts.assigneePersonId && !hasExpired(facts, now) ? { code: 'assigned_already' } : undefined;
}

function isOwn({ applicantId, agentId }: RequestFacts, personId: string | null): boolean {
  return personId !== null && (personId === applicantId || personId === agentId);
}

/** A rule need not wait for silence to accept. */
function decidesByRule(facts: RequestFacts): boolean {
  return facts.byRule && facts.state === 'routed';
}

function isCount(value: number | undefined): boolean {
  return value !== undefined && Number.isInteger(value) && value > 0;
}

function claimRefusal(facts: RequestFacts, actor: ActingParty): Refusal {
  const byAnother = facts.assigneePersonId !== null && facts.assigneePersonId !== actor.personId;
  return byAnother ? { code: 'claimed_by_another' } : { code: 'wrong_state', details: { state: facts.state, claimed: facts.assigneePersonId !== null } };
}

function clockHasPassed(facts: RequestFacts, now: Date): boolean {
  const clock = facts.state === 'draft' ? null : STATES[facts.state].clock;
  const end = clock === null ? undefined : facts.running[clock];
  return end !== undefined && now.getTime() > end.getTime();
}
