import type { Deferral, DeliveryMethod, HandlingMode, HolderType, LawRef, LimitUnit, TrustGrade } from '#kernel';
import type { Applicability, MaterialRule } from './applicability.js';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface SourceOfFact {
  readonly status: string;
  readonly source: string;
}

/** A text of a guide. `unknown`: the fact was not found, and the text says that the office decides and whom to ask. */
export interface GuideText extends Bilingual {
  readonly unknown?: true;
  readonly lawRef?: LawRef;
}

/** Which place's authority decides. */
export const COMPETENT_PLACES = ['household', 'residence', 'insured', 'workplace', 'registered', 'property', 'event', 'issuer', 'chosen'] as const;
export type CompetentPlace = (typeof COMPETENT_PLACES)[number];

/** From which level up an authority of the department is looked for. */
export const COMPETENT_LEVELS = ['province', 'prefecture', 'county'] as const;
export type CompetentLevel = (typeof COMPETENT_LEVELS)[number];

/** What brings people to a service. */
export const LIFE_EVENTS = ['birth', 'school', 'graduation', 'work', 'working_elsewhere', 'unemployment', 'moving', 'home', 'marriage', 'illness', 'disability', 'retirement', 'death', 'starting_business', 'running_business', 'closing_business', 'driving', 'travel', 'military_leave', 'hardship'] as const;
export type LifeEvent = (typeof LIFE_EVENTS)[number];

/** Shown and asked only while each of these fields has one of these answers. */
export type FieldCondition = Readonly<Record<string, readonly (string | boolean)[]>>;

interface FieldWords {
  readonly 'x-zh': string;
  readonly 'x-en': string;
  /** Why it is asked: a field without purpose is not published. */
  readonly 'x-purpose-zh': string;
  readonly 'x-purpose-en': string;
  readonly 'x-help-zh'?: string;
  readonly 'x-help-en'?: string;
  /** Labels of the values of `enum`, with the same keys. */
  readonly 'x-enum-zh'?: Readonly<Record<string, string>>;
  readonly 'x-enum-en'?: Readonly<Record<string, string>>;
}

/**
 * How a string or an integer is asked for: `division` a code down to the county, `address` free text below it, `resident-id` and `credit-code` with their check signs, `phone`,
 * `bank-account` 8 to 30 digits, `money` integer fen, `multiline`.
 */
export const FIELD_WIDGETS = ['multiline', 'credit-code', 'resident-id', 'division', 'address', 'phone', 'bank-account', 'money'] as const;
export type FieldWidget = (typeof FIELD_WIDGETS)[number];

/** The columns of repeatable rows. */
export interface FormColumns {
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FormField>>;
  /** Names of the columns as they follow each other: the keys of an object have no order in a database. What is published has it. */
  readonly 'x-order'?: readonly string[];
}

/** A field of a form: the subset of JSON Schema 2020-12 that forms use, with our annotations. */
export interface FormField extends FieldWords {
  readonly type: 'string' | 'boolean' | 'integer' | 'array';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: 'date';
  readonly enum?: readonly string[];
  /** Only `true`, for declarations that must be given. */
  readonly const?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Rows of an `array`: flat, without rows of their own. */
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: FormColumns;
  readonly 'x-widget'?: FieldWidget;
  /** Personal data: encrypted at rest, masked in answers. */
  readonly 'x-personal'?: true;
  /** `past`: not after the day of the application; `future`: not before it. */
  readonly 'x-day'?: 'past' | 'future';
  /** Separate consent under 个人信息保护法: the answer is recorded with its time. */
  readonly 'x-consent'?: true;
  readonly 'x-when'?: FieldCondition;
  /** What is asked for, in the vocabulary of evidence attributes: `person.name`, `insurance.number`, ... */
  readonly 'x-concept'?: string;
  /** Code of the evidence type that supplies it; it is asked only when the register has no answer. */
  readonly 'x-evidence'?: string;
}

/** The schema of a form. `allOf` is composed of the `x-when` of its fields. */
export interface FormSchema {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly $id: string;
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FormField>>;
  readonly allOf?: readonly Readonly<Record<string, unknown>>[];
}

export interface FormSection {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly fields: readonly string[];
}

export interface ServiceForm {
  readonly schema: FormSchema;
  readonly sections: readonly FormSection[];
}

/** Until when a paper may follow, in working days from the receipt, and what the applicant declares. */
export interface DeferralOffer {
  readonly value: number;
  /** The act that sets it; null for a proposal of the project. */
  readonly lawRef: LawRef | null;
  readonly declarationZh: string;
  readonly declarationEn: string;
  readonly provenance: SourceOfFact;
}

/** Where a paper comes from: it must exist in a register, an office issued it to the applicant, or the applicant writes it. */
export const MATERIAL_ORIGINS = ['register', 'issued', 'applicant'] as const;
export type MaterialOrigin = (typeof MATERIAL_ORIGINS)[number];

