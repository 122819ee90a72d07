import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, addDays, type QualificationClass } from '#kernel';
import type { RuleCondition } from './conditions.js';
import type { Holding, HoldingAlert } from './holding.js';
import { recognise, type RecognitionAnswer } from './recognise.js';
import type { RecognisedEntry, RecognitionRule, RuleBook } from './recognition-rule.js';

const [BEIJING, TIANJIN] = ['110000', '120000'];
const AT = new Date('2026-11-25T04:00:00Z');
const PLACES = new Map([[BEIJING, { zh: '北京市', en: 'Beijing' }], [TIANJIN, { zh: '天津市', en: 'Tianjin' }]]);
const condition = (code: string, parameters?: Record<string, unknown>): RuleCondition => ({ code, zh: `条件${code}`, en: code, lawRef: null, ...(parameters && { parameters }) });
const entry = (change: Partial<RecognisedEntry> = {}): RecognisedEntry => ({ code: 'P33', nameZh: '护士执业资格', nameEn: 'Nurse', class: 'access', status: 'published', standing: 'active', validity: { kind: 'term' }, ...change });
const rule = (change: Partial<RecognitionRule> = {}): RecognitionRule => ({
  id: 'one', code: 'JJJ-P33', qualificationCode: 'P33', from: BEIJING, to: TIANJIN, version: 1, effect: 'use_directly', requiredToPractise: false, conditions: [], documents: ['licence'], fee: null, timeLimit: null,
  legalBasis: [{ law: '行政许可法', article: '第四十一条' }], provenance: { status: 'project_proposal', source: 'x' }, valid: { validFrom: '2024-01-01', validTo: null },
  force: { validFrom: new Date('2024-01-01T00:00:00Z'), validTo: null }, standing: 'active', ...change,
});
const book = (rules: readonly RecognitionRule[] = [rule()], change: Partial<RecognisedEntry> = {}): RuleBook => ({ entry: entry(change), rules, places: PLACES });
const ask = (rules: RuleBook, holding: Partial<Holding> = {}, alerts: readonly HoldingAlert[] = []): RecognitionAnswer => recognise({ qualificationCode: 'P33', ...holding }, BEIJING, TIANJIN, AT, rules, alerts);
const alert = (kind: HoldingAlert['kind'], until: Date | null = null): HoldingAlert => ({ kind, jurisdiction: BEIJING, from: new Date('2026-11-01T00:00:00Z'), until, reason: '注册材料失实' });

