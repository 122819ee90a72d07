import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEADLINE_KINDS, HANDLING_MODES, shanghaiDay, type DeadlineKind, type HandlingMode, type RequestVerb } from '#kernel';
import { APPLICANT, CLERK, COLLEAGUE, COMPETENT, ELSEWHERE, FULL_INPUT, NOW, PLACE, RECEIVING, SUBSTITUTE, someFacts } from '../../../../test/support/builders/request-facts.js';
import { availableActions, decide, rolesThatMayAct, takesOverFirst, type Decision } from './decide.js';
import type { ActingParty, RequestFacts } from './facts.js';
import { firstCustodian } from './routing.js';
import { STATES, type LifeCycleState } from './life-cycle.js';
import { explain, type Why } from './why.js';

const DAY = 86_400_000;
const LIMIT_DAYS: Readonly<Record<DeadlineKind, number>> = { acceptance: 7, supplement_answer: 42, decision: 28, suspension: 14, delivery: 14 };

const PARTIES: readonly ActingParty[] = [
  { role: 'resident', personId: APPLICANT, authorityId: null, reach: [] },
  { role: 'resident', personId: 'person-stranger', authorityId: null, reach: [] },
  { role: 'window_clerk', personId: 'person-window', authorityId: RECEIVING, reach: [] },
  { role: 'window_clerk', personId: 'person-other-window', authorityId: ELSEWHERE, reach: [] },
  { role: 'case_clerk', personId: CLERK, authorityId: COMPETENT, reach: [] },
  { role: 'case_clerk', personId: COLLEAGUE, authorityId: COMPETENT, reach: [] },
  { role: 'case_clerk', personId: 'person-elsewhere', authorityId: ELSEWHERE, reach: [] },
  { role: 'authority_head', personId: 'person-head', authorityId: COMPETENT, reach: [] },
  { role: 'supervisor', personId: 'person-supervisor', authorityId: null, reach: [PLACE] },
  { role: 'system', personId: null, authorityId: null, reach: [] },
];

/** One instant of a history. */
interface Moment {
  readonly facts: RequestFacts;
  readonly competent: string | null;
  readonly at: Date;
}
interface Step {
  readonly pick: number;
  /** Calendar days that pass before it. */
  readonly days: number;
  /** Where a routing goes. */
  readonly to: string;
  readonly way: RequestFacts['delivery'];
}

/** Somebody who has not got it. */
function colleagueOf({ assigneePersonId }: RequestFacts): string {
  return assigneePersonId === SUBSTITUTE ? COLLEAGUE : SUBSTITUTE;
}

/** Carries out what the decision says and nothing else, as the service must. */
function follow({ facts, competent, at }: Moment, verb: RequestVerb, decision: Decision, actor: ActingParty, { to, way }: Chosen): Moment {
  const running: Partial<Record<DeadlineKind, Date>> = { ...facts.running };
  for (const kind of decision.clocks.ends) delete running[kind];
  for (const kind of decision.clocks.holds ?? []) delete running[kind];
  for (const kind of [...decision.clocks.starts, ...(decision.clocks.continues ?? []), ...(decision.clocks.extends ?? [])]) running[kind] = new Date(at.getTime() + LIMIT_DAYS[kind] * DAY);
  const now = verb === 'route' ? to : competent;
  const offeredAuthorityId = verb === 'route' ? to : verb === 'take_over' || decision.custodian !== 'same' ? null : facts.offeredAuthorityId;
  const held = custodyAfter(decision, { facts, competent, at }, now);
  const assigneePersonId = verb === 'claim' ? actor.personId : verb === 'reassign' ? colleagueOf(facts) : verb === 'release' || verb === 'route' || (decision.custodian !== 'same' && verb !== 'take_over') ? null : facts.assigneePersonId;
  const counted = {
    supplementRounds: facts.supplementRounds + (verb === 'request_supplement' ? 1 : 0), supplementAllowance: facts.supplementAllowance + (verb === 'allow_supplement' ? 1 : 0),
    openSupplementItems: verb === 'request_supplement' ? ['i1', 'i2'] : [], extendableBy: extendableAfter(facts, verb, decision), deemed: deemedAfter(facts, verb, actor),
    provisional: verb === 'recount' ? false : facts.provisional, byRule: facts.byRule && !['leave_to_person', 'approve', 'refuse', 'decline'].includes(verb),
  };
  return { facts: { ...facts, ...held, ...counted, ...deliveryAfter(facts, verb, at, way), offeredAuthorityId, ...(offeredAuthorityId === null ? {} : { deskJurisdiction: PLACE }), state: decision.to, running, assigneePersonId }, competent: now, at };
}

