import { addDays, addMonths, addWorkingDays, isWorkingDay, type Calendar, type Day } from '#kernel';

/** How long an entry lets a certificate hold. */
export interface Validity {
  readonly kind: 'permanent' | 'term' | 'unknown';
  readonly value: number | null;
  readonly unit: 'year' | 'month' | 'day' | 'working_day' | null;
}

/** How long before the end a renewal may be asked for. */
export interface Lead {
  readonly value: number;
  readonly unit: 'month' | 'day' | 'working_day';
}

/** Where an act sets no lead of its own, thirty days before the end (行政许可法 第五十条第一款). */
export const STATUTORY_LEAD: Lead = { value: 30, unit: 'day' };

/** What bounds a certificate. */
export interface Bounds {
  readonly validity: Validity;
  /** First day on which the rule holds no longer; null while it is open. */
  readonly ruleEnds: Day | null;
  /** Last day of the recognised certificate itself; null when it has none. */
  readonly originalUntil: Day | null;
}

/** The last day of a certificate that begins on `from`: whichever bound comes first; null when there is none. */
export function lastDayOf(from: Day, calendar: Calendar, { validity, ruleEnds, originalUntil }: Bounds): Day | null {
  const ends = [termEnd(from, validity, calendar), ruleEnds && addDays(ruleEnds, -1), originalUntil].filter((day): day is Day => day !== null);
  return ends.length === 0 ? null : ends.reduce((first, day) => (day < first ? day : first));
}

function termEnd(from: Day, { kind, value, unit }: Validity, calendar: Calendar): Day | null {
  if (kind !== 'term' || value === null || unit === null) return null;
  switch (unit) {
    case 'year':
      return addDays(addMonths(from, value * 12), -1);
    case 'month':
      return addDays(addMonths(from, value), -1);
    case 'day':
      return addDays(from, value - 1);
    case 'working_day':
      return addWorkingDays(from, value, calendar).dueOn;
  }
}

/** The first day on which a renewal may be asked for: the lead before the last day, in the unit of the act that sets it. */
export function renewalOpensOn(until: Day, lead: Lead, calendar: Calendar): Day {
  switch (lead.unit) {
    case 'month':
      return addMonths(until, -lead.value);
    case 'day':
      return addDays(until, -lead.value);
    case 'working_day':
      return workingDaysBefore(until, lead.value, calendar);
  }
}

function workingDaysBefore(until: Day, count: number, calendar: Calendar): Day {
  let day = until;
  for (let left = count; left > 0;) {
    day = addDays(day, -1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}
