import { no, ok, type Fen, type Result } from '#kernel';
import { sumsOf, type ScopeSums } from './accumulators.js';
import { valueFor, type Ratio, type Scheme } from './benefit-policy.js';
import { bandShares, bandsTouched } from './bands.js';
import type { AssessmentRefusal, Claim } from './claim.js';
import type { Step } from './explanation.js';
import { scaled } from './rounding.js';

export interface Pooled {
  readonly steps: readonly Step[];
  readonly scope: string;
  readonly sums: ScopeSums;
  /** What the bands give and the cap takes away. */
  readonly cappedOff: Fen;
}

/** What the pool pays of what is in scope: deductible, bands, the cap of the year, by the policy of the insured place. */
export function assessPool(claim: Claim, inScope: Fen): Result<Pooled, AssessmentRefusal> {
  const { policy, visit } = claim;
  const scheme = policy.schemes[visit.kind];
  if (scheme === undefined) return silent('care', visit.kind);
  const terms = termsOf(claim, scheme);
  if (!terms.ok) return terms;
  const { deductible, cap } = terms.value;
  const before = sumsOf(claim.accumulators, scheme.scope);
  const by = { code: policy.code, version: policy.version, ...policy.source };
  const due = Math.max(0, deductible - (scheme.deductible.per === 'year' ? before.deductible : 0));
  const paidFirst = Math.min(inScope, due) as Fen;
  const base = (inScope - paidFirst) as Fen;
  const from = scheme.bandsOver === 'year' ? before.base : 0;
  if (bandsTouched(terms.value.bands, from, base).some(({ ratio }) => ratio === undefined)) return silent('ratio', visit.tier);
  const shares = bandShares(terms.value.bands.map(({ upTo, ratio = 0 }) => ({ upTo, ratio })), from, base);
  const uncapped = shares.reduce((sum, { amount }) => sum + amount, 0);
  const left = cap === null ? Infinity : Math.max(0, cap - before.pool);
  const pool = Math.min(uncapped, left) as Fen;
  const steps: Step[] = [
    ...(paidFirst === 0 ? [] : [{ target: 'deductible', rule: 'deductible', amount: paidFirst, workings: { inScope, deductible, before: before.deductible }, by } as const]),
    ...shares.map(({ amount, from, to, ratio, rounding }): Step => ({ target: 'pool', rule: 'band', amount, workings: { from, to, ratio }, by, ...(rounding === undefined ? {} : { rounding }) })),
    ...(pool === uncapped ? [] : [{ target: 'pool', rule: 'pool_cap', amount: (pool - uncapped) as Fen, workings: { cap: cap ?? 0, before: before.pool }, by } as const]),
  ];
  return ok({ steps, scope: scheme.scope, sums: { deductible: paidFirst, base, pool }, cappedOff: (uncapped - pool) as Fen });
}

interface Terms {
  readonly deductible: Fen;
  /** Undefined: the policy does not say. */
  readonly bands: readonly { readonly upTo: Fen | null; readonly ratio: Ratio | undefined }[];
  readonly cap: Fen | null;
}

function termsOf({ policy, person, visit, filing, accumulators }: Claim, scheme: Scheme): Result<Terms, AssessmentRefusal> {
  const factor: Ratio | undefined = policy.filingFactors[filing];
  if (factor === undefined) return silent('filing', filing);
  const { first, later } = scheme.deductible;
  const isLater = scheme.deductible.per === 'stay' && accumulators.stays > 0 && later !== undefined;
  const deductible = valueFor(isLater ? later : first, person.status, visit.tier);
  if (deductible === undefined) return silent('deductible', visit.tier);
  const cap = valueFor(scheme.cap, person.status, visit.tier);
  if (cap === undefined) return silent('cap', person.status);
  const bands = scheme.bands.map(({ upTo, ratio }) => {
    const own = valueFor(ratio, person.status, visit.tier);
    return { upTo, ratio: own === undefined ? undefined : scaled(own, factor) };
  });
  return ok({ deductible, bands, cap });
}

function silent(about: string, value: string): { readonly ok: false; readonly refusal: AssessmentRefusal } {
  return no({ code: 'policy_silent', details: { about, value } });
}
