import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeCalendar } from '#kernel';
import { startClock } from './clocks.js';
import { availableMatterActs, decideMatter, type MatterActor, type MatterFacts, type MatterInput } from './decide.js';
import { isEnded, MATTER_KINDS, MATTER_VERBS, type MatterVerb } from './life-cycle.js';
import { FEEDBACK_LIMITS, FEEDBACK_LIMIT_KEYS } from './limit-rules.js';
import { isBad, mayRate, RATING_LEVELS, reasonsFor, type Occasion } from './ratings.js';

const NOW = new Date('2026-03-10T02:00:00Z');
const LATER = new Date('2026-04-10T02:00:00Z');
const [HERE, THERE] = ['authority-here', 'authority-there'];
const WRITER: MatterActor = { role: 'resident', personId: 'writer', authorityId: null, reach: [] };
const CLERK: MatterActor = { role: 'case_clerk', personId: 'clerk', authorityId: HERE, reach: ['120000'] };
const HANDLER: MatterActor = { ...CLERK, personId: 'handler' };
const SUPERVISOR: MatterActor = { role: 'supervisor', personId: 'supervisor', authorityId: null, reach: ['120000', '120114'] };
const FAR: MatterActor = { ...SUPERVISOR, reach: ['130000'] };
const SYSTEM: MatterActor = { role: 'system', personId: null, authorityId: null, reach: [] };

const facts = (change: Partial<MatterFacts> = {}): MatterFacts => ({
  kind: 'complaint', state: 'opened', personId: 'writer', holderAuthorityId: HERE, holderJurisdiction: '120000', handlers: ['handler'], forwardedBy: [], ownerPersonId: null, founded: null, accepted: null, askedAgain: false,
  confirmUntil: null, ...change,
});
const outcome = (verb: MatterVerb, of: MatterFacts, actor: MatterActor, input: MatterInput = { text: '说明' }, now = NOW): string => {
  const decided = decideMatter(verb, of, actor, input, now);
  return decided.ok ? decided.value.state : decided.refusal.code;
};
const rectified = (change: Partial<MatterFacts> = {}): MatterFacts => facts({ kind: 'rectification', ...change });

describe('a complaint or a consultation', () => {
  it.each<[string, MatterVerb, MatterFacts, MatterActor, MatterInput]>([
    ['answered', 'answer', facts(), CLERK, { text: '答复' }],
    ['answered', 'answer', facts(), SUPERVISOR, { text: '答复' }],
    ['text_required', 'answer', facts(), CLERK, { text: '  ' }],
    ['matter_elsewhere', 'answer', facts(), { ...CLERK, authorityId: THERE }, { text: '答复' }],
    ['matter_elsewhere', 'answer', facts(), FAR, { text: '答复' }],
    ['handled_it_yourself', 'answer', facts(), HANDLER, { text: '答复' }],
    ['answered', 'answer', facts({ kind: 'consultation' }), HANDLER, { text: '答复' }],
    ['matter_taken', 'answer', facts({ ownerPersonId: 'colleague' }), CLERK, { text: '答复' }],
    ['opened', 'take', facts({ ownerPersonId: 'colleague' }), CLERK, {}],
    ['handled_it_yourself', 'take', facts(), HANDLER, {}],
    ['own_request', 'answer', facts({ personId: 'clerk' }), CLERK, { text: '答复' }],
    ['wrong_role', 'answer', facts(), WRITER, { text: '答复' }],
    ['matter_state', 'answer', facts({ state: 'closed' }), CLERK, { text: '答复' }],
    ['opened', 'forward', facts(), HANDLER, { toAuthorityId: THERE, text: '由该机关办理' }],
    ['text_required', 'forward', facts(), CLERK, { toAuthorityId: THERE }],
    ['authority_unknown', 'forward', facts(), CLERK, { toAuthorityId: HERE, text: 'x' }],
    ['forwarded_before', 'forward', facts({ forwardedBy: [THERE] }), CLERK, { toAuthorityId: THERE, text: 'x' }],
    ['opened', 'forward', facts({ forwardedBy: [THERE] }), SUPERVISOR, { toAuthorityId: THERE, text: 'x' }],
    ['matter_state', 'forward', facts({ state: 'answered' }), CLERK, { toAuthorityId: THERE, text: 'x' }],
    ['closed', 'accept_answer', facts({ state: 'answered' }), WRITER, {}],
    ['matter_elsewhere', 'accept_answer', facts({ state: 'answered' }), { ...WRITER, personId: 'other' }, {}],
    ['second_look', 'ask_again', facts({ state: 'answered' }), WRITER, { text: '没有回答' }],
    ['text_required', 'ask_again', facts({ state: 'answered' }), WRITER, {}],
    ['asked_again_before', 'ask_again', facts({ state: 'answered', askedAgain: true }), WRITER, { text: 'x' }],
    ['wrong_role', 'conclude', facts({ state: 'second_look' }), CLERK, { text: 'x' }],
    ['closed', 'conclude', facts({ state: 'second_look' }), SUPERVISOR, { text: 'x' }],
    ['withdrawn', 'withdraw', facts({ state: 'answered' }), WRITER, {}],
    ['wrong_role', 'withdraw', facts(), CLERK, {}],
    ['matter_state', 'verify', facts(), SUPERVISOR, { text: 'x', founded: true }],
  ])('%s: %s', (expected, verb, of, actor, input) => {
    expect(outcome(verb, of, actor, input)).toBe(expected);
  });

  it('is settled by silence when the time to ask again is over, and not before', () => {
    const answered = facts({ state: 'answered', confirmUntil: new Date('2026-03-20T15:59:59Z') });
    expect([outcome('settle', answered, SYSTEM), outcome('settle', answered, SYSTEM, {}, LATER), outcome('settle', answered, CLERK, {}, LATER)]).toEqual(['deadline_not_passed', 'closed', 'wrong_role']);
  });
});

