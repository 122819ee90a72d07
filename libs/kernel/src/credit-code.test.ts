import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { creditCodeCheckDigit, parseCreditCode } from './credit-code.js';

const ALPHABET = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const first17 = fc.tuple(
  fc.constantFrom('91', '92', '51', '12', 'N1'),
  fc.constantFrom('110105', '120114', '131003'),
  fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 }),
).map(([head, area, body]) => head + area + body.join(''));

describe('unified social credit code', () => {
  it('reads the published vector', () => {
    expect(parseCreditCode('91350100M000100Y43')).toEqual({
      ok: true,
      value: { code: '91350100M000100Y43', registry: '9', category: '1', area: '350100', organisation: 'M000100Y4' },
    });
  });

  it('puts blanks and small letters right', () => {
    expect(parseCreditCode(' 91350100m000100y43 ')).toMatchObject({ ok: true, value: { code: '91350100M000100Y43' } });
  });

  it.each([
    ['', 'length'],
    ['91350100M000100Y4', 'length'],
    ['91350100I000100Y43', 'characters'],
    ['91350100O000100Y43', 'characters'],
    ['91350100S000100Y43', 'characters'],
    ['91350100V000100Y43', 'characters'],
    ['91350100Z000100Y43', 'characters'],
    ['9135010AM000100Y43', 'characters'],
    ['91350100M000100Y44', 'checksum'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseCreditCode(text)).toEqual({ ok: false, refusal: { code: 'credit_code_invalid', details: { reason } } });
  });

  it('accepts what is complete and notices every single wrong character', () => {
    fc.assert(fc.property(first17, fc.integer({ min: 8, max: 17 }), fc.constantFrom(...ALPHABET), (head, at, other) => {
      const code = head + creditCodeCheckDigit(head);
      expect(parseCreditCode(code).ok).toBe(true);
      fc.pre(code.charAt(at) !== other);
      expect(parseCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false);
    }));
  });

  it('makes no check digit of something else', () => {
    expect(() => creditCodeCheckDigit('9135')).toThrow(RangeError);
    expect(() => creditCodeCheckDigit('9135010OM000100Y4')).toThrow(RangeError);
  });
});
