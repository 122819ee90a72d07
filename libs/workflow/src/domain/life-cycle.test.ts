import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REQUEST_EVENT_TYPES } from '#contracts';
import { ACTOR_ROLES, CUSTODIANS, HANDLING_MODES, REQUEST_STATES, REQUEST_VERBS, type ActorRole, type HandlingMode, type RequestVerb } from '#kernel';
import {
  APPLICANT, CLERK, COLLEAGUE, COMPETENT, ELSEWHERE, FULL_INPUT, NOW, OTHER_PLACE, PLACE, RECEIVING, TOMORROW, YESTERDAY, someFacts, someParty,
} from '../../../../test/support/builders/request-facts.js';
import { availableActions, decide, rolesThatMayAct } from './decide.js';
import type { ActingParty, ActInput, RequestFacts } from './facts.js';
import { HANDLING_MODE_TABLE } from './handling-modes.js';
import { ruleOf, STATES, type LifeCycleState, type Need } from './life-cycle.js';

const ALL_STATES: readonly LifeCycleState[] = ['draft', ...REQUEST_STATES];
const FINAL = ['delivered', 'withdrawn', 'lapsed'];

/** One attempt at an act. */
interface Attempt {
  readonly facts: RequestFacts;
  readonly actor: ActingParty;
  readonly input: ActInput;
}
interface Cell {
  readonly verb: RequestVerb;
  readonly state: LifeCycleState;
  readonly role: ActorRole;
  readonly mode: HandlingMode;
}

/** What the facts must be for the acts that ask for something rare. */
const MET_BY: Readonly<Partial<Record<RequestVerb, Partial<RequestFacts>>>> = {
  extend: { extendableBy: 'authority_head', running: { decision: TOMORROW } },
  allow_supplement: { supplementRounds: 1 },
  recount: { provisional: true },
  contest: { deemed: 'yes' },
  take_over: { custodian: 'platform', custodianAuthorityId: null, offeredAuthorityId: COMPETENT },
  uphold: { deemed: 'contested' },
  leave_to_person: { byRule: true },
  call_off: { isLeg: true },
  set_aside: { deemed: 'contested' },
  make_ready: { delivery: 'window' },
  hand_out: { delivery: 'window' },
  dispatch: { delivery: 'post', hasAddress: true },
};

/** An attempt at which nothing is missing, as far as the cell allows. */
function fitting({ verb, state, role, mode }: Cell): Attempt {
  const assigneePersonId = verb === 'release' || verb === 'reassign' ? CLERK : null;
  const receivingAuthorityId = mode === 'collect_and_forward' ? RECEIVING : null;
  const authorityId = (verb === 'supply_supplement' || verb === 'choose_delivery') && role === 'window_clerk' ? RECEIVING : undefined;
  return {
    facts: someFacts({ state, mode, byRule: mode === 'instant' && role === 'system' && verb === 'approve', assigneePersonId, receivingAuthorityId, openSupplementItems: ['i1', 'i2'], ...MET_BY[verb] }),
    actor: someParty(role, authorityId === undefined ? {} : { authorityId }),
    input: FULL_INPUT,
  };
}

const inputWithout = (key: keyof ActInput, value?: unknown) => (a: Attempt): Attempt => ({ ...a, input: { ...a.input, [key]: value } });
const factsWith = (change: Partial<RequestFacts>) => (a: Attempt): Attempt => ({ ...a, facts: { ...a.facts, ...change } });
const actorWith = (change: Partial<ActingParty>) => (a: Attempt): Attempt => ({ ...a, actor: { ...a.actor, ...change } });
const notForThePlatform = (cell: Cell): boolean => cell.role !== 'system' && cell.role !== 'resident';

