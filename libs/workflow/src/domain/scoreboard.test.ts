import { describe, expect, it } from '@jest/globals';
import { monthsOf, periodsOf, scoreboardOf, type DecisionBin, type ScoreboardBasis } from './scoreboard.js';

const bin = (change: Partial<DecisionBin>): DecisionBin => ({ month: '2026-01', place: '120000', level: 'province', days: 5, decided: 1, onTime: 1, supplemented: 0, ...change });
const basis = (decisions: readonly DecisionBin[], change: Partial<ScoreboardBasis> = {}): ScoreboardBasis => ({
  frame: [{ place: '110000', levels: ['province', 'county'] }, { place: '120000', levels: ['province', 'county'] }], until: '2026-04-02', least: 10, decisions, timeliness: [], ratings: null, ...change,
});

describe('the scoreboard', () => {
  it('knows the periods that are over', () => {
    expect(periodsOf(2026, '2026-04-29')).toEqual(['2026-01', '2026-02', '2026-03', '2026-Q1']);
    expect(periodsOf(2026, '2026-04-30').at(-1)).toBe('2026-04');
    expect(periodsOf(2026, '2026-12-31').slice(-3)).toEqual(['2026-12', '2026-Q4', '2026']);
    expect(periodsOf(2027, '2026-12-31')).toEqual([]);
    expect([monthsOf('2026-Q2'), monthsOf('2026-07'), monthsOf('2026').length]).toEqual([['2026-04', '2026-05', '2026-06'], ['2026-07'], 12]);
    expect(scoreboardOf('2026-04', basis([]))).toBeUndefined();
  });

  it('gives shares, and the median of days each as often as it was taken', () => {
    const rows = scoreboardOf('2026-01', basis([bin({ days: 2, decided: 10, onTime: 10, supplemented: 5 }), bin({ days: 4, decided: 9, onTime: 5 }), bin({ days: 30, decided: 1, onTime: 0 })]));
    expect(rows?.find(({ place, level }) => place === '120000' && level === 'province')).toMatchObject({ decided: 20, hidden: false, onTimePercent: 75, medianDays: 3, supplementPercent: 25 });
    expect(rows?.find(({ place }) => place === '110000')).toMatchObject({ decided: 0, hidden: false, onTimePercent: null, medianDays: null });
  });

  it('hides what is few, with all that is said of it, also from whoever takes other places, levels and months together', () => {
    const month = (name: string, county: number): DecisionBin[] => [bin({ month: name, decided: 60 }), bin({ month: name, level: 'county', decided: county }), bin({ month: name, place: '110000', decided: 80 }), bin({ month: name, place: '110000', level: 'county', decided: 30 })];
    const given = basis([...month('2026-01', 3), ...month('2026-02', 40), ...month('2026-03', 50)]);
    const shown = (period: string): unknown => scoreboardOf(period, given)?.map(({ place, level, decided, medianDays }) => [place, level, decided, medianDays]);
    expect(shown('2026-01')).toEqual([
      [null, null, 173, 5], ['110000', null, 110, 5], ['110000', 'province', 80, 5], ['110000', 'county', 30, 5], ['120000', null, 63, 5], ['120000', 'province', null, null], ['120000', 'county', null, null],
    ]);
    expect(shown('2026-02')).toContainEqual(['120000', 'county', 40, 5]);
    // the quarter less two months would be the first
    expect(shown('2026-Q1')).toEqual(expect.arrayContaining([['120000', null, 273, 5], ['120000', 'county', null, null], ['120000', 'province', null, null]]));
  });

  it('shows stars as an average, hidden where few gave them, and says where nobody gives any', () => {
    const star = (stars: number, count: number): ScoreboardBasis['timeliness'][number] => ({ month: '2026-01', place: '110000', level: 'county', stars, count });
    const [all] = scoreboardOf('2026-01', basis([], { timeliness: [star(5, 8), star(2, 4)], ratings: [star(1, 9)] })) ?? [];
    expect([all?.timeliness, all?.ratings]).toEqual([{ count: 12, hidden: false, average: 4 }, { count: null, hidden: true, average: null }]);
    expect(scoreboardOf('2026-01', basis([]))?.[0]?.ratings).toBeNull();
  });
});