describe('what it counts for there', () => {
  it('says in one sentence that nothing is to be done, and by which law', () => {
    const answer = ask(book());
    expect(answer).toMatchObject({ outcome: 'nothing_to_do', reason: 'valid_as_it_is', documents: ['licence'], fee: null, law: [{ law: '行政许可法', article: '第四十一条' }] });
    expect(answer.sentence.zh).toBe('北京市签发的“护士执业资格”在天津市直接有效，不用另办许可，也不用备案（行政许可法第四十一条）。');
    expect(answer.sentence.en).toBe('“Nurse” issued in Beijing is valid in Tianjin as it is: no other licence, no filing (Administrative Licensing Law, article 41).');
    expect(ask(book([rule({ legalBasis: [] })])).sentence.zh).not.toContain('行政许可法');
  });

  it.each<[string, RuleBook, Partial<Holding>, string, string]>([
    ['premises', book([rule({ effect: 'premises_bound' })]), {}, 'ask', 'confirmation'],
    ['a result', book([rule({ effect: 'reuse_result' })]), {}, 'ask', 'confirmation'],
    ['an entry that is only proposed', book([], { status: 'proposed' }), {}, 'not_recognised', 'not_published'],
    ['an entry of another time', book([rule()], { status: 'absent' }), {}, 'not_recognised', 'entry_absent'],
    ['a suspended entry', book([rule()], { standing: 'suspended' }), {}, 'not_recognised', 'entry_suspended'],
    ['a retired entry', book([rule()], { standing: 'retired' }), {}, 'not_recognised', 'entry_retired'],
    ['a deprecated entry', book([rule()], { standing: 'deprecated' }), {}, 'nothing_to_do', 'valid_as_it_is'],
    ['no rule', book([]), {}, 'not_recognised', 'no_rule'],
    ['a rule of the other direction', book([rule({ from: TIANJIN, to: BEIJING })]), {}, 'not_recognised', 'no_rule'],
    ['a rule that is not in force yet', book([rule({ force: { validFrom: new Date('2026-12-01T00:00:00Z'), validTo: null } })]), {}, 'not_recognised', 'no_rule'],
    ['a rule that begins tomorrow', book([rule({ valid: { validFrom: '2026-11-26', validTo: null } })]), {}, 'not_recognised', 'rule_not_begun'],
    ['a rule that ended today', book([rule({ valid: { validFrom: '2024-01-01', validTo: '2026-11-25' } })]), {}, 'not_recognised', 'rule_over'],
    ['a suspended rule', book([rule({ standing: 'suspended' })]), {}, 'not_recognised', 'rule_suspended'],
    ['a retired rule', book([rule({ standing: 'retired' })]), {}, 'not_recognised', 'rule_retired'],
    ['two rules', book([rule(), rule({ id: 'two', code: 'OTHER', effect: 'accept_as_proof' })]), {}, 'not_recognised', 'rules_contradict'],
    ['a condition that nobody knows', book([rule({ conditions: [condition('if_it_suits')] })]), {}, 'not_recognised', 'rule_unreadable'],
    ['a level qualification as a condition to practise', book([rule({ requiredToPractise: true })], { class: 'level' }), {}, 'not_recognised', 'level_is_no_condition'],
    ['a level qualification that may be used', book([rule()], { class: 'level' }), {}, 'ask', 'confirmation'],
    ['a certificate that ended yesterday', book(), { expiresOn: '2026-11-24' }, 'not_recognised', 'certificate_over'],
    ['a certificate that ends today', book(), { expiresOn: '2026-11-25' }, 'nothing_to_do', 'valid_as_it_is'],
    ['a certificate of tomorrow', book(), { issuedOn: '2026-11-26' }, 'not_recognised', 'certificate_not_issued'],
    ['dates the wrong way round', book(), { issuedOn: '2026-11-20', expiresOn: '2025-01-01' }, 'not_recognised', 'certificate_dates_reversed'],
    ['a registration that lapsed', book([rule({ conditions: [condition('registration_current')] })]), { registered: false }, 'not_recognised', 'condition_not_met'],
    ['a registration of which nothing is told', book([rule({ conditions: [condition('registration_current')] })]), {}, 'nothing_to_do', 'valid_as_it_is'],
    ['an exam not passed', book([rule({ effect: 'compensation_measure', conditions: [condition('supplementary_exam_passed', { exam: '地方法规' })] })]), { examsPassed: [] }, 'not_recognised', 'measure_open'],
    ['an exam passed', book([rule({ effect: 'compensation_measure', conditions: [condition('supplementary_exam_passed', { exam: '地方法规' })] })]), { examsPassed: ['地方法规'] }, 'ask', 'confirmation'],
    ['a result of half a year', book([rule({ effect: 'reuse_result', conditions: [condition('result_age_at_most', { value: 6, unit: 'month' })] })]), { issuedOn: '2026-05-25' }, 'ask', 'confirmation'],
    ['a result a day older', book([rule({ effect: 'reuse_result', conditions: [condition('result_age_at_most', { value: 6, unit: 'month' })] })]), { issuedOn: '2026-05-24' }, 'not_recognised', 'condition_not_met'],
  ])('answers for %s', (_what, rules, holding, outcome, reason) => {
    const answer = ask(rules, holding);
    expect([answer.outcome, answer.reason]).toEqual([outcome, reason]);
    for (const text of [answer.sentence.zh, answer.sentence.en]) expect(text).toMatch(/[^。.][。.]$/);
  });

  it('answers for the same place and for what the catalogue does not have', () => {
    expect(recognise({ qualificationCode: 'P33' }, BEIJING, BEIJING, AT, book(), [])).toMatchObject({ outcome: 'not_recognised', reason: 'same_jurisdiction' });
    expect(recognise({ qualificationCode: 'P34' }, BEIJING, TIANJIN, AT, book(), [])).toMatchObject({ outcome: 'not_recognised', reason: 'qualification_unknown' });
  });

  it('judges every condition and says why', () => {
    const conditions = [condition('currently_valid'), condition('same_holder'), condition('proof_only'), condition('within_scope'), condition('qualification_recognised', { qualification: 'P01' })];
    const answer = ask(book([rule({ conditions })]), { expiresOn: '2027-01-01', sameHolder: true, recognised: ['P01'] });
    expect(answer.conditions.map(({ code, verdict, why }) => [code, verdict, why.code])).toEqual([
      ['currently_valid', 'unknown', 'status_open'], ['same_holder', 'met', 'told_so'], ['proof_only', 'met', 'term'], ['within_scope', 'unknown', 'untold'], ['qualification_recognised', 'met', 'told_so'],
    ]);
    expect(ask(book([rule({ conditions })]), { expiresOn: '2027-01-01', certificateNumber: '1' }).conditions[0]).toMatchObject({ verdict: 'met', why: { code: 'in_date' } });
    expect(answer.conditions[4]?.zh).toBe('同时持有在使用地获得认可的 P01');
  });

  it.each([
    ['revoked', '撤销', 'revoked'], ['cancelled', '注销', 'cancelled'], ['suspended', '暂停', 'suspended'], ['expired', '过期', 'expired'],
  ] as const)('stops at an alert that says %s, with its own sentence', (kind, zh, en) => {
    const answer = ask(book(), { certificateNumber: '1' }, [alert(kind)]);
    expect(answer).toMatchObject({ outcome: 'not_recognised', reason: `holding_${kind}`, alert: { kind }, rule: { code: 'JJJ-P33' } });
    expect(answer.sentence.zh).toContain(zh);
    expect(answer.sentence.zh).toContain('注册材料失实');
    expect(answer.sentence.en).toContain(en);
    expect(ask(book(), {}, [alert(kind, AT)]).outcome).toBe('nothing_to_do');
  });

  it('says that what is being phased out still holds', () => {
    expect(ask(book([rule({ standing: 'deprecated' })])).notes).toHaveLength(1);
  });

});

