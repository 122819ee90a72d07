import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskResidentId, parseResidentId, residentIdCheckDigit } from './resident-id.js';

const complete = (first17: string): string => first17 + residentIdCheckDigit(first17);

/** Days that exist, so that only the check digit is left to be wrong. */
const bornOn = fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const valid = fc.tuple(fc.constantFrom('110105', '120114', '131003', '999011'), bornOn, fc.integer({ min: 0, max: 999 }))
  .map(([area, day, serial]) => complete(`${area}${day.replaceAll('-', '')}${String(serial).padStart(3, '0')}`));

describe('resident identity number', () => {
  it('reads the published vector', () => {
    expect(parseResidentId('11010519491231002X')).toEqual({
      ok: true,
      value: { number: '11010519491231002X', area: '110105', bornOn: '1949-12-31', sex: 'female', test: false },
    });
  });

  it('puts blanks and a small x right', () => {
    expect(parseResidentId(' 11010519491231002x ')).toMatchObject({ ok: true, value: { number: '11010519491231002X' } });
  });

  it.each([
    ['', 'length'],
    ['1101051949123100', 'length'],
    ['11010519491231002Y', 'characters'],
    ['1101051949123100X2', 'characters'],
    ['１１０１０５19491231002X', 'characters'],
    [complete('10010519491231002'), 'area'],
    [complete('99801119900101001'), 'area'],
    [complete('11010520230229001'), 'date'],
    [complete('11010520231301001'), 'date'],
    [complete('11010520230431001'), 'date'],
    [complete('11010500000101001'), 'date'],
    ['110105194912310021', 'checksum'],
  ])('refuses %j: %s', (text, reason) => {
    expect(parseResidentId(text)).toEqual({ ok: false, refusal: { code: 'id_number_invalid', details: { reason } } });
  });

  it('accepts 29 February of a leap year', () => {
    expect(parseResidentId(complete('11010520240229001')).ok).toBe(true);
  });

  it('refuses a birth after today when it knows today', () => {
    const number = complete('11010520260301001');
    expect(parseResidentId(number, '2026-03-01').ok).toBe(true);
    expect(parseResidentId(number, '2026-02-28')).toMatchObject({ ok: false, refusal: { details: { reason: 'date' } } });
  });

  it('tells the test range from real numbers', () => {
    expect(parseResidentId(complete('99901119900101001'))).toMatchObject({ ok: true, value: { test: true, sex: 'male' } });
  });

  it('accepts what is complete and notices every single wrong digit', () => {
    fc.assert(fc.property(valid, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, shift) => {
      expect(parseResidentId(number).ok).toBe(true);
      const wrong = number.slice(0, at) + String((Number(number.charAt(at)) + shift) % 10) + number.slice(at + 1);
      expect(parseResidentId(wrong).ok).toBe(false);
    }));
  });

  it('notices two neighbouring digits that changed places', () => {
    fc.assert(fc.property(valid, fc.integer({ min: 0, max: 15 }), (number, at) => {
      fc.pre(number.charAt(at) !== number.charAt(at + 1));
      const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
      expect(parseResidentId(swapped).ok).toBe(false);
    }));
  });

  it('masks everything but the province and the last two', () => {
    expect(maskResidentId('11010519491231002X')).toBe('11**************2X');
    expect(maskResidentId('12345')).toBe('*****');
  });

  it('makes no check digit of something else', () => {
    expect(() => residentIdCheckDigit('123')).toThrow(RangeError);
  });
});
