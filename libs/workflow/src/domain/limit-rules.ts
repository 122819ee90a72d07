import type { DeadlineKind, LawRef, LimitUnit } from '#kernel';

/** What happens by itself when a clock runs out. `resumes`: the clock that stood goes on; `right_lost`: what could be done until then no longer can. */
export type Silence = 'deemed_accepted' | 'lapse' | 'overdue' | 'resumes' | 'right_lost' | 'deemed_renewed';

/** From what a limit counts; counting begins on the day after. */
export type StartEvent =
  | 'receipt' | 'supplement_notice' | 'supplement_answer' | 'acceptance' | 'suspension_notice' | 'decision' | 'pre_review' | 'hearing_notice' | 'hearing_request' | 'expiry' | 'decision_known';

/** Who may make a limit longer, once, with the reasons told to the applicant. */
export interface ExtensionRule {
  readonly value: number;
  readonly unit: LimitUnit;
  readonly by: 'authority_head' | 'government_head' | 'review_head';
  readonly lawRef: LawRef;
}

/** One limit as the law sets it. */
export interface LimitRule {
  /** The clock of a request that it governs; null for limits that other parts of the house keep. */
  readonly clock: DeadlineKind | null;
  /** Null where the law leaves the length to whoever sets the limit. */
  readonly value: number | null;
  readonly unit: LimitUnit;
  readonly start: StartEvent;
  /** `suspension`: hearing, inspection, testing, quarantine, appraisal and expert review do not count (行政许可法 45); `answer`: it ends with the applicant's answer. */
  readonly stops: readonly ('suspension' | 'answer' | 'decision' | 'notice')[];
  readonly silence: Silence;
  readonly extension: ExtensionRule | null;
  /** Who must act in time. A new calendar moves the date never to the disadvantage of the applicant. */
  readonly binds: 'authority' | 'applicant';
  /** Null where no act sets it: then the service type says from where its length is. */
  readonly lawRef: LawRef | null;
}

const LICENSING = '行政许可法';
const REVIEW = '行政复议法';
const INSURANCE = '社会保险经办条例';
const article = (law: string, number: string): LawRef => ({ law, article: number });

const LICENCE_ACCEPTANCE: LimitRule = {
  clock: 'acceptance', value: 5, unit: 'working_day', start: 'receipt', stops: ['notice'], silence: 'deemed_accepted', extension: null, binds: 'authority', lawRef: article(LICENSING, '32'),
};
const INSURANCE_CLAIM: LimitRule = {
  clock: 'decision', value: 20, unit: 'working_day', start: 'acceptance', stops: [], silence: 'overdue', extension: null, binds: 'authority', lawRef: article(INSURANCE, '18'),
};

