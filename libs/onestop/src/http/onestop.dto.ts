import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { HandlingMode, HolderType, LimitUnit, QualificationClass, RecognitionEffect, TrustGrade } from '#kernel';
import { PageQuery } from '#platform';

export class ServiceTypesQuery extends PageQuery {
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(['published', 'proposed']) status?: 'published' | 'proposed';
}

export class AppliesToView {
  holderTypes: HolderType[];
  classes: QualificationClass[];
  effects: RecognitionEffect[];
}

export class ServiceTypeSummary {
  code: string;
  version: string;
  status: 'published' | 'proposed';
  nameZh: string;
  nameEn: string;
  summaryZh: string;
  summaryEn: string;
  audience: HolderType[];
  modes: HandlingMode[];
  /** Kinds of qualification that it is for. */
  appliesTo: AppliesToView;
}

export class ServiceTypePage {
  items: ServiceTypeSummary[];
  total: number;
  nextCursor: string | null;
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

export class RemedyView extends BilingualView {
  lawRef: ServiceLawRef;
}

export class GuideView {
  whoMayApply: BilingualView[];
  conditions: BilingualView[];
  steps: BilingualView[];
  fee: BilingualView;
  result: BilingualView;
  remedies: RemedyView[];
}

export class ResultView {
  code: string;
  nameZh: string;
  nameEn: string;
  delivery: string[];
  /** The certificate that the platform issues for it. */
  certificate?: 'recognition';
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
  provenance: ServiceProvenance;
}

export class ServiceTypeView extends ServiceTypeSummary {
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
