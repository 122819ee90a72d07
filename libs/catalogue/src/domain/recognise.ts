import { periodContains, shanghaiDay, type Day, type LawRef, type RecognitionEffect } from '#kernel';
import { notesOf, sentenceOf, type AnswerReason } from './answer-sentences.js';
import { isMeasure, judge, judgeDates, type Bilingual, type JudgedCondition } from './conditions.js';
import { alertsAt, type Holding, type HoldingAlert } from './holding.js';
import { mayHaveEffect, type RecognisedEntry, type RecognitionRule, type RuleBook, type TimeLimit } from './recognition-rule.js';

/** What a holding counts for in another jurisdiction at an instant, and why. */
export interface RecognitionAnswer {
  /** `nothing_to_do`: valid there as it is (行政许可法 41); `ask`: a confirmation is needed to rely on it; `not_recognised`: `reason` says why. */
  readonly outcome: 'nothing_to_do' | 'ask' | 'not_recognised';
  readonly reason: AnswerReason;
  readonly sentence: Bilingual;
  /** What else should be known, such as that the rule is being phased out. */
  readonly notes: readonly Bilingual[];
  /** The rule that decides, or that would if nothing stopped it; null where there is none. */
  readonly rule: RecognitionRule | null;
  readonly conditions: readonly JudgedCondition[];
  readonly documents: readonly string[];
  /** What the host asks, in fen; null: nothing. */
  readonly fee: RecognitionRule['fee'];
  readonly timeLimit: TimeLimit | null;
  readonly law: readonly LawRef[];
  /** The alert that stops it. */
  readonly alert: HoldingAlert | null;
}

/**
 * "What does it count for there?" Total, deterministic and pure: every input has one answer, which carries its reasons. An alert that stands at the
 * instant always stops recognition; of what is not told nothing is assumed, neither for nor against the holder.
 */
export function recognise(holding: Holding, from: string, to: string, at: Date, book: RuleBook, alerts: readonly HoldingAlert[]): RecognitionAnswer {
  const on = shanghaiDay(at);
  const entry = book.entry?.code === holding.qualificationCode ? book.entry : undefined;
  const { rule, without } = ruleAt(book.rules.filter((each) => each.qualificationCode === holding.qualificationCode && each.from === from && each.to === to), at, on);
  const conditions = rule === undefined ? [] : rule.conditions.map((condition) => judge(condition, { holding, on, permanent: entry?.validity.kind === 'permanent' }));
  const [alert = null] = alertsAt(alerts, at);
  const reason = stoppedBy({ entry, from, to, on, holding, alert, rule, without, conditions });
  const effect = effectOf(rule, entry);
  const decided = reason ?? (effect === 'use_directly' ? 'valid_as_it_is' : 'confirmation');
  const shown = rule ?? null;
  return {
    outcome: decided === 'valid_as_it_is' ? 'nothing_to_do' : decided === 'confirmation' ? 'ask' : 'not_recognised',
    reason: decided, sentence: sentenceOf({ reason: decided, entry, holding, from, to, on, effect, law: shown?.legalBasis ?? [], alert, conditions, places: book.places }), notes: notesOf(entry, shown),
    rule: shown, conditions, documents: shown?.documents ?? [], fee: shown?.fee ?? null, timeLimit: shown?.timeLimit ?? null, law: shown?.legalBasis ?? [], alert,
  };
}

interface Judged {
  readonly entry: RecognisedEntry | undefined;
  readonly from: string;
  readonly to: string;
  readonly on: Day;
  readonly holding: Holding;
  readonly alert: HoldingAlert | null;
  readonly rule: RecognitionRule | undefined;
  readonly without: AnswerReason;
  readonly conditions: readonly JudgedCondition[];
}

/** The first thing that keeps it from being recognised, the gravest first. */
function stoppedBy({ entry, from, to, on, holding, alert, rule, without, conditions }: Judged): AnswerReason | undefined {
  if (alert !== null) return `holding_${alert.kind}`;
  if (entry === undefined) return 'qualification_unknown';
  if (from === to) return 'same_jurisdiction';
  if (entry.status !== 'published') return entry.status === 'absent' ? 'entry_absent' : 'not_published';
  if (entry.standing === 'retired' || entry.standing === 'suspended') return `entry_${entry.standing}`;
  if (rule === undefined) return without;
  if (rule.requiredToPractise && entry.class === 'level') return 'level_is_no_condition';
  const [dates, why] = judgeDates({ holding, on, permanent: true });
  if (dates === 'not_met' && (why === 'over' || why === 'not_issued' || why === 'dates_reversed')) return `certificate_${why}`;
  if (conditions.some(({ why: { code } }) => code === 'unreadable')) return 'rule_unreadable';
  const unmet = conditions.filter(({ verdict }) => verdict === 'not_met');
  if (unmet.length === 0) return undefined;
  return unmet.every(isMeasure) ? 'measure_open' : 'condition_not_met';
}

/** The effect of a rule; of a level qualification, whatever the rule says, it is never that its holder may do something. */
function effectOf(rule: RecognitionRule | undefined, entry: RecognisedEntry | undefined): RecognitionEffect {
  return rule !== undefined && mayHaveEffect(entry?.class, rule.effect) ? rule.effect : 'accept_as_proof';
}

/** The one rule that holds at the instant, or why there is none. The database lets no two hold at once; were there two, neither is followed. */
function ruleAt(rules: readonly RecognitionRule[], at: Date, on: Day): { readonly rule?: RecognitionRule; readonly without: AnswerReason } {
  const inForce = rules.filter(({ force }) => periodContains(force, at));
  const valid = inForce.filter((rule) => periodContains(rule.valid, on));
  const [rule, second] = valid.filter(({ standing }) => standing === 'active' || standing === 'deprecated');
  if (rule !== undefined) return second === undefined ? { rule, without: 'no_rule' } : { without: 'rules_contradict' };
  if (valid.some(({ standing }) => standing === 'suspended')) return { without: 'rule_suspended' };
  if (valid.some(({ standing }) => standing === 'retired')) return { without: 'rule_retired' };
  if (inForce.some((each) => each.valid.validFrom > on)) return { without: 'rule_not_begun' };
  return { without: inForce.length > 0 ? 'rule_over' : 'no_rule' };
}