describe('what a bad rating has opened', () => {
  it.each<[string, MatterVerb, MatterFacts, MatterActor, MatterInput]>([
    ['verified', 'verify', rectified(), SUPERVISOR, { founded: true, text: '属实' }],
    ['finding_required', 'verify', rectified(), SUPERVISOR, { text: '属实' }],
    ['text_required', 'verify', rectified(), SUPERVISOR, { founded: false }],
    ['own_request', 'verify', rectified({ personId: 'supervisor' }), SUPERVISOR, { founded: false, text: 'x' }],
    ['wrong_role', 'verify', rectified(), CLERK, { founded: true, text: 'x' }],
    ['handled_it_yourself', 'verify', rectified(), { ...SUPERVISOR, personId: 'handler' }, { founded: true, text: 'x' }],
    ['handled_it_yourself', 'take', rectified(), { ...SUPERVISOR, personId: 'handler' }, {}],
    ['matter_elsewhere', 'verify', rectified(), FAR, { founded: true, text: 'x' }],
    ['repaired', 'repair', rectified({ state: 'verified', founded: true }), SUPERVISOR, { text: '已改' }],
    ['not_founded', 'repair', rectified({ state: 'verified', founded: false }), SUPERVISOR, { text: '已改' }],
    ['repair_first', 'call_back', rectified({ state: 'verified', founded: true }), SUPERVISOR, { reached: true, accepted: true, text: 'x' }],
    ['called_back', 'call_back', rectified({ state: 'verified', founded: false }), SUPERVISOR, { reached: true, accepted: true, text: 'x' }],
    ['called_back', 'call_back', rectified({ state: 'repaired', founded: true }), SUPERVISOR, { reached: false, text: '三次未接' }],
    ['call_back_incomplete', 'call_back', rectified({ state: 'repaired', founded: true }), SUPERVISOR, { reached: true, text: 'x' }],
    ['repaired', 'repair', rectified({ state: 'called_back', founded: true, accepted: false }), SUPERVISOR, { text: '再改' }],
    ['not_founded', 'repair', rectified({ state: 'called_back', founded: true, accepted: true }), SUPERVISOR, { text: '再改' }],
    ['closed', 'close', rectified({ state: 'called_back', founded: true, accepted: true }), SUPERVISOR, {}],
    ['text_required', 'close', rectified({ state: 'called_back', founded: true, accepted: false }), SUPERVISOR, {}],
    ['closed', 'close', rectified({ state: 'called_back', founded: true, accepted: null }), SUPERVISOR, { text: '无法联系' }],
    ['matter_state', 'close', rectified({ state: 'repaired', founded: true }), SUPERVISOR, { text: 'x' }],
    ['matter_state', 'withdraw', rectified(), WRITER, {}],
    ['matter_state', 'forward', rectified(), SUPERVISOR, { toAuthorityId: THERE, text: 'x' }],
  ])('%s: %s', (expected, verb, of, actor, input) => {
    expect(outcome(verb, of, actor, input)).toBe(expected);
  });
});