/** How each need is left unmet, for whom it speaks, where it can never be met, and what the answer is then. */
interface NeedCase {
  readonly code: string;
  readonly breaks: readonly ((a: Attempt) => Attempt)[];
  readonly speaksTo?: (cell: Cell) => boolean;
  readonly neverMetIn?: (cell: Cell) => boolean;
}
const NEEDS: Readonly<Record<Need, NeedCase>> = {
  custody: {
    code: 'not_custodian', speaksTo: notForThePlatform,
    breaks: [actorWith({ authorityId: ELSEWHERE }), actorWith({ authorityId: null }), factsWith({ custodian: 'platform', custodianAuthorityId: null }), factsWith({ custodian: 'applicant' })],
  },
  offer: { code: 'not_offered', breaks: [factsWith({ offeredAuthorityId: null })] },
  custody_or_handing_window: {
    code: 'not_custodian', speaksTo: notForThePlatform,
    breaks: [
      actorWith({ authorityId: ELSEWHERE }), actorWith({ authorityId: null }), factsWith({ custodian: 'platform', custodianAuthorityId: null }),
      // the window of intake, once it lies ready at another one
      (a) => actorWith({ authorityId: RECEIVING })(factsWith({ receivingAuthorityId: RECEIVING, pickupAuthorityId: ELSEWHERE })(a)),
    ],
  },
  delivery_offered: { code: 'delivery_not_offered', breaks: [inputWithout('isOffered'), inputWithout('isOffered', false)] },
  delivery_address: {
    code: 'delivery_address_missing',
    breaks: [undefined, { recipient: ' ', phone: '1', address: 'x' }, { recipient: 'x', phone: '', address: 'x' }, { recipient: 'x', phone: '1', address: ' ' }].map((address) => (a: Attempt) => inputWithout('address', address)(inputWithout('method', 'post')(a))),
  },
  on_paper: { code: 'delivered_by_download', breaks: [factsWith({ delivery: 'online' })] },
  by_post: { code: 'delivery_not_by_post', breaks: [factsWith({ delivery: 'window' }), factsWith({ delivery: 'online' })] },
  address_known: { code: 'delivery_address_missing', breaks: [factsWith({ hasAddress: false })] },
  pickup_window: { code: 'pickup_window_unknown', breaks: [inputWithout('windowId'), inputWithout('windowId', ' ')] },
  tracking: { code: 'tracking_required', breaks: [inputWithout('carrier'), inputWithout('carrier', ' '), inputWithout('trackingNumber'), inputWithout('trackingNumber', '')] },
  recipient_checked: {
    code: 'recipient_not_checked',
    breaks: [inputWithout('identityChecked'), inputWithout('identityChecked', false), inputWithout('recipient'), (a) => inputWithout('recipientName', ' ')(inputWithout('recipient', 'agent')(a))],
  },
  receipt_proof: {
    code: 'receipt_proof_required', speaksTo: ({ role }) => role !== 'resident',
    breaks: [inputWithout('receivedOn'), inputWithout('reasonText', ' '), inputWithout('receivedOn', '2026-11-23'), factsWith({ dispatchedOn: '2026-11-23' })],
  },
  receiving_window: {
    code: 'not_custodian', speaksTo: ({ role }) => role === 'window_clerk', neverMetIn: ({ role, mode }) => role === 'window_clerk' && HANDLING_MODE_TABLE[mode].intake === 'platform',
    breaks: [actorWith({ authorityId: ELSEWHERE }), actorWith({ authorityId: COMPETENT }), actorWith({ authorityId: null })],
  },
  papers_received: { code: 'wrong_state', breaks: [], neverMetIn: ({ mode, state }) => mode === 'collect_and_forward' && state === 'submitted' },
  desk_or_reach: {
    code: 'not_custodian', speaksTo: notForThePlatform,
    breaks: [actorWith({ authorityId: ELSEWHERE, reach: [OTHER_PLACE] }), actorWith({ authorityId: null, reach: [] }), factsWith({ custodian: 'platform', custodianAuthorityId: null, deskJurisdiction: null })],
  },
  mine_to_give: { code: 'claimed_by_another', speaksTo: ({ role }) => role === 'case_clerk' || role === 'window_clerk', breaks: [factsWith({ assigneePersonId: COLLEAGUE }), factsWith({ assigneePersonId: COLLEAGUE, leaseUntil: TOMORROW })] },
  assignee_at_desk: { code: 'assignee_not_at_desk', breaks: [inputWithout('assigneePersonId'), inputWithout('assigneePostId'), inputWithout('assigneePostId', null)] },
  unclaimed: { code: 'claimed_by_another', breaks: [factsWith({ assigneePersonId: COLLEAGUE })] },
  claimed_by_me: { code: 'claimed_by_another', breaks: [factsWith({ assigneePersonId: COLLEAGUE })] },
  unclaimed_or_mine: { code: 'claimed_by_another', speaksTo: notForThePlatform, breaks: [factsWith({ assigneePersonId: COLLEAGUE }), factsWith({ assigneePersonId: COLLEAGUE, leaseUntil: NOW })] },
  competent_authority: { code: 'no_competent_authority', breaks: [inputWithout('competentAuthorityId'), inputWithout('competentAuthorityId', '')] },
  identity_checked: {
    code: 'identity_not_checked', breaks: [inputWithout('identityChecked'), inputWithout('identityChecked', false), inputWithout('formChecked'), inputWithout('formChecked', false)],
  },
  supplement_left: { code: 'supplement_already_requested', breaks: [factsWith({ supplementRounds: 1 }), factsWith({ supplementRounds: 2, supplementAllowance: 2 })] },
  papers_in: { code: 'material_owed', breaks: [factsWith({ owedMaterials: { a: 'tolerated' } }), factsWith({ owedMaterials: { a: 'promised', b: 'tolerated' } })] },
  nothing_early: {
    code: 'material_not_due', breaks: [(a) => inputWithout('items', [{ code: 'i1', what: 'x', why: 'y', materialCode: 'a' }])(factsWith({ owedMaterials: { a: 'promised' } })(a))],
  },
  supplement_used: { code: 'supplement_not_used', breaks: [factsWith({ supplementRounds: 0 }), factsWith({ supplementRounds: 1, supplementAllowance: 2 })] },
  suspension_notice: {
    code: 'suspension_notice_missing',
    breaks: [inputWithout('ground'), inputWithout('announcedDays'), inputWithout('announcedDays', 0), inputWithout('announcedDays', 1.5), inputWithout('reasonText', ' ')],
  },
  extendable: { code: 'not_extendable', breaks: [factsWith({ extendableBy: null })] },
  head: {
    code: 'not_the_head',
    breaks: [actorWith({ authorityId: ELSEWHERE }), factsWith({ extendableBy: 'government_head' }), (a) => actorWith({ reach: [OTHER_PLACE] })(factsWith({ extendableBy: 'government_head' })(a))],
  },
  limit_runs: { code: 'limit_passed', breaks: [factsWith({ running: {} }), factsWith({ running: { decision: YESTERDAY } })] },
  part: { code: 'not_a_leg', breaks: [factsWith({ isLeg: false })] },
  whole: { code: 'leg_of_joint', breaks: [factsWith({ isLeg: true })] },
  legs_joined: { code: 'legs_not_joined', breaks: [factsWith({ join: { rule: 'all', standing: 'waiting' } }), factsWith({ join: { rule: 'all', standing: 'disagreed' } })] },
  departure: {
    code: 'reason_required',
    breaks: [(a) => inputWithout('reasonText', ' ')(factsWith({ join: { rule: 'lead', standing: 'waiting' } })(a)), (a) => inputWithout('reasonText')(factsWith({ join: { rule: 'lead', standing: 'disagreed' } })(a))],
  },
  may_decide_by_rule: { code: 'mode_forbids', speaksTo: ({ role }) => role === 'system', neverMetIn: ({ role, mode }) => role === 'system' && mode !== 'instant', breaks: [factsWith({ byRule: false })] },
  rule_decision: { code: 'rule_not_stated', speaksTo: ({ role }) => role === 'system', breaks: [inputWithout('byRule')] },
  in_reach: { code: 'not_custodian', speaksTo: notForThePlatform, breaks: [actorWith({ reach: [] }), actorWith({ reach: [OTHER_PLACE] }), factsWith({ deskJurisdiction: null })] },
  provisional_clock: { code: 'wrong_state', breaks: [factsWith({ provisional: false })] },
  deemed: { code: 'not_deemed', breaks: [factsWith({ deemed: 'no' })] },
  contestable: { code: 'contested_before', breaks: [factsWith({ deemed: 'contested' }), factsWith({ deemed: 'settled' })] },
  contested: { code: 'not_contested', breaks: [factsWith({ deemed: 'yes' }), factsWith({ deemed: 'settled' })] },
  supplement_items: {
    code: 'supplement_items_missing',
    breaks: [
      inputWithout('items'), inputWithout('items', []), inputWithout('items', [{ code: 'i1', what: ' ', why: 'x' }]), inputWithout('items', [{ code: 'i1', what: 'x', why: '　' }]),
      inputWithout('items', [{ code: 'i1', what: 'x', why: 'y' }, { code: 'i1', what: 'z', why: 'y' }]),
    ],
  },
  every_item_answered: {
    code: 'supplement_answer_incomplete', breaks: [inputWithout('answeredItems'), inputWithout('answeredItems', []), inputWithout('answeredItems', ['i1']), factsWith({ openSupplementItems: ['i1', 'i9'] })],
  },
  reason: { code: 'reason_required', breaks: [inputWithout('reasonCode'), inputWithout('reasonCode', ''), inputWithout('reasonText'), inputWithout('reasonText', ' \n')] },
  reason_text: { code: 'reason_required', speaksTo: ({ role }) => role !== 'system', breaks: [inputWithout('reasonText'), inputWithout('reasonText', ' \n')] },
  later_version: { code: 'no_later_version', breaks: [inputWithout('move'), inputWithout('move', 'no_later_version')] },
  remedy: { code: 'remedy_required', breaks: [inputWithout('remedyTold'), inputWithout('remedyTold', false)] },
  opinion: { code: 'opinion_required', breaks: [inputWithout('opinion'), inputWithout('opinion', '\t')] },
  delivery_method: { code: 'delivery_method_required', breaks: [inputWithout('method'), inputWithout('method', '')] },
  result_by_platform: { code: 'mode_forbids', breaks: [factsWith({ delivery: 'window' }), factsWith({ delivery: 'post' })] },
  deadline_passed: {
    code: 'deadline_not_passed', speaksTo: ({ role }) => role === 'system',
    breaks: [factsWith({ running: {} }), factsWith({ running: { acceptance: TOMORROW, supplement_answer: TOMORROW, suspension: TOMORROW } }), factsWith({ running: { acceptance: NOW, supplement_answer: NOW, suspension: NOW } })],
  },
  window_declines_only_without_authority: { code: 'window_cannot_decline', breaks: [], neverMetIn: ({ role, state }) => role === 'window_clerk' && state !== 'returned' },
};

