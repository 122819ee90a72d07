import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toFen, type Fen } from '#kernel';
import { accumulate, noAccumulators, type Accumulators } from './accumulators.js';
import { assess } from './assess.js';
import type { BenefitPolicy, Layer, Scheme } from './benefit-policy.js';
import type { Assessment, Claim, FeeLine } from './claim.js';
import { sharesFrom } from './explanation.js';
import { priceOf } from './rounding.js';
import type { CatalogueItem, TreatmentCatalogue } from './treatment-catalogue.js';

const SOURCE = { status: 'invented', source: 'made for a test' };
const OPEN = { validFrom: '2026-01-01', validTo: null };
const RUNS = 10_000;

const fen = (max: number): fc.Arbitrary<Fen> => fc.integer({ min: 0, max }).map((amount) => toFen(amount));
const ratio = fc.integer({ min: 0, max: 10_000 });

/** Bands with ascending edges, the last without end. */
const bands = fc.uniqueArray(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 3 }).chain((edges) => {
  const ends = [...edges.sort((a, b) => a - b).map((each) => toFen(each)), null];
  return fc.tuple(...ends.map(() => ratio)).map((ratios) => ends.map((upTo, index) => ({ upTo, ratio: ratios[index] ?? 0 })));
});

const scheme: fc.Arbitrary<Scheme> = fc.record({ first: fen(200_000), later: fen(100_000), per: fc.constantFrom('year', 'stay'), over: fc.constantFrom('year', 'settlement'), cap: fc.option(fen(5_000_000)), bands }).map((drawn) => ({
  scope: 'inpatient', bandsOver: drawn.over, cap: { working: { all: drawn.cap } }, bands: drawn.bands.map(({ upTo, ratio: own }) => ({ upTo, ratio: { working: { all: own } } })),
  deductible: { per: drawn.per, first: { working: { all: drawn.first } }, later: { working: { all: drawn.later } } },
}));

const layer = (fund: Layer['fund'], basis: Layer['basis']): fc.Arbitrary<Layer> => fc.record({ threshold: fen(300_000), bands, cap: fc.option(fen(2_000_000)) }).map((drawn) => ({ fund, basis, groups: [], source: SOURCE, ...drawn }));

const policy: fc.Arbitrary<BenefitPolicy> = fc.record({ scheme, factor: ratio, layers: fc.tuple(layer('large_amount', 'capped_off'), layer('critical_illness', 'self_borne'), layer('assistance', 'self_borne')) }).map((drawn) => ({
  ...OPEN, code: 'test', version: '1', insuredPlace: '110000', insurance: 'employee', schemes: { inpatient: drawn.scheme }, filingFactors: { referral: drawn.factor }, layers: drawn.layers, source: SOURCE,
}));

const item = (code: string, own: Partial<CatalogueItem>): readonly [string, readonly CatalogueItem[]] => [code, [{ ...OPEN, code, class: 'a', priorRatio: 0, priceLimit: null, ...own }]];
const CATALOGUE: TreatmentCatalogue = {
  ...OPEN, code: 'test', version: '1', treatmentPlace: '120000', source: SOURCE,
  items: new Map([item('A', {}), item('B', { class: 'b', priorRatio: 1_234 }), item('L', { class: 'b', priorRatio: 500, priceLimit: toFen(7_777) }), item('S', { class: 'self_paid' })]),
};

const line = fc.record({ itemCode: fc.constantFrom('A', 'B', 'L', 'S'), quantity: fc.integer({ min: 1, max: 20_000 }), unitPrice: fen(200_000) });
const lines = fc.array(line, { minLength: 1, maxLength: 8 }).map((drawn) => drawn.map((each, at): FeeLine => ({ ...each, id: String(at), day: '2026-05-04', amount: priceOf(each.quantity, each.unitPrice) })));

