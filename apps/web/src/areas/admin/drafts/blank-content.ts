import type { RecognitionEffect } from '#contracts';
import type { Content, Qualification } from '../../../api/types.js';
import { todayInChina } from '../../../text/format.js';

/** The parties of the agreement, which most documents bind; the form takes one out or puts another in. */
const PARTIES = ['110000', '120000', '130000'];
const PROVENANCE = { status: 'unverified', listOrigin: '', jjjStatus: 'not_confirmed', authoritySource: '', validitySource: null, renewalLeadSource: null, effectSource: '', sources: [] };

/** What a new qualification begins with: empty where somebody must know, and unverified until a source is named. */
export function blankQualification(): Content {
  return {
    nameZh: '', nameEn: '', synonyms: [], holderType: 'person', sector: '', class: 'access', departmentCode: '', authorityZh: '', legalBasis: null, certificateZh: '',
    validity: { kind: 'unknown', value: null, unit: null, source: null }, renewalLead: null, recognitionEffect: 'accept_as_proof', parties: PARTIES, provenance: PROVENANCE,
  };
}

/** One direction between two jurisdictions, by their division codes. */
export interface Between {
  readonly from: string;
  readonly to: string;
}

/** What a new rule begins with; for the entry that it is about and for one direction only, where these are known. */
export function blankRule(about?: { readonly code: string; readonly recognitionEffect: RecognitionEffect }, between?: Between): Content {
  const binding = between === undefined ? { parties: PARTIES, direction: 'multilateral' } : { parties: [between.from, between.to], direction: 'one_way' };
  return {
    qualificationCode: about?.code ?? '', ...binding, effect: about?.recognitionEffect ?? 'accept_as_proof', requiredToPractise: false, conditions: [], documents: [], fees: [],
    legalBasis: [], validFrom: todayInChina(), validTo: null, provenance: { status: 'unverified', source: '' },
  };
}

/** What a new service type begins with: an open form of one part, limits that say that the project proposes them, and empty texts. */
export function blankService(code: string): Content {
  const text = { zh: '', en: '' };
  const proposed = { status: 'project_proposal', source: '' };
  const limit = (value: number): Content => ({ value, unit: 'working_day', lawRef: null, startsZh: '', startsEn: '', effectZh: '', effectEn: '', provenance: proposed });
  return {
    nameZh: '', nameEn: '', summaryZh: '', summaryEn: '', synonyms: [], lifeEvents: [], family: code.split('.')[0] ?? '', audience: ['person'], departmentCode: '', competentLevel: 'county', competentPlace: 'chosen', appliesTo: null, modes: ['online'], offers: [],
    form: {
      schema: { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:tongban:form:${code}`, type: 'object', additionalProperties: false, required: [], properties: {} },
      sections: [{ code: 'details', titleZh: '', titleEn: '', fields: [] }],
    },
    materials: [], limits: { acceptance: limit(5), decision: limit(20), promisedDecision: limit(10), delivery: limit(10), supplementAnswer: null }, joint: null, instant: null,
    guide: { whoMayApply: [], conditions: [], steps: [], fee: text, result: text, remedies: [] }, results: [], parties: PARTIES, provenance: proposed,
  };
}

/** A candidate of the reference data, which has no version yet, as the content of a first one. */
export function contentOfCandidate(entry: Qualification): Content {
  const { nameZh, nameEn, synonyms, holderType, sector, class: kind, departmentCode, authorityZh, legalBasis, certificateZh, validity, renewalLead, recognitionEffect, provenance } = entry;
  return { nameZh, nameEn, synonyms, holderType, sector, class: kind, departmentCode, authorityZh, legalBasis, certificateZh, validity, renewalLead, recognitionEffect, parties: PARTIES, provenance };
}