export interface ServiceMaterial extends MaterialRule {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly purposeZh: string;
  readonly purposeEn: string;
  readonly trustGrade: TrustGrade;
  readonly formats: readonly ('pdf' | 'jpeg' | 'png')[];
  readonly legalBasis: LawRef | null;
  readonly later?: Readonly<Partial<Record<Deferral, DeferralOffer>>>;
  readonly origin?: MaterialOrigin;
  /** On paper, where it is handed in at a window. */
  readonly copies?: { readonly originals: number; readonly copies: number };
  /** Code of the evidence type that takes its place. */
  readonly evidenceType?: string;
  readonly provenance: SourceOfFact;
}

/** Rules of the law that a decision may be counted by where they are not those of its procedure: names of `LIMIT_RULES` in libs/workflow, of which a test holds them to be some. */
export const DECISION_RULES = ['insurance.registration', 'insurance.pension_claim', 'insurance.medical_reimbursement', 'insurance.work_injury_reimbursement', 'insurance.unemployment_claim'] as const;

export interface ServiceLimit {
  readonly value: number;
  readonly unit: LimitUnit;
  /** Name of the rule of the law behind it, where it is not that of the procedure. */
  readonly rule?: string;
  /** The act that sets the limit; null for a limit that is only the platform's proposal. */
  readonly lawRef: LawRef | null;
  readonly startsZh: string;
  readonly startsEn: string;
  readonly effectZh: string;
  readonly effectEn: string;
  readonly extension?: { readonly value: number; readonly unit: 'working_day'; readonly approvedByZh: string; readonly approvedByEn: string };
  readonly provenance: SourceOfFact;
}

export interface ServiceLimits {
  /** Under which law it is handled; 行政许可法 when left out. */
  readonly procedure?: 'licence' | 'joint' | 'review';
  readonly acceptance: ServiceLimit;
  readonly decision: ServiceLimit;
  readonly promisedDecision: ServiceLimit;
  readonly delivery: ServiceLimit;
  readonly supplementAnswer: ServiceLimit | null;
}

export interface ServiceQuestion {
  readonly question: Bilingual;
  readonly answer: GuideText;
}

export interface ServiceGuide {
  readonly whoMayApply: readonly GuideText[];
  readonly conditions: readonly GuideText[];
  readonly steps: readonly GuideText[];
  readonly where?: readonly GuideText[];
  readonly fee: GuideText;
  readonly result: GuideText;
  readonly questions?: readonly ServiceQuestion[];
  /** Whom to ask where the office decides. */
  readonly whomToAsk?: GuideText;
  readonly remedies: readonly (Bilingual & { readonly lawRef: LawRef })[];
}

export interface ServiceResult {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly delivery: readonly DeliveryMethod[];
  /** The certificate that the platform issues for it: of the recognition, or the result itself as a document that anyone can verify. */
  readonly certificate?: 'recognition' | 'document';
  /** How many days a document holds, the day of the decision being the first. */
  readonly validDays?: number;
}

/** Handling in several jurisdictions (多地联办): which opinions the lead needs, and the parts of the others. */
export interface ServiceJoint {
  readonly join: 'all' | 'lead';
  readonly legs: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly at: 'from' | 'to'; readonly after: readonly string[] }[];
}

/** A decision by rule (自助办): on a certificate of the platform, or on evidence that registers attested. */
export interface ServiceInstant {
  readonly rule: 'certificate_of_the_platform' | 'register_extract';
  readonly version: number;
  /** Evidence types that `register_extract` needs, all of them. */
  readonly evidence?: readonly string[];
  /** The rule decides only under these answers; a yes-or-no question that was not answered counts as no. With any other a person decides. */
  readonly whenForm?: FieldCondition;
  /** The rule decides only where registers attest one of these values, by the code of the attribute. */
  readonly whenAttested?: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  readonly provenance: SourceOfFact;
}

/** A jurisdiction (division code) offers a mode at all its windows, or online where no window is needed; a row of the matrix. */
export interface ServiceOffer {
  readonly jurisdiction: string;
  readonly modes: readonly HandlingMode[];
}

/** What is published of a service type: everything that a resident, a clerk and a screen need to know. */
export interface ServiceContent {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  /** What people say when they mean it, in both languages; searched, never shown as its name. */
  readonly synonyms: readonly string[];
  readonly lifeEvents: readonly LifeEvent[];
  readonly family: string;
  readonly audience: readonly HolderType[];
  /** Whose authority decides. What is about a qualification is decided by the department of the qualification, whatever stands here. */
  readonly departmentCode: string;
  readonly competentLevel: CompetentLevel;
  readonly competentPlace: CompetentPlace;
  /** The kinds of qualification that it is for; null when it is about none. */
  readonly appliesTo: Applicability | null;
  readonly modes: readonly HandlingMode[];
  /** The matrix; where a party is missing it offers every mode of the service. */
  readonly offers: readonly ServiceOffer[];
  readonly form: ServiceForm;
  readonly materials: readonly ServiceMaterial[];
  readonly limits: ServiceLimits;
  readonly joint: ServiceJoint | null;
  readonly instant: ServiceInstant | null;
  readonly guide: ServiceGuide;
  readonly results: readonly ServiceResult[];
  /** Division codes of the jurisdictions that sign it. */
  readonly parties: readonly string[];
  readonly provenance: SourceOfFact;
}
