import type { Day } from './working-days.js';

/**
 * A half-open stretch of days or of instants: `validFrom` is inside, `validTo` is the first that is not; null means open.
 * Two periods that touch do not overlap. A period that ends where it starts, or before, is empty.
 */
export interface Period<Point extends Day | Date> {
  readonly validFrom: Point;
  readonly validTo: Point | null;
}

export type DayPeriod = Period<Day>;
export type InstantPeriod = Period<Date>;

/** Whether a day (or instant) lies in the period. */
export function periodContains<Point extends Day | Date>(period: Period<Point>, at: Point): boolean {
  return !isBefore(at, period.validFrom) && (period.validTo === null || isBefore(at, period.validTo));
}

/** Whether two periods share at least one day (or instant). */
export function periodsOverlap<Point extends Day | Date>(a: Period<Point>, b: Period<Point>): boolean {
  if (isEmptyPeriod(a) || isEmptyPeriod(b)) return false;
  return (b.validTo === null || isBefore(a.validFrom, b.validTo)) && (a.validTo === null || isBefore(b.validFrom, a.validTo));
}

/** Whether nothing lies in the period. */
export function isEmptyPeriod<Point extends Day | Date>(period: Period<Point>): boolean {
  return period.validTo !== null && !isBefore(period.validFrom, period.validTo);
}

function isBefore<Point extends Day | Date>(a: Point, b: Point): boolean {
  return a < b;
}