function codeOf({ facts, actor, input }: Attempt, verb: RequestVerb): string {
  const result = decide(verb, facts, actor, input, NOW);
  return result.ok ? 'allowed' : result.refusal.code;
}

/** What the table's row says about the cell, when everything else is as it should be. */
function expected(cell: Cell): string {
  const rule = ruleOf(cell.verb);
  if (!rule.from.includes(cell.state)) return 'wrong_state';
  if (rule.modes && !rule.modes.includes(cell.mode)) return 'mode_forbids';
  if (!rule.by.includes(cell.role)) return 'wrong_role';
  return rule.needs.map((need) => NEEDS[need]).find((need) => need.neverMetIn?.(cell))?.code ?? 'allowed';
}

const cellsOf = (verb: RequestVerb): Cell[] =>
  ALL_STATES.flatMap((state) => ACTOR_ROLES.flatMap((role) => HANDLING_MODES.map((mode): Cell => ({ verb, state, role, mode }))));
const label = (cell: Cell): string => `${cell.role} in ${cell.state} (${cell.mode})`;

describe.each(REQUEST_VERBS)('%s', (verb) => {
  it('is allowed exactly where its row says so', () => {
    const actual = cellsOf(verb).map((cell) => `${label(cell)}: ${codeOf(fitting(cell), verb)}`);
    expect(actual).toEqual(cellsOf(verb).map((cell) => `${label(cell)}: ${expected(cell)}`));
    expect(cellsOf(verb).some((cell) => expected(cell) === 'allowed')).toBe(true);
  });

  it('is refused with the code of the one need that is not met', () => {
    const allowed = cellsOf(verb).filter((cell) => expected(cell) === 'allowed');
    for (const cell of allowed) {
      for (const need of ruleOf(verb).needs) {
        const { code, breaks, speaksTo } = NEEDS[need];
        const answer = (speaksTo?.(cell) ?? true) ? code : 'allowed';
        expect(breaks.map((b) => `${label(cell)} without ${need}: ${codeOf(b(fitting(cell)), verb)}`)).toEqual(breaks.map(() => `${label(cell)} without ${need}: ${answer}`));
      }
    }
  });

  it('leads where its row says, with the effects of its row', () => {
    const rule = ruleOf(verb);
    for (const cell of cellsOf(verb).filter((c) => expected(c) === 'allowed')) {
      const { facts, actor, input } = fitting(cell);
      expect(decide(verb, facts, actor, input, NOW)).toEqual({
        ok: true, value: { to: rule.to === 'same' ? cell.state : rule.to, custodian: rule.custodian, clocks: rule.clocks, event: rule.event },
      });
    }
  });
});

