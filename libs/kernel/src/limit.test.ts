import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isWorkday } from 'chinese-days';
import fc from 'fast-check';
import { countLimit, LIMIT_UNITS, type LimitUnit, type StoppedSpan } from './limit.js';
import { makeCalendar, SUSPENSION_GROUNDS, type CalendarYear } from './working-days.js';

const REFERENCE = path.resolve(import.meta.dirname, '../../../seeds/reference/calendar.json');
const { items: PUBLISHED } = JSON.parse(readFileSync(REFERENCE, 'utf8')) as { items: CalendarYear[] };
const calendar = makeCalendar(PUBLISHED);

/**
 * The oracle: plain lists of days, made by counting up dates with Sakamoto's rule for weekdays. Slow, obvious, and nothing of the code under test; for published years it asks
 * `chinese-days` whether people work.
 */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const OFFSETS = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
interface ListedDay { readonly on: string; readonly year: number; readonly month: number; readonly date: number; readonly weekday: number }
const lengthOf = (year: number, month: number): number => (month === 2 && ((year % 4 === 0 && year % 100 !== 0) || year % 400 === 0) ? 29 : (LENGTHS[month - 1] ?? 0));
const DAYS: ListedDay[] = [];
for (let year = 2023; year <= 2030; year += 1) {
  for (let month = 1; month <= 12; month += 1) {
    for (let date = 1; date <= lengthOf(year, month); date += 1) {
      const y = month < 3 ? year - 1 : year;
      const weekday = (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (OFFSETS[month - 1] ?? 0) + date) % 7;
      DAYS.push({ on: `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`, year, month, date, weekday });
    }
  }
}
const PUBLISHED_YEARS = PUBLISHED.map(({ year }) => year);
const worked = new Map(DAYS.map((day) => [day.on, PUBLISHED_YEARS.includes(day.year) ? isWorkday(day.on) : day.weekday !== 0 && day.weekday !== 6]));

interface Drawn { readonly start: number; readonly value: number; readonly unit: LimitUnit; readonly stops: readonly StoppedSpan[] }

/** Walks from day to day and looks at each. */
function oracle({ start, value, unit, stops }: Drawn): { dueOn: string; provisional: boolean } {
  const stands = ({ on }: ListedDay): boolean => stops.some((span) => on >= span.from && on < span.until);
  const isPublished = ({ year }: ListedDay): boolean => PUBLISHED_YEARS.includes(year);
  const works = ({ on }: ListedDay): boolean => worked.get(on) === true;
  let at = start;
  let provisional = false;
  if (unit === 'working_day') {
    for (let left = value; left > 0;) {
      at += 1;
      provisional ||= !isPublished(listed(at));
      if (works(listed(at)) && !stands(listed(at))) left -= 1;
    }
    return { dueOn: listed(at).on, provisional };
  }
  for (let left = unit === 'day' ? value : daysOfMonths(start, value); left > 0;) {
    at += 1;
    if (!stands(listed(at))) left -= 1;
  }
  if (value === 0) return { dueOn: listed(at).on, provisional };
  provisional = !isPublished(listed(at));
  while (!works(listed(at))) {
    at += 1;
    provisional ||= !isPublished(listed(at));
  }
  return { dueOn: listed(at).on, provisional };
}

function listed(at: number): ListedDay {
  const day = DAYS[at];
  if (day === undefined) throw new Error('the oracle ran out of days');
  return day;
}

function daysOfMonths(start: number, months: number): number {
  const { year, month, date } = listed(start);
  const target = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(target / 12), (target % 12) + 1];
  let at = start;
  while (listed(at).year !== y || listed(at).month !== m || listed(at).date !== Math.min(date, lengthOf(y, m))) at += 1;
  return at - start;
}

