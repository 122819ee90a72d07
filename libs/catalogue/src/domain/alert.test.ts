import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alertsAt } from './holding.js';
import { checkEnding, checkMark, matchOf, standingOf, toHoldingAlert, type AlertFacts } from './alert.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 0, n));
const facts = (change: Partial<AlertFacts> = {}): AlertFacts => ({ kind: 'suspended', jurisdiction: '110000', from: day(10), until: null, ended: null, endedAt: null, ...change });

describe('where an alert stands', () => {
  it.each([
    [facts(), 9, 'to_come'], [facts(), 10, 'in_force'], [facts({ until: day(20) }), 20, 'over'], [facts({ until: day(20) }), 19, 'in_force'],
    [facts({ ended: 'lifted', endedAt: day(15) }), 14, 'in_force'], [facts({ ended: 'lifted', endedAt: day(15) }), 15, 'lifted'],
    [facts({ ended: 'corrected', endedAt: day(15) }), 12, 'corrected'],
  ] as const)('%j on day %i: %s', (alert, on, standing) => expect(standingOf(alert, day(on))).toBe(standing));

  it('is what recognition hears, at every instant', () => {
    const days = fc.integer({ min: 1, max: 40 });
    fc.assert(fc.property(days, fc.option(days), fc.constantFrom(null, 'lifted', 'corrected'), days, days, (from, until, ended, endedOn, at) => {
      const alert = facts({ from: day(from), until: until === null ? null : day(until), ended, endedAt: ended === null ? null : day(endedOn) });
      const heard = toHoldingAlert(alert, 'r');
      expect(heard !== undefined && alertsAt([heard], day(at)).length === 1).toBe(standingOf(alert, day(at)) === 'in_force');
    }));
  });
});

describe('whom an alert touches', () => {
  const [beijing, hebei, shijiazhuang] = ['110000', '130000', '130100'];
  it.each([
    [{ certificateBidx: 'c1', holderBidx: 'h' }, { certificates: ['c0', 'c1'], holder: 'x' }, 'certificate'],
    [{ certificateBidx: 'c1', holderBidx: 'h' }, { certificates: ['c2'], holder: 'h' }, 'other_certificate'],
    [{ certificateBidx: null, holderBidx: 'h' }, { certificates: ['c2'], holder: 'h' }, 'holder'],
    [{ certificateBidx: null, holderBidx: 'h' }, { certificates: ['c2'], holder: null }, undefined],
    [{ certificateBidx: 'c1', holderBidx: 'h' }, { certificates: [], holder: 'x' }, undefined],
  ] as const)('%j, shown %j: %s', (alert, shown, match) => expect(matchOf({ ...alert, jurisdiction: beijing }, { ...shown, issuedIn: beijing })).toBe(match));

  it.each([
    ['another place', hebei, beijing, 'x', undefined], ['another place, of the same holder', hebei, beijing, 'h', 'other_certificate'], ['a place inside', shijiazhuang, hebei, 'x', 'certificate'],
    ['the place around', hebei, shijiazhuang, 'x', 'certificate'], ['a place inside another', shijiazhuang, beijing, 'x', undefined],
  ] as const)('an equal number of %s', (_what, jurisdiction, issuedIn, holder, match) => {
    expect(matchOf({ certificateBidx: 'c1', holderBidx: 'h', jurisdiction }, { certificates: ['c1'], holder, issuedIn })).toBe(match);
  });
});

describe('what may be marked and ended', () => {
  it('gives an end beforehand to a suspension only, and after its beginning', () => {
    const codes = (kind: AlertFacts['kind'], until: Date | null): unknown => {
      const result = checkMark({ kind, from: day(10), until });
      return result.ok ? 'ok' : result.refusal.issues?.[0]?.code;
    };
    expect([codes('suspended', day(11)), codes('suspended', null), codes('suspended', day(10)), codes('revoked', day(11)), codes('revoked', null)]).toEqual(['ok', 'ok', 'after_from', 'suspension_only', 'ok']);
  });

  it.each([
    ['suspended', 'lifted', 'ok'], ['revoked', 'lifted', 'alert_not_suspension'], ['cancelled', 'lifted', 'alert_not_suspension'], ['expired', 'lifted', 'alert_not_suspension'], ['revoked', 'corrected', 'ok'],
  ] as const)('%s, %s: %s', (kind, ending, code) => {
    const result = checkEnding(facts({ kind }), ending, day(12));
    expect(result.ok ? 'ok' : result.refusal.code).toBe(code);
  });

  it('ends once', () => {
    for (const ended of ['lifted', 'corrected'] as const) {
      const result = checkEnding(facts({ ended, endedAt: day(11) }), 'corrected', day(12));
      expect(result.ok ? 'ok' : result.refusal.code).toBe('alert_ended');
    }
  });
});
