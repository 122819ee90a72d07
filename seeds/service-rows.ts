import type { Deferral, HandlingMode, HolderType, QualificationClass, RecognitionEffect, TrustGrade } from '#contracts';
import type { LawRef, LimitUnit } from '#kernel';
import type { Provenance } from './provenance.js';

/** A field of a form: the subset of JSON Schema 2020-12 that forms use, with our annotations. */
export interface FormField {
  readonly type: 'string' | 'boolean';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: 'date';
  readonly enum?: readonly string[];
  /** Only `true`, for declarations that must be given. */
  readonly const?: true;
  readonly 'x-zh': string;
  readonly 'x-en': string;
  readonly 'x-purpose-zh': string;
  readonly 'x-purpose-en': string;
  readonly 'x-help-zh'?: string;
  readonly 'x-help-en'?: string;
  /** Labels of `enum` values, same keys as `enum`. */
  readonly 'x-enum-zh'?: Readonly<Record<string, string>>;
  readonly 'x-enum-en'?: Readonly<Record<string, string>>;
  /** Personal data: encrypted at rest, masked in answers. */
  readonly 'x-personal'?: true;
  /** `multiline` text or a `credit-code` with its checksum. */
  readonly 'x-widget'?: 'multiline' | 'credit-code';
  /** Not after the day of the application. */
  readonly 'x-day'?: 'past';
  /** Separate consent under 个人信息保护法: the answer is recorded with its time. */
  readonly 'x-consent'?: true;
}

export interface FormSchema {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly $id: string;
  readonly type: 'object';
  readonly additionalProperties: false;
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FormField>>;
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

/** When a material is asked for; every stated part must hold. */
export interface MaterialCondition {
  readonly modes?: readonly HandlingMode[];
  /** Of the qualification. */
  readonly holderTypes?: readonly HolderType[];
  readonly classes?: readonly QualificationClass[];
  readonly effects?: readonly RecognitionEffect[];
}

/** Until when a paper may follow, in working days from the receipt, and what the applicant declares. */
export interface DeferralRow {
  readonly value: number;
  /** The act that sets it; null for a proposal of the project. */
  readonly lawRef: LawRef | null;
  readonly declarationZh: string;
  readonly declarationEn: string;
  readonly provenance: Provenance;
}

export type MaterialFormat = 'pdf' | 'jpeg' | 'png';

export interface MaterialRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly purposeZh: string;
  readonly purposeEn: string;
  readonly required: boolean;
  readonly trustGrade: TrustGrade;
  /** `applicant` uploads it, `window` looks at the original and scans it. */
  readonly suppliedBy: 'applicant' | 'window';
  readonly formats: readonly MaterialFormat[];
  readonly maxFiles: number;
  readonly legalBasis: LawRef | null;
  readonly later?: Readonly<Partial<Record<Deferral, DeferralRow>>>;
  readonly when?: MaterialCondition;
  readonly provenance: Provenance;
}

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
  readonly provenance: Provenance;
}

export interface ServiceLimits {
  /** Under which law it is handled; 行政许可法 when left out. */
  readonly procedure?: 'licence' | 'joint' | 'review';
  readonly acceptance: ServiceLimit;
  readonly decision: ServiceLimit;
  readonly promisedDecision: ServiceLimit;
  readonly delivery: ServiceLimit;
  readonly supplementAnswer: ServiceLimit;
}

export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

export interface ServiceGuide {
  readonly whoMayApply: readonly BilingualText[];
  readonly conditions: readonly BilingualText[];
  readonly steps: readonly BilingualText[];
  readonly fee: BilingualText;
  readonly result: BilingualText;
  readonly remedies: readonly (BilingualText & { readonly lawRef: LawRef })[];
}

export interface ServiceResult {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly delivery: readonly ('online' | 'window' | 'post')[];
  /** The certificate that the platform issues for it. */
  readonly certificate?: 'recognition';
}

/** Handling in several jurisdictions (多地联办): which opinions the lead needs, and the parts of the others. */
export interface ServiceJoint {
  readonly join: 'all' | 'lead';
  readonly legs: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly at: 'from' | 'to'; readonly after: readonly string[] }[];
}

/** A decision by rule (自助办). */
export interface ServiceInstant {
  readonly rule: 'certificate_of_the_platform';
  readonly version: number;
  readonly provenance: Provenance;
}

export interface ServiceTypeRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly audience: readonly HolderType[];
  readonly appliesTo: {
    readonly holderTypes: readonly HolderType[];
    readonly classes: readonly QualificationClass[];
    readonly effects: readonly RecognitionEffect[];
  };
  readonly modes: readonly HandlingMode[];
  readonly form: ServiceForm;
  readonly materials: readonly MaterialRow[];
  readonly joint?: ServiceJoint;
  readonly instant?: ServiceInstant;
  readonly limits: ServiceLimits;
  readonly guide: ServiceGuide;
  readonly results: readonly ServiceResult[];
  readonly version: string;
  readonly status: 'published';
  readonly provenance: Provenance;
}
