import {
  countLimit, endOfDayShanghai, shanghaiDay, yearOf, type Calendar, type Day, type DeadlineKind, type ExcludedDay, type LawRef, type LimitCount, type LimitUnit, type NamedDay, type StoppedSpan,
} from '#kernel';
import { limitRule, PROCEDURE_RULES, type ExtensionRule, type LimitRuleKey, type Procedure, type Silence, type StartEvent } from './limit-rules.js';

/** A limit of a service type, with the act that sets it (null: the platform's own proposal). */
export interface Limit {
  readonly value: number;
  readonly unit: LimitUnit;
  readonly lawRef: LawRef | null;
  /** The rule behind it, where it is not that of the procedure. */
  readonly rule?: LimitRuleKey | undefined;
}

/** The limits of one service type. `promisedDecision` binds internally; the day promised is never after the one that binds legally. */
export interface Limits {
  readonly procedure: Procedure;
  readonly acceptance: Limit;
  readonly decision: Limit;
  readonly promisedDecision: Limit;
  readonly delivery: Limit;
  /** Null: an unanswered supplement never lapses. */
  readonly supplementAnswer: Limit | null;
}

/** By how much a clock was made longer, by whose leave. */
export type Extension = Pick<ExtensionRule, 'value' | 'by' | 'lawRef'>;

/** How a date was found; stored with it and shown as "why this date" (promise 2). */
export interface Derivation {
  readonly rule: LimitRuleKey;
  readonly lawRef: LawRef | null;
  readonly countingLawRef: LawRef;
  readonly value: number;
  readonly unit: LimitUnit;
  /** The limit counts from the day after this one. */
  readonly startOn: Day;
  readonly startEvent: StartEvent;
  readonly excluded: readonly ExcludedDay[];
  readonly makeUpCounted: readonly NamedDay[];
  readonly calendarVersion: string;
  /** Where a last day that nobody works moved from (民法典 203); null when it did not move. */
  readonly movedFrom: Day | null;
  /** The promised limit beside it; null where none is promised. */
  readonly promised: Limit | null;
  readonly stopped: readonly StoppedSpan[];
  readonly extension: Extension | null;
  /** The day that the published calendar gives, where it was not to the applicant's advantage and the earlier date stands; null otherwise. */
  readonly keptAgainst: Day | null;
}

/** A clock ready to be stored. */
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly startsOn: Day;
  readonly dueOn: Day;
  /** Last instant that is in time (UTC). */
  readonly dueAt: Date;
  /** Day promised to the public, for a decision. */
  readonly promisedOn: Day | null;
  /** Rests on a year whose calendar is not published yet. */
  readonly provisional: boolean;
  readonly silence: Silence;
  readonly derivation: Derivation;
}

/** What a clock that runs is counted anew from. */
export type CountedDeadline = Pick<Deadline, 'kind' | 'dueOn' | 'promisedOn' | 'provisional' | 'silence' | 'derivation'>;

/** When and how a clock starts. */
export interface Start {
  readonly kind: DeadlineKind;
  readonly at: Date;
  /** The acceptance clock of a supplemented request runs from the day of the answer, which is a new receipt of complete papers (32(4)-(5)). */
  readonly afterSupplement?: boolean;
  /** Working days that the applicant was told a suspension takes (45); only for that clock. */
  readonly announced?: number;
}

/** 行政许可法 第八十二条: working days; 民法典 第二百零三条: a last day that is no working day. */
const COUNTING: Readonly<Record<LimitUnit, LawRef>> = {
  working_day: { law: '行政许可法', article: '82' },
  day: { law: '民法典', article: '203' },
  month: { law: '民法典', article: '203' },
};

function lawful(key: LimitRuleKey): Limit {
  const { value, unit, lawRef } = limitRule(key);
  return { value: value ?? 0, unit, lawRef };
}

/** The limits of review (行政复议法 30, 31, 62); nobody has promised a shorter one, and delivery follows the licensing law by reference. */
export const REVIEW_LIMITS: Limits = {
  procedure: 'review', acceptance: lawful('review.acceptance'), decision: lawful('review.decision'), promisedDecision: lawful('review.decision'), delivery: lawful('licence.delivery'),
  supplementAnswer: lawful('review.supplement_answer'),
};

/** Starts a clock. Undefined when the service type sets no such limit. */
export function startDeadline(start: Start, limits: Limits, calendar: Calendar): Deadline | undefined {
  const { kind } = start;
  const limit = limitOf(start, limits);
  if (!limit) return undefined;
  const key = limit.rule ?? PROCEDURE_RULES[limits.procedure][kind];
  const rule = limitRule(key);
  const basis = {
    rule: key, lawRef: limit.lawRef, countingLawRef: COUNTING[limit.unit], value: limit.value, unit: limit.unit, startOn: shanghaiDay(start.at),
    startEvent: kind === 'acceptance' && start.afterSupplement === true ? 'supplement_answer' as const : rule.start,
    promised: kind === 'decision' ? limits.promisedDecision : null, stopped: [], extension: null, keptAgainst: null,
  };
  return count(kind, rule.silence, basis, calendar);
}

/** Until when a paper may follow that was promised or tolerated; counted like every limit, but no clock of the life cycle, for it may outlive the decision. */
export type MaterialLimit = Pick<Deadline, 'dueOn' | 'dueAt' | 'provisional' | 'derivation'>;

export function startMaterialLimit(rule: 'material.promise' | 'material.tolerance', limit: Limit, at: Date, calendar: Calendar): MaterialLimit {
  const basis = {
    rule, lawRef: limit.lawRef, countingLawRef: COUNTING[limit.unit], value: limit.value, unit: limit.unit, startOn: shanghaiDay(at), startEvent: limitRule(rule).start, promised: null, stopped: [], extension: null,
    keptAgainst: null,
  };
  return materialLimitOf(count('supplement_answer', 'overdue', basis, calendar));
}

