import { isDay, RECOGNITION_EFFECTS, type FieldIssue, type LawRef, type QualificationClass, type RecognitionEffect } from '#kernel';
import { Checker } from './checker.js';
import type { CatalogueFacts } from './qualification-content.js';
import type { RuleCondition } from './recognise.js';

/** How a rule runs between its parties: from the first to the second, both ways, or between any two. */
export const RULE_DIRECTIONS = ['one_way', 'mutual', 'multilateral'] as const;
export type RuleDirection = (typeof RULE_DIRECTIONS)[number];

/**
 * The stock of conditions that a rule may name. What is not here does not compile: free text binds nobody and cannot be looked at by the software.
 */
const STOCK_CONDITIONS = [
  'currently_valid', 'same_holder', 'within_scope', 'registration_current', 'site_needs_own_licence', 'proof_only', 'result_in_date', 'new_test_on_reason', 'grade_as_awarded',
  'supplementary_exam', 'filing_at_host', 'same_method',
] as const;

/** What the parties sign of one recognition rule. */
export interface RuleContent {
  readonly qualificationCode: string;
  readonly parties: readonly string[];
  readonly direction: RuleDirection;
  readonly effect: RecognitionEffect;
  /** Whether the host makes it a condition to practise; never for a level qualification (国家职业资格目录 2021: 水平评价类). */
  readonly requiredToPractise: boolean;
  readonly conditions: readonly RuleCondition[];
  /** Codes of the materials that show the holder's standing. */
  readonly documents: readonly string[];
  /** What the host asks, in fen; none means free. */
  readonly fees: readonly { readonly jurisdiction: string; readonly fen: number; readonly source: string }[];
  readonly legalBasis: readonly LawRef[];
  readonly validFrom: string;
  /** First day on which it no longer holds; null while open. */
  readonly validTo: string | null;
  readonly provenance: { readonly status: string; readonly source: string };
}

/** A rule with what it refers to. */
export interface RuleFacts extends CatalogueFacts {
  /** Class of the qualification; undefined when it neither holds nor is proposed. */
  readonly qualificationClass: QualificationClass | undefined;
}

const CODE = /^[A-Z][A-Z0-9-]{0,47}$/;
const FIELDS = ['qualificationCode', 'parties', 'direction', 'effect', 'requiredToPractise', 'conditions', 'documents', 'fees', 'legalBasis', 'validFrom', 'validTo', 'provenance'];

/** Everything that is wrong with a rule; empty when it may be proposed. */
export function checkRule(code: string, content: Readonly<Record<string, unknown>>, facts: RuleFacts): FieldIssue[] {
  const check = new Checker(content);
  if (!CODE.test(code)) check.report('code', 'code_form', 'A-Z, 0-9, -');
  check.noOthers(FIELDS);
  if (facts.qualificationClass === undefined) check.report('qualificationCode', 'qualification_unknown', String(content['qualificationCode']));
  check.jurisdictions('parties', facts.jurisdictions, 2);
  check.oneOf('direction', RULE_DIRECTIONS);
  if (content['direction'] !== 'multilateral' && Array.isArray(content['parties']) && content['parties'].length !== 2) check.report('parties', 'two_parties', '2');
  check.oneOf('effect', RECOGNITION_EFFECTS);
  if (typeof content['requiredToPractise'] !== 'boolean') check.report('requiredToPractise', 'yes_or_no');
  if (facts.qualificationClass === 'level' && content['requiredToPractise'] === true) check.report('requiredToPractise', 'level_is_no_condition');
  checkConditions(check);
  check.texts('documents', 20, 60);
  for (const fee of check.parts('fees', 20)) {
    fee.known('jurisdiction', facts.jurisdictions, 'jurisdiction_unknown');
    fee.whole('fen', 0, 100_000_000);
    fee.text('source', 300);
  }
  for (const basis of check.parts('legalBasis', 20)) basis.text('law', 100);
  checkDays(check);
  check.part('provenance', false)?.text('status', 60);
  return check.issues;
}

function checkConditions(check: Checker): void {
  const seen = new Set<unknown>();
  for (const condition of check.parts('conditions', 20)) {
    condition.oneOf('code', STOCK_CONDITIONS);
    condition.text('zh', 300);
    condition.text('en', 300);
    if (seen.has(condition.value('code'))) condition.report('code', 'twice');
    seen.add(condition.value('code'));
  }
  // A supplementary exam without the effect that it belongs to, or the other way round, contradicts itself.
  const measured = check.value('effect') === 'compensation_measure';
  if (measured !== (seen.has('supplementary_exam') || seen.has('filing_at_host'))) check.report('conditions', measured ? 'measure_missing' : 'measure_without_effect');
}

function checkDays(check: Checker): void {
  const [from, to] = [check.value('validFrom'), check.value('validTo')];
  if (typeof from !== 'string' || !isDay(from)) return check.report('validFrom', 'day');
  if (to === null) return;
  if (typeof to !== 'string' || !isDay(to)) return check.report('validTo', 'day');
  if (to <= from) check.report('validTo', 'not_after_start', from);
}

/** The directions in which a rule runs. */
export function directionsOf({ parties, direction }: Pick<RuleContent, 'parties' | 'direction'>): { from: string; to: string }[] {
  const pairs = parties.flatMap((from) => parties.filter((to) => to !== from).map((to) => ({ from, to })));
  return direction === 'one_way' ? pairs.filter(({ from }) => from === parties[0]) : pairs;
}
