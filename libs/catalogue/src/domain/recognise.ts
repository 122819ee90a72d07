import { no, ok, periodContains, shanghaiDay, type DayPeriod, type InstantPeriod, type LawRef, type RecognitionEffect, type Result } from '#kernel';
import { alertsAt, type Holding, type HoldingAlert } from './holding.js';

/** A condition under which a rule holds; the texts are shown as they are. */
export interface RuleCondition {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly lawRef: LawRef | null;
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
  readonly conditions: readonly RuleCondition[];
  readonly documents: readonly string[];
  readonly legalBasis: readonly LawRef[];
  readonly valid: DayPeriod;
  /** When this version of the rule is in force. */
  readonly force: InstantPeriod;
  /** Suspended and retired rules are in force as such: they say that nothing is recognised. */
  readonly standing: 'active' | 'suspended' | 'deprecated' | 'retired';
}

/** What a qualification counts for in another jurisdiction on a day. */
export interface Recognition {
  readonly rule: RecognitionRule;
  /** `none`: it is valid there as it is (行政许可法 41); `confirm`: a written confirmation is needed to rely on it. */
  readonly request: 'none' | 'confirm';
}

/** Effects that need nobody's confirmation: the licence itself is valid in the whole country. */
const NOTHING_TO_DO: ReadonlySet<RecognitionEffect> = new Set(['use_directly']);

/**
 * "What does it count for there?" Total and deterministic over the given rules: the rule in force between the two at the instant, or the
 * refusal that says why there is none. An alert that stands at the instant always stops it.
 */
export function recognise({ qualificationCode }: Holding, from: string, to: string, at: Date, rules: readonly RecognitionRule[], alerts: readonly HoldingAlert[]): Result<Recognition> {
  if (from === to) return no({ code: 'same_jurisdiction' });
  const [alert] = alertsAt(alerts, at);
  if (alert) return no({ code: 'holding_under_alert', details: { qualification: qualificationCode, kind: alert.kind, jurisdiction: alert.jurisdiction, since: alert.from.toISOString(), reason: alert.reason } });
  const on = shanghaiDay(at);
  const holding = rules.filter((r) => r.qualificationCode === qualificationCode && r.from === from && r.to === to && periodContains(r.valid, on) && periodContains(r.force, at));
  const rule = holding.find(({ standing }) => standing === 'active' || standing === 'deprecated');
  if (!rule) return no({ code: holding.some(({ standing }) => standing === 'suspended') ? 'recognition_suspended' : 'no_rule_in_force', details: { qualification: qualificationCode, from, to, on } });
  return ok({ rule, request: NOTHING_TO_DO.has(rule.effect) ? 'none' : 'confirm' });
}
