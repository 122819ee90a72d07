import type { LawRef, RecognitionEffect } from '#kernel';
import type { RuleCondition } from './conditions.js';
import type { TimeLimit } from './recognition-rule.js';

/** How a rule runs between its parties: from the first to the second, both ways, or between any two. */
export const RULE_DIRECTIONS = ['one_way', 'mutual', 'multilateral'] as const;
type RuleDirection = (typeof RULE_DIRECTIONS)[number];

/** What the parties sign of one recognition rule. */
export interface RuleContent {
  readonly qualificationCode: string;
  readonly parties: readonly string[];
  readonly direction: RuleDirection;
  readonly effect: RecognitionEffect;
  /** Whether the host makes it a condition to practise; never for a level qualification (国家职业资格目录 2021: 水平评价类). */
  readonly requiredToPractise: boolean;
  readonly conditions: readonly RuleCondition[];
  /** Codes of the materials that every host asks for. */
  readonly documents: readonly string[];
  /** What single hosts ask for besides. */
  readonly hostDocuments?: readonly { readonly jurisdiction: string; readonly documents: readonly string[] }[];
  /** What each host asks, in fen; a host that is not named asks nothing. */
  readonly fees: readonly { readonly jurisdiction: string; readonly fen: number; readonly source: string }[];
  /** How long each host may take to confirm; where none is named, the limit of the service applies. */
  readonly timeLimits?: readonly ({ readonly jurisdiction: string } & TimeLimit)[];
  readonly legalBasis: readonly LawRef[];
  readonly validFrom: string;
  /** First day on which it no longer holds; null while open. */
  readonly validTo: string | null;
  readonly provenance: { readonly status: string; readonly source: string };
}

/** What one host asks by a rule. */
export function askedBy(rule: Pick<RuleContent, 'documents' | 'hostDocuments' | 'fees' | 'timeLimits'>, host: string): { documents: string[]; fee: { fen: number; source: string } | null; timeLimit: TimeLimit | null } {
  const fee = rule.fees.find(({ jurisdiction }) => jurisdiction === host);
  const limit = rule.timeLimits?.find(({ jurisdiction }) => jurisdiction === host);
  const own = rule.hostDocuments?.find(({ jurisdiction }) => jurisdiction === host)?.documents ?? [];
  return {
    documents: [...new Set([...rule.documents, ...own])],
    fee: fee ? { fen: fee.fen, source: fee.source } : null,
    timeLimit: limit ? { value: limit.value, unit: limit.unit, source: limit.source } : null,
  };
}

/** The directions in which a rule runs. */
export function directionsOf({ parties, direction }: Pick<RuleContent, 'parties' | 'direction'>): { from: string; to: string }[] {
  const pairs = parties.flatMap((from) => parties.filter((to) => to !== from).map((to) => ({ from, to })));
  return direction === 'one_way' ? pairs.filter(({ from }) => from === parties[0]) : pairs;
}
