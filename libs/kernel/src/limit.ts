import { addDays, addMonths, addWorkingDays, nextDay, whyExcluded, yearOf, type Calendar, type Day, type ExcludedDay, type SuspensionGround, type WorkingDayCount } from './working-days.js';

/** In what a limit counts. `working_day`: 行政许可法 第八十二条; `day` and `month`: every day of the calendar (民法典 第二百零二条). */
export const LIMIT_UNITS = ['working_day', 'day', 'month'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** Days that do not count because the clock stood: from the day on which it stopped up to, and without, the day on which it went on. */
export interface StoppedSpan {
  readonly from: Day;
  readonly until: Day;
  readonly ground: SuspensionGround;
}

/**
 * A counted limit with everything that explains its date. For `day` and `month` the days left out are those on which the clock stood and those over which the last day moved,
 * and only a last day in a year that is not published makes the date provisional.
 */
export interface LimitCount extends WorkingDayCount {
  /** The day on which a limit of days or months would have ended, had that been a working day (民法典 第二百零三条); null when it did not move. */
  readonly movedFrom: Day | null;
}

const MAX_VALUE = 10_000;

/**
 * The day on which a limit ends that begins on the day after `startOn`. Zero ends it on `startOn`, whatever day that is.
 * Throws RangeError for a text that is no day or a value that is not a whole number from 0 to 10,000.
 */
export function countLimit(startOn: Day, value: number, unit: LimitUnit, calendar: Calendar, stopped: readonly StoppedSpan[] = []): LimitCount {
  if (!Number.isInteger(value) || value < 0 || value > MAX_VALUE) throw new RangeError('a limit is a whole number of its unit');
  const stoodOn = (day: Day): ExcludedDay | undefined => stoppedOn(day, stopped);
  return unit === 'working_day' ? { ...addWorkingDays(startOn, value, calendar, stoodOn), movedFrom: null } : countCalendarDays(startOn, value, unit, calendar, stoodOn);
}

function countCalendarDays(startOn: Day, value: number, unit: 'day' | 'month', calendar: Calendar, stoodOn: (day: Day) => ExcludedDay | undefined): LimitCount {
  const excluded: ExcludedDay[] = [];
  let last = addDays(startOn, 0);
  // What a month has in days is settled by its dates; days on which the clock stood are then added one by one.
  const days = unit === 'day' ? value : daysBetween(startOn, addMonths(startOn, value));
  for (let counted = 0; counted < days;) {
    last = nextDay(last);
    const reason = stoodOn(last);
    if (reason === undefined) counted += 1;
    else excluded.push(reason);
  }
  let dueOn = last;
  let provisional = value > 0 && !calendar.years.has(yearOf(dueOn));
  for (let reason = value > 0 ? whyExcluded(dueOn, calendar) : undefined; reason !== undefined; reason = whyExcluded(dueOn, calendar)) {
    excluded.push(reason);
    dueOn = nextDay(dueOn);
    provisional ||= !calendar.years.has(yearOf(dueOn));
  }
  return { dueOn, provisional, excluded, makeUpCounted: [], calendarVersion: calendar.version, movedFrom: dueOn === last ? null : last };
}

function stoppedOn(day: Day, stopped: readonly StoppedSpan[]): ExcludedDay | undefined {
  const span = stopped.find(({ from, until }) => from <= day && day < until);
  return span && { on: day, why: 'stopped', ground: span.ground };
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
