import type { Fen } from '#kernel';
import { LAYER_FUNDS, type LayerFund } from './benefit-policy.js';

/** Sums within one scope of a policy over a calendar year, fen. */
export interface ScopeSums {
  readonly deductible: Fen;
  /** In scope above the deductible. */
  readonly base: Fen;
  readonly pool: Fen;
}

/** What a further fund has counted towards its threshold and bands, and what it has paid, fen. */
export interface LayerSums {
  readonly counted: Fen;
  readonly paid: Fen;
}

/** What a person has used up in a calendar year at the insured place. */
export interface Accumulators {
  readonly year: number;
  /** Admissions that were settled. */
  readonly stays: number;
  readonly scopes: Readonly<Record<string, ScopeSums>>;
  readonly layers: Readonly<Partial<Record<LayerFund, LayerSums>>>;
}

/** What one settlement adds to the accumulators. */
export interface Used {
  readonly stays: number;
  readonly scope: string;
  readonly sums: ScopeSums;
  readonly layers: Readonly<Partial<Record<LayerFund, LayerSums>>>;
}

const NOTHING: ScopeSums = { deductible: 0 as Fen, base: 0 as Fen, pool: 0 as Fen };

export function noAccumulators(year: number): Accumulators {
  return { year, stays: 0, scopes: {}, layers: {} };
}

export function sumsOf(accumulators: Accumulators, scope: string): ScopeSums {
  return accumulators.scopes[scope] ?? NOTHING;
}

/** The accumulators after a settlement, or after its reversal, which takes away exactly what the settlement added. */
export function accumulate(before: Accumulators, used: Used, sign: 1 | -1 = 1): Accumulators {
  const add = (a: Fen | undefined, b: Fen | undefined): Fen => ((a ?? 0) + sign * (b ?? 0)) as Fen;
  const sums = sumsOf(before, used.scope);
  const layers = LAYER_FUNDS.flatMap((fund) => {
    const [was, is] = [before.layers[fund], used.layers[fund]];
    return was === undefined && is === undefined ? [] : [[fund, { counted: add(was?.counted, is?.counted), paid: add(was?.paid, is?.paid) }] as const];
  });
  return {
    year: before.year, stays: before.stays + sign * used.stays, layers: Object.fromEntries(layers),
    scopes: { ...before.scopes, [used.scope]: { deductible: add(sums.deductible, used.sums.deductible), base: add(sums.base, used.sums.base), pool: add(sums.pool, used.sums.pool) } },
  };
}
