import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseYuan, toFen, type Fen } from '#kernel';
import { statedFen } from '../../../../../test/support/settlement/arithmetic.js';
import { GOLDEN_CASES, type GoldenCase } from '../../../../../test/support/settlement/golden-cases.js';
import { noAccumulators, type Accumulators } from './accumulators.js';
import { assess } from './assess.js';
import type { BenefitPolicy } from './benefit-policy.js';
import type { Claim, FeeLine } from './claim.js';
import type { CatalogueItem, TreatmentCatalogue } from './treatment-catalogue.js';

const OPEN = { validFrom: '2026-01-01', validTo: null };
const SOURCE = { status: 'invented', source: 'made for a test' };
const yuan = (amount: number): Fen => toFen(Math.round(amount * 100));

type Row = Omit<BenefitPolicy, 'source'> & { readonly provenance: BenefitPolicy['source'] };
const file = JSON.parse(readFileSync(new URL('../../../../../seeds/reference/benefit-policies.json', import.meta.url), 'utf8')) as { readonly items: readonly Row[] };
const everyone = <Value>(all: Value) => ({ working: { all } });
const LAYERS: BenefitPolicy = {
  ...OPEN, code: 'layers', version: '1', insuredPlace: '110000', insurance: 'employee', filingFactors: { treated_as_filed: 10_000 }, source: SOURCE,
  schemes: { inpatient: { scope: 'inpatient', bandsOver: 'year', cap: everyone(yuan(100_000)), bands: [{ upTo: null, ratio: everyone(8_000) }], deductible: { per: 'stay', first: everyone(yuan(1_000)) } } },
  layers: [
    { fund: 'large_amount', basis: 'capped_off', groups: [], threshold: yuan(0), bands: [{ upTo: null, ratio: 9_000 }], cap: yuan(50_000), source: SOURCE },
    { fund: 'critical_illness', basis: 'self_borne', groups: [], threshold: yuan(10_000), bands: [{ upTo: null, ratio: 6_000 }], cap: null, source: SOURCE },
    { fund: 'assistance', basis: 'self_borne', groups: ['assisted'], threshold: yuan(0), bands: [{ upTo: null, ratio: 7_000 }], cap: yuan(20_000), source: SOURCE },
  ],
};
const POLICIES = new Map<string, BenefitPolicy>([['layers', LAYERS], ...file.items.map(({ provenance, ...row }): [string, BenefitPolicy] => [row.code, { ...row, source: provenance }])]);

/** `A`, `B10`, `S`, `P50` of a bill as items of a catalogue. */
function itemOf(word: string): CatalogueItem {
  const [, letter, number = '0'] = /^([ABSP])(\d*)$/.exec(word) ?? [];
  return { ...OPEN, code: word, class: letter === 'S' ? 'self_paid' : letter === 'B' ? 'b' : 'a', priorRatio: letter === 'B' ? Number(number) * 100 : 0, priceLimit: letter === 'P' ? yuan(Number(number)) : null };
}

function linesOf(bill: string): FeeLine[] {
  return bill.split(' + ').map((each, at) => {
    const [itemCode = '', amount = ''] = each.split(' ');
    const fen = parseYuan(amount);
    if (fen === undefined) throw new Error(`${bill} is no bill`);
    return { id: String(at), itemCode, day: '2026-05-04', quantity: 1_000, unitPrice: fen, amount: fen };
  });
}

function accumulatorsOf({ kind, used = {} }: GoldenCase): Accumulators {
  const { stays = 0, deductible = 0, base = 0, pool = 0, counted = 0, illnessPaid = 0, largePaid = 0 } = used;
  return {
    ...noAccumulators(2026), stays, scopes: { [kind]: { deductible: yuan(deductible), base: yuan(base), pool: yuan(pool) } },
    layers: { critical_illness: { counted: yuan(counted), paid: yuan(illnessPaid) }, large_amount: { counted: yuan(0), paid: yuan(largePaid) } },
  };
}

