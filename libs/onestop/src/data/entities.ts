import type { Deferral, HandlingMode, HolderType, LawRef, LimitUnit, QualificationClass, RecognitionEffect, TrustGrade } from '#kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export interface FormJson {
  schema: { properties: Record<string, Record<string, unknown>>; required: string[] } & Record<string, unknown>;
  sections: { code: string; titleZh: string; titleEn: string; fields: string[] }[];
}

/** Until when a paper may follow, in working days from the receipt, and what the applicant declares. */
export interface DeferralJson {
  value: number;
  lawRef: LawRef | null;
  declarationZh: string;
  declarationEn: string;
  provenance: { status: string; source: string };
}

export interface MaterialJson {
  code: string;
  nameZh: string;
  nameEn: string;
  purposeZh: string;
  purposeEn: string;
  required: boolean;
  trustGrade: TrustGrade;
  suppliedBy: 'applicant' | 'window';
  formats: ('pdf' | 'jpeg' | 'png')[];
  maxFiles: number;
  legalBasis: LawRef | null;
  /** How it may follow later; never for a paper on which the matter itself rests. */
  later?: Partial<Record<Deferral, DeferralJson>>;
  when?: { modes?: HandlingMode[]; holderTypes?: HolderType[]; classes?: QualificationClass[]; effects?: RecognitionEffect[] };
  provenance: { status: string; source: string };
}

export interface LimitJson {
  value: number;
  unit: LimitUnit;
  lawRef: LawRef | null;
  /** Name of the rule of the law behind it, where it is not that of the procedure. */
  rule?: string;
  startsZh: string;
  startsEn: string;
  effectZh: string;
  effectEn: string;
  provenance: { status: string; source: string };
}

export interface LimitsJson {
  /** Under which law it is handled; `licence` (行政许可法) when left out. */
  procedure?: 'licence' | 'joint' | 'review';
  acceptance: LimitJson;
  decision: LimitJson;
  promisedDecision: LimitJson;
  delivery: LimitJson;
  supplementAnswer: LimitJson | null;
}

/** Handling in several jurisdictions: which opinions the lead needs, and the other parts. */
export interface JointJson {
  join: 'all' | 'lead';
  legs: { code: string; nameZh: string; nameEn: string; at: 'from' | 'to'; after: string[] }[];
}

/** A decision by rule: its name and version, with where it comes from. */
export interface InstantJson {
  rule: 'certificate_of_the_platform';
  version: number;
  provenance: { status: string; source: string };
}

export interface BilingualJson {
  zh: string;
  en: string;
}

export interface GuideJson {
  whoMayApply: BilingualJson[];
  conditions: BilingualJson[];
  steps: BilingualJson[];
  fee: BilingualJson;
  result: BilingualJson;
  remedies: (BilingualJson & { lawRef: LawRef })[];
}

export interface ResultJson {
  code: string;
  nameZh: string;
  nameEn: string;
  delivery: string[];
  /** The certificate that the platform issues for it. */
  certificate?: 'recognition';
}

@Entity({ schema: 'onestop', name: 'service_type' })
export class ServiceTypeEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text' }) version: string;
  @Column({ type: 'text' }) status: 'proposed' | 'published';
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  @Column({ type: 'text' }) summaryZh: string;
  @Column({ type: 'text' }) summaryEn: string;
  @Column({ type: 'text', array: true }) audience: HolderType[];
  @Column({ type: 'jsonb' }) appliesTo: { holderTypes: HolderType[]; classes: QualificationClass[]; effects: RecognitionEffect[] };
  @Column({ type: 'text', array: true }) modes: HandlingMode[];
  @Column({ type: 'jsonb' }) form: FormJson;
  @Column({ type: 'jsonb' }) materials: MaterialJson[];
  @Column({ type: 'jsonb' }) limits: LimitsJson;
  /** How several jurisdictions handle it together; null: one does. */
  @Column({ type: 'jsonb', nullable: true }) joint: JointJson | null;
  /** The rule by which it may be decided at once; null: people decide. */
  @Column({ type: 'jsonb', nullable: true }) instant: InstantJson | null;
  @Column({ type: 'jsonb' }) guide: GuideJson;
  @Column({ type: 'jsonb' }) results: ResultJson[];
  @Column({ type: 'jsonb' }) provenance: { status: string; source: string };
  @Column({ type: 'text' }) searchText: string;
}

export const ONESTOP_ENTITIES = [ServiceTypeEntity];
