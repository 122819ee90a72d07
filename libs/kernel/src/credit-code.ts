import type { DivisionCode } from './division-code.js';
import type { Branded } from './ids.js';
import type { Refusal } from './refusal.js';
import { no, ok } from './result.js';
import type { Result } from './result.js';

/** An 18-character unified social credit code (GB 32100) whose form and check digit are right. */
export type CreditCodeText = Branded<'CreditCode'>;

export interface CreditCode {
  readonly code: CreditCodeText;
  /** Kind of the registering department: `9` market regulation, `5` civil affairs, `1` public institutions and so on. */
  readonly registry: string;
  readonly category: string;
  readonly area: DivisionCode;
  /** The nine characters of the organisation code inside. */
  readonly organisation: string;
}

/** Why a text is no credit code, in the order in which it is found out. */
export type CreditCodeFault = 'length' | 'characters' | 'checksum';

export type CreditCodeRefusal = Refusal<'credit_code_invalid'> & { readonly details: { readonly reason: CreditCodeFault } };

/** Digits and capitals without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Reads a unified social credit code. Surrounding blanks and small letters are put right, nothing else. */
export function parseCreditCode(text: string): Result<CreditCode, CreditCodeRefusal> {
  const code = text.trim().toUpperCase();
  if (code.length !== 18) return fault('length');
  if (!FORM.test(code)) return fault('characters');
  if (creditCodeCheckDigit(code.slice(0, 17)) !== code.slice(17)) return fault('checksum');
  return ok({
    code: code as CreditCodeText,
    registry: code.slice(0, 1),
    category: code.slice(1, 2),
    area: code.slice(2, 8) as DivisionCode,
    organisation: code.slice(8, 17),
  });
}

/** Check digit of the first 17 characters: weights 3^i modulo 31 (GB 32100). */
export function creditCodeCheckDigit(first17: string): string {
  if (first17.length !== 17) throw new RangeError('a check digit needs 17 characters');
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) throw new RangeError('a character that credit codes do not use');
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function fault(reason: CreditCodeFault): { readonly ok: false; readonly refusal: CreditCodeRefusal } {
  return no({ code: 'credit_code_invalid', details: { reason } });
}
