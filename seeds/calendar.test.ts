import { describe, expect, it } from '@jest/globals';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { addDays, addWorkingDays, isWorkingDay, makeCalendar } from '#kernel';
import { readReference } from './reference-types.js';

const file = readReference('calendar');
const calendar = makeCalendar(file.items);
const FIRST = '2024-01-01';
const LAST = '2026-12-31';
const dayFrom2024 = (last: string): fc.Arbitrary<string> =>
  fc.nat((Date.parse(last) - Date.parse(FIRST)) / 86_400_000).map((index) => addDays(FIRST, index));

describe('the published calendar', () => {
  it('covers 2024 to 2026 and says so', () => {
    expect(file.items.map((year) => year.year)).toEqual([2024, 2025, 2026]);
    expect(calendar.lastCoveredYear).toBe(2026);
    expect(file.meta['lastCoveredYear']).toBe(2026);
  });

  it('keeps each year within itself, and make-up workdays on weekends that are no holidays', () => {
    for (const { year, holidays, makeUpWorkdays } of file.items) {
      const free = new Set(holidays.map((day) => day.on));
      expect(free.size).toBe(holidays.length);
      for (const day of [...holidays, ...makeUpWorkdays]) expect(day.on.startsWith(`${String(year)}-`)).toBe(true);
      for (const day of makeUpWorkdays) {
        expect([0, 6]).toContain(new Date(`${day.on}T00:00:00Z`).getUTCDay());
        expect(free.has(day.on)).toBe(false);
      }
    }
  });

  it('has the make-up workdays of 2026', () => {
    expect(file.items.at(-1)?.makeUpWorkdays.map((day) => day.on)).toEqual(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']);
  });

  it('gives the known value over the Spring Festival of 2026', () => {
    expect(addWorkingDays('2026-02-12', 5, calendar)).toMatchObject({ dueOn: '2026-02-26', provisional: false });
  });

  it('agrees with chinese-days on every day of the published years', () => {
    for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
      expect([day, isWorkingDay(day, calendar)]).toEqual([day, chineseDays.isWorkday(day)]);
    }
  });

  it('agrees with chinese-days on thousands of limits', () => {
    fc.assert(fc.property(dayFrom2024('2026-08-31'), fc.integer({ min: 1, max: 60 }), (start, count) => {
      const ours = addWorkingDays(start, count, calendar);
      const theirs = nthWorkday(start, count);
      expect(ours.dueOn).toBe(theirs);
      expect(ours.provisional).toBe(false);
    }), { numRuns: 3000 });
  });

  it('does not guess 2027, where chinese-days does', () => {
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true);
    expect(addWorkingDays('2026-12-28', 10, calendar)).toMatchObject({ dueOn: '2027-01-11', provisional: true });
  });
});

function nthWorkday(start: string, count: number): string {
  let day = start;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (chineseDays.isWorkday(day)) left -= 1;
  }
  return day;
}
