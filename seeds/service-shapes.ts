import { HANDLING_MODES, HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS, TRUST_GRADES } from '#contracts';
import { LIMIT_UNITS, type LawRef } from '#kernel';
import {
  COMPETENT_LEVELS, COMPETENT_PLACES, FIELD_WIDGETS, LIFE_EVENTS, MATERIAL_ORIGINS, type Bilingual, type DeferralOffer, type FormField, type FormSchema, type FormSection, type GuideText, type ServiceForm,
  type ServiceGuide, type ServiceInstant, type ServiceJoint, type ServiceLimit, type ServiceLimits, type ServiceMaterial, type ServiceOffer, type ServiceQuestion, type ServiceResult,
} from '#onestop';
import type { Provenance } from './provenance.js';
import type { ServiceTypeRow } from './reference-rows.js';
import { chinese, english, flag, isRecord, listOf, nullable, oneOf, optional, recordOf, shape, text, whole, type Check } from './shape.js';

export const DIVISION = text(/^[1-9]\d{5}$/);
export const provenance = shape<Provenance>({
  status: oneOf('confirmed', 'derived', 'general_knowledge', 'project_proposal', 'generated', 'demonstration'),
  source: text(),
});
/** Of what a service type says: the words of the candidate list for how far something was confirmed are allowed too. */
const sourced = shape<ServiceTypeRow['provenance']>({ status: text(/^[a-z_]+$/), source: text() });
export const lawRef = shape<LawRef>({ law: chinese, article: optional(text(/^第.+条/)) });
export const bilingual = { zh: chinese, en: english };

const condition = recordOf(listOf((value, path) => (typeof value === 'string' || typeof value === 'boolean' ? null : `${path} is neither a text nor true or false`), 1));
const anything: Check = (value, path) => (isRecord(value) ? null : `${path} is not an object`);
const row = shape<NonNullable<FormField['items']>>({
  type: oneOf('object'), additionalProperties: oneOf(false), required: listOf(text()), 'x-order': optional(listOf(text(), 1)), properties: recordOf((value, path) => formField(value, path)),
});
const formField: Check = shape<FormField>({
  type: oneOf('string', 'boolean', 'integer', 'array'), minLength: optional(whole(0)), maxLength: optional(whole(1)), pattern: optional(text()), format: optional(oneOf('date')),
  enum: optional(listOf(text(), 2)), const: optional(oneOf(true)), minimum: optional(whole(0)), maximum: optional(whole(1)), minItems: optional(whole(0)), maxItems: optional(whole(1)), items: optional(row),
  'x-zh': chinese, 'x-en': english, 'x-purpose-zh': chinese, 'x-purpose-en': english, 'x-help-zh': optional(chinese), 'x-help-en': optional(english),
  'x-enum-zh': optional(recordOf(chinese)), 'x-enum-en': optional(recordOf(english)), 'x-personal': optional(oneOf(true)), 'x-widget': optional(oneOf(...FIELD_WIDGETS)),
  'x-day': optional(oneOf('past', 'future')), 'x-consent': optional(oneOf(true)), 'x-when': optional(condition), 'x-concept': optional(text()), 'x-evidence': optional(text()),
});
const form = shape<ServiceForm>({
  schema: shape<FormSchema>({
    $schema: oneOf('https://json-schema.org/draft/2020-12/schema'), $id: text(), type: oneOf('object'), additionalProperties: oneOf(false),
    required: listOf(text(), 1), properties: recordOf(formField), allOf: optional(listOf(anything, 1)),
  }),
  sections: listOf(shape<FormSection>({ code: text(), titleZh: chinese, titleEn: english, fields: listOf(text(), 1) }), 1),
});

