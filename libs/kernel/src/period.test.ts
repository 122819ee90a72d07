import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isEmptyPeriod, periodContains, periodsOverlap } from './period.js';
import type { DayPeriod, InstantPeriod } from './period.js';
import { addDays } from './working-days.js';

const FIRST = '2026-01-01';
const period = (validFrom: string, validTo: string | null): DayPeriod => ({ validFrom, validTo });

/** Small enough to list every day: the oracle counts days one by one. */
const smallPeriod = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.option(fc.integer({ min: 0, max: 12 })))
  .map(([from, to]) => period(addDays(FIRST, from), to === null ? null : addDays(FIRST, to)));
const listed = (each: DayPeriod): Set<string> => {
  const days = Array.from({ length: 20 }, (_, index) => addDays(FIRST, index));
  return new Set(days.filter((day) => day >= each.validFrom && (each.validTo === null || day < each.validTo)));
};

describe('period', () => {
  it('has its first day and not its last', () => {
    const january = period('2026-01-01', '2026-02-01');
    expect(periodContains(january, '2026-01-01')).toBe(true);
    expect(periodContains(january, '2026-01-31')).toBe(true);
    expect(periodContains(january, '2026-02-01')).toBe(false);
    expect(periodContains(january, '2025-12-31')).toBe(false);
  });

  it('touches without overlapping', () => {
    expect(periodsOverlap(period('2026-01-01', '2026-02-01'), period('2026-02-01', null))).toBe(false);
    expect(periodsOverlap(period('2026-01-01', null), period('2026-02-01', null))).toBe(true);
  });

  it('works on instants to the millisecond', () => {
    const at = (text: string): Date => new Date(text);
    const morning: InstantPeriod = { validFrom: at('2026-01-01T00:00:00.000Z'), validTo: at('2026-01-01T12:00:00.000Z') };
    expect(periodContains(morning, at('2026-01-01T11:59:59.999Z'))).toBe(true);
    expect(periodContains(morning, at('2026-01-01T12:00:00.000Z'))).toBe(false);
    expect(periodsOverlap(morning, { validFrom: at('2026-01-01T11:59:59.999Z'), validTo: null })).toBe(true);
    expect(periodsOverlap(morning, { validFrom: at('2026-01-01T12:00:00.000Z'), validTo: null })).toBe(false);
  });

  it('agrees with days counted one by one', () => {
    fc.assert(fc.property(smallPeriod, smallPeriod, (a, b) => {
      const inA = listed(a);
      const inB = listed(b);
      expect(isEmptyPeriod(a)).toBe(inA.size === 0);
      expect(periodsOverlap(a, b)).toBe([...inA].some((day) => inB.has(day)));
      expect(periodsOverlap(a, b)).toBe(periodsOverlap(b, a));
      for (let index = 0; index < 15; index += 1) {
        const day = addDays(FIRST, index);
        expect(periodContains(a, day)).toBe(inA.has(day));
      }
    }));
  });
});
