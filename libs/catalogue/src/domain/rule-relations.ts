import { periodsOverlap, type Day } from '#kernel';
import type { RuleCondition } from './conditions.js';
import { directionsOf, type RuleContent } from './rule-content.js';

/** What one rule says about one direction: that it alone holds there on those days. */
export interface RuleClaim {
  readonly code: string;
  readonly qualificationCode: string;
  readonly from: string;
  readonly to: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** The claims of a rule, one for each direction. */
export function claimsOf(code: string, content: Pick<RuleContent, 'qualificationCode' | 'parties' | 'direction' | 'validFrom' | 'validTo'>): RuleClaim[] {
  const { qualificationCode, validFrom, validTo } = content;
  return directionsOf(content).map((pair) => ({ code, qualificationCode, ...pair, validFrom, validTo }));
}

/** The claims of other rules that contradict a rule: same qualification, same direction, a day in common. The first of each rule. */
export function clashesOf(content: RuleContent, others: readonly RuleClaim[]): RuleClaim[] {
  const own = claimsOf('', content);
  const clashing = others.filter((other) => own.some((claim) => claim.qualificationCode === other.qualificationCode && claim.from === other.from && claim.to === other.to && periodsOverlap(claim, other)));
  return clashing.filter((clash, i) => clashing.findIndex(({ code }) => code === clash.code) === i);
}

/** The qualifications that conditions refer to, each with the place of its condition. */
export function referencesOf(conditions: readonly Pick<RuleCondition, 'code' | 'parameters'>[]): [number, string][] {
  return conditions.flatMap(({ code, parameters }, i): [number, string][] => {
    const named = code === 'qualification_recognised' ? parameters?.['qualification'] : undefined;
    return typeof named === 'string' ? [[i, named]] : [];
  });
}

/**
 * The way by which a rule of `start` that refers to `named` leads back to itself: to be recognised each would need the other first, so that none ever is.
 * Undefined where it does not.
 */
export function circleOf(start: string, named: string, references: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const ways: string[][] = [[start, named]];
  const seen = new Set<string>();
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) ?? '';
    if (last === start) return way;
    if (seen.has(last)) continue;
    seen.add(last);
    for (const next of references.get(last) ?? []) ways.push([...way, next]);
  }
  return undefined;
}
