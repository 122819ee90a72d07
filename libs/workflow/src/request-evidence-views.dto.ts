import type { EvidenceOutcome } from '#onestop';
import type { CodedName } from './request-views.dto.js';

/** One answer of a register beside the answer in the form. */
export class AttestedFieldView {
  /** Name of the field of the form. */
  field: string;
  /** supplied: the register's own answer stands in the form; same, differs: the applicant entered it; not_asked: the form has no such answer. */
  comparison: 'supplied' | 'same' | 'differs' | 'not_asked';
  /** What the register says; null where it is masked. */
  attested: string | null;
}

/** What one register supplied for a request. */
export class RequestEvidenceView {
  id: string;
  evidenceType: CodedName;
  register: CodedName;
  /** unavailable: the register has not answered yet and is asked again. */
  outcome: EvidenceOutcome;
  askedAt: string;
  answeredAt: string | null;
  fields: AttestedFieldView[];
  /** Codes of the papers whose place it takes. */
  materials: string[];
}

export class RequestEvidenceList {
  items: RequestEvidenceView[];
  total: number;
}
