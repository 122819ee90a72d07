import type {
  HolderType, PostRole, QualificationClass, Reach, RecognitionEffect,
} from '#contracts';
import type { LawRef } from '#kernel';
import type { InstitutionRow } from './institution-rows.js';
import type { Provenance } from './provenance.js';
import type { ServiceContent } from '#onestop';

export type * from './institution-rows.js';
export type * from './provenance.js';

/** Head of every reference file. `asOf` is the day (YYYY-MM-DD) on which its facts were gathered. */
export interface ReferenceMeta {
  readonly title: string;
  readonly titleEn: string;
  readonly source: readonly string[];
  readonly asOf: string;
  readonly provenance: string;
  readonly provenanceEn: string;
  readonly [note: string]: unknown;
}

export interface ReferenceFile<Row> {
  readonly meta: ReferenceMeta;
  readonly items: readonly Row[];
}

export type JurisdictionLevel = 'province' | 'city' | 'county';
export type JurisdictionKind =
  | 'municipality' | 'province' | 'prefecture' | 'district' | 'county_level_city' | 'county' | 'autonomous_county' | 'virtual';

export interface JurisdictionRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly level: JurisdictionLevel;
  /** Null for a province. A district of a municipality hangs directly under it. */
  readonly parentCode: string | null;
  readonly kind: JurisdictionKind;
  /** The jurisdiction that administers this one although GB/T 2260 files it elsewhere (Xiong'an and its three counties). */
  readonly ownerCode: string | null;
  /** Full pinyin without tones, words of one name joined: `haidianqu`. */
  readonly pinyin: string;
  /** First letters: `hdq`. */
  readonly initials: string;
  readonly reasonZh?: string;
  readonly reasonEn?: string;
  readonly provenance: Provenance;
}

export interface CalendarHoliday {
  /** Day (YYYY-MM-DD) without work; weekends inside a holiday are listed too. */
  readonly on: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export interface CalendarYearRow {
  readonly year: number;
  /** Changes whenever the published arrangement of the year changes. */
  readonly version: string;
  readonly publishedOn: string;
  readonly holidays: readonly CalendarHoliday[];
  /** Days of a weekend on which people work (调休); the names say for which holiday. */
  readonly makeUpWorkdays: readonly CalendarHoliday[];
  readonly documentZh: string;
  readonly provenance: Provenance;
}

export interface DepartmentRow {
  /** Equals a `sector` of qualifications; `government` runs the windows, `peoples_government` reviews what departments decide. */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly provenance: Provenance;
}

export type AuthorityKind = 'competent' | 'government_service';

export interface AuthorityRow {
  /** Stable key: division code, hyphen, department (`120000-human_resources`). */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly departmentCode: string;
  readonly jurisdictionCode: string;
  readonly kind: AuthorityKind;
  readonly provenance: Provenance;
}

export interface WindowRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly jurisdictionCode: string;
  readonly authorityCode: string;
  readonly addressZh: string;
  readonly addressEn: string;
  readonly provenance: Provenance;
}

/** How long a certificate stays valid. `unknown` means that no source was found: never read it as permanent. */
export interface QualificationValidity {
  readonly kind: 'permanent' | 'term' | 'unknown';
  readonly value: number | null;
  readonly unit: 'month' | null;
  readonly source: string | null;
}

/** How long before expiry a renewal must be asked for, in the unit of the act. */
export interface RenewalLead {
  readonly value: number;
  readonly unit: 'month' | 'day' | 'working_day';
  readonly source: string | null;
}

export interface QualificationLegalBasis {
  readonly text: string;
  readonly law: string;
  readonly article: string;
  /** True when the article was found in the text of the act (state of 2025-04). */
  readonly verified: boolean;
  readonly edition: string;
  readonly file: string;
  /** A copy of the act that anyone can read; not official. */
  readonly url: string;
}