describe('the graph of states', () => {
  const edges = (mode: HandlingMode): { from: LifeCycleState; to: LifeCycleState; verb: RequestVerb }[] =>
    REQUEST_VERBS.flatMap((verb) => cellsOf(verb).filter((c) => c.mode === mode && expected(c) === 'allowed'))
      .map((c) => ({ from: c.state, verb: c.verb, to: ruleOf(c.verb).to === 'same' ? c.state : (ruleOf(c.verb).to as LifeCycleState) }));
  const reachable = (mode: HandlingMode): Set<LifeCycleState> => {
    const found = new Set<LifeCycleState>(['draft']);
    for (let size = 0; size !== found.size; ) {
      size = found.size;
      for (const edge of edges(mode)) if (found.has(edge.from)) found.add(edge.to);
    }
    return found;
  };

  it('is reached as a whole where a window takes the papers in, and all but "received" online', () => {
    expect([...reachable('collect_and_forward')].sort()).toEqual([...ALL_STATES].sort());
    for (const mode of HANDLING_MODES.filter((each) => each !== 'collect_and_forward')) expect([...reachable(mode)].sort()).toEqual(ALL_STATES.filter((state) => state !== 'received').sort());
  });

  it('ends in delivered, withdrawn and lapsed, and nowhere else', () => {
    expect(REQUEST_STATES.filter((state) => STATES[state].final)).toEqual(FINAL);
    for (const mode of HANDLING_MODES) expect(edges(mode).filter(({ from }) => FINAL.includes(from))).toEqual([]);
    const stuck = (mode: HandlingMode): string[] => [...reachable(mode)].filter((state) => !edges(mode).some(({ from, to }) => from === state && to !== state));
    for (const mode of HANDLING_MODES) expect(stuck(mode).sort()).toEqual([...FINAL].sort());
  });

  it('leads to an end from every state', () => {
    for (const mode of HANDLING_MODES) {
      const ending = new Set<LifeCycleState>(FINAL as LifeCycleState[]);
      for (let size = 0; size !== ending.size; ) {
        size = ending.size;
        for (const edge of edges(mode)) if (ending.has(edge.to)) ending.add(edge.from);
      }
      expect([...reachable(mode)].filter((state) => !ending.has(state))).toEqual([]);
    }
  });

  it('gives every open state a clock and someone who can act, a closed one neither', () => {
    for (const state of REQUEST_STATES) {
      for (const mode of HANDLING_MODES) {
        const roles = rolesThatMayAct(fitting({ verb: 'claim', state, role: 'case_clerk', mode }).facts, NOW);
        expect([state, STATES[state].clock !== null, roles.length > 0]).toEqual([state, !STATES[state].final, !STATES[state].final]);
      }
    }
  });

  it('names every event type once, and only event types', () => {
    expect(REQUEST_VERBS.map((verb) => ruleOf(verb).event).sort()).toEqual([...REQUEST_EVENT_TYPES].sort());
  });
});

