import {
  COMPETENT_LEVELS, COMPETENT_PLACES, FIELD_WIDGETS, LIFE_EVENTS, MATERIAL_ORIGINS, type FormField, type GuideText, type ServiceJoint, type ServiceMaterial, type ServiceOffer,
  type ServiceQuestion, type ServiceResult, type SourceOfFact,
} from '#onestop';
import { DELIVERY_METHODS, HANDLING_MODES, HOLDER_TYPES, LIMIT_UNITS, TRUST_GRADES, type LawRef } from '#kernel';
import { chinese, english, flag, isRecord, listOf, nullable, oneOf, optional, recordOf, shape, text, whole, type Check } from '../shape.js';
import { GUIDE_LISTS, type EvidenceTypeRow, type FamilyRow, type GuideRow, type InstantRow, type LimitRow, type LimitsRow, type RegisterRow, type SectionRow, type ServiceRow } from './service-rows.js';

/** How a fact of a service came about. `named_in_source` and `believed_unverified` speak of the national lists of cross-province services. */
const STATUSES = ['confirmed', 'confirmed_family', 'named_in_source', 'believed_unverified', 'county_guide', 'derived', 'general_knowledge', 'project_proposal', 'unverified'] as const;

const DIVISION = text(/^[1-9]\d{5}$/);
const WORD = text(/^[a-z][a-z0-9_]*$/);
const DOTTED = text(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/);
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/;

const provenance = shape<SourceOfFact>({ status: oneOf(...STATUSES), source: text() });
const lawRef = shape<LawRef>({ law: chinese, article: optional(text(/^第.+条/)) });
const bilingual = { zh: chinese, en: english };
const condition = recordOf(listOf((value, path) => (typeof value === 'string' || typeof value === 'boolean' ? null : `${path} is neither a text nor true or false`), 1));
const attestedValues = recordOf(listOf((value, path) => (['string', 'boolean', 'number'].includes(typeof value) ? null : `${path} is no value that a register attests`), 1));

const fieldWords = {
  'x-zh': chinese, 'x-en': english, 'x-purpose-zh': chinese, 'x-purpose-en': english, 'x-help-zh': optional(chinese), 'x-help-en': optional(english),
  'x-enum-zh': optional(recordOf(text())), 'x-enum-en': optional(recordOf(english)),
};
const limitsOfField = {
  minLength: optional(whole(0)), maxLength: optional(whole(1)), pattern: optional(text(/^\^.*\$$/)), format: optional(oneOf('date')), enum: optional(listOf(text(/^\w+$/), 2)), const: optional(oneOf(true)),
  minimum: optional(whole(0)), maximum: optional(whole(0)), minItems: optional(whole(0)), maxItems: optional(whole(1)),
};
const annotations = {
  'x-widget': optional(oneOf(...FIELD_WIDGETS)), 'x-personal': optional(oneOf(true)), 'x-day': optional(oneOf('past', 'future')), 'x-consent': optional(oneOf(true)),
  'x-when': optional(condition), 'x-concept': optional(DOTTED), 'x-evidence': optional(DOTTED),
};
const cell = shape<FormField>({ type: oneOf('string', 'boolean', 'integer'), ...fieldWords, ...limitsOfField, items: (value, path) => (value === undefined ? null : `${path} is not known in a row`), ...annotations });
const rows = shape<NonNullable<FormField['items']>>({ type: oneOf('object'), additionalProperties: oneOf(false), required: listOf(text()), properties: recordOf(cell), 'x-order': (value, path) => (value === undefined ? null : `${path} is composed`) });
const field = shape<FormField & { required?: true }>({ type: oneOf('string', 'boolean', 'integer', 'array'), ...fieldWords, ...limitsOfField, items: optional(rows), ...annotations, required: optional(oneOf(true)) });

/** An object whose keys are names of fields. */
const fields: Check = (value, path) => {
  const stranger = isRecord(value) ? Object.keys(value).find((name) => !FIELD_NAME.test(name)) : undefined;
  return stranger === undefined ? recordOf(field)(value, path) : `${path}.${stranger} is not named in camelCase`;
};
const section = shape<SectionRow>({ code: WORD, titleZh: optional(chinese), titleEn: optional(english), fields, last: optional(oneOf(true)) });

const deferral = shape<NonNullable<NonNullable<ServiceMaterial['later']>['promised']>>({ value: whole(1), lawRef: nullable(lawRef), declarationZh: chinese, declarationEn: english, provenance });
const material = shape<ServiceMaterial>({
  code: WORD, nameZh: chinese, nameEn: english, purposeZh: chinese, purposeEn: english, required: flag, trustGrade: oneOf(...TRUST_GRADES), suppliedBy: oneOf('applicant', 'window'),
  formats: listOf(oneOf('pdf', 'jpeg', 'png'), 1), maxFiles: whole(1), legalBasis: nullable(lawRef),
  later: optional(shape<NonNullable<ServiceMaterial['later']>>({ promised: optional(deferral), tolerated: optional(deferral) })),
  when: optional(shape<NonNullable<ServiceMaterial['when']>>({
    modes: optional(listOf(oneOf(...HANDLING_MODES), 1)), holderTypes: optional(listOf(oneOf(...HOLDER_TYPES), 1)), classes: (value, path) => strange(value, path), effects: (value, path) => strange(value, path),
  })),
  origin: optional(oneOf(...MATERIAL_ORIGINS)), copies: optional(shape<NonNullable<ServiceMaterial['copies']>>({ originals: whole(0), copies: whole(0) })),
  evidenceType: optional(DOTTED), whenForm: optional(condition), provenance,
});

