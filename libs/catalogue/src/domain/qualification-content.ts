import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, type FieldIssue, type HolderType, type QualificationClass, type RecognitionEffect } from '#kernel';
import { Checker } from './checker.js';

/** Where a statement about an entry comes from; shown wherever the entry is shown. */
export interface QualificationProvenance {
  /** `official_list`, `law_text`, `composition_not_official`, `unverified`. */
  readonly status: string;
  readonly listOrigin: string;
  readonly jjjStatus: string;
  readonly authoritySource: string;
  readonly validitySource: string | null;
  readonly renewalLeadSource: string | null;
  readonly effectSource: string;
  readonly sources: readonly string[];
}

/** What the parties sign of one qualification. */
export interface QualificationContent {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly synonyms: readonly string[];
  readonly holderType: HolderType;
  readonly sector: string;
  readonly class: QualificationClass;
  readonly departmentCode: string;
  readonly authorityZh: string;
  readonly legalBasis: { readonly text: string; readonly law: string; readonly article: string; readonly verified: boolean } | null;
  readonly certificateZh: string;
  readonly validity: { readonly kind: 'permanent' | 'term' | 'unknown'; readonly value: number | null; readonly unit: 'year' | 'month' | null; readonly source: string | null };
  /** How long before its expiry a renewal must be asked for; each act has its own unit. */
  readonly renewalLead: { readonly value: number; readonly unit: 'month' | 'day' | 'working_day'; readonly source: string | null } | null;
  readonly recognitionEffect: RecognitionEffect;
  readonly parties: readonly string[];
  readonly provenance: QualificationProvenance;
}

/** Reference data that the checks need. */
export interface CatalogueFacts {
  readonly jurisdictions: ReadonlySet<string>;
  readonly departments: ReadonlySet<string>;
}

const CODE = /^[A-Z][A-Z0-9-]{0,31}$/;

/** Everything that is wrong with a qualification; empty when it may be proposed. */
export function checkQualification(code: string, content: Readonly<Record<string, unknown>>, facts: CatalogueFacts): FieldIssue[] {
  const check = new Checker(content);
  if (!CODE.test(code)) check.report('code', 'code_form', 'A-Z, 0-9, -');
  check.noOthers(['nameZh', 'nameEn', 'synonyms', 'holderType', 'sector', 'class', 'departmentCode', 'authorityZh', 'legalBasis', 'certificateZh', 'validity', 'renewalLead', 'recognitionEffect', 'parties', 'provenance']);
  check.text('nameZh', 100);
  check.text('nameEn', 200);
  check.texts('synonyms', 20, 60);
  check.oneOf('holderType', HOLDER_TYPES);
  check.text('sector', 40);
  check.oneOf('class', QUALIFICATION_CLASSES);
  check.known('departmentCode', facts.departments, 'department_unknown');
  check.text('authorityZh', 100);
  check.text('certificateZh', 100);
  check.oneOf('recognitionEffect', RECOGNITION_EFFECTS);
  check.jurisdictions('parties', facts.jurisdictions, 2);
  checkLegalBasis(check);
  checkPeriods(check);
  checkProvenance(check);
  return check.issues;
}

function checkLegalBasis(check: Checker): void {
  const basis = check.part('legalBasis', true);
  if (!basis) return;
  basis.text('law', 100);
  basis.text('article', 60);
  basis.text('text', 300);
}

function checkPeriods(check: Checker): void {
  const validity = check.part('validity', false);
  if (validity) {
    validity.oneOf('kind', ['permanent', 'term', 'unknown']);
    if (validity.value('kind') === 'term') {
      validity.whole('value', 1, 600);
      validity.oneOf('unit', ['year', 'month']);
    }
  }
  const lead = check.part('renewalLead', true);
  if (!lead) return;
  lead.whole('value', 1, 3_650);
  lead.oneOf('unit', ['month', 'day', 'working_day']);
  if (validity?.value('kind') === 'permanent') lead.report('', 'renewal_of_permanent');
}

/** Nothing unverified may look official: an entry without provenance is not published. */
function checkProvenance(check: Checker): void {
  const provenance = check.part('provenance', false);
  if (!provenance) return;
  provenance.text('status', 60);
  provenance.text('listOrigin', 60);
  provenance.texts('sources', 40, 500);
}
