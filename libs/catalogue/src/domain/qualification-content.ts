import { ContentChecker, HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, type FieldIssue, type HolderType, type QualificationClass, type RecognitionEffect } from '#kernel';
import { mayHaveEffect } from './recognition-rule.js';

/** Where a statement about an entry comes from; shown wherever the entry is shown. */
interface QualificationProvenance {
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

const UNITS = ['month', 'day', 'working_day'] as const;
type Unit = (typeof UNITS)[number];

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
  /** Who issues it in each party, by the code of the authority; where none is named it is not known which. */
  readonly authorities?: readonly { readonly jurisdiction: string; readonly authority: string }[];
  /** `url` leads to the text of the act; only an address of a government is shown as official. */
  readonly legalBasis: { readonly text: string; readonly law: string; readonly article: string; readonly verified: boolean; readonly url?: string | null } | null;
  readonly certificateZh: string;
  readonly validity: { readonly kind: 'permanent' | 'term' | 'unknown'; readonly value: number | null; readonly unit: Unit | null; readonly source: string | null };
  /** How long before its expiry a renewal must be asked for; each act has its own unit. */
  readonly renewalLead: { readonly value: number; readonly unit: Unit; readonly source: string | null } | null;
  readonly recognitionEffect: RecognitionEffect;
  /** What only a standard, a grade or a result has. */
  readonly particulars?: QualificationParticulars | null;
  readonly parties: readonly string[];
  readonly provenance: QualificationProvenance;
}

export interface QualificationParticulars {
  /** Number of a standard, such as DB12/T 3009-2024. */
  readonly standardNumber?: string;
  /** Grades from the highest to the lowest, of a grade or of a standard that gives some. */
  readonly grades?: readonly string[];
  /** How long a result may be reused by the act that governs it. */
  readonly reusableFor?: { readonly value: number; readonly unit: Unit };
}

/** Reference data that the checks need. */
export interface CatalogueFacts {
  readonly jurisdictions: ReadonlySet<string>;
  /** The place that each place lies in. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly departments: ReadonlySet<string>;
  /** The place of each authority, by the code of the authority. */
  readonly authorities: ReadonlyMap<string, string>;
}

const CODE = /^[A-Z][A-Z0-9-]{0,31}$/;
const FIELDS = [
  'nameZh', 'nameEn', 'synonyms', 'holderType', 'sector', 'class', 'departmentCode', 'authorityZh', 'authorities', 'legalBasis', 'certificateZh', 'validity', 'renewalLead', 'recognitionEffect', 'particulars',
  'parties', 'provenance',
];
/** Which particulars a class may have; a standard must have its number. */
const PARTICULARS: Readonly<Partial<Record<QualificationClass, readonly (keyof QualificationParticulars)[]>>> = {
  standard: ['standardNumber', 'grades'], grade: ['grades'], result_recognition: ['reusableFor'],
};

/** Everything that is wrong with a qualification; empty when it may be proposed. */
export function checkQualification(code: string, content: Readonly<Record<string, unknown>>, facts: CatalogueFacts): FieldIssue[] {
  const check = new ContentChecker(content);
  if (!CODE.test(code)) check.report('code', 'code_form', 'A-Z, 0-9, -');
  check.noOthers(FIELDS);
  check.text('nameZh', 100);
  check.text('nameEn', 200);
  check.texts('synonyms', 20, 60);
  check.oneOf('holderType', HOLDER_TYPES);
  check.text('sector', 40);
  check.oneOf('class', QUALIFICATION_CLASSES);
  check.known('departmentCode', facts.departments, 'department_unknown');
  check.text('authorityZh', 100);
  check.text('certificateZh', 100);
  check.jurisdictions('parties', facts.jurisdictions, 2);
  checkEffect(check);
  checkAuthorities(check, facts);
  checkLegalBasis(check);
  checkPeriods(check);
  checkParticulars(check);
  checkProvenance(check);
  return check.issues;
}

function checkEffect(check: ContentChecker): void {
  check.oneOf('recognitionEffect', RECOGNITION_EFFECTS);
  const kind = check.value('class') as QualificationClass;
  if (!mayHaveEffect(kind, check.value('recognitionEffect'))) check.report('recognitionEffect', 'level_permits_nothing', RECOGNITION_EFFECTS.filter((effect) => mayHaveEffect(kind, effect)).join(', '));
}

/** One authority a party, each of its own place. */
function checkAuthorities(check: ContentChecker, { authorities }: CatalogueFacts): void {
  if (check.value('authorities') === undefined) return;
  const parties = check.value('parties');
  const seen = new Set<unknown>();
  for (const each of check.parts('authorities', 40)) {
    const [place, code] = [each.value('jurisdiction'), each.value('authority')];
    if (!Array.isArray(parties) || !parties.includes(place)) each.report('jurisdiction', 'not_a_party', String(place));
    if (seen.has(place)) each.report('jurisdiction', 'twice');
    seen.add(place);
    const where = typeof code === 'string' ? authorities.get(code) : undefined;
    if (where === undefined) each.report('authority', 'authority_unknown', String(code));
    else if (where !== place) each.report('authority', 'authority_elsewhere', where);
  }
}

function checkLegalBasis(check: ContentChecker): void {
  const basis = check.part('legalBasis', true);
  if (!basis) return;
  basis.text('law', 100);
  basis.text('article', 60);
  basis.text('text', 300);
  const url = basis.value('url');
  if (url !== undefined && url !== null && !isAddress(url)) basis.report('url', 'address', 'https://…');
}

function checkPeriods(check: ContentChecker): void {
  const validity = check.part('validity', false);
  if (validity) {
    validity.oneOf('kind', ['permanent', 'term', 'unknown']);
    if (validity.value('kind') === 'term') checkSpan(validity);
  }
  const lead = check.part('renewalLead', true);
  if (!lead) return;
  checkSpan(lead);
  if (validity?.value('kind') === 'permanent') lead.report('', 'renewal_of_permanent');
}

function checkSpan(check: ContentChecker): void {
  check.whole('value', 1, 3_650);
  check.oneOf('unit', UNITS);
}

function checkParticulars(check: ContentChecker): void {
  const kind = check.value('class') as QualificationClass;
  const known = PARTICULARS[kind] ?? [];
  const given = check.value('particulars');
  if (given === undefined || given === null) {
    if (kind === 'standard') check.report('particulars.standardNumber', 'required');
    return;
  }
  const particulars = check.part('particulars', true);
  if (!particulars) return;
  particulars.noOthers(known);
  if (kind === 'standard') particulars.text('standardNumber', 60);
  if (particulars.value('grades') !== undefined) particulars.texts('grades', 20, 40);
  const span = particulars.value('reusableFor') === undefined ? undefined : particulars.part('reusableFor', false);
  if (span) checkSpan(span);
}

/** Nothing unverified may look official: an entry without provenance is not published. */
function checkProvenance(check: ContentChecker): void {
  const provenance = check.part('provenance', false);
  if (!provenance) return;
  provenance.text('status', 60);
  provenance.text('listOrigin', 60);
  provenance.texts('sources', 40, 500);
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 500 && URL.canParse(value) && new URL(value).protocol === 'https:';
}
