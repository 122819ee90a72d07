import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toFen } from '#kernel';
import { EXACT_UP_TO, fewestPayments, netPositions, type Obligation, type NetPosition } from './netting.js';

const PLACES = ['110000', '120000', '130100', '130200', '130300', '130400', '130600', '131000'];
const obligation: fc.Arbitrary<Obligation> = fc.tuple(fc.shuffledSubarray(PLACES, { minLength: 2, maxLength: 2 }), fc.integer({ min: 1, max: 5 })).map(([[debtor = '', creditor = ''], amount]) => ({ debtor, creditor, amount: toFen(amount) }));
const position = (place: string, amount: number): NetPosition => ({ place, amount: toFen(amount) });

/** The most groups of sum zero, by trying every partition; slow and obvious. */
function mostGroups(amounts: readonly number[]): number {
  const [first, ...rest] = amounts;
  if (first === undefined) return 0;
  let most = -Infinity;
  for (let subset = 0; subset < 1 << rest.length; subset += 1) {
    const inside = rest.filter((_, index) => (subset & (1 << index)) !== 0);
    if (first + inside.reduce((sum, each) => sum + each, 0) === 0) most = Math.max(most, 1 + mostGroups(rest.filter((_, index) => (subset & (1 << index)) === 0)));
  }
  return most;
}

describe('multilateral netting', () => {
  it('sums to zero, settles everyone to the fen, and takes the fewest payments there are', () => {
    fc.assert(fc.property(fc.array(obligation, { maxLength: 12 }), (obligations) => {
      const positions = netPositions(obligations);
      expect(positions.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
      const payments = fewestPayments(positions);
      const settled = new Map(positions.map(({ place, amount }) => [place, amount as number]));
      for (const { from, to, amount } of payments) {
        expect(amount).toBeGreaterThan(0);
        settled.set(from, (settled.get(from) ?? NaN) + amount).set(to, (settled.get(to) ?? NaN) - amount);
      }
      expect([...settled.values()].filter((left) => left !== 0)).toEqual([]);
      const open = positions.map(({ amount }) => amount as number).filter((amount) => amount !== 0);
      expect(payments).toHaveLength(open.length - mostGroups(open));
    }), { numRuns: 10_000 });
  });

  it('pairs those who match instead of passing money through a third', () => {
    const payments = fewestPayments([position('a', 500), position('b', -300), position('c', 300), position('d', -500)]);
    expect(payments).toHaveLength(2);
    expect(payments).toEqual(expect.arrayContaining([{ from: 'd', to: 'a', amount: 500 }, { from: 'b', to: 'c', amount: 300 }]));
  });

  it('gives the same for the same month', () => {
    const obligations: readonly Obligation[] = [{ debtor: 'b', creditor: 'a', amount: toFen(7) }, { debtor: 'a', creditor: 'c', amount: toFen(3) }];
    expect(fewestPayments(netPositions(obligations))).toEqual(fewestPayments(netPositions([...obligations].reverse())));
  });

  it('settles more places than can be tried, in at most one payment less than there are', () => {
    const many = Array.from({ length: EXACT_UP_TO + 4 }, (_, at) => position(`p${String(at).padStart(2, '0')}`, at % 2 === 0 ? at + 1 : -at));
    expect(fewestPayments(many).length).toBeLessThan(many.length);
  });

  it.each([
    ['nothing', [{ debtor: 'a', creditor: 'b', amount: toFen(0) }]], ['less than nothing', [{ debtor: 'a', creditor: 'b', amount: toFen(-1) }]], ['to oneself', [{ debtor: 'a', creditor: 'a', amount: toFen(1) }]],
  ])('refuses an obligation of %s', (_, obligations) => {
    expect(() => netPositions(obligations)).toThrow(RangeError);
  });

  it('refuses positions that do not sum to zero', () => {
    expect(() => fewestPayments([position('a', 1)])).toThrow(RangeError);
  });
});