/** Where a routing goes, and which way of delivery is chosen. */
interface Chosen {
  readonly to: string;
  readonly way: RequestFacts['delivery'];
}

function deliveryAfter(facts: RequestFacts, verb: RequestVerb, at: Date, way: RequestFacts['delivery']): Pick<RequestFacts, 'delivery' | 'hasAddress' | 'pickupAuthorityId' | 'dispatchedOn'> {
  const chosen = verb === 'choose_delivery' ? { delivery: way, hasAddress: way === 'post' } : { delivery: facts.delivery, hasAddress: facts.hasAddress };
  return { ...chosen, pickupAuthorityId: verb === 'make_ready' ? ELSEWHERE : facts.pickupAuthorityId, dispatchedOn: verb === 'dispatch' ? shanghaiDay(at) : verb === 'delivery_returned' ? null : facts.dispatchedOn };
}

function extendableAfter(facts: RequestFacts, verb: RequestVerb, decision: Decision): RequestFacts['extendableBy'] {
  if (verb === 'extend') return null;
  return decision.clocks.starts.includes('decision') ? 'authority_head' : facts.extendableBy;
}

function deemedAfter(facts: RequestFacts, verb: RequestVerb, actor: ActingParty): RequestFacts['deemed'] {
  if (verb === 'accept' && facts.deemed === 'no') return actor.role === 'system' ? 'yes' : 'no';
  if (verb === 'contest') return 'contested';
  return verb === 'uphold' || verb === 'set_aside' ? 'settled' : facts.deemed;
}

function custodyAfter(decision: Decision, { facts }: Moment, competent: string | null): Pick<RequestFacts, 'custodian' | 'custodianAuthorityId' | 'deskJurisdiction'> {
  switch (decision.custodian) {
    case 'same':
      return { custodian: facts.custodian, custodianAuthorityId: facts.custodianAuthorityId, deskJurisdiction: facts.deskJurisdiction };
    case 'authority':
      return { custodian: 'authority', custodianAuthorityId: competent, deskJurisdiction: PLACE };
    case 'receiving':
      return receiver(facts.mode);
    case 'applicant':
    case 'platform':
    case 'none':
      return { custodian: decision.custodian, custodianAuthorityId: null, deskJurisdiction: null };
  }
}

function receiver(mode: HandlingMode): Pick<RequestFacts, 'custodian' | 'custodianAuthorityId' | 'deskJurisdiction'> {
  const first = firstCustodian({ mode, window: mode !== 'collect_and_forward' ? null : { id: 'window', authorityId: RECEIVING, jurisdictionCode: '110112' } });
  if (!first.ok) throw new Error(first.refusal.code);
  const held = first.value.custodian === 'authority' ? first.value : null;
  return { custodian: first.value.custodian, custodianAuthorityId: held?.authorityId ?? null, deskJurisdiction: held?.jurisdictionCode ?? null };
}

function begin(mode: HandlingMode): Moment {
  const receivingAuthorityId = mode !== 'collect_and_forward' ? null : RECEIVING;
  const draft: Moment = { facts: someFacts({ state: 'draft', mode, custodian: 'applicant', custodianAuthorityId: null, receivingAuthorityId, deskJurisdiction: null, running: {}, provisional: true, delivery: mode === 'collect_and_forward' ? 'window' : 'online', byRule: mode === 'instant', join: mode === 'joint' ? { rule: 'all', standing: 'joined' } : null }), competent: null, at: NOW };
  const [applicant] = PARTIES;
  const decision = applicant && decide('submit', draft.facts, applicant, {}, NOW);
  if (!applicant || !decision?.ok) throw new Error('a draft can be submitted');
  return follow(draft, 'submit', decision.value, applicant, { to: COMPETENT, way: 'online' });
}

