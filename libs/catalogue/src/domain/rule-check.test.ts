import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkRule, type RuleFacts } from './rule-check.js';
import { askedBy, type RuleContent } from './rule-content.js';
import { circleOf, type RuleClaim } from './rule-relations.js';

const JJJ = ['110000', '120000', '130000'];
const FACTS: RuleFacts = {
  jurisdictions: new Set([...JJJ, '130100']), parents: new Map([['130100', '130000'], ...JJJ.map((code): [string, null] => [code, null])]), departments: new Set(), authorities: new Map(),
  classes: new Map([['P33', 'access'], ['P01', 'access'], ['L01', 'level']]), others: [], references: new Map(), today: '2026-11-25', recognises: true,
};
const condition = (code: string, parameters?: Record<string, unknown>): object => ({ code, zh: '某', en: 'some', lawRef: null, ...(parameters && { parameters }) });
const CONTENT: RuleContent = {
  qualificationCode: 'P33', parties: JJJ, direction: 'multilateral', effect: 'use_directly', requiredToPractise: false, conditions: [{ code: 'currently_valid', zh: '某', en: 'some', lawRef: null }],
  documents: ['licence'], fees: [], legalBasis: [], validFrom: '2024-01-01', validTo: null, provenance: { status: 'project_proposal', source: 'x' },
};
const issues = (change: Record<string, unknown>, facts: Partial<RuleFacts> = {}): string[] => checkRule('RULE', { ...CONTENT, ...change }, { ...FACTS, ...facts }).map(({ path, code, expected }) => `${path}:${code}${expected === undefined ? '' : `:${expected}`}`);
const claim = (change: object = {}): RuleClaim => ({ code: 'OTHER', qualificationCode: 'P33', from: '110000', to: '120000', validFrom: '2020-01-01', validTo: null, ...change });

