import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DeliveryMethod, HandlingMode, HolderType, LimitUnit, QualificationClass, RecognitionEffect, TrustGrade } from '#kernel';
import type { Standing } from '#publication';
import type { CompetentLevel, CompetentPlace, LifeEvent, MaterialOrigin } from '../domain/service-content.js';

export class AppliesToView {
  holderTypes: HolderType[];
  classes: QualificationClass[];
  effects: RecognitionEffect[];
}

export class ServiceTypeSummary {
  code: string;
  /** Number of the version. */
  @ApiProperty({ type: 'integer' }) number: number;
  status: 'published' | 'proposed';
  standing: Standing;
  nameZh: string;
  nameEn: string;
  summaryZh: string;
  summaryEn: string;
  family: string;
  audience: HolderType[];
  lifeEvents: LifeEvent[];
  departmentCode: string;
  modes: HandlingMode[];
  /** Kinds of qualification that it is for; null when it is about none. */
  appliesTo: AppliesToView | null;
}

export class ServiceLawRef {
  law: string;
  article?: string;
}

export class ServiceProvenance {
  status: string;
  source: string;
}

export class FormSectionView {
  code: string;
  titleZh: string;
  titleEn: string;
  fields: string[];
}

export class FormView {
  /** JSON Schema 2020-12 with `x-` annotations: titles, purposes, widgets, personal data. */
  @ApiProperty({ type: 'object', additionalProperties: true }) schema: Record<string, unknown>;
  sections: FormSectionView[];
}

export class MaterialWhen {
  modes?: HandlingMode[];
  holderTypes?: HolderType[];
  classes?: QualificationClass[];
  effects?: RecognitionEffect[];
}

export class DeferralView {
  /** Working days from the receipt. */
  value: number;
  /** Null: a proposal of the project, no act sets it. */
  lawRef: ServiceLawRef | null;
  /** What the applicant declares. */
  declarationZh: string;
  declarationEn: string;
  provenance: ServiceProvenance;
}

export class LaterView {
  /** 告知承诺: the decision need not wait. */
  promised?: DeferralView;
  /** 容缺受理: the decision waits. */
  tolerated?: DeferralView;
}

export class CopiesView {
  @ApiProperty({ type: 'integer' }) originals: number;
  @ApiProperty({ type: 'integer' }) copies: number;
}

export class MaterialView {
  code: string;
  nameZh: string;
  nameEn: string;
  purposeZh: string;
  purposeEn: string;
  required: boolean;
  /** A issued by the system, B verified at a window, C uploaded, D self-declared (国办函〔2016〕108号). */
  trustGrade: TrustGrade;
  suppliedBy: 'applicant' | 'window';
  formats: ('pdf' | 'jpeg' | 'png')[];
  maxFiles: number;
  legalBasis: ServiceLawRef | null;
  /** How it may follow later; left out: it must be there. */
  later?: LaterView;
  when?: MaterialWhen;
  /** It must exist in a register, an office issued it to the applicant, or the applicant writes it. */
  origin?: MaterialOrigin;
  /** On paper, where it is handed in at a window. */
  copies?: CopiesView;
  /** Code of the evidence type that takes its place. */
  evidenceType?: string;
  /** Asked for only while these fields of the form have these answers. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'boolean' }] } } }) whenForm?: Record<string, (string | boolean)[]>;
  provenance: ServiceProvenance;
}

export class LimitView {
  value: number;
  unit: LimitUnit;
  /** Null: the platform's own proposal, no statute. */
  lawRef: ServiceLawRef | null;
  startsZh: string;
  startsEn: string;
  effectZh: string;
  effectEn: string;
  provenance: ServiceProvenance;
}

export class LimitsView {
  acceptance: LimitView;
  decision: LimitView;
  promisedDecision: LimitView;
  delivery: LimitView;
  supplementAnswer: LimitView | null;
}

export class BilingualView {
  zh: string;
  en: string;
}

export class GuideTextView extends BilingualView {
  /** The fact was not found: the text says that the office decides. */
  unknown?: boolean;
  lawRef?: ServiceLawRef;
}

export class QuestionView {
  question: BilingualView;
  answer: GuideTextView;
}

export class RemedyView extends BilingualView {
  lawRef: ServiceLawRef;
}

export class GuideView {
  whoMayApply: GuideTextView[];
  conditions: GuideTextView[];
  steps: GuideTextView[];
  where?: GuideTextView[];
  fee: GuideTextView;
  result: GuideTextView;
  questions?: QuestionView[];
  /** Whom to ask where the office decides. */
  whomToAsk?: GuideTextView;
  remedies: RemedyView[];
}

export class ResultView {
  code: string;
  nameZh: string;
  nameEn: string;
  delivery: DeliveryMethod[];
  /** The certificate that the platform issues for it: of the recognition, or the result itself as a document that anyone can verify. */
  certificate?: 'recognition' | 'document';
  /** How many days a document holds, the day of the decision being the first. */
  @ApiPropertyOptional({ type: 'integer' }) validDays?: number;
}

export class PlannedLegView {
  code: string;
  nameZh: string;
  nameEn: string;
  at: 'from' | 'to';
  after: string[];
}

export class JointView {
  join: 'all' | 'lead';
  legs: PlannedLegView[];
}

export class InstantView {
  rule: string;
  version: number;
  /** Evidence types that the rule needs, all of them. */
  evidence?: string[];
  /** Answers under which the rule decides; with any other a person does. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'boolean' }] } } }) whenForm?: Record<string, (string | boolean)[]>;
  /** Values that registers must attest for it, by the code of the attribute. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] } } }) whenAttested?: Record<string, (string | number | boolean)[]>;
  provenance: ServiceProvenance;
}

export class PlaceOfferView {
  /** Division code. */
  jurisdiction: string;
  modes: HandlingMode[];
}

export class ServiceTypeView extends ServiceTypeSummary {
  synonyms: string[];
  /** From which level up an authority of the department is looked for. */
  competentLevel: CompetentLevel;
  /** Which place's authority decides. */
  competentPlace: CompetentPlace;
  /** What each jurisdiction offers; one that is missing offers every mode. */
  offers: PlaceOfferView[];
  /** Division codes of the jurisdictions that sign it. */
  parties: string[];
  form: FormView;
  materials: MaterialView[];
  limits: LimitsView;
  /** How several jurisdictions handle it together; null: one does. */
  joint: JointView | null;
  /** The rule by which it may be decided at once; null: people decide. */
  instant: InstantView | null;
  guide: GuideView;
  results: ResultView[];
  provenance: ServiceProvenance;
}