const LAST_START = DAYS.findIndex(({ on }) => on === '2027-06-30');
const anyUnit = fc.constantFrom(...LIMIT_UNITS);
const LONGEST: Readonly<Record<LimitUnit, number>> = { working_day: 45, day: 60, month: 3 };
const anyDrawn: fc.Arbitrary<Drawn> = anyUnit.chain((unit) => fc.record({
  unit: fc.constant(unit),
  start: fc.integer({ min: 0, max: LAST_START }),
  value: fc.integer({ min: 0, max: LONGEST[unit] }),
  // Offsets from the start: spans may touch, overlap, be empty, and lie wholly after the end.
  spans: fc.array(fc.record({ after: fc.nat({ max: 60 }), length: fc.nat({ max: 40 }), ground: fc.constantFrom(...SUSPENSION_GROUNDS) }), { maxLength: 3 }),
})).map(({ unit, start, value, spans }) => ({
  unit, start, value, stops: spans.map(({ after, length, ground }) => ({ from: DAYS[start + after]?.on ?? '', until: DAYS[start + after + length]?.on ?? '', ground })),
}));
/** A generator of our own (mulberry32, fixed seed): 100,000 cases of fast-check would take most of their time in being made. */
let state = 20_261_126;
function below(bound: number): number {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return (((t ^ (t >>> 14)) >>> 0) / 2 ** 32 * bound) | 0;
}
function drawNext(): Drawn {
  const unit = LIMIT_UNITS[below(LIMIT_UNITS.length)] ?? 'day';
  const start = below(LAST_START);
  const stops = Array.from({ length: below(4) }, (): StoppedSpan => {
    const from = start + below(60);
    return { from: listed(from).on, until: listed(from + below(40)).on, ground: 'testing' };
  });
  return { unit, start, value: below(LONGEST[unit] + 1), stops };
}

const counted = ({ start, value, unit, stops }: Drawn): ReturnType<typeof countLimit> => countLimit(DAYS[start]?.on ?? '', value, unit, calendar, stops);

describe('a limit', () => {
  it('ends where an independent count on chinese-days ends, in 100,000 random cases', () => {
    const differing: unknown[] = [];
    for (let n = 0; n < 100_000; n += 1) {
      const drawn = drawNext();
      const mine = counted(drawn);
      const theirs = oracle(drawn);
      if (mine.dueOn !== theirs.dueOn || mine.provisional !== theirs.provisional) differing.push({ drawn, mine, theirs });
    }
    expect(differing.slice(0, 3)).toEqual([]);
  }, 120_000);

  it('ends where the independent count ends in the corners that fast-check looks for', () => {
    fc.assert(fc.property(anyDrawn, (drawn) => {
      const { dueOn, provisional } = counted(drawn);
      expect({ dueOn, provisional }).toEqual(oracle(drawn));
    }), { numRuns: 2_000 });
  });

  it.each([
    ['2026-02-12', 5, 'working_day', '2026-02-26', null],
    ['2026-03-02', 60, 'day', '2026-05-06', '2026-05-01'],
    ['2026-01-31', 1, 'month', '2026-02-28', null],
    ['2026-08-31', 1, 'month', '2026-09-30', null],
    ['2026-09-01', 1, 'month', '2026-10-08', '2026-10-01'],
    ['2026-03-07', 0, 'day', '2026-03-07', null],
  ] as const)('from %s, %d of %s end on %s', (startOn, value, unit, dueOn, movedFrom) => {
    expect(countLimit(startOn, value, unit, calendar)).toMatchObject({ dueOn, movedFrom });
  });

  it('does not count the day on which the clock stopped, and counts the day on which it went on', () => {
    const stops = [{ from: '2026-03-04', until: '2026-03-10', ground: 'hearing' }] as const;
    const count = countLimit('2026-03-02', 5, 'working_day', calendar, stops);
    expect(count.dueOn).toBe('2026-03-13');
    expect(count.excluded.map(({ on, why, ground }) => [on, why, ground ?? null])).toEqual([
      ['2026-03-04', 'stopped', 'hearing'], ['2026-03-05', 'stopped', 'hearing'], ['2026-03-06', 'stopped', 'hearing'], ['2026-03-07', 'stopped', 'hearing'],
      ['2026-03-08', 'stopped', 'hearing'], ['2026-03-09', 'stopped', 'hearing'],
    ]);
    expect(countLimit('2026-03-02', 5, 'working_day', calendar, [{ from: '2026-03-04', until: '2026-03-04', ground: 'hearing' }]).dueOn).toBe('2026-03-09');
  });

  it('never ends earlier for a clock that stood, nor for a longer value', () => {
    fc.assert(fc.property(anyDrawn, (drawn) => {
      const { dueOn } = counted(drawn);
      expect(dueOn >= counted({ ...drawn, stops: [] }).dueOn).toBe(true);
      expect(counted({ ...drawn, value: drawn.value + 1 }).dueOn >= dueOn).toBe(true);
    }), { numRuns: 2_000 });
  });

  it.each([[-1], [1.5], [10_001], [Number.NaN]])('takes no value of %d', (value) => {
    for (const unit of LIMIT_UNITS) expect(() => countLimit('2026-03-02', value, unit, calendar)).toThrow(RangeError);
  });
});
