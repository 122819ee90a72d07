import { describe, expect, it } from '@jest/globals';
import type { FormField } from './service-content.js';
import { answersOf, compare, completedForm, faultOf, nextAsk, type EvidenceStanding } from './evidence-use.js';

const NOW = new Date('2026-11-27T08:00:00Z');
const USE = { personId: 'p', applicantId: 'p', serviceTypeCode: 's.a', serviceTypeNumber: 2, now: NOW };
const GOOD: EvidenceStanding = { personId: 'p', subjectId: 'p', revoked: false, serviceTypeCode: 's.a', serviceTypeNumber: 2, outcome: 'matched', askedAt: NOW, requestId: null };
const field = (more: Partial<FormField> = {}): FormField => ({ type: 'string', 'x-zh': '', 'x-en': '', 'x-purpose-zh': '', 'x-purpose-en': '', ...more });

describe('whether evidence can be used', () => {
  it.each<[string, Partial<EvidenceStanding>, string | undefined]>([
    ['one’s own, matched', {}, undefined],
    ['to be fetched later', { outcome: 'unavailable' }, undefined],
    ['of somebody else', { personId: 'q' }, 'unknown'],
    ['about somebody else', { subjectId: 'q' }, 'unknown'],
    ['under a revoked consent', { revoked: true }, 'revoked'],
    ['for another service', { serviceTypeCode: 's.b' }, 'other_service'],
    ['for another version', { serviceTypeNumber: 1 }, 'other_service'],
    ['not found', { outcome: 'none' }, 'not_matched'],
    ['not told apart', { outcome: 'several' }, 'not_matched'],
    ['31 days old', { askedAt: new Date(NOW.getTime() - 31 * 86_400_000) }, 'too_old'],
    ['29 days old', { askedAt: new Date(NOW.getTime() - 29 * 86_400_000) }, undefined],
    ['used before', { requestId: 'r' }, 'used'],
  ])('%s', (_, change, fault) => {
    expect(faultOf({ ...GOOD, ...change }, USE)).toBe(fault);
  });

  it('not at all where there is none', () => {
    expect(faultOf(undefined, USE)).toBe('unknown');
  });
});

describe('the answers that evidence gives', () => {
  const need = { evidenceType: 't', fields: [{ field: 'a', attribute: 'x.a' }, { field: 'b', attribute: 'x.b' }], materials: [], forRule: false };

  it('are those that the form takes', () => {
    expect(answersOf(need, { 'x.a': '1', 'x.b': 'not a choice' }, (name) => name === 'a')).toEqual({ a: '1' });
    expect(answersOf(undefined, { 'x.a': '1' }, () => true)).toEqual({});
  });

  it('stand where nothing was typed, and only while the form asks', () => {
    const fields = { a: field(), b: field({ 'x-when': { c: [true] } }), c: field({ type: 'boolean' }) };
    expect(completedForm(fields, { c: true }, { a: '1', b: '2' })).toEqual({ a: '1', b: '2', c: true });
    expect(completedForm(fields, { c: false }, { a: '1', b: '2' })).toEqual({ a: '1', c: false });
    expect(completedForm(fields, { a: 'typed', c: true }, { a: '1', b: '2' })).toEqual({ a: 'typed', b: '2', c: true });
    // What was typed stays, so that the check of the form can say that it was not asked.
    expect(completedForm(fields, { b: 'typed' }, {})).toEqual({ b: 'typed' });
  });

  it.each([
    ['DEMO-1', 'DEMO-1', true, 'supplied'], ['demo-1 ', 'DEMO-1', false, 'same'], ['DEMO-2', 'DEMO-1', false, 'differs'], [97, 97, false, 'same'], [96, 97, false, 'differs'], [undefined, 'DEMO-1', false, 'not_asked'],
  ] as const)('compare with what was filed: %s against %s', (filed, attested, wasSupplied, result) => {
    expect(compare(filed, attested, wasSupplied)).toBe(result);
  });
});

describe('asking again', () => {
  it('waits longer each time, at most six hours, and ends after about a week', () => {
    const waits = Array.from({ length: 33 }, (_, tries) => nextAsk(tries, NOW)).map((at) => (at === null ? null : (at.getTime() - NOW.getTime()) / 60_000));
    expect(waits.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(waits[31]).toBe(360);
    expect(waits[32]).toBeNull();
    const days = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / 1_440;
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(9);
  });
});
