import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PATIENCE, waitAfter } from './patience.js';

const HOUR = 3_600_000;
const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: PATIENCE.length, maxLength: PATIENCE.length });

describe('patience', () => {
  it('lasts at least 72 hours and no more than five days, whatever chance says', () => {
    fc.assert(fc.property(chances, (each) => {
      const total = each.reduce((sum, chance, i) => sum + (waitAfter(i + 1, chance) ?? Number.NaN), 0);
      expect(total).toBeGreaterThanOrEqual(72 * HOUR);
      expect(total).toBeLessThanOrEqual(120 * HOUR);
    }));
  });

  it('never waits shorter than before', () => {
    fc.assert(fc.property(chances, (each) => {
      const waits = each.map((chance, i) => waitAfter(i + 1, chance) ?? Number.NaN);
      for (const [i, wait] of waits.entries()) expect(wait).toBeGreaterThanOrEqual(waits[i - 1] ?? 0);
    }));
  });

  it('ends', () => {
    expect([waitAfter(PATIENCE.length, 0), waitAfter(PATIENCE.length + 1, 0), waitAfter(1, 0), waitAfter(1, 1)]).toEqual([30 * HOUR, undefined, 60_000, 72_000]);
  });
});