/** Requests in almost any condition, also in those that no history leads to; but an applicant is never the clerk who claimed. */
const anyFacts: fc.Arbitrary<RequestFacts> = fc.record({
  state: fc.constantFrom(...ALL_STATES),
  mode: fc.constantFrom(...HANDLING_MODES),
  applicantId: fc.constantFrom(APPLICANT, CLERK),
  custodian: fc.constantFrom(...CUSTODIANS),
  custodianAuthorityId: fc.constantFrom(null, COMPETENT, RECEIVING, ELSEWHERE),
  offeredAuthorityId: fc.constantFrom(null, null, COMPETENT, ELSEWHERE),
  deskJurisdiction: fc.constantFrom(null, PLACE),
  receivingAuthorityId: fc.constantFrom(null, RECEIVING, COMPETENT),
  assigneePersonId: fc.constantFrom(null, CLERK, COLLEAGUE),
  leaseUntil: fc.constantFrom(null, YESTERDAY, TOMORROW),
  fence: fc.constant(0),
  supplementRounds: fc.nat({ max: 2 }),
  supplementAllowance: fc.integer({ min: 1, max: 2 }),
  openSupplementItems: fc.subarray(['i1', 'i2', 'i3']),
  owedMaterials: fc.constantFrom<Readonly<Record<string, 'promised' | 'tolerated'>>>({}, { a: 'promised' }, { a: 'tolerated' }),
  running: fc.record({
    acceptance: fc.constantFrom(YESTERDAY, NOW, TOMORROW), supplement_answer: fc.constantFrom(YESTERDAY, NOW, TOMORROW), decision: fc.constantFrom(YESTERDAY, NOW, TOMORROW),
    suspension: fc.constantFrom(YESTERDAY, NOW, TOMORROW),
  }, { requiredKeys: [] }),
  provisional: fc.boolean(),
  extendableBy: fc.constantFrom(null, 'authority_head', 'government_head'),
  deemed: fc.constantFrom('no', 'yes', 'contested', 'settled'),
  isLeg: fc.boolean(),
  delivery: fc.constantFrom('online', 'window', 'post'),
  hasAddress: fc.boolean(),
  pickupAuthorityId: fc.constantFrom(null, COMPETENT, ELSEWHERE),
  dispatchedOn: fc.constantFrom(null, '2026-11-20'),
  join: fc.constantFrom(null, null, { rule: 'all', standing: 'joined' } as const, { rule: 'all', standing: 'waiting' } as const, { rule: 'lead', standing: 'disagreed' } as const),
  byRule: fc.boolean(),
}).filter((facts) => facts.assigneePersonId !== facts.applicantId);
const anyActor: fc.Arbitrary<ActingParty> = fc.constantFrom(...ACTOR_ROLES).chain((role) =>
  fc.record({
    role: fc.constant(role),
    personId: role === 'system' ? fc.constant(null) : fc.constantFrom(APPLICANT, CLERK, COLLEAGUE),
    authorityId: role === 'system' || role === 'resident' ? fc.constant(null) : fc.constantFrom(null, COMPETENT, RECEIVING, ELSEWHERE),
    reach: fc.constantFrom<readonly string[] | 'all'>([], [PLACE], [OTHER_PLACE], 'all'),
  }));

