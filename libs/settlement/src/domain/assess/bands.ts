import type { Fen } from '#kernel';
import type { Ratio } from './benefit-policy.js';
import { shareOf } from './rounding.js';

export interface RatedBand {
  readonly upTo: Fen | null;
  readonly ratio: Ratio;
}

/** The bands that the stretch from `before` to `before + amount` touches. */
export function bandsTouched<Band extends Pick<RatedBand, 'upTo'>>(bands: readonly Band[], before: number, amount: number): readonly Band[] {
  return bands.filter(({ upTo }, index) => amount > 0 && before < (upTo ?? Infinity) && before + amount > (bands[index - 1]?.upTo ?? 0));
}

export interface BandShare {
  readonly amount: Fen;
  /** The stretch of the band that was used, counted from its lower end (fen). */
  readonly from: number;
  readonly to: number;
  readonly ratio: Ratio;
  readonly rounding?: { readonly numerator: number };
}

/**
 * What the bands pay for the stretch from `before` to `before + amount`. Each band rounds what it has paid in all, so that the parts of a year sum to what one settlement
 * over the whole would give, and no order of visits gains a fen.
 */
export function bandShares(bands: readonly RatedBand[], before: number, amount: number): readonly BandShare[] {
  let lower = 0;
  return bands.flatMap(({ upTo, ratio }) => {
    const width = upTo === null ? Infinity : upTo - lower;
    const inside = (point: number): number => Math.min(Math.max(point - lower, 0), width);
    const [from, to] = [inside(before), inside(before + amount)];
    if (upTo !== null) lower = upTo;
    if (from === to) return [];
    const [paid, earlier] = [shareOf(to as Fen, ratio), shareOf(from as Fen, ratio)];
    return [{ amount: (paid.amount - earlier.amount) as Fen, from, to, ratio, ...(paid.rounding === undefined ? {} : { rounding: paid.rounding }) }];
  });
}
