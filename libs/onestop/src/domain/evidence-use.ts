import { shownAnswers } from '#kernel';
import type { EvidenceNeed } from './evidence-needs.js';
import type { AttributeValue, Attributes, EvidenceOutcome } from './register-answer.js';
import type { FormField } from './service-content.js';

/** Evidence counts so long after it was asked for: what a register holds changes. */
const LASTS_MS = 30 * 24 * 3_600_000;

type Answers = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, FormField>>;

/** Whether an answer of a register is one that a field takes. */
export type Fits = (field: string, value: AttributeValue) => boolean;

/** What is known of evidence when it is to be used for a request. */
export interface EvidenceStanding {
  readonly personId: string;
  readonly subjectId: string;
  readonly revoked: boolean;
  readonly serviceTypeCode: string;
  readonly serviceTypeNumber: number;
  readonly outcome: EvidenceOutcome;
  readonly askedAt: Date;
  readonly requestId: string | null;
}

/** For which request it is to be used. */
export interface EvidenceUse {
  readonly personId: string;
  readonly applicantId: string;
  readonly serviceTypeCode: string;
  readonly serviceTypeNumber: number;
  readonly now: Date;
}

/** Why evidence cannot be used. */
export type EvidenceFault = 'unknown' | 'revoked' | 'other_service' | 'not_matched' | 'too_old' | 'used';

/** Whether evidence can be used: the applicant's own, under a consent that stands, for this very version of the service, and once. What is unavailable can be, to be fetched later. */
export function faultOf(evidence: EvidenceStanding | undefined, use: EvidenceUse): EvidenceFault | undefined {
  // Another's evidence is none: nothing is said of whether it is there.
  if (evidence?.personId !== use.personId || evidence.subjectId !== use.applicantId) return 'unknown';
  if (evidence.requestId !== null) return 'used';
  if (evidence.revoked) return 'revoked';
  if (evidence.serviceTypeCode !== use.serviceTypeCode || evidence.serviceTypeNumber !== use.serviceTypeNumber) return 'other_service';
  if (evidence.outcome !== 'matched' && evidence.outcome !== 'unavailable') return 'not_matched';
  return use.now.getTime() - evidence.askedAt.getTime() > LASTS_MS ? 'too_old' : undefined;
}

/** The answers to fields that this evidence gives; what a field does not take is asked of the applicant. */
export function answersOf(need: EvidenceNeed | undefined, attributes: Attributes, fits: Fits): Record<string, AttributeValue> {
  return Object.fromEntries((need?.fields ?? []).flatMap(({ field, attribute }) => {
    const value = attributes[attribute];
    return value !== undefined && fits(field, value) ? [[field, value] as const] : [];
  }));
}

/** The form as it is filed: what was typed stands before what registers say, and what these answers do not call for stays out. */
export function completedForm(fields: Fields, entered: Answers, attested: Answers): Record<string, unknown> {
  const shown = shownAnswers(fields, { ...attested, ...entered });
  const taken = Object.entries(attested).filter(([field]) => !Object.hasOwn(entered, field) && Object.hasOwn(shown, field));
  return { ...entered, ...Object.fromEntries(taken) };
}

/** How an answer in the form stands to what the register says. */
export type Comparison = 'supplied' | 'same' | 'differs' | 'not_asked';

/** `supplied`: the register's own answer stands in the form; `same`, `differs`: the applicant typed it; `not_asked`: the form has no answer to it. */
export function compare(filed: unknown, attested: AttributeValue, wasSupplied: boolean): Comparison {
  if (filed === undefined) return 'not_asked';
  if (plain(filed) !== plain(attested)) return 'differs';
  return wasSupplied ? 'supplied' : 'same';
}

function plain(value: unknown): string {
  return String(value).trim().toUpperCase();
}

const FIRST_RETRY_MS = 60_000;
const LAST_RETRY_MS = 6 * 3_600_000;
/** After about a week nobody is asked any more: the clerk sees that it did not come. */
const MOST_TRIES = 32;

/** When a register that did not answer is asked again; null: no more. */
export function nextAsk(tries: number, now: Date): Date | null {
  return tries >= MOST_TRIES ? null : new Date(now.getTime() + Math.min(FIRST_RETRY_MS * 2 ** Math.min(tries, 20), LAST_RETRY_MS));
}
