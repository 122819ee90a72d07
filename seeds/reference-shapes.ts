import { HOLDER_TYPES, POST_ROLES, QUALIFICATION_CLASSES, REACHES, RECOGNITION_EFFECTS } from '#contracts';
import type {
  AuthorityRow, CalendarHoliday, CalendarYearRow, DemoPersonRow, DemoPostRow, DepartmentRow, InstitutionProvenance, InstitutionRow, JurisdictionRow, QualificationLegalBasis, QualificationProvenance,
  QualificationRow, QualificationSynonyms, QualificationValidity, RecognitionRuleRow, ReferenceName, RenewalLead, RuleCondition, StandardReasonRow, WindowRow,
} from './reference-rows.js';
import { bilingual, DIVISION, lawRef, provenance, serviceType } from './service-shapes.js';
import { chinese, day, english, flag, listOf, nullable, oneOf, optional, shape, text, whole } from './shape.js';
import type { Check } from './shape.js';

const LETTERS = text(/^[a-z0-9]+$/);

const jurisdiction = shape<JurisdictionRow>({
  code: DIVISION, nameZh: chinese, nameEn: english, level: oneOf('province', 'city', 'county'), parentCode: nullable(DIVISION),
  kind: oneOf('municipality', 'province', 'prefecture', 'district', 'county_level_city', 'county', 'autonomous_county', 'virtual'),
  ownerCode: nullable(DIVISION), pinyin: LETTERS, initials: LETTERS, reasonZh: optional(chinese), reasonEn: optional(english), provenance,
});

const holiday = shape<CalendarHoliday>({ on: day, nameZh: chinese, nameEn: english });
const calendarYear = shape<CalendarYearRow>({
  year: whole(2000), version: text(), publishedOn: day, holidays: listOf(holiday, 1), makeUpWorkdays: listOf(holiday), documentZh: chinese, provenance,
});

const department = shape<DepartmentRow>({ code: text(), nameZh: chinese, nameEn: english, provenance });
const authority = shape<AuthorityRow>({
  code: text(/^\d{6}-[a-z_]+$/), nameZh: chinese, nameEn: english, departmentCode: text(), jurisdictionCode: DIVISION,
  kind: oneOf('competent', 'government_service'), provenance,
});
const dutyWindow = shape<WindowRow>({
  code: text(/^W-\d{6}$/), nameZh: chinese, nameEn: english, jurisdictionCode: DIVISION, authorityCode: text(), addressZh: chinese, addressEn: english, provenance,
});

const qualification = shape<QualificationRow>({
  code: text(/^[A-Z]\d{2}$/), nameZh: chinese, nameEn: english, pinyin: LETTERS, initials: LETTERS, holderType: oneOf(...HOLDER_TYPES), sector: text(),
  class: oneOf(...QUALIFICATION_CLASSES), departmentCode: text(), authorityZh: chinese,
  legalBasis: nullable(shape<QualificationLegalBasis>({ text: chinese, law: chinese, article: text(/^第.+条/), verified: flag, edition: day, file: text(), url: text(/^https:/) })),
  certificateZh: chinese,
  validity: shape<QualificationValidity>({ kind: oneOf('permanent', 'term', 'unknown'), value: nullable(whole(1)), unit: oneOf('month', null), source: nullable(text()) }),
  renewalLead: nullable(shape<RenewalLead>({ value: whole(1), unit: oneOf('month', 'day', 'working_day'), source: nullable(text()) })),
  recognitionEffect: oneOf(...RECOGNITION_EFFECTS),
  provenance: shape<QualificationProvenance>({
    status: oneOf('composition_not_official'), listOrigin: oneOf('national_catalogue', 'enterprise_and_other'),
    jjjStatus: oneOf('confirmed', 'confirmed_weak_source', 'confirmed_handling_only', 'not_confirmed'), authoritySource: text(),
    validitySource: nullable(text()), renewalLeadSource: nullable(text()), effectSource: text(), sources: listOf(text()),
  }),
  status: oneOf('published', 'proposed'),
  synonyms: optional(shape<QualificationSynonyms>({ words: listOf(text(), 1), source: oneOf('project_proposal'), asOf: day })),
});

const recognitionRule = shape<RecognitionRuleRow>({
  code: text(), qualificationCode: text(), parties: listOf(DIVISION, 2), direction: oneOf('multilateral'), effect: oneOf(...RECOGNITION_EFFECTS),
  conditions: listOf(shape<RuleCondition>({ code: text(), ...bilingual, lawRef: nullable(lawRef) }), 1), documents: listOf(text(), 1),
  legalBasis: listOf(lawRef), validFrom: day, validTo: nullable(day), provenance,
});

const standardReason = shape<StandardReasonRow>({
  code: text(), verb: oneOf('return_misrouted', 'decline', 'refuse', 'request_supplement'), ...bilingual, lawRef: nullable(lawRef), provenance,
});

const institution = shape<InstitutionRow>({
  code: text(/^HS\d{3}$/), nameZh: chinese, nameEn: nullable(english), pinyin: LETTERS, initials: LETTERS, kind: oneOf('hospital', 'specialised_hospital'),
  grade: oneOf('grade_3', 'grade_3a', 'grade_3b', 'grade_3_unclassified', null), insuranceCode: nullable(text(/^[HP]\d{11}$/)), jurisdictionCode: DIVISION,
  addressZh: nullable(chinese),
  provenance: shape<InstitutionProvenance>({
    status: oneOf('name_list_not_official'), settlementStatus: oneOf('unknown'), confidence: text(), gradeSource: nullable(text()),
    formerNameZh: nullable(chinese), nameNote: nullable(text()), sources: listOf(text(), 1),
  }),
});

const demoPerson = shape<DemoPersonRow>({
  subject: text(/^[a-z-]+$/), nameZh: chinese, nameEn: english, idNumber: text(/^999\d{14}[\dX]$/), phone: text(/^0{8}\d{3}$/), homeJurisdiction: DIVISION,
  posts: listOf(shape<DemoPostRow>({
    role: oneOf(...POST_ROLES), jurisdictionCode: DIVISION, reach: oneOf(...REACHES), authorityCode: optional(text()), windowCode: optional(text()),
  })),
  cardZh: chinese, cardEn: english, provenance,
});

/** The shape of a row of each reference file. */
export const ROW_SHAPES: { readonly [Name in ReferenceName]: Check } = {
  jurisdictions: jurisdiction, calendar: calendarYear, departments: department, authorities: authority, windows: dutyWindow, qualifications: qualification,
  'recognition-rules': recognitionRule, 'service-types': serviceType, 'standard-reasons': standardReason, institutions: institution, people: demoPerson,
};