const deferral = shape<DeferralOffer>({ value: whole(1), lawRef: nullable(lawRef), declarationZh: chinese, declarationEn: english, provenance: sourced });
const material = shape<ServiceMaterial>({
  code: text(/^[a-z_]+$/), nameZh: chinese, nameEn: english, purposeZh: chinese, purposeEn: english, required: flag, trustGrade: oneOf(...TRUST_GRADES),
  suppliedBy: oneOf('applicant', 'window'), formats: listOf(oneOf('pdf', 'jpeg', 'png'), 1), maxFiles: whole(1), legalBasis: nullable(lawRef),
  later: optional(shape<NonNullable<ServiceMaterial['later']>>({ promised: optional(deferral), tolerated: optional(deferral) })),
  when: optional(shape<NonNullable<ServiceMaterial['when']>>({
    modes: optional(listOf(oneOf(...HANDLING_MODES), 1)), holderTypes: optional(listOf(oneOf(...HOLDER_TYPES), 1)),
    classes: optional(listOf(oneOf(...QUALIFICATION_CLASSES), 1)), effects: optional(listOf(oneOf(...RECOGNITION_EFFECTS), 1)),
  })),
  origin: optional(oneOf(...MATERIAL_ORIGINS)), copies: optional(shape<NonNullable<ServiceMaterial['copies']>>({ originals: whole(0), copies: whole(0) })), evidenceType: optional(text()),
  whenForm: optional(condition), provenance: sourced,
});

const limit = shape<ServiceLimit>({
  value: whole(1), unit: oneOf(...LIMIT_UNITS), rule: optional(text()), lawRef: nullable(lawRef), startsZh: chinese, startsEn: english, effectZh: chinese, effectEn: english,
  extension: optional(shape<NonNullable<ServiceLimit['extension']>>({ value: whole(1), unit: oneOf('working_day'), approvedByZh: chinese, approvedByEn: english })),
  provenance: sourced,
});
const limits = shape<ServiceLimits>({ procedure: optional(oneOf('licence', 'joint', 'review')), acceptance: limit, decision: limit, promisedDecision: limit, delivery: limit, supplementAnswer: nullable(limit) });

const guideText = shape<GuideText>({ ...bilingual, unknown: optional(oneOf(true)), lawRef: optional(lawRef) });
const guideTexts = listOf(guideText, 1);
const guide = shape<ServiceGuide>({
  whoMayApply: guideTexts, conditions: guideTexts, steps: guideTexts, where: optional(guideTexts), fee: guideText, result: guideText,
  questions: optional(listOf(shape<ServiceQuestion>({ question: shape<Bilingual>(bilingual), answer: guideText }), 1)), whomToAsk: optional(guideText),
  remedies: listOf(shape<ServiceGuide['remedies'][number]>({ ...bilingual, lawRef }), 1),
});

/** The shape of a whole service type of the reference data. */
const absent: Check = (value, path) => (value === undefined ? null : `${path} is for services about no qualification`);

export const serviceType = shape<ServiceTypeRow>({
  code: text(/^[a-z_]+\.[a-z_]+$/), nameZh: chinese, nameEn: english, summaryZh: chinese, summaryEn: english, synonyms: listOf(text()), lifeEvents: listOf(oneOf(...LIFE_EVENTS)), family: text(),
  audience: listOf(oneOf(...HOLDER_TYPES), 1), departmentCode: text(), competentLevel: oneOf(...COMPETENT_LEVELS), competentPlace: oneOf(...COMPETENT_PLACES),
  appliesTo: nullable(shape<NonNullable<ServiceTypeRow['appliesTo']>>({
    holderTypes: listOf(oneOf(...HOLDER_TYPES), 1), classes: listOf(oneOf(...QUALIFICATION_CLASSES), 1), effects: listOf(oneOf(...RECOGNITION_EFFECTS), 1),
  })),
  modes: listOf(oneOf(...HANDLING_MODES), 1), offers: listOf(shape<ServiceOffer>({ jurisdiction: DIVISION, modes: listOf(oneOf(...HANDLING_MODES), 1) })), form, materials: listOf(material), limits, guide,
  results: listOf(shape<ServiceResult>({ code: text(), nameZh: chinese, nameEn: english, delivery: listOf(oneOf('online', 'window', 'post'), 1), certificate: optional(oneOf('recognition')), validDays: absent }), 1),
  joint: nullable(shape<ServiceJoint>({ join: oneOf('all', 'lead'), legs: listOf(shape<ServiceJoint['legs'][number]>({ code: text(/^[a-z_]+$/), nameZh: chinese, nameEn: english, at: oneOf('from', 'to'), after: listOf(text()) }), 1) })),
  instant: nullable(shape<ServiceInstant>({ rule: oneOf('certificate_of_the_platform', 'register_extract'), version: whole(1), evidence: optional(listOf(text(), 1)), whenForm: absent, whenAttested: absent, provenance: sourced })),
  parties: listOf(DIVISION, 1), provenance: sourced,
});
