import type { Deadline } from '../../api/types.js';

type DayKind = 'outside' | 'start' | 'counted' | 'excluded' | 'due';
/** A day of a counted limit, with what it is in the count. */
export interface CountedDay {
  readonly on: string;
  readonly kind: DayKind;
  /** Which working day of the limit it is. */
  readonly nth: number;
  readonly reason: string | undefined;
  /** The clock stood on that day. */
  readonly stood: boolean;
}

/** What the count needs to know of a deadline. */
export type CountedDeadline = Pick<Deadline, 'dueOn'> & { readonly derivation: Pick<Deadline['derivation'], 'startOn' | 'excluded'> };

const DAY_MS = 86_400_000;

function next(day: string, by = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

/** Weeks (Monday first) of the month of a day; null where a week reaches into another month. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; day.startsWith(month); day = next(day)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Every day from the start to the last one, with what it is in the count. */
export function countedDays({ derivation, dueOn }: CountedDeadline): ReadonlyMap<string, CountedDay> {
  const excluded = new Map(derivation.excluded.map((day) => [day.on, day]));
  const days = new Map<string, CountedDay>([[derivation.startOn, { on: derivation.startOn, kind: 'start', nth: 0, reason: undefined, stood: false }]]);
  let nth = 0;
  for (let on = next(derivation.startOn); on <= dueOn; on = next(on)) {
    const out = excluded.get(on);
    if (out === undefined) nth += 1;
    days.set(on, { on, kind: out !== undefined ? 'excluded' : on === dueOn ? 'due' : 'counted', nth, reason: out?.nameZh, stood: out?.why === 'stopped' });
  }
  return days;
}

/** The months (`YYYY-MM`) that the days from `from` to `to` touch. */
export function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = next(`${month}-28`, 5).slice(0, 7)) months.push(month);
  return months;
}
