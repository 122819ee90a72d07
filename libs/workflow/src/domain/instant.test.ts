import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RECOGNITION_EFFECTS } from '#kernel';
import { decideByRule, whyNoExtract, type ExtractFacts, type RuleFacts, type RuleSilence } from './instant.js';

const NOW = new Date('2026-11-26T02:00:00Z');
const EVIDENCE = { kind: 'recognition_certificate', number: 'RC-1', issuer: '120000' };
const FULL: RuleFacts = { rule: 'certificate_of_the_platform', version: 1, needed: ['recognition_certificate'], evidence: [EVIDENCE], effect: 'use_directly', alert: false, unfit: null, now: NOW };

describe('a decision by rule', () => {
  it('states the rule, its version and every piece of evidence with the instant at which it was checked', () => {
    expect(decideByRule(FULL)).toEqual({ decision: { rule: 'certificate_of_the_platform', version: 1, evidence: [{ ...EVIDENCE, checkedAt: '2026-11-26T02:00:00.000Z' }] } });
  });

  it.each([
    ['nothing was found', { evidence: [] }, 'no_evidence'],
    ['one of the kinds that the rule needs is missing', { needed: ['recognition_certificate', 'insurance.participation'] }, 'no_evidence'],
    ['what was found is not what the rule needs', { needed: ['insurance.participation'] }, 'no_evidence'],
    ['the rule names nothing on which it rests', { needed: [] }, 'no_evidence'],
    ['an issuer said something of the certificate', { alert: true }, 'under_alert'],
    ['it is not recognised', { effect: null }, 'not_recognised'],
    ['what it counts for must be weighed', { effect: 'premises_bound' }, 'effect_needs_person'],
  ] as const)('is left to a person when %s', (_when, change, silence) => {
    expect(decideByRule({ ...FULL, ...change })).toEqual({ silence });
  });

  it('rests on what the rule needs and on nothing else', () => {
    const other = { kind: 'insurance.participation', number: 'E-1', issuer: '110000' };
    expect(decideByRule({ ...FULL, rule: 'register_extract', needed: ['insurance.participation'], effect: 'none', evidence: [EVIDENCE, other] })).toMatchObject({ decision: { evidence: [other] } });
  });

  it('is never a refusal, and rests on at least one thing', () => {
    fc.assert(fc.property(fc.record({ effect: fc.constantFrom(null, ...RECOGNITION_EFFECTS), alert: fc.boolean(), evidence: fc.array(fc.constant(EVIDENCE), { maxLength: 2 }) }), (change) => {
      const result = decideByRule({ ...FULL, ...change });
      expect('decision' in result ? result.decision.evidence.length > 0 && !change.alert && change.effect !== null : result.silence !== undefined).toBe(true);
    }));
  });
});

describe('an extract of registers', () => {
  const FACTS: ExtractFacts = {
    whenForm: { moved: [false], scope: ['current'] }, whenAttested: { 'tax.arrears_fen': [0] }, answers: { scope: 'current', number: 'A1' }, yesOrNo: ['moved'], attestable: ['number'], same: ['number'], attested: { 'tax.arrears_fen': 0 },
  };

  it('is given where the answers are those of the rule, a question of yes or no that was not answered being no', () => {
    expect(whyNoExtract(FACTS)).toBeNull();
    expect(whyNoExtract({ ...FACTS, whenForm: undefined, whenAttested: undefined, attestable: [] })).toBeNull();
  });

  it.each<[string, Partial<ExtractFacts>, RuleSilence]>([
    ['an answer calls for a judgement', { answers: { ...FACTS.answers, moved: true } }, 'answers_need_person'],
    ['a question of the rule was not answered', { answers: { number: 'A1' } }, 'answers_need_person'],
    ['a register holds another number than the one that was named', { same: [] }, 'answers_not_attested'],
    ['a register holds another value', { attested: { 'tax.arrears_fen': 12_300 } }, 'attested_otherwise'],
    ['no register holds the value', { attested: {} }, 'attested_otherwise'],
  ])('is left to a person when %s', (_when, change, silence) => {
    expect(whyNoExtract({ ...FACTS, ...change })).toBe(silence);
    expect(decideByRule({ ...FULL, unfit: silence })).toEqual({ silence });
  });
});
