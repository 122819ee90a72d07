import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundUntil, decideDeparture, departureState, forceWhileBound, LEAST_NOTICE_MS, partiesToAsk, withdrawalRefusal, type Departure } from './departure.js';

const NOW = new Date('2026-11-25T08:00:00Z');
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);
const notice = (change: Partial<Departure> = {}): Departure => ({ id: 'd', jurisdiction: '130000', effectiveAt: hours(48), withdrawnAt: null, ...change });
const input = { effectiveAt: hours(48), reason: '机构调整' };

describe('a party that leaves', () => {
  it.each<[string, readonly Departure[], Date | null, Partial<typeof input>, string | undefined]>([
    ['may, with a reason and a day ahead', [], hours(-1), {}, undefined],
    ['may at the first instant that leaves a day', [], hours(-1), { effectiveAt: new Date(NOW.getTime() + LEAST_NOTICE_MS) }, undefined],
    ['not a moment earlier', [], hours(-1), { effectiveAt: new Date(NOW.getTime() + LEAST_NOTICE_MS - 1) }, 'notice_too_short'],
    ['not in the past', [], hours(-1), { effectiveAt: hours(-48) }, 'notice_too_short'],
    ['not without a reason', [], hours(-1), { reason: ' ' }, 'batch_reason_required'],
    ['not twice', [notice()], hours(-1), {}, 'already_leaving'],
    ['again after it thought better of it', [notice({ withdrawnAt: hours(-2) })], hours(-1), {}, undefined],
    ['not when it has left', [notice({ effectiveAt: hours(-3) })], hours(-4), {}, 'already_left'],
    ['again after it came back by signing', [notice({ effectiveAt: hours(-3) })], hours(-1), {}, undefined],
    ['whatever another party does', [notice({ jurisdiction: '120000' })], hours(-1), {}, undefined],
  ])('%s', (_what, departures, lastSigned, change, code) => {
    const result = decideDeparture(departures, '130000', lastSigned, { ...input, ...change }, NOW);
    expect(result.ok ? undefined : result.refusal.code).toBe(code);
  });

  it.each<[string, Departure, string, string, string | undefined]>([
    ['until the instant before', notice({ effectiveAt: new Date(NOW.getTime() + 1) }), '130000', 'x', undefined],
    ['not at its instant', notice({ effectiveAt: NOW }), '130000', 'x', 'departure_in_effect'],
    ['not by another', notice(), '110000', 'x', 'not_the_leaving_party'],
    ['not twice', notice({ withdrawnAt: hours(-1) }), '130000', 'x', 'departure_withdrawn'],
    ['not without a reason', notice(), '130000', ' ', 'batch_reason_required'],
  ])('takes its notice back %s', (_what, departure, by, reason, code) => {
    expect(withdrawalRefusal(departure, by, reason, NOW)?.code).toBe(code);
  });
});

describe('what a version binds', () => {
  const signed = { isBaseline: false, signatures: [{ jurisdiction: '130000', at: hours(-5) }] };

  it.each<[string, Parameters<typeof boundUntil>[1], readonly Departure[], Date | null]>([
    ['for good, where nobody leaves', signed, [], null],
    ['until the party leaves', signed, [notice()], hours(48)],
    ['on, where the notice was withdrawn', signed, [notice({ withdrawnAt: hours(-1) })], null],
    ['on, where the party signed after it had left: so it comes back', signed, [notice({ effectiveAt: hours(-6) })], null],
    ['until the first of two departures', signed, [notice({ effectiveAt: hours(99) }), notice()], hours(48)],
    ['never, where the party did not sign', { isBaseline: false, signatures: [] }, [], new Date(0)],
    ['reference data until the party leaves', { isBaseline: true, signatures: [] }, [notice()], hours(48)],
  ])('%s', (_what, version, departures, until) => {
    expect(boundUntil('130000', version, departures)).toEqual(until);
  });

  it('is the part of its force in which both sides are bound', () => {
    const instants = fc.integer({ min: 0, max: 20 }).map(hours);
    fc.assert(fc.property(instants, fc.option(instants), fc.array(fc.option(instants), { maxLength: 2 }), instants, (validFrom, validTo, ends, at) => {
      fc.pre(validTo === null || validFrom < validTo);
      const rest = forceWhileBound({ validFrom, validTo }, ends);
      const holds = rest !== null && rest.validFrom <= at && (rest.validTo === null || at < rest.validTo);
      expect(holds).toBe(validFrom <= at && [validTo, ...ends].every((end) => end === null || at < end));
    }));
  });

  it('has a stage at every instant', () => {
    expect([departureState(notice(), hours(47)), departureState(notice(), hours(48)), departureState(notice({ withdrawnAt: NOW }), hours(99))]).toEqual(['announced', 'effective', 'withdrawn']);
  });
});

describe('who must sign a change', () => {
  const [one, two, three] = ['110000', '120000', '130000'] as const;
  it.each<[string, readonly string[], readonly string[], readonly string[], boolean, readonly string[]]>([
    ['its parties', [one, two], [one, two], [], false, [one, two]],
    ['also whoever would be put out', [one, two], [one, two, three], [], false, [one, two, three]],
    ['not whoever has left', [one, two], [one, two, three], [three], false, [one, two]],
    ['whoever comes back', [one, two, three], [one, two], [three], false, [one, two, three]],
    ['a rollback brings nobody back', [one, two, three], [one, two], [three], true, [one, two]],
  ])('%s', (_what, next, before, left, isRollback, asked) => {
    expect(partiesToAsk(next, before, new Set(left), isRollback)).toEqual(asked);
  });
});
