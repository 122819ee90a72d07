import type { Day, Fen, Refusal } from '#kernel';
import type { Accumulators } from './accumulators.js';
import type { BenefitPolicy, CareKind, FilingStanding, PersonStatus, Tier } from './benefit-policy.js';
import type { Step, Shares } from './explanation.js';
import type { Used } from './accumulators.js';
import type { TreatmentCatalogue } from './treatment-catalogue.js';

/** One item of a bill. */
export interface FeeLine {
  readonly id: string;
  readonly itemCode: string;
  readonly day: Day;
  /** Thousandths of the unit, above zero. */
  readonly quantity: number;
  readonly unitPrice: Fen;
  /** Must be quantity times price, rounded half up. */
  readonly amount: Fen;
}

export interface Claim {
  readonly lines: readonly FeeLine[];
  readonly catalogue: TreatmentCatalogue;
  readonly policy: BenefitPolicy;
  readonly accumulators: Accumulators;
  readonly filing: FilingStanding;
  readonly visit: { readonly kind: CareKind; readonly tier: Tier; readonly settledOn: Day };
  readonly person: { readonly status: PersonStatus; readonly groups: readonly string[]; /** What of the personal account may be used, fen. */ readonly accountUpTo: Fen };
}

export const ASSESSMENT_REFUSALS = ['bill_empty', 'line_twice', 'line_malformed', 'line_amount_wrong', 'line_in_future', 'item_unknown', 'item_withdrawn', 'treatment_catalogue_not_in_force', 'policy_not_in_force', 'policy_silent', 'accumulators_of_other_year', 'bill_too_large'] as const;
export type AssessmentRefusal = Refusal<(typeof ASSESSMENT_REFUSALS)[number]>;

export interface Assessment {
  readonly shares: Shares;
  /** Every amount with its rule; the shares follow from them alone. */
  readonly steps: readonly Step[];
  readonly used: Used;
}
