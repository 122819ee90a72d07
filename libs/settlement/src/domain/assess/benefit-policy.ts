import type { DayPeriod, Fen } from '#kernel';

export const INSURANCES = ['employee', 'resident'] as const;
/** 职工基本医疗保险, 城乡居民基本医疗保险. */
export type Insurance = (typeof INSURANCES)[number];

export const PERSON_STATUSES = ['working', 'working_45', 'retired', 'retired_70', 'resident'] as const;
/** What of a person decides about shares: 在职, 在职且满45周岁, 退休, 退休且满70周岁; residents' insurance knows `resident` only. */
export type PersonStatus = (typeof PERSON_STATUSES)[number];

export const CARE_KINDS = ['outpatient', 'inpatient', 'pharmacy', 'chronic'] as const;
/** 普通门诊, 住院, 定点药店购药, 门诊慢特病. */
export type CareKind = (typeof CARE_KINDS)[number];

export const TIERS = ['village', 'township', 'community', 'grade_1', 'grade_2', 'grade_3', 'grade_3b', 'grade_3a', 'pharmacy'] as const;
/** The tier of an institution as policies name it: 村, 乡镇, 社区, 一级, 二级, 三级, 三级乙等, 三级甲等, 药店. */
export type Tier = (typeof TIERS)[number];

export const FILING_STANDINGS = ['local', 'treated_as_filed', 'long_term', 'referral', 'emergency', 'other_temporary', 'unfiled'] as const;
/**
 * How a person stands before the policy of the insured place: treated at home, treated as filed (视同备案, the three places since 2023-04-01), filed for long, filed for a time, or not filed.
 * 医保发〔2022〕22号 规程 第七、八条; 关于开展京津冀区域内就医视同备案工作的通知.
 */
export type FilingStanding = (typeof FILING_STANDINGS)[number];

/** A ratio in ten-thousandths: 8_500 is 85 %. */
export type Ratio = number;

/** A value that may depend on the tier of the institution. */
export interface ByTier<Value> {
  /** For every tier; absent: by tier. */
  readonly all?: Value;
  readonly tiers?: Readonly<Partial<Record<Tier, Value>>>;
}

/** A value that may depend on the person. */
export type ByStatus<Value> = Readonly<Partial<Record<PersonStatus, Value>>>;

export interface DeductibleRule {
  /** `year`: paid once a calendar year over all visits of the kind; `stay`: anew at each admission. */
  readonly per: 'year' | 'stay';
  readonly first: ByStatus<ByTier<Fen>>;
  /** From the second admission of the year on; absent: as the first. */
  readonly later?: ByStatus<ByTier<Fen>>;
}

export interface Band {
  /** Upper end of the band, counted over what is in scope above the deductible; null: without end. */
  readonly upTo: Fen | null;
  readonly ratio: ByStatus<ByTier<Ratio>>;
}

export interface Scheme {
  readonly deductible: DeductibleRule;
  /** Ascending; the last has no upper end. */
  readonly bands: readonly Band[];
  /** Whether bands are counted within one settlement or over the year. */
  readonly bandsOver: 'settlement' | 'year';
  /** What the pool pays at most in a year for this kind; null: no cap. */
  readonly cap: ByStatus<ByTier<Fen | null>>;
  /** Kinds with the same name share deductible, bands and cap of the year (pharmacy purchases count as outpatient). */
  readonly scope: string;
}

export const LAYER_FUNDS = ['large_amount', 'civil_servant', 'enterprise', 'critical_illness', 'assistance'] as const;
/** 职工大额医疗费用补助, 公务员医疗补助, 企业补充医疗保险, 居民大病保险, 医疗救助. */
export type LayerFund = (typeof LAYER_FUNDS)[number];

/** A fund that pays after the pool, in the order of the policy. */
export interface Layer {
  readonly fund: LayerFund;
  /** `capped_off`: what the pool does not pay because its cap is reached; `self_borne`: what of the scope the pool and the layers before leave to the person, summed over the year. */
  readonly basis: 'capped_off' | 'self_borne';
  /** Which groups it is for; empty: everyone of the insurance. */
  readonly groups: readonly string[];
  readonly threshold: Fen;
  readonly bands: readonly { readonly upTo: Fen | null; readonly ratio: Ratio }[];
  /** In a year; null: none. */
  readonly cap: Fen | null;
  readonly source: PolicySource;
}

export interface PolicySource {
  readonly status: string;
  readonly source: string;
}

/** What an insured place pays, in one version. A kind of care without a scheme is refused, not guessed. */
export interface BenefitPolicy extends DayPeriod {
  readonly code: string;
  readonly version: string;
  /** Division code of the place that insures. */
  readonly insuredPlace: string;
  readonly insurance: Insurance;
  readonly schemes: Readonly<Partial<Record<CareKind, Scheme>>>;
  /** What the ratios are multiplied with for treatment elsewhere; a standing that is missing is refused. */
  readonly filingFactors: Readonly<Partial<Record<FilingStanding, Ratio>>>;
  readonly layers: readonly Layer[];
  readonly source: PolicySource;
}

/** Where a tier has no value of its own, that of the wider one holds. */
const WIDER: Readonly<Partial<Record<Tier, Tier>>> = { village: 'township', township: 'community', community: 'grade_1', grade_3a: 'grade_3', grade_3b: 'grade_3' };
const WIDER_STATUS: Readonly<Partial<Record<PersonStatus, PersonStatus>>> = { working_45: 'working', retired_70: 'retired' };

/** The value for a person at a tier; undefined where the policy says nothing, which is not zero. */
export function valueFor<Value>(table: ByStatus<ByTier<Value>>, status: PersonStatus, tier: Tier): Value | undefined {
  const byTier = forStatus(table, status);
  if (byTier === undefined) return undefined;
  if (byTier.all !== undefined) return byTier.all;
  for (let at: Tier | undefined = tier; at !== undefined; at = WIDER[at]) {
    const value: Value | undefined = byTier.tiers?.[at];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The value for a person; undefined where the policy says nothing. */
function forStatus<Value>(table: ByStatus<Value>, status: PersonStatus): Value | undefined {
  for (let at: PersonStatus | undefined = status; at !== undefined; at = WIDER_STATUS[at]) {
    const value: Value | undefined = table[at];
    if (value !== undefined) return value;
  }
  return undefined;
}