/** What is wrong at this instant; nothing, if the promises hold. */
function faultsOf({ facts, at }: Moment): string[] {
  const state = facts.state as Exclude<LifeCycleState, 'draft'>;
  const { final, clock } = STATES[state];
  const running = DEADLINE_KINDS.filter((kind) => facts.running[kind]).join();
  const promises: Readonly<Record<string, boolean>> = {
    'an authority holds it exactly when one is named': (facts.custodianAuthorityId !== null) === (facts.custodian === 'authority'),
    'nobody holds it exactly when it is closed': (facts.custodian === 'none') === final,
    'the applicant holds it exactly while a supplement is awaited': (facts.custodian === 'applicant') === (state === 'supplement'),
    'the platform holds it exactly while it is routed online': (facts.custodian === 'platform') === (facts.mode !== 'collect_and_forward' && (state === 'submitted' || state === 'returned' || facts.offeredAuthorityId !== null)),
    'it is offered to one authority, and only before that has answered': facts.offeredAuthorityId === null || (state === 'routed' && facts.offeredAuthorityId !== facts.custodianAuthorityId),
    'the clock of its state runs and no other': running === (clock ?? ''),
    'a supplement was asked for no more often than allowed': facts.supplementRounds <= facts.supplementAllowance,
    'where it lies for work is somewhere': (facts.custodianAuthorityId === null && facts.offeredAuthorityId === null) === (facts.deskJurisdiction === null),
    'someone can act exactly while it is open': rolesThatMayAct(facts, at).length > 0 !== final,
  };
  return Object.entries(promises).filter(([, kept]) => !kept).map(([promise]) => `${state} (${facts.mode}): not so that ${promise}`);
}

/** Acts by turns, each the `pick`-th of those that anyone may do then, and checks every instant. */
function live(mode: HandlingMode, steps: readonly Step[]): { moments: Moment[]; verbs: RequestVerb[] } {
  const moments = [begin(mode)];
  const verbs: RequestVerb[] = [];
  for (const { pick, days, to, way } of steps) {
    const last = moments.at(-1);
    if (!last) break;
    const now: Moment = { ...last, at: new Date(last.at.getTime() + days * DAY) };
    const options = PARTIES.flatMap((actor) => availableActions(now.facts, actor, now.at).map((verb) => ({ actor, verb })));
    const option = options[pick % Math.max(1, options.length)];
    if (!option) break;
    // As the service does: whoever acts on an offer has taken it over before.
    const chain = takesOverFirst(option.verb, now.facts, option.actor) ? (['take_over', option.verb] as const) : [option.verb];
    for (const verb of chain) {
      const latest = moments.at(-1) ?? now;
      const at = { ...latest, at: now.at };
      const decision = decide(verb, at.facts, option.actor, { ...FULL_INPUT, competentAuthorityId: to, method: way, receivedOn: shanghaiDay(at.at), assigneePersonId: colleagueOf(at.facts) }, at.at);
      if (!decision.ok) throw new Error(decision.refusal.code);
      const mine = verb === 'take_over' || verb === 'return_misrouted' ? (at.facts.offeredAuthorityId ?? at.facts.custodianAuthorityId) : at.facts.custodianAuthorityId;
      if (option.actor.role === 'case_clerk' && option.actor.authorityId !== mine) throw new Error(`${verb} without custody`);
      moments.push(follow(at, verb, decision.value, option.actor, { to, way }));
      verbs.push(verb);
    }
  }
  expect(moments.flatMap(faultsOf)).toEqual([]);
  return { moments, verbs };
}

function whyOf({ facts, at }: Moment): Why {
  const clocks = DEADLINE_KINDS.flatMap((kind) => {
    const dueAt = facts.running[kind];
    return dueAt ? [{ kind, dueAt, dueOn: dueAt.toISOString().slice(0, 10), provisional: false, silence: 'overdue' as const, lawRef: null }] : [];
  });
  return explain({ ...facts, state: facts.state as Exclude<LifeCycleState, 'draft'> }, clocks, null, at);
}

function isExplained(moment: Moment): boolean {
  const why = whyOf(moment);
  const open = !STATES[why.state].final;
  const clocked = why.clock !== null && why.dueOn !== null && why.dueAt !== null && why.overdue === moment.at > why.dueAt;
  return open === (why.reason !== 'closed') && open === why.whoCanAct.length > 0 && open === clocked && why.reason !== '';
}