function claimOf(golden: GoldenCase): Claim {
  const policy = POLICIES.get(golden.policy);
  if (policy === undefined) throw new Error(`no policy ${golden.policy}`);
  const lines = linesOf(golden.bill);
  const catalogue: TreatmentCatalogue = { ...OPEN, code: 'test', version: '1', treatmentPlace: '120000', source: SOURCE, items: new Map(lines.map(({ itemCode }) => [itemCode, [itemOf(itemCode)]])) };
  return {
    lines, catalogue, policy, accumulators: accumulatorsOf(golden), filing: golden.filing ?? 'treated_as_filed', visit: { kind: golden.kind, tier: golden.tier, settledOn: '2026-05-06' },
    person: { status: golden.status, groups: golden.groups ?? [], accountUpTo: yuan(golden.account ?? 0) },
  };
}

describe('settlements reckoned by hand', () => {
  it('are at least sixty, each named once', () => {
    expect(new Set(GOLDEN_CASES.map(({ name }) => name)).size).toBe(GOLDEN_CASES.length);
    expect(GOLDEN_CASES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(GOLDEN_CASES.map((golden) => [golden.name, golden] as const))('%s', (_, golden) => {
    const result = assess(claimOf(golden));
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    const { layers, ...shares } = result.value.shares;
    const found: Readonly<Record<string, number>> = { ...shares, ...layers };
    expect(Object.fromEntries(Object.keys(golden.gives).map((part) => [part, found[part]]))).toEqual(Object.fromEntries(Object.entries(golden.gives).map(([part, statement]) => [part, statedFen(statement)])));
  });
});

describe('what is refused instead of guessed', () => {
  const golden = GOLDEN_CASES.find(({ policy }) => policy === '110000-employee');
  if (golden === undefined) throw new Error('no case');
  const claim = claimOf(golden);
  const [line] = claim.lines;
  if (line === undefined) throw new Error('no line');
  const withLine = (more: Partial<FeeLine>): Claim => ({ ...claim, lines: [{ ...line, ...more }] });
  it.each<readonly [string, string, Claim]>([
    ['a bill of nothing', 'bill_empty', { ...claim, lines: [] }],
    ['a line twice', 'line_twice', { ...claim, lines: [line, line] }],
    ['a negative amount', 'line_malformed', withLine({ amount: -1 as Fen, unitPrice: -1 as Fen })],
    ['a fraction of a fen', 'line_malformed', withLine({ amount: 0.5 as Fen })],
    ['an amount past all bills', 'line_malformed', withLine({ unitPrice: 1e15 as Fen, amount: 1e15 as Fen })],
    ['a product past all bills', 'bill_too_large', withLine({ quantity: 5_000_000, unitPrice: yuan(99_999_999), amount: yuan(1) })],
    ['a sum past all bills', 'bill_too_large', { ...claim, lines: [line, { ...line, id: 'x', unitPrice: yuan(100_000_000), amount: yuan(100_000_000) }] }],
    ['an amount that is not quantity times price', 'line_amount_wrong', withLine({ quantity: 2_000 })],
    ['a line of tomorrow', 'line_in_future', withLine({ day: '2026-05-07' })],
    ['an unknown item', 'item_unknown', withLine({ itemCode: 'Z' })],
    ['an item that was withdrawn', 'item_withdrawn', withLine({ day: '2025-12-31' })],
    ['a catalogue of another time', 'treatment_catalogue_not_in_force', { ...claim, catalogue: { ...claim.catalogue, validTo: '2026-05-06' } }],
    ['a policy of another time', 'policy_not_in_force', { ...claim, policy: { ...claim.policy, validFrom: '2026-05-07' } }],
    ['accumulators of last year', 'accumulators_of_other_year', { ...claim, accumulators: noAccumulators(2025) }],
    ['a kind of care that the policy does not name', 'policy_silent', { ...claim, visit: { ...claim.visit, kind: 'chronic' } }],
    ['a filing that it does not name', 'policy_silent', { ...claim, filing: 'other_temporary' }],
    ['a ratio that it does not name', 'policy_silent', { ...claim, person: { ...claim.person, status: 'retired' }, lines: [{ ...line, unitPrice: yuan(5_000), amount: yuan(5_000) }] }],
  ])('%s: %s', (_, code, bad) => {
    expect(assess(bad)).toMatchObject({ ok: false, refusal: { code } });
  });
});
