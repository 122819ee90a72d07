import type { Branded } from './ids.js';

/** Six-digit code of an administrative division (GB/T 2260): province, city and county by two digits each. */
export type DivisionCode = Branded<'DivisionCode'>;

export type DivisionLevel = 'province' | 'city' | 'county';

const SIX_DIGITS = /^[1-9]\d{5}$/;

/**
 * Reads a division code, or undefined when the text has not the form of one (a county needs a city part).
 * Whether such a division exists is a question to the directory.
 */
export function parseDivisionCode(text: string): DivisionCode | undefined {
  if (!SIX_DIGITS.test(text)) return undefined;
  if (text.slice(2, 4) === '00' && text.slice(4) !== '00') return undefined;
  return text as DivisionCode;
}

/** Level by the form of the code: `110000` province, `130600` city, `130629` county. */
export function divisionLevel(code: DivisionCode): DivisionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** The province (or municipality) in whose number range a division lies: `130629` gives `130000`. */
export function provinceOf(code: DivisionCode): DivisionCode {
  return `${code.slice(0, 2)}0000` as DivisionCode;
}

/** The digits that all divisions inside this one begin with: `11`, `1306` or `130629`. */
export function divisionPrefix(code: DivisionCode): string {
  switch (divisionLevel(code)) {
    case 'province':
      return code.slice(0, 2);
    case 'city':
      return code.slice(0, 4);
    case 'county':
      return code;
  }
}

/**
 * Whether a division lies in another by its number (or is the same).
 * Ownership that departs from the numbers, as of Xiong'an, is data of the directory and not known here.
 */
export function liesWithin(code: DivisionCode, outer: DivisionCode): boolean {
  return code.startsWith(divisionPrefix(outer));
}