const CODES = ['currently_valid', 'same_holder', 'registration_current', 'result_age_at_most', 'supplementary_exam_passed', 'proof_only', 'filing_at_host', 'nobody_knows_it', 'constructor'];
const day = fc.integer({ min: -40, max: 40 }).map((n) => addDays('2026-11-25', n));
const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
const anyHolding: fc.Arbitrary<Holding> = fc.record({
  qualificationCode: fc.constantFrom('P33', 'P34'), certificateNumber: maybe(fc.string()), issuedOn: maybe(fc.oneof(day, fc.string())), expiresOn: maybe(fc.oneof(day, fc.string())), registered: maybe(fc.boolean()),
  sameHolder: maybe(fc.boolean()), withinScope: maybe(fc.boolean()), sameMethod: maybe(fc.boolean()), filedAtHost: maybe(fc.boolean()), examsPassed: maybe(fc.array(fc.constantFrom('a', 'b'))), recognised: maybe(fc.array(fc.string())),
});
const anyCondition = fc.tuple(fc.constantFrom(...CODES), maybe(fc.record({ value: fc.oneof(fc.integer(), fc.double(), fc.string()), unit: fc.constantFrom('month', 'day', 'year', 7), exam: fc.constantFrom('a', 'c') })))
  .map(([code, parameters]) => condition(code, parameters));
const anyStanding = fc.constantFrom('active', 'suspended', 'deprecated', 'retired' as const);
const instant = fc.integer({ min: -60, max: 60 }).map((days) => new Date(AT.getTime() + days * 86_400_000));
const anyRule = fc.record({
  effect: fc.constantFrom(...RECOGNITION_EFFECTS), requiredToPractise: fc.boolean(), conditions: fc.array(anyCondition, { maxLength: 4 }), standing: anyStanding,
  valid: fc.tuple(day, fc.option(day)).map(([validFrom, validTo]) => ({ validFrom, validTo })), force: fc.tuple(instant, fc.option(instant)).map(([validFrom, validTo]) => ({ validFrom, validTo })),
  from: fc.constantFrom(BEIJING, TIANJIN), to: fc.constantFrom(BEIJING, TIANJIN),
}).map(rule);
const anyBook = fc.record({
  entry: maybe(fc.record({ class: fc.constantFrom(...QUALIFICATION_CLASSES) as fc.Arbitrary<QualificationClass>, standing: anyStanding, status: fc.constantFrom('published', 'proposed', 'absent' as const), validity: fc.record({ kind: fc.constantFrom('term', 'permanent') }) }).map(entry)),
  rules: fc.array(anyRule, { maxLength: 3 }), places: fc.constant(PLACES),
}) as fc.Arbitrary<RuleBook>;
const likelyBook = fc.record({ rules: fc.array(anyRule.map((each) => rule({ effect: each.effect, requiredToPractise: each.requiredToPractise, conditions: each.conditions })), { minLength: 1, maxLength: 1 }), kind: fc.constantFrom(...QUALIFICATION_CLASSES) })
  .map(({ rules, kind }) => book(rules, { class: kind }));
