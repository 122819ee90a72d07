import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeRequestNumber, readRequestNumber } from './request-number.js';

const SIGNS = '34679ACDEFGHJKMNPQRTWXY';
const OTHER_SIGNS = '01258BILOSUVZ';
const anyNumber = fc.uint8Array({ minLength: 11, maxLength: 11 }).map(makeRequestNumber);
const signsOf = (number: string): string => number.replace('TB', '').replaceAll('-', '');
const joined = (signs: string): string => `TB-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8)}`;

describe('the request number', () => {
  it('is three groups of four unmistakable signs', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      expect(number).toMatch(new RegExp(`^TB(-[${SIGNS}]{4}){3}$`));
    }));
    expect(new Set(SIGNS + OTHER_SIGNS).size).toBe(36);
  });

  it('reads what it wrote, with or without prefix, hyphens, capitals and blanks', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      const signs = signsOf(number);
      for (const text of [number, number.toLowerCase(), number.replaceAll('-', ''), signs, signs.toLowerCase(), ` ${number}\n`, number.replaceAll('-', ' '), `编号：${number}`]) {
        expect([text, readRequestNumber(text)]).toEqual([text, number]);
      }
    }));
  });

  it('notices every wrong sign, at every position', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      const signs = signsOf(number);
      const wrong = [...signs].flatMap((right, at) => [...SIGNS + OTHER_SIGNS].filter((sign) => sign !== right).map((sign) => joined(signs.slice(0, at) + sign + signs.slice(at + 1))));
      expect(wrong).toHaveLength(12 * 35);
      expect(wrong.filter((text) => readRequestNumber(text) !== undefined)).toEqual([]);
    }), { numRuns: 200 });
  });

  it('notices every swap of two neighbours', () => {
    fc.assert(fc.property(anyNumber, (number) => {
      const signs = signsOf(number);
      const swapped = [...signs.slice(1)].map((sign, at) => joined(signs.slice(0, at) + sign + signs.charAt(at) + signs.slice(at + 2)));
      expect(swapped.filter((text) => text !== number && readRequestNumber(text) !== undefined)).toEqual([]);
    }), { numRuns: 500 });
  });

  it('notices a sign too many or too few', () => {
    fc.assert(fc.property(anyNumber, fc.nat({ max: 11 }), fc.constantFrom(...SIGNS), (number, at, sign) => {
      const signs = signsOf(number);
      expect(readRequestNumber(joined(signs.slice(0, at) + signs.slice(at + 1)))).toBeUndefined();
      expect(readRequestNumber(joined(signs.slice(0, at) + sign + signs.slice(at)))).toBeUndefined();
    }));
    for (const text of ['', 'TB', 'TB-', '张三', 'TB-0000-0000-0000', '护士']) expect(readRequestNumber(text)).toBeUndefined();
  });

  it('tells nothing of its random bytes but their remainders, and fills what is missing', () => {
    expect(makeRequestNumber(new Uint8Array(0))).toBe('TB-3333-3333-3333');
    const numbers = Array.from({ length: 2_000 }, (_, i) => makeRequestNumber(Uint8Array.from({ length: 11 }, (__, k) => (i * (k + 3) * 31 + ((i >> 4) * 7)) % 256)));
    expect(new Set(numbers).size).toBeGreaterThan(1_900);
  });
});
