import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '#platform';
import { INSTITUTION_GRADES, type InstitutionGrade, type InstitutionKind } from '../domain/institution.js';

export class InstitutionsQuery extends PageQuery {
  /** Name, pinyin, initials, address or register number; several words must all occur. */
  @IsOptional() @IsString() @MaxLength(60) q?: string;
  /** Division code: the place and everything under it. */
  @IsOptional() @Matches(/^\d{6}$/) jurisdiction?: string;
  /** `grade_3` (三级) finds every class of it. */
  @IsOptional() @IsIn(INSTITUTION_GRADES) grade?: InstitutionGrade;
}

export class InstitutionProvenanceView {
  /** `name_list_not_official`: the list of the insurance authorities was never seen; an administrator imports it. */
  status: string;
  /** Whether residents of other jurisdictions settle directly here: nobody has said so yet. */
  settlementStatus: 'unknown';
  confidence: string;
  /** List that the grade comes from; it may be out of date. */
  gradeSource: string | null;
  formerNameZh: string | null;
  nameNote: string | null;
  sources: string[];
}

export class InstitutionView {
  id: string;
  /** Our own number of the entry. */
  registerNumber: string;
  /** 12-character code of the insurance authorities; null until their list is imported. */
  code: string | null;
  nameZh: string;
  nameEn: string | null;
  /** `hospital` where the list does not say that it is specialised. */
  kind: InstitutionKind;
  grade: InstitutionGrade | null;
  /** Division code of the district or county, or of the city where the list names no district. */
  jurisdictionCode: string;
  addressZh: string | null;
  provenance: InstitutionProvenanceView;
}

export class InstitutionPage {
  items: InstitutionView[];
  total: number;
  nextCursor: string | null;
}
