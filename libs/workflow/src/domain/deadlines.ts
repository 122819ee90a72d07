import {
  addWorkingDays, endOfDayShanghai, shanghaiDay, type Calendar, type Day, type DeadlineKind, type ExcludedDay, type LawRef, type NamedDay,
} from '#kernel';

/** A limit of a service type: working days, with the act that sets it (null: the platform's own proposal). */
export interface Limit {
  readonly workingDays: number;
  readonly lawRef: LawRef | null;
}

/** The limits of one service type. `promisedDecision` binds internally; the day promised is never after the one that binds legally. */
export interface Limits {
  readonly acceptance: Limit;
  readonly decision: Limit;
  readonly promisedDecision: Limit;
  readonly delivery: Limit;
  /** Null: an unanswered supplement never lapses. */
  readonly supplementAnswer: Limit | null;
}

/** What happens by itself when a clock runs out. */
export type Silence = 'deemed_accepted' | 'lapse' | 'overdue';

/** How a date was found; stored with it and shown as "why this date" (promise 2). */
export interface Derivation {
  readonly lawRef: LawRef | null;
  readonly countingLawRef: LawRef;
  readonly workingDays: number;
  /** The limit counts from the day after this one. */
  readonly startOn: Day;
  readonly startEvent: 'receipt' | 'supplement_notice' | 'supplement_answer' | 'acceptance' | 'decision';
  readonly excluded: readonly ExcludedDay[];
  readonly makeUpCounted: readonly NamedDay[];
  readonly calendarVersion: string;
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
  /** Runs into a year whose calendar is not published yet. */
  readonly provisional: boolean;
  readonly silence: Silence;
  readonly derivation: Derivation;
}

/** Days of an authority's limit are working days: 行政许可法 第八十二条. */
const COUNTING: LawRef = { law: '行政许可法', article: '82' };

const SILENCE: Readonly<Record<DeadlineKind, Silence>> = {
  acceptance: 'deemed_accepted',
  supplement_answer: 'lapse',
  decision: 'overdue',
  delivery: 'overdue',
};

const START: Readonly<Record<DeadlineKind, Derivation['startEvent']>> = {
  acceptance: 'receipt',
  supplement_answer: 'supplement_notice',
  decision: 'acceptance',
  delivery: 'decision',
};

/**
 * Starts the clock of the given kind at an instant. Undefined when the service type sets no such limit.
 * The acceptance clock of a supplemented request runs from the day of the answer, which is a new receipt of complete papers (32(4)-(5)).
 */
export function startDeadline(kind: DeadlineKind, at: Date, limits: Limits, calendar: Calendar, afterSupplement = false): Deadline | undefined {
  const limit = limitOf(kind, limits);
  if (!limit) return undefined;
  const startOn = shanghaiDay(at);
  const count = addWorkingDays(startOn, limit.workingDays, calendar);
  const promised = kind === 'decision' ? addWorkingDays(startOn, Math.min(limits.promisedDecision.workingDays, limit.workingDays), calendar).dueOn : null;
  return {
    kind,
    startsOn: startOn,
    dueOn: count.dueOn,
    dueAt: endOfDayShanghai(count.dueOn),
    promisedOn: promised,
    provisional: count.provisional,
    silence: SILENCE[kind],
    derivation: {
      lawRef: limit.lawRef,
      countingLawRef: COUNTING,
      workingDays: limit.workingDays,
      startOn,
      startEvent: kind === 'acceptance' && afterSupplement ? 'supplement_answer' : START[kind],
      excluded: count.excluded,
      makeUpCounted: count.makeUpCounted,
      calendarVersion: count.calendarVersion,
    },
  };
}

function limitOf(kind: DeadlineKind, limits: Limits): Limit | null {
  switch (kind) {
    case 'acceptance':
      return limits.acceptance;
    case 'supplement_answer':
      return limits.supplementAnswer;
    case 'decision':
      return limits.decision;
    case 'delivery':
      return limits.delivery;
  }
}
