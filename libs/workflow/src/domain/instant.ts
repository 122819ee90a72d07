import { conditionHolds, type RecognitionEffect } from '#kernel';
import type { RuleDecision } from './facts.js';

/** What a source of evidence has found: an attestation that stands now, checked with whoever issued it. */
export interface Evidence {
  readonly kind: string;
  readonly number: string;
  /** Division code of the jurisdiction that answers for it. */
  readonly issuer: string;
}

/** The kind of a certificate that the platform issued: the kind of register evidence is the code of its type. */
export const CERTIFICATE_EVIDENCE = 'recognition_certificate';

/** Everything on which a decision by rule may rest. */
export interface RuleFacts {
  readonly rule: string;
  readonly version: number;
  /** Kinds of evidence that the rule needs, all of them; it rests on nothing else. */
  readonly needed: readonly string[];
  readonly evidence: readonly Evidence[];
  /** What the qualification counts for in the other jurisdiction; null where it is not recognised, `none` where the request is about none. */
  readonly effect: RecognitionEffect | 'none' | null;
  /** An issuer said something of the applicant's certificate that its clerk must look at. */
  readonly alert: boolean;
  /** What keeps the rule from an extract of registers; null where nothing does. */
  readonly unfit: RuleSilence | null;
  readonly now: Date;
}

/** Why a rule does not decide; a person does then. */
export type RuleSilence = 'no_evidence' | 'under_alert' | 'effect_needs_person' | 'not_recognised' | 'answers_need_person' | 'answers_not_attested' | 'attested_otherwise';

/** Effects that leave nothing to weigh: the certificate counts there as it is. */
const PLAIN_EFFECTS: ReadonlySet<RecognitionEffect | 'none'> = new Set(['use_directly', 'accept_as_proof', 'accept_grade', 'none']);

/** Decides by rule, or says why not. It never refuses: whoever is to hear no hears it from a person (个人信息保护法 24). */
export function decideByRule({ rule, version, needed, evidence, effect, alert, unfit, now }: RuleFacts): { readonly decision: RuleDecision } | { readonly silence: RuleSilence } {
  if (effect === null) return { silence: 'not_recognised' };
  if (!PLAIN_EFFECTS.has(effect)) return { silence: 'effect_needs_person' };
  if (alert) return { silence: 'under_alert' };
  const grounds = evidence.filter(({ kind }) => needed.includes(kind));
  if (needed.length === 0 || needed.some((kind) => !grounds.some((each) => each.kind === kind))) return { silence: 'no_evidence' };
  if (unfit !== null) return { silence: unfit };
  return { decision: { rule, version, evidence: grounds.map((each) => ({ ...each, checkedAt: now.toISOString() })) } };
}

type Answers = Readonly<Record<string, unknown>>;
type Value = string | number | boolean;

/** What an extract of registers rests on, beside that the registers have answered. */
export interface ExtractFacts {
  /** Answers under which the rule decides. */
  readonly whenForm?: Readonly<Record<string, readonly (string | boolean)[]>> | undefined;
  /** Values that registers must attest, by the code of the attribute. */
  readonly whenAttested?: Readonly<Record<string, readonly Value[]>> | undefined;
  readonly answers: Answers;
  /** Names of the yes-or-no questions of the form. */
  readonly yesOrNo: readonly string[];
  /** Fields that a register could answer, as far as the applicant has answered them. */
  readonly attestable: readonly string[];
  /** Of these, the ones in which a register says the same. */
  readonly same: readonly string[];
  readonly attested: Readonly<Record<string, Value>>;
}

/**
 * Why a rule does not give an extract. A register answers about the applicant: an answer that it could give and did not, or gave otherwise, may name somebody else's record, of which
 * nobody gets an extract without a person looking at it.
 */
export function whyNoExtract({ whenForm, whenAttested, answers, yesOrNo, attestable, same, attested }: ExtractFacts): RuleSilence | null {
  const answered = { ...Object.fromEntries(yesOrNo.map((name) => [name, false])), ...answers };
  if (!conditionHolds(whenForm, answered)) return 'answers_need_person';
  if (attestable.some((field) => !same.includes(field))) return 'answers_not_attested';
  return Object.entries(whenAttested ?? {}).every(([code, values]) => values.some((value) => value === attested[code])) ? null : 'attested_otherwise';
}
