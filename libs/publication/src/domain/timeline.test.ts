import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applied, firstOverlap, inForceAt, lay, takeOff, type Placed } from './timeline.js';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 25, 0, minute));
const placed = (number: number, from: number, to: number | null): Placed => ({ number, force: { validFrom: at(from), validTo: to === null ? null : at(to) } });

/** Histories of acts on one document: lay a version at a minute, or take one off at a minute. */
const histories = fc.array(fc.record({ act: fc.constantFrom('lay' as const, 'lay' as const, 'take' as const), minute: fc.integer({ min: 0, max: 40 }), pick: fc.nat(20) }), { maxLength: 25 });

function play(history: readonly { act: 'lay' | 'take'; minute: number; pick: number }[]): Placed[] {
  let timeline: Placed[] = [];
  let number = 0;
  for (const { act, minute, pick } of history) {
    const result = act === 'lay' ? lay(timeline, (number += 1), at(minute)) : takeOff(timeline, timeline[pick % Math.max(1, timeline.length)]?.number ?? 0, at(minute));
    if (result.ok) timeline = applied(timeline, result.value);
  }
  return timeline;
}

describe('laying versions', () => {
  it.each<[string, Placed[], number, Placed[]]>([
    ['the first is open', [], 10, [placed(9, 10, null)]],
    ['the one in force ends there', [placed(1, 0, null)], 10, [placed(1, 0, 10), placed(9, 10, null)]],
    ['a scheduled one ends the new one', [placed(1, 0, 20), placed(2, 20, null)], 10, [placed(1, 0, 10), placed(9, 10, 20), placed(2, 20, null)]],
    ['before everything', [placed(1, 5, null)], 2, [placed(9, 2, 5), placed(1, 5, null)]],
    ['into a gap that a retired one left', [placed(1, 0, 4), placed(2, 20, null)], 10, [placed(1, 0, 4), placed(9, 10, 20), placed(2, 20, null)]],
  ])('%s', (_what, before, from, after) => {
    const result = lay(before, 9, at(from));
    expect(result.ok && applied(before, result.value).sort((a, b) => a.force.validFrom.getTime() - b.force.validFrom.getTime())).toEqual(after);
  });

  it('refuses the instant at which another begins, and names it', () => {
    expect(lay([placed(3, 10, null)], 9, at(10))).toEqual({ ok: false, refusal: { code: 'version_clash', details: { with: 3, from: at(10).toISOString() } } });
  });
});

describe('taking off', () => {
  it('lets the one before go on', () => {
    const before = [placed(1, 0, 20), placed(2, 20, 30), placed(3, 30, null)];
    const result = takeOff(before, 2, at(10));
    expect(result.ok && applied(before, result.value).sort((a, b) => a.number - b.number)).toEqual([placed(1, 0, 30), placed(3, 30, null)]);
  });

  it.each([['began', 20, 'version_in_force'], ['begins at this very instant', 20, 'version_in_force'], ['is not there', 99, 'version_not_placed']])('refuses what %s', (_what, number, code) => {
    const timeline = [placed(20, 20, null)];
    expect(takeOff(timeline, number, at(20))).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('any history', () => {
  it('has at most one version in force at any instant, and leaves no gap once something was laid', () => {
    fc.assert(fc.property(histories, (history) => {
      const timeline = play(history);
      expect(firstOverlap(timeline)).toBeUndefined();
      const begins = Math.min(...timeline.map(({ force }) => force.validFrom.getTime()));
      for (let minute = 0; minute <= 41; minute += 1) {
        const holding = timeline.filter(({ force }) => force.validFrom <= at(minute) && (force.validTo === null || at(minute) < force.validTo));
        expect(holding.length).toBe(at(minute).getTime() >= begins ? 1 : 0);
        expect(inForceAt(timeline, at(minute))).toEqual(holding[0]);
      }
    }));
  });

  it('of laying and taking off again is none', () => {
    fc.assert(fc.property(histories, fc.integer({ min: 0, max: 40 }), (history, minute) => {
      const timeline = play(history);
      const laid = lay(timeline, 1_000, at(minute));
      fc.pre(laid.ok);
      if (!laid.ok) return;
      const after = applied(timeline, laid.value);
      const off = takeOff(after, 1_000, at(minute - 1));
      const sorted = (placements: readonly Placed[]): Placed[] => [...placements].sort((a, b) => a.number - b.number);
      // A version laid before everything else leaves nothing behind; elsewhere the one before it goes on as it was.
      expect(off.ok && sorted(applied(after, off.value))).toEqual(sorted(timeline));
    }));
  });
});