const claim: fc.Arbitrary<Claim> = fc.record({ lines, policy, accountUpTo: fen(100_000) }).map(({ lines: own, policy: drawn, accountUpTo }) => ({
  lines: own, policy: drawn, catalogue: CATALOGUE, accumulators: noAccumulators(2026), filing: 'referral', visit: { kind: 'inpatient', tier: 'grade_3a', settledOn: '2026-05-06' }, person: { status: 'working', groups: [], accountUpTo },
}));

function settled(of: Claim): Assessment {
  const result = assess(of);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

/** Accumulators after some earlier settlements of the year. */
function after(earlier: readonly (readonly FeeLine[])[], of: Claim): Accumulators {
  return earlier.reduce((sums, own) => accumulate(sums, settled({ ...of, lines: own, accumulators: sums }).used), of.accumulators);
}
const history = fc.array(lines, { maxLength: 3 });

const funds = ({ policy: { layers } }: Claim): Layer['fund'][] => layers.map(({ fund }) => fund);
const check = (property: fc.IProperty<[Claim, (readonly FeeLine[])[]]>): void => { fc.assert(property, { numRuns: RUNS }); };

describe('an assessment, whatever the claim, the policy and the year before', () => {
  it('keeps the identities of the national record, gives nothing below zero, and follows from its explanation alone', () => {
    check(fc.property(claim, history, (drawn, earlier) => {
      const of = { ...drawn, accumulators: after(earlier, drawn) };
      const { shares, steps } = settled(of);
      expect(shares.total).toBe(of.lines.reduce((sum, { amount }) => sum + amount, 0));
      expect(shares.fullySelfPaid + shares.overLimit + shares.priorSelfPay + shares.inScope).toBe(shares.total);
      expect(shares.fund + shares.personal).toBe(shares.total);
      expect(shares.account + shares.cash).toBe(shares.personal);
      const { layers, ...own } = shares;
      expect(Math.min(...Object.values(own), ...Object.values(layers))).toBeGreaterThanOrEqual(0);
      expect(shares.fund).toBeLessThanOrEqual(shares.inScope - shares.deductible + Object.values(shares.layers).reduce((sum, each) => sum + each, 0));
      expect(sharesFrom(steps, funds(of))).toEqual(shares);
    }));
  });

  it('does not depend on the order of the lines', () => {
    check(fc.property(claim, history, (drawn, earlier) => {
      const of = { ...drawn, accumulators: after(earlier, drawn) };
      expect(settled({ ...of, lines: [...of.lines].reverse() }).shares).toEqual(settled(of).shares);
    }));
  });

  it('is monotone: another line lowers neither what the funds pay nor what the person does', () => {
    check(fc.property(claim, history, (drawn, earlier) => {
      const more = { ...drawn, accumulators: after(earlier, drawn) };
      const less = { ...more, lines: more.lines.slice(1) };
      if (less.lines.length === 0) return;
      const [greater, smaller] = [settled(more).shares, settled(less).shares];
      expect(greater.fund).toBeGreaterThanOrEqual(smaller.fund);
      expect(greater.personal).toBeGreaterThanOrEqual(smaller.personal);
    }));
  });

  it('adds to the accumulators what its reversal takes away again', () => {
    check(fc.property(claim, history, (drawn, earlier) => {
      const before = accumulate(after(earlier, drawn), settled({ ...drawn, accumulators: after(earlier, drawn) }).used);
      const { used } = settled({ ...drawn, accumulators: before });
      expect(accumulate(accumulate(before, used), used, -1)).toEqual(before);
    }));
  });

  it('never lets the pool or a further fund pay past its cap in a year', () => {
    check(fc.property(claim, history, (drawn, earlier) => {
      const of = { ...drawn, accumulators: after(earlier, drawn) };
      const total = accumulate(of.accumulators, settled(of).used);
      const cap = of.policy.schemes.inpatient?.cap.working?.all ?? Infinity;
      expect(total.scopes['inpatient']?.pool).toBeLessThanOrEqual(cap);
      for (const { fund, cap: own } of of.policy.layers) expect(total.layers[fund]?.paid ?? 0).toBeLessThanOrEqual(own ?? Infinity);
    }));
  });
});
