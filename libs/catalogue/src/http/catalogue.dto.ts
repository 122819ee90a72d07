import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, type HolderType, type QualificationClass, type RecognitionEffect } from '#kernel';
import { PageQuery } from '#platform';
import { IsInstant } from '#publication';

export class QualificationsQuery extends PageQuery {
  /** Name in Chinese or English, pinyin, initials or code; several words must all occur. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(['published', 'proposed']) status?: 'published' | 'proposed';
  @IsOptional() @IsIn(QUALIFICATION_CLASSES) class?: QualificationClass;
  @IsOptional() @IsString() @MaxLength(40) sector?: string;
  @IsOptional() @IsIn(HOLDER_TYPES) holderType?: HolderType;
  @IsOptional() @IsIn(RECOGNITION_EFFECTS) effect?: RecognitionEffect;
  /** Code of an issuing authority. */
  @IsOptional() @IsString() @MaxLength(60) authority?: string;
  /** Division code of a jurisdiction that is a party to the entry. */
  @IsOptional() @Matches(/^\d{6}$/) jurisdiction?: string;
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
  /** Where the text of the act is read. */
  url: string | null;
  /** The address is one of a government; any other is a copy. */
  officialText: boolean;
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
  unit: 'month' | 'day' | 'working_day' | null;
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

export class TextView {
  zh: string;
  en: string;
}

export class RuleConditionView extends TextView {
  code: string;
  lawRef: LawRefView | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the predicate of this code takes; empty when nothing.' })
  parameters: Record<string, unknown>;
}

export class HostFeeView {
  /** In fen. */
  fen: number;
  source: string;
}

export class HostLimitView {
  value: number;
  unit: 'month' | 'day' | 'working_day';
  source: string;
}

export class RuleProvenanceView {
  /** `project_proposal` until an official document is named. */
  status: string;
  source: string;
}

export class RecognitionRuleView {
  id: string;
  /** Code of the document that the parties sign. */
  code: string;
  from: string;
  to: string;
  version: number;
  standing: 'active' | 'suspended' | 'deprecated' | 'retired';
  effect: RecognitionEffect;
  conditions: RuleConditionView[];
  /** Codes of the materials that this host asks for. */
  documents: string[];
  /** What this host asks; null: nothing. */
  fee: HostFeeView | null;
  /** How long this host may take to confirm; null: the limit of the service applies. */
  timeLimit: HostLimitView | null;
  legalBasis: LawRefView[];
  provenance: RuleProvenanceView;
  /** First day on which it holds. */
  validFrom: string;
  /** First day on which it no longer holds; null while open. */
  validTo: string | null;
}

export class IssuerView {
  jurisdiction: string;
  /** Code of the authority. */
  authority: string;
  nameZh: string;
  nameEn: string;
  /** Where it is known from that it issues this. */
  provenance: string;
}

export class ParticularSpanView {
  value: number;
  unit: 'month' | 'day' | 'working_day';
}

export class ParticularsView {
  /** Of a standard. */
  standardNumber: string | null;
  /** From the highest. */
  grades: string[];
  /** How long a result may be reused. */
  reusableFor: ParticularSpanView | null;
}

export class QualificationView extends QualificationSummary {
  version: number;
  standing: 'active' | 'suspended' | 'deprecated' | 'retired';
  synonyms: string[];
  departmentCode: string;
  /** Division codes of the jurisdictions that sign it. */
  parties: string[];
  /** Who issues it in each party. */
  authorities: IssuerView[];
  particulars: ParticularsView;
  legalBasis: LegalBasisView | null;
  certificateZh: string;
  validity: ValidityView;
  renewalLead: RenewalLeadView | null;
  provenance: QualificationProvenanceView;
  rules: RecognitionRuleView[];
}