/** Every limit of the law that the house keeps, with its article. Which of them govern a request says {@link PROCEDURE_RULES}. */
export const LIMIT_RULES = {
  'licence.acceptance': LICENCE_ACCEPTANCE,
  /** No statute sets a period for the answer: its length, and that it lapses, come from the service type. */
  'licence.supplement_answer': {
    clock: 'supplement_answer', value: null, unit: 'working_day', start: 'supplement_notice', stops: ['answer'], silence: 'lapse', extension: null, binds: 'applicant', lawRef: article(LICENSING, '32'),
  },
  'licence.decision': {
    clock: 'decision', value: 20, unit: 'working_day', start: 'acceptance', stops: ['suspension', 'decision'], silence: 'overdue', binds: 'authority', lawRef: article(LICENSING, '42'),
    extension: { value: 10, unit: 'working_day', by: 'authority_head', lawRef: article(LICENSING, '42') },
  },
  'joint.decision': {
    clock: 'decision', value: 45, unit: 'working_day', start: 'acceptance', stops: ['suspension', 'decision'], silence: 'overdue', binds: 'authority', lawRef: article(LICENSING, '42(2)'),
    extension: { value: 15, unit: 'working_day', by: 'government_head', lawRef: article(LICENSING, '42(2)') },
  },
  'licence.pre_review': {
    clock: null, value: 20, unit: 'working_day', start: 'receipt', stops: ['suspension'], silence: 'overdue', extension: null, binds: 'authority', lawRef: article(LICENSING, '43'),
  },
  'licence.delivery': {
    clock: 'delivery', value: 10, unit: 'working_day', start: 'decision', stops: [], silence: 'overdue', extension: null, binds: 'authority', lawRef: article(LICENSING, '44'),
  },
  /** The time that the applicant was told in writing; when it is over, the limit for the decision goes on. */
  'licence.suspension': {
    clock: 'suspension', value: null, unit: 'working_day', start: 'suspension_notice', stops: [], silence: 'resumes', extension: null, binds: 'authority', lawRef: article(LICENSING, '45'),
  },
  /** 告知承诺: the paper follows by the date that the service type sets; the decision does not wait. Kept by the material states. */
  'material.promise': {
    clock: null, value: null, unit: 'working_day', start: 'receipt', stops: ['answer'], silence: 'overdue', extension: null, binds: 'applicant', lawRef: { law: '国办发〔2020〕42号' },
  },
  /** 容缺受理: accepted without a secondary paper; the decision waits for it until the date. */
  'material.tolerance': {
    clock: null, value: null, unit: 'working_day', start: 'receipt', stops: ['answer'], silence: 'overdue', extension: null, binds: 'applicant', lawRef: null,
  },
  'hearing.request': {
    clock: null, value: 5, unit: 'working_day', start: 'hearing_notice', stops: [], silence: 'right_lost', extension: null, binds: 'applicant', lawRef: article(LICENSING, '47'),
  },
  'hearing.hold': {
    clock: null, value: 20, unit: 'working_day', start: 'hearing_request', stops: [], silence: 'overdue', extension: null, binds: 'authority', lawRef: article(LICENSING, '47'),
  },
  /** Counted back from the expiry; no decision before it counts as renewal. Kept by the certificates. */
  'renewal.apply': {
    clock: null, value: 30, unit: 'day', start: 'expiry', stops: ['decision'], silence: 'deemed_renewed', extension: null, binds: 'authority', lawRef: article(LICENSING, '50'),
  },
  'review.apply': {
    clock: null, value: 60, unit: 'day', start: 'decision_known', stops: [], silence: 'right_lost', extension: null, binds: 'applicant', lawRef: article(REVIEW, '20'),
  },
  'review.acceptance': { ...LICENCE_ACCEPTANCE, lawRef: article(REVIEW, '30') },
  'review.supplement_answer': {
    clock: 'supplement_answer', value: 10, unit: 'working_day', start: 'supplement_notice', stops: ['answer'], silence: 'lapse', extension: null, binds: 'applicant', lawRef: article(REVIEW, '31'),
  },
  'review.decision': {
    clock: 'decision', value: 60, unit: 'day', start: 'acceptance', stops: ['suspension', 'decision'], silence: 'overdue', binds: 'authority', lawRef: article(REVIEW, '62'),
    extension: { value: 30, unit: 'day', by: 'review_head', lawRef: article(REVIEW, '62') },
  },
  'insurance.registration': { ...INSURANCE_CLAIM, value: 10, lawRef: article(INSURANCE, '6') },
  'insurance.pension_claim': INSURANCE_CLAIM,
  'insurance.medical_reimbursement': { ...INSURANCE_CLAIM, value: 30, lawRef: article(INSURANCE, '20') },
  'insurance.work_injury_reimbursement': { ...INSURANCE_CLAIM, lawRef: article(INSURANCE, '22') },
  'insurance.unemployment_claim': { ...INSURANCE_CLAIM, value: 10, lawRef: article(INSURANCE, '24') },
} as const satisfies Readonly<Record<string, LimitRule>>;

/** Name of a rule of {@link LIMIT_RULES}; stored with every clock that it governs. */
export type LimitRuleKey = keyof typeof LIMIT_RULES;

/** Under which law a service is handled. */
export const PROCEDURES = ['licence', 'joint', 'review'] as const;
export type Procedure = (typeof PROCEDURES)[number];

const LICENCE_CLOCKS = {
  acceptance: 'licence.acceptance', supplement_answer: 'licence.supplement_answer', decision: 'licence.decision', suspension: 'licence.suspension', delivery: 'licence.delivery',
} as const satisfies Readonly<Record<DeadlineKind, LimitRuleKey>>;

/** The rules that govern the clocks of a request, by its procedure; a limit of a service type may name another. */
export const PROCEDURE_RULES: Readonly<Record<Procedure, Readonly<Record<DeadlineKind, LimitRuleKey>>>> = {
  licence: LICENCE_CLOCKS,
  joint: { ...LICENCE_CLOCKS, decision: 'joint.decision' },
  review: { ...LICENCE_CLOCKS, acceptance: 'review.acceptance', supplement_answer: 'review.supplement_answer', decision: 'review.decision' },
};

/** A rule in the common shape. */
export function limitRule(key: LimitRuleKey): LimitRule {
  return LIMIT_RULES[key];
}

export function isLimitRule(key: string): key is LimitRuleKey {
  return Object.hasOwn(LIMIT_RULES, key);
}
