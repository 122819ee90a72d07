import { makeCalendar, nextDay, whyExcluded, type Calendar, type CalendarYear, type Day } from '#kernel';
import { nextVersion, type CalendarNotice } from './calendar-notice.js';

/** What a day is: people work, it is a weekend, a holiday, or a weekend day on which people work. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make_up_workday';

/** A day that a publication makes another. */
export interface DayChange {
  readonly on: Day;
  readonly before: DayKind;
  readonly after: DayKind;
  readonly nameZh: string | null;
}

/** What a notice would do to the calendar that is published. */
export interface CalendarChange {
  /** `same`: it is published already, and nothing happens. */
  readonly kind: 'new' | 'same' | 'correction';
  readonly year: number;
  /** The version under which it stands, or would. */
  readonly version: string;
  readonly days: readonly DayChange[];
  /** Why it may not be published; sentences for the operator. */
  readonly problems: readonly string[];
}

/**
 * Holds a notice against what is published. A year is published once; what differs from it is a correction, which somebody must mean (`correct`), which gets a version of its own, and
 * which changes no day that has come: dates are counted and silence has acted by it. `today` in Shanghai.
 */
export function changeOf(notice: CalendarNotice, published: CalendarYear | undefined, today: Day, correct: boolean): CalendarChange {
  const { year } = notice;
  const before = makeCalendar(published ? [published] : []);
  const after = makeCalendar([{ ...notice, version: '1' }]);
  const days = changedDays(year, before, after);
  if (!published) {
    const over = `${year}-12-31` < today ? [`${year} is over: nothing is counted by it any more.`] : [];
    return { kind: 'new', year, version: '1', days, problems: over };
  }
  if (days.length === 0 && sameNames(published, notice)) return { kind: 'same', year, version: published.version, days, problems: [] };
  const past = days.filter(({ on, before: was, after: is }) => on <= today && works(was) !== works(is));
  const problems = [
    ...(correct ? [] : [`${year} is published as version ${published.version}, and this differs from it. If the State Council has changed its notice, say so with --correct.`]),
    ...past.map(({ on }) => `${on} has come: dates have been counted by it, so it stays what it was.`),
  ];
  return { kind: 'correction', year, version: nextVersion(published), days, problems };
}

/** Days of the year that are of another kind in the second calendar. */
export function changedDays(year: number, before: Calendar, after: Calendar): DayChange[] {
  const changes: DayChange[] = [];
  for (let on = `${year}-01-01`; on.startsWith(`${year}-`); on = nextDay(on)) {
    const [was, is] = [kindOf(on, before), kindOf(on, after)];
    if (was !== is) changes.push({ on, before: was, after: is, nameZh: (after.holidays.get(on) ?? after.makeUpWorkdays.get(on) ?? before.holidays.get(on) ?? before.makeUpWorkdays.get(on))?.nameZh ?? null });
  }
  return changes;
}

function kindOf(on: Day, calendar: Calendar): DayKind {
  if (calendar.makeUpWorkdays.has(on) && !calendar.holidays.has(on)) return 'make_up_workday';
  return whyExcluded(on, calendar)?.why === 'holiday' ? 'holiday' : whyExcluded(on, calendar) ? 'weekend' : 'workday';
}

/** Whether people work on a day of this kind. */
export function works(kind: DayKind): boolean {
  return kind === 'workday' || kind === 'make_up_workday';
}

function sameNames(published: CalendarYear, notice: CalendarNotice): boolean {
  const named = ({ holidays, makeUpWorkdays }: Pick<CalendarYear, 'holidays' | 'makeUpWorkdays'>): string =>
    JSON.stringify([holidays, makeUpWorkdays].map((days) => [...days].sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ on, nameZh, nameEn }) => [on, nameZh, nameEn])));
  return named(published) === named(notice);
}
