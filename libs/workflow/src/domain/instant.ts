import type { RecognitionEffect } from '#kernel';
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
  readonly now: Date;
}

/** Why a rule does not decide; a person does then. */
export type RuleSilence = 'no_evidence' | 'under_alert' | 'effect_needs_person' | 'not_recognised';

/** Effects that leave nothing to weigh: the certificate counts there as it is. */
const PLAIN_EFFECTS: ReadonlySet<RecognitionEffect | 'none'> = new Set(['use_directly', 'accept_as_proof', 'accept_grade', 'none']);

/** Decides by rule, or says why not. It never refuses: whoever is to hear no hears it from a person (个人信息保护法 24). */
export function decideByRule({ rule, version, needed, evidence, effect, alert, now }: RuleFacts): { readonly decision: RuleDecision } | { readonly silence: RuleSilence } {
  if (effect === null) return { silence: 'not_recognised' };
  if (!PLAIN_EFFECTS.has(effect)) return { silence: 'effect_needs_person' };
  if (alert) return { silence: 'under_alert' };
  const grounds = evidence.filter(({ kind }) => needed.includes(kind));
  if (needed.length === 0 || needed.some((kind) => !grounds.some((each) => each.kind === kind))) return { silence: 'no_evidence' };
  return { decision: { rule, version, evidence: grounds.map((each) => ({ ...each, checkedAt: now.toISOString() })) } };
}