describe('whoever acts on whatever', () => {
  const runs = { numRuns: 1_500 };

  it('is offered exactly the acts that succeed with the right input', () => {
    fc.assert(fc.property(anyFacts, anyActor, (facts, actor) => {
      const doable = REQUEST_VERBS.filter((verb) => decide(verb, facts, actor, FULL_INPUT, NOW).ok);
      expect([...availableActions(facts, actor, NOW)].sort()).toEqual([...doable].sort());
    }), runs);
  });

  it('never succeeds with less input where it fails with the right one', () => {
    fc.assert(fc.property(anyFacts, anyActor, fc.constantFrom(...REQUEST_VERBS), fc.subarray(Object.keys(FULL_INPUT)), (facts, actor, verb, keys) => {
      const some = Object.fromEntries(Object.entries(FULL_INPUT).filter(([key]) => keys.includes(key)));
      if (decide(verb, facts, actor, some, NOW).ok) expect(decide(verb, facts, actor, FULL_INPUT, NOW).ok).toBe(true);
    }), runs);
  });

  it('handles no matter of their own, and as a resident no other', () => {
    fc.assert(fc.property(anyFacts, anyActor, fc.constantFrom(...REQUEST_VERBS.filter((v) => !['submit', 'open_leg', 'follow_up', 'correct'].includes(v))), (facts, actor, verb) => {
      if (actor.role === 'system') return;
      const own = actor.personId === facts.applicantId;
      if (own !== (actor.role === 'resident')) expect(decide(verb, facts, actor, FULL_INPUT, NOW).ok).toBe(false);
    }), runs);
    const asClerk = decide('approve', someFacts({ state: 'accepted', applicantId: CLERK }), someParty('case_clerk'), FULL_INPUT, NOW);
    expect(asClerk).toMatchObject({ ok: false, refusal: { code: 'own_request' } });
  });

  it('decides nothing of substance at a receiving window', () => {
    fc.assert(fc.property(anyFacts, anyActor, (facts, actor) => {
      const window: ActingParty = { ...actor, role: 'window_clerk' };
      const done = REQUEST_VERBS.filter((verb) => decide(verb, facts, window, FULL_INPUT, NOW).ok);
      expect(done.filter((verb) => ['accept', 'approve', 'refuse', 'request_supplement', 'return_misrouted', 'lapse', 'withdraw', 'suspend', 'resume', 'extend', 'contest'].includes(verb))).toEqual([]);
      if (facts.state !== 'returned') expect(done).not.toContain('decline');
    }), runs);
  });

  it('only reads as administrator or auditor, and neither handles nor decides as supervisor or head', () => {
    const LEAVE: Readonly<Partial<Record<ActorRole, readonly RequestVerb[]>>> = { supervisor: ['allow_supplement', 'uphold', 'set_aside', 'remind', 'order_supervision', 'reassign'], authority_head: ['extend'] };
    fc.assert(fc.property(anyFacts, anyActor, fc.constantFrom(...ACTOR_ROLES.slice(4)), (facts, actor, role) => {
      expect(availableActions(facts, { ...actor, role }, NOW).filter((verb) => !(LEAVE[role] ?? []).includes(verb))).toEqual([]);
    }), { numRuns: 500 });
    expect(ACTOR_ROLES.slice(4)).toEqual(['authority_head', 'supervisor', 'catalogue_admin', 'platform_admin', 'auditor']);
  });

  it('belongs to a role that is said to be able to act', () => {
    fc.assert(fc.property(anyFacts, anyActor, (facts, actor) => {
      const moves = availableActions(facts, actor, NOW).filter((verb) => ruleOf(verb).to !== 'same' && ruleOf(verb).consequence !== true);
      if (moves.length > 0) expect(rolesThatMayAct(facts, NOW)).toContain(actor.role);
    }), runs);
  });
});
