import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, type HolderType, type QualificationClass, type RecognitionEffect } from '#kernel';
import { PageQuery } from '#platform';
import { IsInstant } from '#publication';
import { IsDay } from './is-day.js';

export class QualificationsQuery extends PageQuery {
  /** Name in Chinese or English, pinyin, initials or code; several words must all occur. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(['published', 'proposed']) status?: 'published' | 'proposed';
  @IsOptional() @IsIn(QUALIFICATION_CLASSES) class?: QualificationClass;
  @IsOptional() @IsString() @MaxLength(40) sector?: string;
  @IsOptional() @IsIn(HOLDER_TYPES) holderType?: HolderType;
  @IsOptional() @IsIn(RECOGNITION_EFFECTS) effect?: RecognitionEffect;
  @IsOptional() @IsInstant('As the catalogue stands at this instant, past or to come; now when left out.') at?: string;
}

export class EntryQuery {
  @IsOptional() @IsInstant('As the entry stands at this instant, past or to come; now when left out.') at?: string;
}

export class LawRefView {
  law: string;
  article?: string;
}

export class LegalBasisView {
  text: string;
  law: string;
  article: string;
  /** The article was found in the text of the act. */
  verified: boolean;
}

export class QualificationProvenanceView {
  /** `composition_not_official`: the official list of 165 was never seen; an administrator imports it. */
  status: string;
  listOrigin: string;
  jjjStatus: string;
  authoritySource: string;
  validitySource: string | null;
  renewalLeadSource: string | null;
  effectSource: string;
  sources: string[];
}

export class ValidityView {
  kind: 'permanent' | 'term' | 'unknown';
  value: number | null;
  unit: 'year' | 'month' | null;
  source: string | null;
}

export class RenewalLeadView {
  value: number;
  unit: 'month' | 'day' | 'working_day';
  source: string | null;
}

export class QualificationSummary {
  code: string;
  status: 'published' | 'proposed';
  nameZh: string;
  nameEn: string;
  holderType: HolderType;
  sector: string;
  class: QualificationClass;
  authorityZh: string;
  recognitionEffect: RecognitionEffect;
  /** `confirmed`, `confirmed_weak_source`, `confirmed_handling_only` or `not_confirmed` for Beijing-Tianjin-Hebei. */
  jjjStatus: string;
}

export class QualificationPage {
  items: QualificationSummary[];
  total: number;
  nextCursor: string | null;
}

export class RuleConditionView {
  code: string;
  zh: string;
  en: string;
  lawRef: LawRefView | null;
}

export class RecognitionRuleView {
  id: string;
  /** Code of the document: a rule that runs both ways is one document. */
  code: string;
  from: string;
  to: string;
  version: number;
  effect: RecognitionEffect;
  conditions: RuleConditionView[];
  /** Codes of the materials that show the holder's standing. */
  documents: string[];
  legalBasis: LawRefView[];
  /** First day on which it holds. */
  validFrom: string;
  /** First day on which it no longer holds; null while open. */
  validTo: string | null;
}

export class QualificationView extends QualificationSummary {
  version: number;
  standing: 'active' | 'suspended' | 'deprecated' | 'retired';
  synonyms: string[];
  departmentCode: string;
  legalBasis: LegalBasisView | null;
  certificateZh: string;
  validity: ValidityView;
  renewalLead: RenewalLeadView | null;
  provenance: QualificationProvenanceView;
  rules: RecognitionRuleView[];
}

export class RecognitionQuery {
  @IsString() @MaxLength(40) qualification: string;
  /** Division code of the jurisdiction that issued it. */
  @Matches(/^\d{6}$/) from: string;
  /** Division code of the jurisdiction where it is to count. */
  @Matches(/^\d{6}$/) to: string;
  /** Day, today when left out: what holds when it ends, or now. */
  @IsOptional() @IsDay() on?: string;
  @IsOptional() @IsInstant('Instant; takes the place of the day.') at?: string;
}

export class RecognitionView {
  qualification: QualificationSummary;
  on: string;
  rule: RecognitionRuleView;
  /** `none`: valid there as it is; `confirm`: ask for a written confirmation. */
  request: 'none' | 'confirm';
}