const history = fc.record({
  mode: fc.constantFrom(...HANDLING_MODES),
  steps: fc.array(fc.record({ pick: fc.nat({ max: 60 }), days: fc.constantFrom(0, 0, 1, 8, 45), to: fc.constantFrom(COMPETENT, ELSEWHERE), way: fc.constantFrom('online', 'window', 'post', 'post') }), { minLength: 8, maxLength: 30 }),
});

describe('the life of a request', () => {
  it('has exactly one custodian and one clock at every instant, and neither at its end', () => {
    const seen = new Set<string>();
    const ends = new Set<string>();
    fc.assert(fc.property(history, ({ mode, steps }) => {
      const { moments, verbs } = live(mode, steps);
      for (const verb of verbs) seen.add(verb);
      ends.add(String(moments.at(-1)?.facts.state));
    }), { numRuns: 2_000, seed: 20_261_122 });
    // The histories are worth something: every act happened in them, every end was reached. Hence the fixed seed.
    expect([...seen].sort()).toEqual(['accept', 'allow_supplement', 'approve', 'choose_delivery', 'claim', 'confirm_receipt', 'contest', 'decline', 'deliver', 'delivery_returned', 'dispatch', 'extend', 'hand_out', 'lapse', 'leave_to_person', 'make_ready', 'migrate_version', 'note_alert', 'note_leg', 'order_supervision', 'reassign', 'receive', 'recount', 'refuse', 'release', 'remind', 'request_supplement', 'resume', 'return_misrouted', 'route', 'set_aside', 'supply_supplement', 'suspend', 'take_over', 'uphold', 'withdraw']);
    expect([...ends]).toEqual(expect.arrayContaining(['delivered', 'withdrawn', 'lapsed']));
  });

  it('has exactly one outcome, delivered once and by the way that was chosen last; a letter that comes back loses neither the result nor its limit', () => {
    let returned = 0;
    fc.assert(fc.property(history, ({ mode, steps }) => {
      const { moments, verbs } = live(mode, steps);
      const decided = verbs.findIndex((verb) => ['approve', 'refuse', 'decline'].includes(verb));
      const served = verbs.filter((verb) => ['deliver', 'hand_out', 'confirm_receipt'].includes(verb));
      expect(verbs.filter((verb) => ['approve', 'refuse', 'decline'].includes(verb)).length).toBeLessThanOrEqual(1);
      expect(served.length).toBe(moments.at(-1)?.facts.state === 'delivered' ? 1 : 0);
      for (const [at, verb] of verbs.entries()) {
        const [before, after] = [moments[at]?.facts, moments[at + 1]?.facts];
        if (!before || !after) throw new Error('an act between two moments');
        if (['deliver', 'hand_out', 'confirm_receipt', 'make_ready', 'dispatch'].includes(verb)) expect([at > decided, decided >= 0, verb === 'deliver' || verb === 'confirm_receipt' || before.delivery !== 'online']).toEqual([true, true, true]);
        if (verb !== 'delivery_returned') continue;
        returned += 1;
        expect([after.state, after.custodianAuthorityId, after.running.delivery]).toEqual(['ready', before.custodianAuthorityId, before.running.delivery]);
      }
    }), { numRuns: 500, seed: 20_261_127 });
    expect(returned).toBeGreaterThan(0);
  });

  it('is explained at every instant: a reason, who can act, the day on which the clock ends', () => {
    const reasons = new Set<string>();
    fc.assert(fc.property(history, ({ mode, steps }) => {
      const { moments } = live(mode, steps);
      for (const { reason } of moments.map(whyOf)) reasons.add(reason);
      expect(moments.filter((moment) => !isExplained(moment)).map(whyOf)).toEqual([]);
    }), { numRuns: 600, seed: 20_261_122 });
    expect([...reasons].sort()).toEqual([
      'acceptance_contested', 'being_forwarded', 'being_routed', 'clock_stopped', 'closed', 'in_the_post', 'looking_for_authority', 'returned_to_window', 'supplement_being_checked', 'under_review', 'waiting_for_acceptance',
      'waiting_for_applicant', 'waiting_for_delivery', 'waiting_for_dispatch', 'waiting_for_pickup', 'waiting_for_take_over', 'waiting_for_window',
    ]);
  });
});
