import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, addWorkingDays, endOfDayShanghai, isDay, isWorkingDay, makeCalendar, shanghaiDay } from './working-days.js';
import type { CalendarYear, NamedDay } from './working-days.js';

const named = (nameZh: string, nameEn: string, ...days: readonly string[]): NamedDay[] => days.map((on) => ({ on, nameZh, nameEn }));
const SPRING_2026: CalendarYear = {
  year: 2026,
  version: '1',
  holidays: named('春节', 'Spring Festival', '2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'),
  makeUpWorkdays: named('春节', 'Spring Festival', '2026-02-14', '2026-02-28'),
};
const calendar = makeCalendar([SPRING_2026]);

/** The oracle lists days by counting months and finds weekdays by Sakamoto's rule: nothing of the code under test. */
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const OFFSETS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
function listDays(from: number, to: number): { day: string; weekday: number }[] {
  const all: { day: string; weekday: number }[] = [];
  for (let year = from; year <= to; year += 1) {
    MONTHS.forEach((usual, index) => {
      const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
      const length = index === 1 && leap ? 29 : usual;
      for (let date = 1; date <= length; date += 1) {
        const y = index < 2 ? year - 1 : year;
        const weekday = (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (OFFSETS[index] ?? 0) + date) % 7;
        all.push({ day: `${String(year)}-${String(index + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`, weekday });
      }
    });
  }
  return all;
}
const DAYS = listDays(2023, 2029);

interface Sample { readonly years: CalendarYear[]; readonly start: number; readonly count: number }
const inventedYears = [2024, 2025, 2026, 2027].map((year) => {
  const days = DAYS.filter(({ day }) => day.startsWith(String(year)));
  const some = (from: typeof days, maxLength: number): fc.Arbitrary<NamedDay[]> =>
    fc.uniqueArray(fc.constantFrom(...from.map(({ day }) => day)), { maxLength }).map((chosen) => named('假', 'Holiday', ...chosen));
  return fc.record({
    year: fc.constant(year),
    version: fc.constant('1'),
    holidays: some(days, 40),
    makeUpWorkdays: some(days.filter(({ weekday }) => weekday === 0 || weekday === 6), 20),
  });
});
const sample: fc.Arbitrary<Sample> = fc.record({
  years: fc.uniqueArray(fc.constantFrom(...inventedYears), { maxLength: 4 }).chain((chosen) => fc.tuple(...chosen)),
  start: fc.integer({ min: 0, max: DAYS.length - 800 }),
  count: fc.integer({ min: 0, max: 300 }),
});

function oracle({ years, start, count }: Sample): { dueOn: string; skipped: string[]; provisional: boolean } {
  const free = new Set(years.flatMap((year) => year.holidays.map((day) => day.on)));
  const worked = new Set(years.flatMap((year) => year.makeUpWorkdays.map((day) => day.on)));
  const rest = DAYS.slice(start + 1);
  const isWorked = ({ day, weekday }: { day: string; weekday: number }): boolean => !free.has(day) && (worked.has(day) || (weekday !== 0 && weekday !== 6));
  const works = rest.filter(isWorked);
  const dueOn = count === 0 ? DAYS[start]?.day : works[count - 1]?.day;
  if (dueOn === undefined) throw new Error('the oracle ran out of days');
  const walked = rest.filter(({ day }) => day <= dueOn);
  return {
    dueOn,
    skipped: walked.filter((day) => !isWorked(day)).map(({ day }) => day),
    provisional: walked.some(({ day }) => !years.some((year) => day.startsWith(String(year.year)))),
  };
}

