import type { DayPeriod, InstantPeriod, LawRef, QualificationClass, RecognitionEffect } from '#kernel';
import type { Bilingual, RuleCondition } from './conditions.js';

type RuleStanding = 'active' | 'suspended' | 'deprecated' | 'retired';

/** How long something may take or lasts, with where that comes from. */
export interface TimeLimit {
  readonly value: number;
  readonly unit: 'month' | 'day' | 'working_day';
  readonly source: string;
}

/** One directed recognition rule. */
export interface RecognitionRule {
  readonly id: string;
  /** Code of the document that says it. */
  readonly code: string;
  readonly qualificationCode: string;
  readonly from: string;
  readonly to: string;
  readonly version: number;
  readonly effect: RecognitionEffect;
  readonly requiredToPractise: boolean;
  readonly conditions: readonly RuleCondition[];
  /** What this host asks to be shown. */
  readonly documents: readonly string[];
  /** What this host asks, in fen; null: nothing. */
  readonly fee: { readonly fen: number; readonly source: string } | null;
  /** How long this host may take to confirm; null: the rule sets no limit of its own. */
  readonly timeLimit: TimeLimit | null;
  readonly legalBasis: readonly LawRef[];
  readonly provenance: { readonly status: string; readonly source: string };
  readonly valid: DayPeriod;
  /** When this version of the rule is in force. */
  readonly force: InstantPeriod;
  /** Suspended and retired rules are in force as such: they say that nothing is recognised. */
  readonly standing: RuleStanding;
}

/** The entry that a holding is of, as it stands at the instant. */
export interface RecognisedEntry {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly class: QualificationClass;
  /** `absent`: the catalogue had or has it at another instant, not at this one. */
  readonly status: 'proposed' | 'published' | 'absent';
  readonly standing: RuleStanding;
  readonly validity: { readonly kind: string };
}

/** What is laid down: the entry, every rule of it whenever it holds, and the names of places. */
export interface RuleBook {
  readonly entry: RecognisedEntry | undefined;
  readonly rules: readonly RecognitionRule[];
  readonly places: ReadonlyMap<string, Bilingual>;
}

/** Effects that let the holder do something; a level qualification proves ability and lets nobody do anything (国家职业资格目录 2021). */
const PERMITTING: ReadonlySet<RecognitionEffect> = new Set(['use_directly', 'premises_bound', 'compensation_measure']);

/** Whether a class of qualification may have an effect in a rule. */
export function mayHaveEffect(kind: QualificationClass | undefined, effect: unknown): boolean {
  return kind !== 'level' || !PERMITTING.has(effect as RecognitionEffect);
}
