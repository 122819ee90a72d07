import type { DivisionCode } from './division-code.js';
import type { Branded } from './ids.js';
import type { Refusal } from './refusal.js';
import { no, ok } from './result.js';
import type { Result } from './result.js';
import { isDay } from './working-days.js';
import type { Day } from './working-days.js';

/** An 18-character resident identity number (GB 11643) whose form, date and check digit are right; X is upper case. */
export type ResidentIdNumber = Branded<'ResidentIdNumber'>;

export interface ResidentId {
  readonly number: ResidentIdNumber;
  /** Division of the first registration; it may have been dissolved since. */
  readonly area: DivisionCode;
  readonly bornOn: Day;
  readonly sex: 'female' | 'male';
  /** True in the range of demonstration people (area 999xxx, which no division has). */
  readonly test: boolean;
}

/** Why a text is no identity number, in the order in which it is found out. */
export type ResidentIdFault = 'length' | 'characters' | 'area' | 'date' | 'checksum';

export type ResidentIdRefusal = Refusal<'id_number_invalid'> & { readonly details: { readonly reason: ResidentIdFault } };

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';
const TEST_AREA = '999';

/** First two digits in use (GB/T 2260), with 81 to 83 for residents from Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set((
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'
).split(' '));

/**
 * Reads a resident identity number. Surrounding blanks and a small x are put right, nothing else.
 * With `today` (a day in Shanghai) a birth after it is refused.
 */
export function parseResidentId(text: string, today?: Day): Result<ResidentId, ResidentIdRefusal> {
  const number = text.trim().toUpperCase();
  if (number.length !== 18) return fault('length');
  if (!/^\d{17}[\dX]$/.test(number)) return fault('characters');
  const test = number.startsWith(TEST_AREA);
  if (!test && !PROVINCES.has(number.slice(0, 2))) return fault('area');
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isDay(bornOn) || (today !== undefined && bornOn > today)) return fault('date');
  if (residentIdCheckDigit(number.slice(0, 17)) !== number.slice(17)) return fault('checksum');
  return ok({
    number: number as ResidentIdNumber,
    area: number.slice(0, 6) as DivisionCode,
    bornOn,
    sex: Number(number.slice(16, 17)) % 2 === 0 ? 'female' : 'male',
    test,
  });
}

/** Check digit of the first 17 digits: weighted sum modulo 11 (GB 11643, ISO 7064 MOD 11-2). */
export function residentIdCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check digit needs 17 digits');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17.charAt(index)), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/** The number as screens and logs may show it: the province and the last two characters. Other texts are hidden whole. */
export function maskResidentId(text: string): string {
  if (text.length !== 18) return '*'.repeat(text.length);
  return `${text.slice(0, 2)}${'*'.repeat(14)}${text.slice(16)}`;
}

function fault(reason: ResidentIdFault): { readonly ok: false; readonly refusal: ResidentIdRefusal } {
  return no({ code: 'id_number_invalid', details: { reason } });
}