describe('working days', () => {
  it('counts over the Spring Festival of 2026: the known value', () => {
    expect(addWorkingDays('2026-02-12', 5, calendar)).toEqual({
      dueOn: '2026-02-26',
      provisional: false,
      excluded: SPRING_2026.holidays.map((day) => ({ on: day.on, why: 'holiday', nameZh: '春节', nameEn: 'Spring Festival' })),
      makeUpCounted: named('春节', 'Spring Festival', '2026-02-14'),
      calendarVersion: '2026=1',
    });
  });

  it.each([
    ['2026-03-02', 0, '2026-03-02'],
    ['2026-03-02', 1, '2026-03-03'],
    ['2026-03-06', 1, '2026-03-09'],
    ['2026-03-07', 1, '2026-03-09'],
    ['2026-02-27', 1, '2026-02-28'],
    ['2026-02-13', 2, '2026-02-24'],
    ['2026-03-02', 20, '2026-03-30'],
  ])('from %s, %d working days end on %s', (start, count, dueOn) => {
    expect(addWorkingDays(start, count, calendar)).toMatchObject({ dueOn, provisional: false });
  });

  it('says why each day did not count', () => {
    expect(addWorkingDays('2026-03-06', 1, calendar).excluded).toEqual([{ on: '2026-03-07', why: 'weekend' }, { on: '2026-03-08', why: 'weekend' }]);
  });

  it('is provisional from the first day that no published year covers', () => {
    expect(addWorkingDays('2026-12-30', 1, calendar)).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(addWorkingDays('2026-12-31', 1, calendar)).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(addWorkingDays('2025-12-31', 1, calendar)).toMatchObject({ provisional: false });
    expect(addWorkingDays('2025-12-30', 2, calendar)).toMatchObject({ provisional: true });
    expect(addWorkingDays('2026-03-02', 1, makeCalendar([]))).toMatchObject({ provisional: true, calendarVersion: '' });
  });

  it('knows its years, and lets a later arrangement replace an earlier', () => {
    const corrected = makeCalendar([SPRING_2026, { ...SPRING_2026, year: 2025, holidays: [], makeUpWorkdays: [] }, { ...SPRING_2026, version: '2', makeUpWorkdays: [] }]);
    expect(corrected.version).toBe('2025=1 2026=2');
    expect(corrected.lastCoveredYear).toBe(2026);
    expect(makeCalendar([]).lastCoveredYear).toBeNull();
    expect(addWorkingDays('2026-02-12', 5, corrected).dueOn).toBe('2026-02-27');
  });

  it('agrees with a slow count on invented calendars', () => {
    fc.assert(fc.property(sample, (drawn) => {
      const expected = oracle(drawn);
      const counted = addWorkingDays(DAYS[drawn.start]?.day ?? '', drawn.count, makeCalendar(drawn.years));
      expect(counted.dueOn).toBe(expected.dueOn);
      expect(counted.excluded.map((day) => day.on)).toEqual(expected.skipped);
      expect(counted.provisional).toBe(expected.provisional);
    }), { numRuns: 500 });
  });

  it('ends on a working day, and a longer limit never ends earlier', () => {
    fc.assert(fc.property(sample, (drawn) => {
      const used = makeCalendar(drawn.years);
      const start = DAYS[drawn.start]?.day ?? '';
      const shorter = addWorkingDays(start, drawn.count, used);
      const longer = addWorkingDays(start, drawn.count + 1, used);
      expect(longer.dueOn > shorter.dueOn).toBe(true);
      expect(isWorkingDay(longer.dueOn, used)).toBe(true);
      expect(addWorkingDays(shorter.dueOn, 1, used).dueOn).toBe(longer.dueOn);
    }));
  });

  it.each([[-1], [0.5], [10_001], [Number.NaN]])('takes no limit of %d days', (count) => {
    expect(() => addWorkingDays('2026-03-02', count, calendar)).toThrow(RangeError);
  });

  it('takes no start that is no day', () => {
    expect(() => addWorkingDays('2026-02-30', 1, calendar)).toThrow(RangeError);
    expect(() => isWorkingDay('tomorrow', calendar)).toThrow(RangeError);
  });
});

describe('days and months', () => {
  it.each(['2024-02-29', '1000-01-01', '9999-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2023-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-04-00', '2026-4-1', '0999-01-01', '2026-01-01T00:00', ''])('%j is no day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('agrees with the listed days', () => {
    fc.assert(fc.property(fc.nat(DAYS.length - 1), fc.nat(DAYS.length - 1), (from, to) => {
      expect(addDays(DAYS[from]?.day ?? '', to - from)).toBe(DAYS[to]?.day);
    }));
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-30', 3, '2027-02-28'], ['2026-01-15', -13, '2024-12-15'], ['2026-05-31', 0, '2026-05-31'],
  ])('%s and %d months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('does not leave the years 1000 to 9999', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addMonths('1000-01-01', -1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError);
    expect(() => addMonths('2026-01-01', 0.5)).toThrow(RangeError);
  });
});

describe('days in Shanghai', () => {
  it('begin eight hours before UTC', () => {
    expect(shanghaiDay(new Date('2026-02-25T15:59:59.999Z'))).toBe('2026-02-25');
    expect(shanghaiDay(new Date('2026-02-25T16:00:00.000Z'))).toBe('2026-02-26');
    expect(endOfDayShanghai('2026-02-26').toISOString()).toBe('2026-02-26T15:59:59.999Z');
  });

  it('end within themselves, and the next millisecond is the next day', () => {
    fc.assert(fc.property(fc.nat(DAYS.length - 2), (index) => {
      const day = DAYS[index]?.day ?? '';
      const end = endOfDayShanghai(day);
      expect(shanghaiDay(end)).toBe(day);
      expect(shanghaiDay(new Date(end.getTime() + 1))).toBe(addDays(day, 1));
    }));
  });
});
