/** A calendar day as `YYYY-MM-DD`; days compare as texts. In this system it is always a day in Shanghai. */
export type Day = string;

/** A day with the name of the holiday that it belongs to. */
export interface NamedDay {
  readonly on: Day;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** One published year: the State Council's yearly notice on holidays and the weekend days worked in exchange (调休). */
export interface CalendarYear {
  readonly year: number;
  readonly version: string;
  readonly holidays: readonly NamedDay[];
  readonly makeUpWorkdays: readonly NamedDay[];
}

/** The published years, ready for counting. */
export interface Calendar {
  /** Names every year with its version, so that a derivation says by which arrangement it was counted. */
  readonly version: string;
  readonly years: ReadonlySet<number>;
  /** Null when nothing is published. A limit that runs past this year is provisional. */
  readonly lastCoveredYear: number | null;
  readonly holidays: ReadonlyMap<Day, NamedDay>;
  readonly makeUpWorkdays: ReadonlyMap<Day, NamedDay>;
}

/** Why a clock stands still: 行政许可法 第四十五条. */
export const SUSPENSION_GROUNDS = ['hearing', 'inspection', 'testing', 'quarantine', 'appraisal', 'expert_review'] as const;
export type SuspensionGround = (typeof SUSPENSION_GROUNDS)[number];

/** A day that did not count, with the reason that is shown to the resident. */
export interface ExcludedDay {
  readonly on: Day;
  /** `stopped`: the clock stood, for the reason in `ground`. */
  readonly why: 'weekend' | 'holiday' | 'stopped';
  readonly nameZh?: string;
  readonly nameEn?: string;
  readonly ground?: SuspensionGround;
}

/** A counted limit with everything needed to explain the date. */
export interface WorkingDayCount {
  /** The last day of the limit. */
  readonly dueOn: Day;
  /** True when a day after `startOn` and up to `dueOn` lies in a year that is not published: only weekends were excluded there. */
  readonly provisional: boolean;
  readonly excluded: readonly ExcludedDay[];
  /** Weekend days that counted because people worked on them. */
  readonly makeUpCounted: readonly NamedDay[];
  readonly calendarVersion: string;
}

const DAY = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const DAY_MILLIS = 86_400_000;
/** China has kept UTC+8 without summer time since 1992. */
const SHANGHAI_OFFSET_MILLIS = 8 * 3_600_000;
const MAX_WORKING_DAYS = 10_000;
const ISO_LENGTH = '2026-01-01T00:00:00.000Z'.length;

/** Whether the text is a real day of the calendar: 2023-02-29 is not. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month - 1);
}

/** Prepares published years for counting; of two entries for one year the later in the list wins. */
export function makeCalendar(published: readonly CalendarYear[]): Calendar {
  const years = [...new Map(published.map((year) => [year.year, year])).values()].sort((a, b) => a.year - b.year);
  const byDay = (days: readonly NamedDay[]): readonly (readonly [Day, NamedDay])[] => days.map((day) => [day.on, day]);
  return {
    version: years.map((year) => `${String(year.year)}=${year.version}`).join(' '),
    years: new Set(years.map((year) => year.year)),
    lastCoveredYear: years.at(-1)?.year ?? null,
    holidays: new Map(years.flatMap((year) => byDay(year.holidays))),
    makeUpWorkdays: new Map(years.flatMap((year) => byDay(year.makeUpWorkdays))),
  };
}

/** Whether people work on the day. In a year that is not published only weekends are free. */
export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  millisOf(day);
  return whyExcluded(day, calendar) === undefined;
}

/**
 * The day on which a limit of `count` working days ends. The day after `startOn` counts as the first
 * (行政许可法 第八十二条: working days, statutory holidays excluded). Zero gives `startOn` itself. `leftOut` names days that do not count for another reason.
 * Throws RangeError for a text that is no day or a count that is not a whole number from 0 to 10,000.
 */
export function addWorkingDays(startOn: Day, count: number, calendar: Calendar, leftOut?: (day: Day) => ExcludedDay | undefined): WorkingDayCount {
  if (!Number.isInteger(count) || count < 0 || count > MAX_WORKING_DAYS) throw new RangeError('a limit is a whole number of working days');
  const excluded: ExcludedDay[] = [];
  const makeUpCounted: NamedDay[] = [];
  let provisional = false;
  let dueOn = addDays(startOn, 0);
  for (let counted = 0; counted < count;) {
    dueOn = nextDay(dueOn);
    provisional ||= !calendar.years.has(yearOf(dueOn));
    const reason = leftOut?.(dueOn) ?? whyExcluded(dueOn, calendar);
    if (reason !== undefined) {
      excluded.push(reason);
      continue;
    }
    counted += 1;
    const makeUp = calendar.makeUpWorkdays.get(dueOn);
    if (makeUp !== undefined) makeUpCounted.push(makeUp);
  }
  return { dueOn, provisional, excluded, makeUpCounted, calendarVersion: calendar.version };
}

/** The day after a real day; quicker than {@link addDays}, for it does not ask whether it is one. Throws RangeError past the year 9999. */
export function nextDay(day: Day): Day {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MILLIS).toISOString();
  if (next.length !== ISO_LENGTH) throw new RangeError('past the years 1000 to 9999');
  return next.slice(0, 10);
}

/** The day `count` calendar days later, or earlier when negative. Throws RangeError for a text that is no day. */
export function addDays(day: Day, count: number): Day {
  if (!Number.isInteger(count)) throw new RangeError('days are counted in whole numbers');
  return formatDay(millisOf(day) + count * DAY_MILLIS);
}

/**
 * The corresponding day `count` months later (earlier when negative), or the last of the month when it has no such day
 * (民法典 第二百零二条). Throws RangeError for a text that is no day.
 */
export function addMonths(day: Day, count: number): Day {
  if (!Number.isInteger(count)) throw new RangeError('months are counted in whole numbers');
  const start = new Date(millisOf(day));
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth() + count;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  return formatDay(Date.UTC(year, month, Math.min(start.getUTCDate(), lastDayOfMonth(year, month))));
}

/** The last millisecond of the day in Shanghai (民法典 第二百零三条: a limit ends at 24:00). An act at or before it is in time. */
export function endOfDayShanghai(day: Day): Date {
  return new Date(millisOf(day) + DAY_MILLIS - SHANGHAI_OFFSET_MILLIS - 1);
}

/** The day in Shanghai to which a UTC instant belongs. */
export function shanghaiDay(instant: Date): Day {
  return formatDay(instant.getTime() + SHANGHAI_OFFSET_MILLIS);
}

/** Why people do not work on the day; undefined when they do. In a year that is not published only weekends are free. */
export function whyExcluded(day: Day, calendar: Calendar): ExcludedDay | undefined {
  const holiday = calendar.holidays.get(day);
  if (holiday !== undefined) return { on: day, why: 'holiday', nameZh: holiday.nameZh, nameEn: holiday.nameEn };
  if (calendar.makeUpWorkdays.has(day)) return undefined;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? { on: day, why: 'weekend' } : undefined;
}

/** Year of a day. */
export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function millisOf(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  return Date.parse(`${day}T00:00:00Z`);
}

function lastDayOfMonth(year: number, monthIndex: number): number {
  return new Date(Date.UTC(year, monthIndex + 1, 0)).getUTCDate();
}

function formatDay(millis: number): Day {
  const day = new Date(millis).toISOString().slice(0, 10);
  if (!isDay(day)) throw new RangeError('past the years 1000 to 9999');
  return day;
}
