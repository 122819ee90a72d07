import { periodContains, shanghaiDay, type DayPeriod, type InstantPeriod, type RecognitionEffect } from '#kernel';

/** One direction of a version of a rule, as the matrix needs it. */
export interface MatrixRule {
  readonly ruleCode: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly effect: RecognitionEffect;
  readonly standing: 'active' | 'suspended' | 'deprecated' | 'retired';
  readonly valid: DayPeriod;
  readonly force: InstantPeriod;
}

/** What holds from one jurisdiction to another at an instant. */
interface MatrixCell {
  readonly from: string;
  readonly to: string;
  /** The rule in force, suspended and retired ones too; null: there is none. */
  readonly rule: MatrixRule | null;
  /** The next one that is signed and has not begun. */
  readonly next: MatrixRule | null;
  /** Where there is none: the last one that held. */
  readonly last: MatrixRule | null;
}

/** What says more where several say something: a rule that recognises before one that says that nothing is. */
const ORDER = ['active', 'deprecated', 'suspended', 'retired'] as const;

/** From each place to each other, in the order of the places. Total: every pair has a cell. */
export function matrixOf(rules: readonly MatrixRule[], places: readonly string[], at: Date): MatrixCell[] {
  return places.flatMap((from) => places.filter((to) => to !== from).map((to) => cellOf(rules.filter((rule) => rule.from === from && rule.to === to), from, to, at)));
}

function cellOf(rules: readonly MatrixRule[], from: string, to: string, at: Date): MatrixCell {
  const on = shanghaiDay(at);
  const holding = rules.filter(({ force, valid }) => periodContains(force, at) && periodContains(valid, on));
  const rule = holding.sort((a, b) => ORDER.indexOf(a.standing) - ORDER.indexOf(b.standing))[0] ?? null;
  const next = rules.filter(({ force }) => force.validFrom > at).sort((a, b) => a.force.validFrom.getTime() - b.force.validFrom.getTime())[0] ?? null;
  const ended = rules.filter(({ force }) => force.validTo !== null && force.validTo <= at).sort((a, b) => (b.force.validTo?.getTime() ?? 0) - (a.force.validTo?.getTime() ?? 0))[0] ?? null;
  return { from, to, rule, next, last: rule === null ? ended : null };
}