describe('what is offered', () => {
  it.each<[string, MatterFacts, MatterActor, readonly MatterVerb[]]>([
    ['a clerk', facts(), CLERK, ['take', 'forward', 'answer']],
    ['who has it in hand', facts({ ownerPersonId: 'clerk' }), CLERK, ['forward', 'answer']],
    ['who handled the request', facts(), HANDLER, ['forward']],
    ['the writer', facts({ state: 'answered' }), WRITER, ['accept_answer', 'ask_again', 'withdraw']],
    ['a supervisor', rectified(), SUPERVISOR, ['take', 'verify']],
    ['an office elsewhere', facts(), { ...CLERK, authorityId: THERE }, []],
    ['nobody, when it has ended', facts({ state: 'closed' }), SUPERVISOR, []],
  ])('%s', (_who, of, actor, expected) => {
    expect(availableMatterActs(of, actor, NOW)).toEqual(expected);
  });
});

describe('over random histories', () => {
  const actors = [WRITER, CLERK, HANDLER, SUPERVISOR, FAR, SYSTEM, { ...CLERK, authorityId: THERE, personId: 'other' }];
  const step = fc.record({
    verb: fc.constantFrom(...MATTER_VERBS), actor: fc.constantFrom(...actors), text: fc.constantFrom('', '说明'), to: fc.constantFrom(HERE, THERE, 'third'), founded: fc.option(fc.boolean(), { nil: undefined }), reached: fc.boolean(), accepted: fc.boolean(),
  });

  it('exactly one authority holds it, nothing follows its end, and nobody rectifies what they handled', () => {
    fc.assert(fc.property(fc.constantFrom(...MATTER_KINDS), fc.array(step, { maxLength: 25 }), (kind, steps) => {
      let now = facts({ kind });
      for (const { verb, actor, text, to, ...input } of steps) {
        const decided = decideMatter(verb, now, actor, { text, toAuthorityId: to, ...input }, LATER);
        if (!decided.ok) continue;
        expect(isEnded(now.state)).toBe(false);
        if (kind === 'rectification') expect(actor.personId).not.toBe('handler');
        const { holderAuthorityId, ...value } = decided.value;
        expect([HERE, THERE, 'third']).toContain(holderAuthorityId);
        if (verb !== 'forward') expect(holderAuthorityId).toBe(now.holderAuthorityId);
        now = { ...now, ...value, holderAuthorityId };
      }
    }), { numRuns: 2_000 });
  });
});

describe('ratings', () => {
  it('has five levels, of which the last two are bad, each with reasons of its own kind', () => {
    expect(RATING_LEVELS.map(isBad)).toEqual([false, false, false, true, true]);
    expect(reasonsFor('very_satisfied').some((reason) => reasonsFor('dissatisfied').includes(reason))).toBe(false);
    expect(reasonsFor('fairly_satisfied')).toHaveLength(reasonsFor('satisfied').length + reasonsFor('dissatisfied').length);
  });

  const occasion: Occasion = { applicantId: 'writer', state: 'delivered', isLeg: false, authorityId: HERE };
  it.each<[boolean, Partial<Occasion>, string]>([
    [true, {}, 'writer'], [true, { state: 'withdrawn' }, 'writer'], [true, { state: 'lapsed' }, 'writer'], [false, { state: 'approved' }, 'writer'], [false, { state: 'accepted' }, 'writer'], [false, { isLeg: true }, 'writer'],
    [false, { authorityId: null }, 'writer'], [false, {}, 'other'],
  ])('%s for %o by %s', (expected, change, person) => {
    expect(mayRate({ ...occasion, ...change }, person).ok).toBe(expected);
  });
});

describe('clocks', () => {
  const calendar = makeCalendar([{ year: 2026, version: '1', holidays: [], makeUpWorkdays: [] }]);

  it('count working days from the day after and say where their number comes from', () => {
    // Friday; Saturday and Sunday do not count
    const { dueOn, dueAt, provisional, derivation } = startClock('matter.forward', new Date('2026-03-06T02:00:00Z'), calendar);
    expect([dueOn, dueAt.toISOString(), provisional]).toEqual(['2026-03-10', '2026-03-10T15:59:59.999Z', false]);
    expect(derivation).toMatchObject({ valueFrom: 'proposal', lawRef: { article: '23' }, startOn: '2026-03-06', excluded: [{ on: '2026-03-07' }, { on: '2026-03-08' }] });
  });

  it('present no number as that of an act that names none', () => {
    expect(FEEDBACK_LIMIT_KEYS.map((key) => FEEDBACK_LIMITS[key].valueFrom).filter((from) => from === 'law')).toEqual([]);
  });
});
