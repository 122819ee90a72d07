import { toFen, type Fen } from '#kernel';
import type { Ratio } from './benefit-policy.js';

/** One in ten-thousandths. */
const WHOLE: Ratio = 10_000;

export interface Rounded {
  readonly amount: Fen;
  /** Present where the exact amount was no whole fen; over 10,000. */
  readonly rounding?: { readonly numerator: number };
}

/** A share of an amount, rounded half up to the fen: the one place where an assessment rounds money. */
export function shareOf(amount: Fen, ratio: Ratio): Rounded {
  const exact = BigInt(amount) * BigInt(ratio);
  const whole = BigInt(WHOLE);
  const rounded = toFen(Number((exact * 2n + whole) / (whole * 2n)));
  return exact % whole === 0n ? { amount: rounded } : { amount: rounded, rounding: { numerator: Number(exact) } };
}

/** A ratio after a factor, rounded half up to the ten-thousandth. */
export function scaled(ratio: Ratio, factor: Ratio): Ratio {
  return Math.floor((ratio * factor * 2 + WHOLE) / (WHOLE * 2));
}

/** A quantity in thousandths at a price for one, rounded half up to the fen. */
export function priceOf(thousandths: number, unitPrice: Fen): Fen {
  return toFen(Number((BigInt(thousandths) * BigInt(unitPrice) * 2n + 1_000n) / 2_000n));
}
