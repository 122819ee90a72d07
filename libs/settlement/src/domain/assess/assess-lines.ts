import { no, ok, type Fen, type Result } from '#kernel';
import type { AssessmentRefusal, Claim, FeeLine } from './claim.js';
import type { Step } from './explanation.js';
import { priceOf, shareOf } from './rounding.js';
import { itemOn, type CatalogueItem, type TreatmentCatalogue } from './treatment-catalogue.js';

/** No bill comes near it; sums and products stay exact below it (100 million yuan). */
const LARGEST = 10_000_000_000;

/** What of every line is in scope and what is not, by the catalogue of the treatment place. */
export function assessLines({ lines, catalogue, visit }: Claim): Result<readonly Step[], AssessmentRefusal> {
  if (lines.length === 0) return no({ code: 'bill_empty' });
  const steps: Step[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (const line of lines) {
    const refusal = seen.has(line.id) ? ({ code: 'line_twice', details: { line: line.id } } as const) : faultOf(line, visit.settledOn);
    if (refusal !== undefined) return no(refusal);
    seen.add(line.id);
    total += line.amount;
    if (total > LARGEST) return no({ code: 'bill_too_large', details: { most: LARGEST } });
    const item = itemOn(catalogue, line.itemCode, line.day);
    if (item === undefined) return no({ code: catalogue.items.has(line.itemCode) ? 'item_withdrawn' : 'item_unknown', details: { line: line.id, item: line.itemCode, day: line.day } });
    steps.push(...stepsOf(line, item, catalogue));
  }
  return ok(steps);
}

function faultOf(line: FeeLine, settledOn: string): AssessmentRefusal | undefined {
  const details = { line: line.id };
  const isWhole = [line.quantity, line.unitPrice, line.amount].every((each) => Number.isSafeInteger(each));
  if (!isWhole || line.quantity <= 0 || line.unitPrice < 0 || line.amount < 0 || line.quantity > LARGEST || line.unitPrice > LARGEST) return { code: 'line_malformed', details };
  if (line.day > settledOn) return { code: 'line_in_future', details: { ...details, day: line.day } };
  const expected = BigInt(line.quantity) * BigInt(line.unitPrice) > BigInt(LARGEST) * 1_000n ? undefined : priceOf(line.quantity, line.unitPrice);
  if (expected === undefined) return { code: 'bill_too_large', details: { most: LARGEST } };
  return expected === line.amount ? undefined : { code: 'line_amount_wrong', details: { ...details, expected } };
}

function stepsOf(line: FeeLine, item: CatalogueItem, catalogue: TreatmentCatalogue): Step[] {
  const by = { code: catalogue.code, version: catalogue.version, ...catalogue.source };
  const step = (target: Step['target'], rule: Step['rule'], amount: Fen, workings: Step['workings'], rounding?: Step['rounding']): Step => ({ target, rule, line: line.id, amount, workings, by, ...(rounding === undefined ? {} : { rounding }) });
  if (item.class === 'self_paid') return [step('fullySelfPaid', 'class_self_paid', line.amount, { amount: line.amount })];
  const within = item.priceLimit === null ? line.amount : (Math.min(line.amount, priceOf(line.quantity, item.priceLimit)) as Fen);
  const over = (line.amount - within) as Fen;
  const above = over === 0 ? [] : [step('overLimit', 'price_limit', over, { amount: line.amount, quantity: line.quantity, limit: item.priceLimit ?? 0 })];
  if (item.class === 'a' || item.priorRatio === 0) return [...above, step('inScope', 'class_a', within, { amount: within })];
  const prior = shareOf(within, item.priorRatio);
  return [
    ...above,
    step('priorSelfPay', 'class_b_prior', prior.amount, { amount: within, ratio: item.priorRatio }, prior.rounding),
    step('inScope', 'class_b_scope', (within - prior.amount) as Fen, { amount: within, prior: prior.amount }),
  ];
}