const guideText = shape<GuideText>({ ...bilingual, unknown: optional(oneOf(true)), lawRef: optional(lawRef) });
const guideTexts = optional(listOf(guideText, 1));
const guide = shape<GuideRow>({
  whoMayApply: guideTexts, conditions: guideTexts, steps: guideTexts, where: guideTexts,
  questions: optional(listOf(shape<ServiceQuestion>({ question: shape<ServiceQuestion['question']>(bilingual), answer: guideText }), 1)),
  fee: optional(guideText), result: optional(guideText), whomToAsk: optional(guideText),
  remedies: optional(listOf(shape<NonNullable<GuideRow['remedies']>[number]>({ ...bilingual, lawRef }), 1)),
  replace: optional(listOf(oneOf(...GUIDE_LISTS), 1)),
});

const limit = shape<LimitRow>({
  value: whole(1), unit: oneOf(...LIMIT_UNITS), law: optional(chinese), article: optional(text(/^第.+条/)), status: optional(oneOf(...STATUSES)), source: optional(text()),
  startsZh: optional(chinese), startsEn: optional(english), effectZh: optional(chinese), effectEn: optional(english),
});
const limits = shape<LimitsRow>({
  procedure: optional(oneOf('licence', 'joint', 'review')), acceptance: optional(limit), decision: optional(limit), promised: optional(limit), delivery: optional(limit),
  supplementAnswer: optional(nullable(limit)),
});

const results = listOf(shape<ServiceResult>({
  code: WORD, nameZh: chinese, nameEn: english, delivery: listOf(oneOf(...DELIVERY_METHODS), 1), certificate: optional(oneOf('document')), validDays: optional(whole(1)),
}), 1);
const instant = shape<InstantRow>({ rule: oneOf('register_extract'), version: whole(1), evidence: optional(listOf(DOTTED, 1)), whenForm: optional(condition), whenAttested: optional(attestedValues), provenance: optional(provenance) });
const joint = shape<ServiceJoint>({
  join: oneOf('all', 'lead'),
  legs: listOf(shape<ServiceJoint['legs'][number]>({ code: WORD, nameZh: chinese, nameEn: english, at: oneOf('from', 'to'), after: listOf(text()) }), 1),
});

/** Shape of a family. */
export const FAMILY_SHAPE = shape<FamilyRow>({
  code: WORD, nameZh: chinese, nameEn: english, departmentCode: WORD, audience: listOf(oneOf(...HOLDER_TYPES), 1), competentLevel: oneOf(...COMPETENT_LEVELS), competentPlace: oneOf(...COMPETENT_PLACES),
  form: shape<FamilyRow['form']>({ sections: listOf(section) }), materials: listOf(material), guide, limits, results, instant: optional(instant), joint: optional(joint),
});

/** Shape of a service. */
export const SERVICE_SHAPE = shape<ServiceRow>({
  id: text(/^SV\d{3}$/), code: DOTTED, family: WORD, nameZh: chinese, nameEn: english, summaryZh: chinese, summaryEn: english,
  synonyms: shape<ServiceRow['synonyms']>({ zh: listOf(chinese, 1), en: listOf(english, 1) }),
  lifeEvents: listOf(oneOf(...LIFE_EVENTS)), modes: listOf(oneOf(...HANDLING_MODES), 1), audience: optional(listOf(oneOf(...HOLDER_TYPES), 1)), departmentCode: optional(WORD),
  competentLevel: optional(oneOf(...COMPETENT_LEVELS)), competentPlace: optional(oneOf(...COMPETENT_PLACES)),
  offers: optional(listOf(shape<ServiceOffer>({ jurisdiction: DIVISION, modes: listOf(oneOf(...HANDLING_MODES), 1) }), 1)),
  sections: optional(listOf(section, 1)), without: optional(shape<NonNullable<ServiceRow['without']>>({ fields: optional(listOf(text(), 1)), materials: optional(listOf(text(), 1)) })),
  materials: optional(listOf(material, 1)), guide: optional(guide), limits: optional(limits), results: optional(results), instant: optional(instant), joint: optional(joint), provenance,
});

/** Shape of an evidence type. */
export const EVIDENCE_TYPE_SHAPE = shape<EvidenceTypeRow>({
  code: DOTTED, nameZh: chinese, nameEn: english, register: WORD,
  attributes: listOf(shape<EvidenceTypeRow['attributes'][number]>({ code: DOTTED, nameZh: chinese, nameEn: english, personal: flag, values: optional(recordOf(shape<{ zh: string; en: string }>(bilingual))) }), 1), provenance,
});

/** Shape of a register. */
export const REGISTER_SHAPE = shape<RegisterRow>({ code: text(/^\d{6}-[a-z_]+$/), kind: WORD, jurisdictionCode: DIVISION, nameZh: chinese, nameEn: english, provenance });

function strange(value: unknown, path: string): string | null {
  return value === undefined ? null : `${path} is for services about a qualification`;
}
