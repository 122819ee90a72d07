import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hiddenOf, reckonable, type Publication, type Sum } from './suppression.js';

/** Four numbers in two rows and two columns, with every total: the smallest table in which a total can tell what is hidden. */
const SUMS: readonly Sum[] = [
  { whole: 'a*', parts: ['aa', 'ab'] }, { whole: 'b*', parts: ['ba', 'bb'] }, { whole: '*a', parts: ['aa', 'ba'] }, { whole: '*b', parts: ['ab', 'bb'] }, { whole: '**', parts: ['a*', 'b*'] }, { whole: '**', parts: ['*a', '*b'] },
];
type Four = readonly [number, number, number, number];

function tableOf([aa, ab, ba, bb]: Four): ReadonlyMap<string, number> {
  return new Map(Object.entries({ aa, ab, ba, bb, 'a*': aa + ab, 'b*': ba + bb, '*a': aa + ba, '*b': ab + bb, '**': aa + ab + ba + bb }));
}

const MOST = 7;
/** Every table that there could be. */
const EVERY: readonly ReadonlyMap<string, number>[] = Array.from({ length: (MOST + 1) ** 4 }, (_, n) => tableOf([0, 1, 2, 3].map((i) => Math.floor(n / (MOST + 1) ** i) % (MOST + 1)) as unknown as Four));

/** The values that a hidden number could have, for somebody who sees the rest and counts on no number below zero. */
function couldBe(key: string, table: ReadonlyMap<string, number>, hidden: ReadonlySet<string>): ReadonlySet<number> {
  const shown = [...table].filter(([each]) => !hidden.has(each));
  return new Set(EVERY.filter((other) => shown.every(([each, count]) => other.get(each) === count)).map((other) => other.get(key) ?? -1));
}

const anyFour = fc.tuple(...([0, 1, 2, 3].map(() => fc.oneof({ weight: 3, arbitrary: fc.nat({ max: MOST - 1 }) }, { weight: 1, arbitrary: fc.constant(0) })) as [fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>]));

describe('small counts', () => {
  it('are hidden, and nothing that is hidden can be told from what is shown', () => {
    fc.assert(fc.property(anyFour, fc.integer({ min: 2, max: 4 }), (four, least) => {
      const table = tableOf(four);
      const hidden = hiddenOf([{ counts: table, sums: SUMS }], least);
      for (const [key, count] of table) if (count > 0 && count < least) expect(hidden.has(key)).toBe(true);
      for (const key of hidden) expect([key, [...hidden].sort(), couldBe(key, table, hidden).size]).not.toEqual([key, [...hidden].sort(), 1]);
      for (const [key, count] of table) if (count === 0) expect(hidden.has(key)).toBe(false);
    }), { numRuns: 300 });
  });

  it('stay hidden when a sum over time is published later, and what was shown stays shown', () => {
    const month = (name: string, [aa, ab, ba, bb]: Four): Publication => {
      const put = (key: string): string => `${name} ${key}`;
      return { counts: new Map([...tableOf([aa, ab, ba, bb])].map(([key, count]) => [put(key), count])), sums: SUMS.map(({ whole, parts }) => ({ whole: put(whole), parts: parts.map(put) })) };
    };
    const wide = fc.tuple(...([0, 1, 2, 3].map(() => fc.nat({ max: 40 })) as [fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>, fc.Arbitrary<number>]));
    fc.assert(fc.property(wide, wide, wide, (x, y, z) => {
      const months = [month('1', x), month('2', y), month('3', z)];
      const total = x.map((count, i) => count + (y[i] ?? 0) + (z[i] ?? 0)) as unknown as Four;
      const quarter = month('q', total);
      const over = [...quarter.counts.keys()].map((whole) => ({ whole, parts: ['1', '2', '3'].map((name) => whole.replace('q', name)) }));
      const before = hiddenOf(months, 10);
      const after = hiddenOf([...months, { counts: quarter.counts, sums: [...quarter.sums, ...over] }], 10);
      expect([...after].filter((key) => !key.startsWith('q')).sort()).toEqual([...before].sort());
      expect([...reckonable(after, [...months.flatMap(({ sums }) => sums), ...quarter.sums, ...over])]).toEqual([]);
    }));
  });

  it('hide no more than it takes', () => {
    expect([...hiddenOf([{ counts: tableOf([50, 60, 70, 80]), sums: SUMS }], 10)]).toEqual([]);
    expect([...hiddenOf([{ counts: new Map([['all', 105], ['a', 5], ['b', 40], ['c', 60]]), sums: [{ whole: 'all', parts: ['a', 'b', 'c'] }] }], 10)].sort()).toEqual(['a', 'b']);
    expect([...hiddenOf([{ counts: new Map([['all', 110], ['a', 5], ['b', 5], ['c', 100]]), sums: [{ whole: 'all', parts: ['a', 'b', 'c'] }] }], 10)].sort()).toEqual(['a', 'b']);
    expect([...reckonable(new Set(['a']), [{ whole: 'all', parts: ['a', 'b'] }])]).toEqual(['a']);
  });
});