export interface QualificationProvenance {
  /** The official list of 165 was never seen: until it is imported, this is always `composition_not_official` (texts in the head). */
  readonly status: 'composition_not_official';
  readonly listOrigin: 'national_catalogue' | 'enterprise_and_other';
  readonly jjjStatus: 'confirmed' | 'confirmed_weak_source' | 'confirmed_handling_only' | 'not_confirmed';
  readonly authoritySource: string;
  readonly validitySource: string | null;
  readonly renewalLeadSource: string | null;
  readonly effectSource: string;
  readonly sources: readonly string[];
}

/** What people call it in everyday speech: collected by the project, from no official source. */
export interface QualificationSynonyms {
  readonly words: readonly string[];
  readonly source: 'project_proposal';
  /** Day of the collection. */
  readonly asOf: string;
}

export interface QualificationRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly holderType: HolderType;
  readonly sector: string;
  readonly class: QualificationClass;
  readonly departmentCode: string;
  readonly authorityZh: string;
  readonly legalBasis: QualificationLegalBasis | null;
  readonly certificateZh: string;
  readonly validity: QualificationValidity;
  readonly renewalLead: RenewalLead | null;
  readonly recognitionEffect: RecognitionEffect;
  readonly provenance: QualificationProvenance;
  readonly status: 'published' | 'proposed';
  readonly synonyms?: QualificationSynonyms;
}

/** One condition under which a rule holds; the code is stable, the texts are shown. */
export interface RuleCondition {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly lawRef: LawRef | null;
}

/**
 * A rule in compact form: it holds between every ordered pair of its parties, so three parties make six directed rules.
 * The loader expands it; `validTo` is the first day on which it no longer holds (half-open), null while open.
 */
export interface RecognitionRuleRow {
  readonly code: string;
  readonly qualificationCode: string;
  readonly parties: readonly string[];
  readonly direction: 'multilateral';
  readonly effect: RecognitionEffect;
  readonly conditions: readonly RuleCondition[];
  /** Codes of the materials that show the holder's standing. */
  readonly documents: readonly string[];
  readonly legalBasis: readonly LawRef[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly provenance: Provenance;
}

/** A service type of the reference data, as its parties would sign it. */
export interface ServiceTypeRow extends ServiceContent {
  readonly code: string;
}

export type ReasonVerb = 'return_misrouted' | 'decline' | 'refuse' | 'request_supplement';

export interface StandardReasonRow {
  readonly code: string;
  readonly verb: ReasonVerb;
  readonly zh: string;
  readonly en: string;
  readonly lawRef: LawRef | null;
  readonly provenance: Provenance;
}

export interface DemoPostRow {
  readonly role: PostRole;
  readonly jurisdictionCode: string;
  readonly reach: Reach;
  readonly authorityCode?: string;
  readonly windowCode?: string;
}

export interface DemoPersonRow {
  /** Subject of the local OpenID provider. */
  readonly subject: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** 18 digits, area 999xxx: no real division has it. */
  readonly idNumber: string;
  readonly phone: string;
  readonly homeJurisdiction: string;
  readonly posts: readonly DemoPostRow[];
  readonly cardZh: string;
  readonly cardEn: string;
  readonly provenance: Provenance;
}

/** Every reference file by its name, with its row type. `people` lies in `demo/`, the others in `reference/`. */
export interface ReferenceRows {
  readonly jurisdictions: JurisdictionRow;
  readonly calendar: CalendarYearRow;
  readonly departments: DepartmentRow;
  readonly authorities: AuthorityRow;
  readonly windows: WindowRow;
  readonly qualifications: QualificationRow;
  readonly 'recognition-rules': RecognitionRuleRow;
  readonly 'service-types': ServiceTypeRow;
  readonly 'standard-reasons': StandardReasonRow;
  readonly institutions: InstitutionRow;
  readonly people: DemoPersonRow;
}

export type ReferenceName = keyof ReferenceRows;
