import type { Fen } from '#kernel';
import type { LayerFund, PolicySource } from './benefit-policy.js';

/** Parts into which the total of the lines falls; they sum to it. */
export const LINE_PARTS = ['fullySelfPaid', 'overLimit', 'priorSelfPay', 'inScope'] as const;
export type LinePart = (typeof LINE_PARTS)[number];

/** Which rule gave an amount. */
export const STEP_RULES = ['class_self_paid', 'price_limit', 'class_a', 'class_b_prior', 'class_b_scope', 'deductible', 'band', 'pool_cap', 'layer', 'layer_cap', 'personal_account', 'cash'] as const;
export type StepRule = (typeof STEP_RULES)[number];

/** To what an amount is added: a part of the lines, the deductible, the pool, a further fund, or how the person pays. */
export type StepTarget = LinePart | 'deductible' | 'pool' | LayerFund | 'account' | 'cash';

/** One amount with the rule that gave it. The amounts of a target sum to that part of the breakdown. */
export interface Step {
  readonly target: StepTarget;
  readonly rule: StepRule;
  /** Of one line only; absent: of the whole. */
  readonly line?: string;
  /** Fen; negative where a cap takes away what a band would give. */
  readonly amount: Fen;
  /** What was calculated with, as numbers (fen, ratios in ten-thousandths). */
  readonly workings: Readonly<Record<string, number>>;
  /** Present where the exact amount was no whole fen: `numerator / 10_000` before rounding half up. */
  readonly rounding?: { readonly numerator: number };
  /** Catalogue or policy with its version, and how far it is confirmed. */
  readonly by: { readonly code: string; readonly version: string } & PolicySource;
}

/** Shares of one settlement, in fen. The identities are those of the national settlement record (setlinfo). */
export interface Shares {
  /** 医疗费总额 medfee_sumamt: the four line parts. */
  readonly total: Fen;
  readonly fullySelfPaid: Fen;
  readonly overLimit: Fen;
  readonly priorSelfPay: Fen;
  readonly inScope: Fen;
  readonly deductible: Fen;
  readonly pool: Fen;
  readonly layers: Readonly<Partial<Record<LayerFund, Fen>>>;
  /** 基金支付总额 fund_pay_sumamt: pool and further funds. */
  readonly fund: Fen;
  /** 个人负担 psn_part_amt: account and cash. */
  readonly personal: Fen;
  readonly account: Fen;
  readonly cash: Fen;
}

/** What the steps of a target sum to. */
export function sumOf(steps: readonly Step[], target: StepTarget): Fen {
  return steps.reduce((sum, step) => (step.target === target ? sum + step.amount : sum), 0) as Fen;
}

/** The shares as they follow from the explanation alone. */
export function sharesFrom(steps: readonly Step[], funds: readonly LayerFund[]): Shares {
  const of = (target: StepTarget): Fen => sumOf(steps, target);
  const [fullySelfPaid, overLimit, priorSelfPay, inScope, deductible, pool, account, cash] = [of('fullySelfPaid'), of('overLimit'), of('priorSelfPay'), of('inScope'), of('deductible'), of('pool'), of('account'), of('cash')];
  const layers = Object.fromEntries([...new Set(funds)].map((fund) => [fund, of(fund)]));
  const fund = Object.values(layers).reduce((sum, each) => sum + each, pool as number) as Fen;
  return { total: (fullySelfPaid + overLimit + priorSelfPay + inScope) as Fen, fullySelfPaid, overLimit, priorSelfPay, inScope, deductible, pool, layers, fund, personal: (account + cash) as Fen, account, cash };
}
