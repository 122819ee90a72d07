import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addFen, allocateFen, formatYuan, parseYuan, toFen } from './money.js';

const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(toFen);

describe('money', () => {
  it.each([
    ['0', 0], ['-0.00', 0], ['12', 1200], ['12.3', 1230], ['12.03', 1203], ['-1234.56', -123456], ['9999999999999.99', 999999999999999],
  ])('reads %s yuan as %d fen', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['', '.5', '1.', '1.234', '1,000', '１', '1e3', '--1', '+1', ' 1', '99999999999999'])('does not read %j', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  it.each([[0, '0.00'], [5, '0.05'], [-5, '-0.05'], [123456, '1234.56']])('writes %d fen as %s', (fen, text) => {
    expect(formatYuan(toFen(fen))).toBe(text);
  });

  it('reads back what it writes', () => {
    fc.assert(fc.property(amount, (fen) => {
      expect(parseYuan(formatYuan(fen))).toBe(fen);
    }));
  });

  it('takes no fraction and nothing past the safe integers', () => {
    expect(() => toFen(0.5)).toThrow(RangeError);
    expect(() => toFen(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
    expect(() => toFen(Number.NaN)).toThrow(RangeError);
    expect(() => addFen(toFen(Number.MAX_SAFE_INTEGER), toFen(1))).toThrow(RangeError);
  });

  it('adds exactly', () => {
    expect(addFen()).toBe(0);
    fc.assert(fc.property(fc.array(amount), (amounts) => {
      expect(BigInt(addFen(...amounts))).toBe(amounts.reduce((sum, fen) => sum + BigInt(fen), 0n));
    }));
  });

  it('gives left-over fen to the largest remainder, then to the earlier', () => {
    expect(allocateFen(toFen(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocateFen(toFen(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocateFen(toFen(10), [1, 2])).toEqual([3, 7]);
    expect(allocateFen(toFen(7), [0, 1])).toEqual([0, 7]);
  });

  it('allocates without losing or making a fen, and fairly', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 12 }).filter((all) => all.some((w) => w > 0));
    fc.assert(fc.property(amount, weights, (total, all) => {
      const parts = allocateFen(total, all);
      expect(addFen(...parts)).toBe(total);
      const sum = all.reduce((a, b) => a + b, 0);
      parts.forEach((part, index) => {
        const exact = (BigInt(total) * BigInt(all[index] ?? 0)) / BigInt(sum);
        expect(BigInt(part) - exact).toBeGreaterThanOrEqual(-1n);
        expect(BigInt(part) - exact).toBeLessThanOrEqual(1n);
        if (all[index] === 0) expect(part).toBe(0);
      });
    }));
  });

  it.each([[[]], [[0, 0]], [[-1, 2]], [[0.5]]])('does not allocate by %j', (weights: number[]) => {
    expect(() => allocateFen(toFen(1), weights)).toThrow(RangeError);
  });
});
