import { describe, expect, it } from '@jest/globals';
import { countedDays, monthsBetween, weeksOf } from './counted-days.js';

const SPRING_FESTIVAL = ['2026-02-15', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20', '2026-02-21', '2026-02-22', '2026-02-23'];

describe('countedDays', () => {
  it('numbers the working days from the day after the start and leaves out the excluded ones', () => {
    const excluded = SPRING_FESTIVAL.map((on) => ({ on, why: 'holiday' as const, nameZh: '春节' }));
    const days = countedDays({ dueOn: '2026-02-26', derivation: { startOn: '2026-02-12', excluded } });
    expect(days.get('2026-02-12')?.kind).toBe('start');
    expect(days.get('2026-02-14')).toMatchObject({ kind: 'counted', nth: 2 });
    expect(days.get('2026-02-17')).toMatchObject({ kind: 'excluded', reason: '春节' });
    expect(days.get('2026-02-26')).toMatchObject({ kind: 'due', nth: 5 });
  });
});

describe('month sheets', () => {
  it('begin on Monday and hold every day of the month once', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
  });

  it('run over the end of a year', () => {
    expect(monthsBetween('2026-12-30', '2027-02-01')).toEqual(['2026-12', '2027-01', '2027-02']);
  });
});