/** The same under a calendar that has come or was corrected: never an earlier day. Undefined where it changes nothing. */
export function recountMaterialLimit({ dueOn, provisional, derivation }: MaterialLimit, calendar: Calendar): MaterialLimit | undefined {
  const anew = recountDeadline({ kind: 'supplement_answer', silence: 'overdue', promisedOn: null, dueOn, provisional, derivation }, calendar);
  return anew && materialLimitOf(anew);
}

function materialLimitOf({ dueOn, dueAt, provisional, derivation }: Deadline): MaterialLimit {
  return { dueOn, dueAt, provisional, derivation };
}

/** The same clock after it stood for a while (行政许可法 45). */
export function continueDeadline(from: CountedDeadline, span: StoppedSpan, calendar: Calendar): Deadline {
  return count(from.kind, from.silence, { ...from.derivation, stopped: [...from.derivation.stopped, span], keptAgainst: null }, calendar);
}

/** Who may make a clock longer; null when its rule lets nobody, or when it has been done. */
export function extendableBy({ rule, unit, extension }: Pick<Derivation, 'rule' | 'unit' | 'extension'>): ExtensionRule['by'] | null {
  const allowed = limitRule(rule).extension;
  return extension === null && allowed?.unit === unit ? allowed.by : null;
}

/** The same clock made longer, as its rule allows. Throws TypeError for one that its rule does not let anyone extend. */
export function extendDeadline(from: CountedDeadline, calendar: Calendar): Deadline {
  const { extension } = limitRule(from.derivation.rule);
  if (!extension || extendableBy(from.derivation) === null) throw new TypeError(`nobody may extend ${from.derivation.rule}`);
  const { value, by, lawRef } = extension;
  return count(from.kind, from.silence, { ...from.derivation, extension: { value, by, lawRef }, keptAgainst: null }, calendar);
}

/**
 * The same clock under a calendar that was published or corrected since; undefined while the year in which it ends is still missing, and for one that the calendar has not changed. The date moves never to the applicant's disadvantage: what binds the authority
 * only earlier, what binds the applicant only later.
 */
export function recountDeadline(from: CountedDeadline, calendar: Calendar): Deadline | undefined {
  const hasCome = from.provisional && calendar.years.has(yearOf(from.dueOn));
  if (!hasCome && !wasCorrected(from, calendar)) return undefined;
  const anew = count(from.kind, from.silence, { ...from.derivation, keptAgainst: null }, calendar);
  const { binds } = limitRule(from.derivation.rule);
  const better = (mine: Day, theirs: Day): Day => ((mine < theirs) === (binds === 'authority') ? mine : theirs);
  const dueOn = better(anew.dueOn, from.dueOn);
  const promisedOn = anew.promisedOn === null || from.promisedOn === null ? anew.promisedOn : better(anew.promisedOn, from.promisedOn);
  const isKept = dueOn !== anew.dueOn;
  // Every day up to one that is kept is published: no later calendar can move it.
  return { ...anew, dueOn, dueAt: endOfDayShanghai(dueOn), promisedOn, provisional: anew.provisional && !isKept, derivation: { ...anew.derivation, keptAgainst: isKept ? anew.dueOn : null } };
}

/** Whether a year between start and end was counted by another version than the one that is published now. */
function wasCorrected({ dueOn, derivation }: CountedDeadline, calendar: Calendar): boolean {
  const versions = (text: string): ReadonlyMap<string, string> => new Map(text.split(' ').map((each) => each.split('=') as [string, string]));
  const now = versions(calendar.version);
  return [...versions(derivation.calendarVersion)].some(([year, version]) => now.has(year) && now.get(year) !== version && Number(year) >= yearOf(derivation.startOn) && Number(year) <= yearOf(dueOn));
}

type Basis = Omit<Derivation, keyof Counted>;
type Counted = Pick<LimitCount, 'excluded' | 'makeUpCounted' | 'calendarVersion' | 'movedFrom'>;

function count(kind: DeadlineKind, silence: Silence, basis: Basis, calendar: Calendar): Deadline {
  const more = basis.extension?.value ?? 0;
  const { dueOn, provisional, ...counted } = countLimit(basis.startOn, basis.value + more, basis.unit, calendar, basis.stopped);
  return {
    kind, startsOn: basis.startOn, dueOn, dueAt: endOfDayShanghai(dueOn), promisedOn: promisedDay(basis, more, dueOn, calendar), provisional, silence,
    derivation: { ...basis, excluded: counted.excluded, makeUpCounted: counted.makeUpCounted, calendarVersion: counted.calendarVersion, movedFrom: counted.movedFrom },
  };
}

/** An extension prolongs the promise by as much as the limit; a promise is never later than the limit. */
function promisedDay(basis: Basis, more: number, dueOn: Day, calendar: Calendar): Day | null {
  if (basis.promised === null) return null;
  const { dueOn: promised } = countLimit(basis.startOn, basis.promised.value + more, basis.promised.unit, calendar, basis.stopped);
  return promised < dueOn ? promised : dueOn;
}

function limitOf({ kind, announced }: Start, limits: Limits): Limit | null {
  switch (kind) {
    case 'acceptance':
      return limits.acceptance;
    case 'supplement_answer':
      return limits.supplementAnswer;
    case 'decision':
      return limits.decision;
    case 'suspension':
      return announced === undefined ? null : { value: announced, unit: 'working_day', lawRef: limitRule('licence.suspension').lawRef };
    case 'delivery':
      return limits.delivery;
  }
}
