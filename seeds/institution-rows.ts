import type { InstitutionGrade, InstitutionKind } from '#settlement';

export interface InstitutionProvenance {
  /** No official list was found: until it is imported, this is always `name_list_not_official` (texts in the head). */
  readonly status: 'name_list_not_official';
  /** Whether residents of other places settle directly there; nobody has said so. */
  readonly settlementStatus: 'unknown';
  readonly confidence: string;
  readonly gradeSource: string | null;
  readonly formerNameZh: string | null;
  readonly nameNote: string | null;
  readonly sources: readonly string[];
}

export interface InstitutionRow {
  /** Our own register number (`HS001`). */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string | null;
  readonly pinyin: string;
  readonly initials: string;
  readonly kind: InstitutionKind;
  readonly grade: InstitutionGrade | null;
  /** 12 characters; null until the list of the insurance authorities is imported. */
  readonly insuranceCode: string | null;
  /** District or county; the city or province where the list names no smaller place. */
  readonly jurisdictionCode: string;
  readonly addressZh: string | null;
  readonly provenance: InstitutionProvenance;
}
