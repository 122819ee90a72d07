import { countLimit, endOfDayShanghai, shanghaiDay, type Calendar, type Day, type ExcludedDay, type LawRef, type LimitUnit, type NamedDay } from '#kernel';
import { FEEDBACK_LIMITS, type FeedbackLimit, type FeedbackLimitKey } from './limit-rules.js';

/** How a date was found; stored with it and shown as "why this date". */
export interface ClockDerivation {
  readonly rule: FeedbackLimitKey;
  readonly value: number;
  readonly unit: LimitUnit;
  readonly lawRef: LawRef | null;
  readonly valueFrom: FeedbackLimit['valueFrom'];
  /** The limit counts from the day after this one. */
  readonly startOn: Day;
  readonly excluded: readonly ExcludedDay[];
  readonly makeUpCounted: readonly NamedDay[];
  readonly calendarVersion: string;
  /** Where a last day that nobody works moved from (民法典 203); null when it did not move. */
  readonly movedFrom: Day | null;
}

/** A clock ready to be stored. */
export interface StartedClock {
  readonly rule: FeedbackLimitKey;
  readonly startsOn: Day;
  readonly dueOn: Day;
  /** Last instant that is in time (UTC). */
  readonly dueAt: Date;
  /** Rests on a year whose calendar is not published yet. */
  readonly provisional: boolean;
  readonly derivation: ClockDerivation;
}

/** Starts a clock at an instant. */
export function startClock(rule: FeedbackLimitKey, at: Date, calendar: Calendar): StartedClock {
  const { value, unit, lawRef, valueFrom } = FEEDBACK_LIMITS[rule];
  const startOn = shanghaiDay(at);
  const { dueOn, provisional, excluded, makeUpCounted, calendarVersion, movedFrom } = countLimit(startOn, value, unit, calendar);
  return { rule, startsOn: startOn, dueOn, dueAt: endOfDayShanghai(dueOn), provisional, derivation: { rule, value, unit, lawRef, valueFrom, startOn, excluded, makeUpCounted, calendarVersion, movedFrom } };
}
