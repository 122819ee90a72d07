import type { CalendarCorrection } from '#directory';

/** The years whose calendar is published, and the days of them that were corrected. */
export interface PublishedYears {
  readonly years: readonly number[];
  readonly corrections: readonly CalendarCorrection[];
}

/**
 * The condition that a day was corrected between two days of a row, and that the row was not counted by the correction. Its two values stand at the given place and the next; false,
 * and without values, where nothing was corrected.
 */
export function crossesCorrection(corrections: readonly CalendarCorrection[], row: { readonly startOn: string; readonly dueOn: string; readonly derivation: string }, place: number): { readonly sql: string; readonly values: readonly unknown[] } {
  if (corrections.length === 0) return { sql: 'false', values: [] };
  return {
    sql: `EXISTS (SELECT FROM unnest($${place}::date[], $${place + 1}::text[]) AS c (on_day, counted)
      WHERE c.on_day > ${row.startOn} AND c.on_day <= ${row.dueOn} AND NOT string_to_array(${row.derivation} ->> 'calendarVersion', ' ') @> ARRAY[c.counted])`,
    values: [corrections.map(({ on }) => on), corrections.map(({ counted }) => counted)],
  };
}
