import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { divisionLevel, divisionPrefix, liesWithin, parseDivisionCode, provinceOf } from './division-code.js';
import type { DivisionCode } from './division-code.js';

const code = (text: string): DivisionCode => text as DivisionCode;

describe('division code', () => {
  it.each(['110000', '130600', '130629', '999011'])('reads %s', (text) => {
    expect(parseDivisionCode(text)).toBe(text);
  });

  it.each(['', '11', '1100000', '11000a', '010000', '110001', ' 110000', '１１００００'])('does not read %j', (text) => {
    expect(parseDivisionCode(text)).toBeUndefined();
  });

  it.each([
    ['110000', 'province', '11', '110000'],
    ['130600', 'city', '1306', '130000'],
    ['130629', 'county', '130629', '130000'],
  ] as const)('knows level, prefix and province of %s', (text, level, prefix, province) => {
    expect(divisionLevel(code(text))).toBe(level);
    expect(divisionPrefix(code(text))).toBe(prefix);
    expect(provinceOf(code(text))).toBe(province);
  });

  it.each([
    ['130629', '130600', true],
    ['130629', '130000', true],
    ['130629', '130629', true],
    ['130629', '133100', false],
    ['130600', '130629', false],
    ['110101', '120000', false],
  ])('%s within %s: %s', (inner, outer, expected) => {
    expect(liesWithin(code(inner), code(outer))).toBe(expected);
  });

  it('places every code within its province, and provinces apart', () => {
    fc.assert(fc.property(fc.integer({ min: 100000, max: 999999 }), (number) => {
      const read = parseDivisionCode(String(number));
      fc.pre(read !== undefined);
      const province = provinceOf(read);
      expect(divisionLevel(province)).toBe('province');
      expect(liesWithin(read, province)).toBe(true);
      expect(liesWithin(province, read)).toBe(read === province);
    }));
  });
});