describe('a rule', () => {
  it('may be proposed when nothing is wrong', () => {
    expect(issues({})).toEqual([]);
    expect(issues({ hostDocuments: [{ jurisdiction: '120000', documents: ['form'] }], fees: [{ jurisdiction: '120000', fen: 1_000, source: '天津市收费目录' }], timeLimits: [{ jurisdiction: '120000', value: 3, unit: 'working_day', source: '协议' }] })).toEqual([]);
    expect(issues({ effect: 'compensation_measure', conditions: [condition('supplementary_exam_passed', { exam: '地方法规' })] })).toEqual([]);
    expect(issues({ effect: 'reuse_result', conditions: [condition('result_age_at_most', { value: 6, unit: 'month' })] })).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown predicate, naming the stock', { conditions: [condition('if_it_suits')] }, /^conditions\.0\.code:one_of:.*result_age_at_most.*proof_only/],
    ['a predicate by the name of what every object has', { conditions: [condition('constructor')] }, /^conditions\.0\.code:one_of/],
    ['a predicate without its parameters', { effect: 'reuse_result', conditions: [condition('result_age_at_most')] }, /^conditions\.0\.parameters:required/],
    ['a parameter of another kind', { effect: 'reuse_result', conditions: [condition('result_age_at_most', { value: 'six', unit: 'year' })] }, /^conditions\.0\.parameters\.(value:whole_number|unit:one_of:month, day)/],
    ['a parameter that nobody knows', { effect: 'reuse_result', conditions: [condition('result_age_at_most', { value: 6, unit: 'day', since: 'x' })] }, /^conditions\.0\.parameters\.since:unknown_field/],
    ['parameters where there are none', { conditions: [condition('same_holder', { who: 'x' })] }, /^conditions\.0\.parameters:takes_no_parameters/],
    ['the same condition twice', { conditions: [condition('same_holder'), condition('same_holder')] }, /^conditions\.1\.code:twice/],
    ['a measure without its effect', { conditions: [condition('supplementary_exam_passed', { exam: 'x' })] }, /^conditions:measure_without_effect/],
    ['the effect without a measure', { effect: 'compensation_measure' }, /^conditions:measure_missing/],
    ['reuse without a time limit', { effect: 'reuse_result' }, /^conditions:time_limit_missing/],
    ['a level qualification as a condition to practise', { qualificationCode: 'L01', effect: 'accept_as_proof', requiredToPractise: true }, /^requiredToPractise:level_is_no_condition/],
    ['a level qualification that permits something', { qualificationCode: 'L01' }, /^effect:level_permits_nothing:reuse_result, accept_grade, accept_as_proof/],
    ['a level qualification as a condition of another', { conditions: [condition('qualification_recognised', { qualification: 'L01' })] }, /^conditions\.0\.parameters\.qualification:level_is_no_condition/],
    ['another qualification that is unknown', { conditions: [condition('qualification_recognised', { qualification: 'P99' })] }, /^conditions\.0\.parameters\.qualification:qualification_unknown:P99/],
    ['an unknown qualification', { qualificationCode: 'P99' }, /^qualificationCode:qualification_unknown:P99/],
    ['an unknown jurisdiction', { parties: ['110000', '990000'] }, /^parties:jurisdiction_unknown:990000/],
    ['from a place to itself', { parties: ['110000', '110000', '120000'] }, /^parties:same_jurisdiction:110000/],
    ['from a place to the one it lies in', { parties: ['130100', '130000'] }, /^parties:party_within_party:130100 ⊂ 130000/],
    ['three parties one way', { direction: 'one_way' }, /^parties:two_parties/],
    ['a fee of who is no host', { parties: ['110000', '120000'], direction: 'one_way', fees: [{ jurisdiction: '110000', fen: 1, source: 'x' }] }, /^fees\.0\.jurisdiction:not_a_host:120000/],
    ['two fees of one host', { fees: [1, 2].map((fen) => ({ jurisdiction: '110000', fen, source: 'x' })) }, /^fees\.1\.jurisdiction:twice/],
    ['documents of who is unknown', { hostDocuments: [{ jurisdiction: '990000', documents: [] }] }, /^hostDocuments\.0\.jurisdiction:jurisdiction_unknown/],
    ['an end before the start', { validFrom: '2026-01-01', validTo: '2026-01-01' }, /^validTo:not_after_start:2026-01-01/],
    ['an end that has passed', { validTo: '2026-11-25' }, /^validTo:already_over:2026-11-25/],
    ['a day that does not exist', { validFrom: '2026-02-30' }, /^validFrom:day/],
    ['no source document', { provenance: { status: 'x', source: '' } }, /^provenance\.source:required/],
  ])('does not compile with %s', (_what, change, expected) => {
    expect(issues(change)).toContainEqual(expect.stringMatching(expected));
  });

  it('refuses what contradicts another rule, naming it', () => {
    const others = [claim(), claim({ from: '120000', to: '110000' }), claim({ code: 'THIRD', qualificationCode: 'P01' }), claim({ code: 'OLD', validTo: '2024-01-01' })];
    expect(issues({}, { others })).toEqual(['parties:rule_clash:OTHER: 110000 → 120000, 2020-01-01 –']);
    expect(issues({}, { others, recognises: false })).toEqual([]);
    expect(issues({ parties: ['120000', '130000'], direction: 'mutual' }, { others })).toEqual([]);
    expect(issues({ parties: ['110000', '120000'], direction: 'one_way' }, { others: [claim({ from: '120000', to: '110000' })] })).toEqual([]);
  });

  it('refuses a condition that leads back to itself, and shows the way', () => {
    const needs = (qualification: string): object => ({ conditions: [condition('qualification_recognised', { qualification })] });
    expect(issues(needs('P33') as Record<string, unknown>)).toEqual(['conditions.0:circular_rule:P33 → P33']);
    expect(issues(needs('P01') as Record<string, unknown>, { references: new Map([['P01', ['P02']], ['P02', ['P33']]]) })).toEqual(['conditions.0:circular_rule:P33 → P01 → P02 → P33']);
    expect(issues(needs('P01') as Record<string, unknown>, { references: new Map([['P01', ['P02']], ['P02', ['P01']]]) })).toEqual([]);
  });

  it('says what each host asks', () => {
    const rule = { documents: ['a'], hostDocuments: [{ jurisdiction: '120000', documents: ['b', 'a'] }], fees: [{ jurisdiction: '120000', fen: 5, source: 's' }], timeLimits: [{ jurisdiction: '120000', value: 3, unit: 'day' as const, source: 's' }] };
    expect(askedBy(rule, '120000')).toEqual({ documents: ['a', 'b'], fee: { fen: 5, source: 's' }, timeLimit: { value: 3, unit: 'day', source: 's' } });
    expect(askedBy(rule, '110000')).toEqual({ documents: ['a'], fee: null, timeLimit: null });
  });

  it('finds a circle exactly where one can be walked', () => {
    const codes = ['A', 'B', 'C', 'D', 'E'];
    const edges = fc.array(fc.tuple(fc.constantFrom(...codes), fc.constantFrom(...codes)), { maxLength: 12 });
    fc.assert(fc.property(edges, fc.constantFrom(...codes), fc.constantFrom(...codes), (pairs, start, named) => {
      const references = new Map(codes.map((code) => [code, pairs.filter(([from]) => from === code).map(([, to]) => to)]));
      const reached = new Set([named]);
      for (let i = 0; i < codes.length; i += 1) for (const [from, to] of pairs) if (reached.has(from)) reached.add(to);
      const way = circleOf(start, named, references);
      expect(way !== undefined).toBe(reached.has(start));
      if (way) expect([way[0], way[1], way.at(-1)]).toEqual([start, named, start]);
    }));
  });

  it('never throws, whatever is typed into it', () => {
    const fields = Object.keys(CONTENT);
    fc.assert(fc.property(fc.constantFrom(...fields), fc.anything(), (field, value) => {
      expect(Array.isArray(checkRule('RULE', { ...CONTENT, [field]: value }, FACTS))).toBe(true);
    }), { numRuns: 500 });
  });
});