const anyAlert: fc.Arbitrary<HoldingAlert> = fc.record({ kind: fc.constantFrom('suspended', 'revoked', 'cancelled', 'expired' as const), jurisdiction: fc.constantFrom(BEIJING, TIANJIN), from: instant, until: fc.option(instant), reason: fc.string() });
const question = fc.tuple(anyHolding, fc.constantFrom(BEIJING, TIANJIN, ''), fc.constantFrom(BEIJING, TIANJIN, 'x'), instant, fc.oneof(anyBook, likelyBook), fc.array(anyAlert, { maxLength: 3 }));
const RANK = { not_recognised: 0, ask: 1, nothing_to_do: 2 } as const;

describe('recognise, for every input', () => {
  it('is total and deterministic, and explains itself', () => {
    fc.assert(fc.property(question, ([holding, from, to, at, rules, alerts]) => {
      const answer = recognise(holding, from, to, at, rules, alerts);
      expect(Object.keys(RANK)).toContain(answer.outcome);
      expect(answer.sentence.zh.length * answer.sentence.en.length).toBeGreaterThan(4);
      if (answer.outcome !== 'not_recognised') expect(answer.rule).not.toBeNull();
      expect(recognise(structuredClone(holding), from, to, new Date(at), { ...rules, rules: [...rules.rules].reverse() }, [...alerts].reverse())).toEqual(answer);
    }), { numRuns: 400 });
  });

  it('never says yes while an alert stands, and an alert never helps', () => {
    fc.assert(fc.property(question, anyAlert, ([holding, from, to, at, rules, alerts], more) => {
      const stands = [...alerts, more].some((each) => each.from <= at && (each.until === null || at < each.until));
      const answer = recognise(holding, from, to, at, rules, [...alerts, more]);
      if (stands) expect(answer.outcome).toBe('not_recognised');
      expect(RANK[answer.outcome]).toBeLessThanOrEqual(RANK[recognise(holding, from, to, at, rules, alerts).outcome]);
    }), { numRuns: 400 });
  });

  it('never lets a level qualification permit anything, nor be a condition to practise', () => {
    fc.assert(fc.property(anyHolding, likelyBook, (holding, rules) => {
      const level = { ...rules, entry: entry({ class: 'level' }) };
      const answer = recognise(holding, BEIJING, TIANJIN, AT, level, []);
      expect(answer.outcome).not.toBe('nothing_to_do');
      if (level.rules[0]?.requiredToPractise) expect(answer.outcome).toBe('not_recognised');
    }), { numRuns: 300 });
  });

  it('gives no worse an answer for a fact that speaks for the holder, and no better one for a fact against', () => {
    const facts = ['registered', 'sameHolder', 'withinScope', 'sameMethod', 'filedAtHost'] as const;
    fc.assert(fc.property(anyHolding, likelyBook, fc.constantFrom(...facts), (holding, rules, fact) => {
      const [no, open, yes] = [false, undefined, true].map((told) => RANK[recognise({ ...holding, qualificationCode: 'P33', [fact]: told }, BEIJING, TIANJIN, AT, rules, []).outcome]);
      expect(no).toBeLessThanOrEqual(open ?? -1);
      expect(open).toBeLessThanOrEqual(yes ?? -1);
    }), { numRuns: 300 });
  });

  it('never says yes where a condition is not met or cannot be read', () => {
    fc.assert(fc.property(anyHolding, likelyBook, (holding, rules) => {
      const { outcome, conditions } = recognise(holding, BEIJING, TIANJIN, AT, rules, []);
      if (conditions.some(({ verdict, why }) => verdict === 'not_met' || why.code === 'unreadable')) expect(outcome).toBe('not_recognised');
    }), { numRuns: 300 });
  });
});
