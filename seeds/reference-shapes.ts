import {
  HANDLING_MODES, HOLDER_TYPES, POST_ROLES, QUALIFICATION_CLASSES, REACHES, RECOGNITION_EFFECTS, TRUST_GRADES,
} from '#contracts';
import { LIMIT_UNITS, type LawRef } from '#kernel';
import type {
  DeferralRow,   AuthorityRow, BilingualText, CalendarHoliday, CalendarYearRow, DemoPersonRow, DemoPostRow, DepartmentRow, FormField, FormSchema, FormSection,
  InstitutionProvenance, InstitutionRow, JurisdictionRow, MaterialCondition, MaterialRow, Provenance, QualificationLegalBasis,
  QualificationProvenance, QualificationRow, QualificationSynonyms, QualificationValidity, RecognitionRuleRow, ReferenceName, RenewalLead, RuleCondition, ServiceForm,
  ServiceGuide, ServiceInstant, ServiceJoint, ServiceLimit, ServiceLimits, ServiceResult, ServiceTypeRow, StandardReasonRow, WindowRow,
} from './reference-rows.js';
import { chinese, day, english, flag, listOf, nullable, oneOf, optional, recordOf, shape, text, whole } from './shape.js';
import type { Check } from './shape.js';

const DIVISION = text(/^[1-9]\d{5}$/);
const LETTERS = text(/^[a-z0-9]+$/);

const provenance = shape<Provenance>({
  status: oneOf('confirmed', 'derived', 'general_knowledge', 'project_proposal', 'generated', 'demonstration'),
  source: text(),
});
const lawRef = shape<LawRef>({ law: chinese, article: optional(text(/^第.+条/)) });
const bilingual = { zh: chinese, en: english };

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

const formField = shape<FormField>({
  type: oneOf('string', 'boolean'), minLength: optional(whole(0)), maxLength: optional(whole(1)), pattern: optional(text()), format: optional(oneOf('date')),
  enum: optional(listOf(text(), 2)), const: optional(oneOf(true)),
  'x-zh': chinese, 'x-en': english, 'x-purpose-zh': chinese, 'x-purpose-en': english, 'x-help-zh': optional(chinese), 'x-help-en': optional(english),
  'x-enum-zh': optional(recordOf(chinese)), 'x-enum-en': optional(recordOf(english)), 'x-personal': optional(oneOf(true)),
  'x-widget': optional(oneOf('multiline', 'credit-code')), 'x-day': optional(oneOf('past')), 'x-consent': optional(oneOf(true)),
});
const form = shape<ServiceForm>({
  schema: shape<FormSchema>({
    $schema: oneOf('https://json-schema.org/draft/2020-12/schema'), $id: text(), type: oneOf('object'), additionalProperties: oneOf(false),
    required: listOf(text(), 1), properties: recordOf(formField),
  }),
  sections: listOf(shape<FormSection>({ code: text(), titleZh: chinese, titleEn: english, fields: listOf(text(), 1) }), 1),
});

const deferral = shape<DeferralRow>({ value: whole(1), lawRef: nullable(lawRef), declarationZh: chinese, declarationEn: english, provenance });
const material = shape<MaterialRow>({
  code: text(/^[a-z_]+$/), nameZh: chinese, nameEn: english, purposeZh: chinese, purposeEn: english, required: flag, trustGrade: oneOf(...TRUST_GRADES),
  suppliedBy: oneOf('applicant', 'window'), formats: listOf(oneOf('pdf', 'jpeg', 'png'), 1), maxFiles: whole(1), legalBasis: nullable(lawRef),
  later: optional(shape<NonNullable<MaterialRow['later']>>({ promised: optional(deferral), tolerated: optional(deferral) })),
  when: optional(shape<MaterialCondition>({
    modes: optional(listOf(oneOf(...HANDLING_MODES), 1)), holderTypes: optional(listOf(oneOf(...HOLDER_TYPES), 1)),
    classes: optional(listOf(oneOf(...QUALIFICATION_CLASSES), 1)), effects: optional(listOf(oneOf(...RECOGNITION_EFFECTS), 1)),
  })),
  provenance,
});

const limit = shape<ServiceLimit>({
  value: whole(1), unit: oneOf(...LIMIT_UNITS), rule: optional(text()), lawRef: nullable(lawRef), startsZh: chinese, startsEn: english, effectZh: chinese, effectEn: english,
  extension: optional(shape<NonNullable<ServiceLimit['extension']>>({ value: whole(1), unit: oneOf('working_day'), approvedByZh: chinese, approvedByEn: english })),
  provenance,
});
const texts = listOf(shape<BilingualText>(bilingual), 1);
const serviceType = shape<ServiceTypeRow>({
  code: text(/^[a-z]+\.[a-z_]+$/), nameZh: chinese, nameEn: english, summaryZh: chinese, summaryEn: english, audience: listOf(oneOf(...HOLDER_TYPES), 1),
  appliesTo: shape<ServiceTypeRow['appliesTo']>({
    holderTypes: listOf(oneOf(...HOLDER_TYPES), 1), classes: listOf(oneOf(...QUALIFICATION_CLASSES), 1), effects: listOf(oneOf(...RECOGNITION_EFFECTS), 1),
  }),
  modes: listOf(oneOf(...HANDLING_MODES), 1), form, materials: listOf(material, 1),
  limits: shape<ServiceLimits>({ procedure: optional(oneOf('licence', 'joint', 'review')), acceptance: limit, decision: limit, promisedDecision: limit, delivery: limit, supplementAnswer: limit }),
  guide: shape<ServiceGuide>({
    whoMayApply: texts, conditions: texts, steps: texts, fee: shape<BilingualText>(bilingual), result: shape<BilingualText>(bilingual),
    remedies: listOf(shape<ServiceGuide['remedies'][number]>({ ...bilingual, lawRef }), 1),
  }),
  results: listOf(shape<ServiceResult>({ code: text(), nameZh: chinese, nameEn: english, delivery: listOf(oneOf('online', 'window', 'post'), 1), certificate: optional(oneOf('recognition')) }), 1),
  joint: optional(shape<ServiceJoint>({ join: oneOf('all', 'lead'), legs: listOf(shape<ServiceJoint['legs'][number]>({ code: text(/^[a-z_]+$/), nameZh: chinese, nameEn: english, at: oneOf('from', 'to'), after: listOf(text()) }), 1) })),
  instant: optional(shape<ServiceInstant>({ rule: oneOf('certificate_of_the_platform'), version: whole(1), provenance })),
  version: text(), status: oneOf('published'), provenance,
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
