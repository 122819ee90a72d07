import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEADLINE_KINDS, makeCalendar, shanghaiDay, type DeadlineKind } from '#kernel';
import { publishedCalendar, someLimits } from '../../../../test/support/builders/limits.js';
import { startDeadline, type Deadline, type Limits } from './deadlines.js';

const calendar = publishedCalendar();
/** Midnight to midnight in Shanghai is 16:00 to 16:00 UTC. */
const noonOf = (day: string): Date => new Date(`${day}T04:00:00Z`);
const start = (kind: DeadlineKind, day: string, limits: Limits = someLimits(), afterSupplement = false): Deadline => {
  const deadline = startDeadline(kind, noonOf(day), limits, calendar, afterSupplement);
  if (!deadline) throw new Error(`no ${kind} clock`);
  return deadline;
};

/** The days after `from` up to and including `to`, by counting in UTC: nothing of the code under test. */
function daysAfter(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const someLimit = fc.record({ workingDays: fc.integer({ min: 1, max: 60 }), lawRef: fc.constant(null) });
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  acceptance: someLimit, decision: someLimit, promisedDecision: someLimit, delivery: someLimit, supplementAnswer: fc.option(someLimit),
});
const anyInstant = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2027-06-01T00:00:00Z'), noInvalidDate: true });

describe('a clock', () => {
  it('explains itself: counting again from its start without the days it names gives its end', () => {
    fc.assert(fc.property(fc.constantFrom(...DEADLINE_KINDS), anyInstant, anyLimits, (kind, at, limits) => {
      const deadline = startDeadline(kind, at, limits, calendar);
      if (!deadline) {
        expect([kind, limits.supplementAnswer]).toEqual(['supplement_answer', null]);
        return;
      }
      const { derivation, dueOn, startsOn } = deadline;
      const excluded = derivation.excluded.map(({ on }) => on);
      const days = daysAfter(startsOn, dueOn);
      const counted = days.filter((day) => !excluded.includes(day));
      expect(counted).toHaveLength(derivation.workingDays);
      expect(counted.at(-1)).toBe(dueOn);
      expect(excluded.filter((day) => !days.includes(day))).toEqual([]);
      expect(new Set(excluded).size).toBe(excluded.length);
      const weekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(counted.filter(weekend)).toEqual(derivation.makeUpCounted.map(({ on }) => on));
      for (const { on, why, nameZh } of derivation.excluded) expect(why === 'weekend' ? weekend(on) : (nameZh ?? '') !== '').toBe(true);
    }), { numRuns: 250 });
  });

  it('starts on the day in Shanghai and ends with the last millisecond of its last day there', () => {
    fc.assert(fc.property(fc.constantFrom(...DEADLINE_KINDS), anyInstant, (kind, at) => {
      const deadline = startDeadline(kind, at, someLimits(), calendar);
      expect(deadline?.startsOn).toBe(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
      expect(deadline?.derivation.startOn).toBe(deadline?.startsOn);
      expect(deadline?.dueAt.toISOString()).toBe(`${deadline?.dueOn ?? ''}T15:59:59.999Z`);
      expect(deadline && shanghaiDay(new Date(deadline.dueAt.getTime() + 1)) > deadline.dueOn).toBe(true);
    }), { numRuns: 150 });
    expect(startDeadline('acceptance', new Date('2026-03-02T15:59:59.999Z'), someLimits(), calendar)?.startsOn).toBe('2026-03-02');
    expect(startDeadline('acceptance', new Date('2026-03-02T16:00:00Z'), someLimits(), calendar)?.startsOn).toBe('2026-03-03');
  });

  it('skips the spring festival and counts the days worked in exchange', () => {
    const { dueOn, derivation, provisional } = start('acceptance', '2026-02-12');
    expect([dueOn, provisional]).toEqual(['2026-02-26', false]);
    expect(derivation.makeUpCounted.map(({ on }) => on)).toEqual(['2026-02-14']);
    expect(derivation.excluded).toHaveLength(9);
    expect(derivation.excluded.every(({ why, nameZh, nameEn }) => why === 'holiday' && nameZh === '春节' && nameEn === 'Spring Festival')).toBe(true);
    expect(derivation.calendarVersion).toBe(calendar.version);
  });

  it('names the article that sets it and the article by which it is counted', () => {
    const named = DEADLINE_KINDS.map((kind) => {
      const { derivation, silence } = start(kind, '2026-03-02');
      return [kind, derivation.lawRef?.article ?? null, derivation.countingLawRef.law, derivation.startEvent, silence];
    });
    expect(named).toEqual([
      ['acceptance', '32', '行政许可法', 'receipt', 'deemed_accepted'],
      ['supplement_answer', null, '行政许可法', 'supplement_notice', 'lapse'],
      ['decision', '42', '行政许可法', 'acceptance', 'overdue'],
      ['delivery', '44', '行政许可法', 'decision', 'overdue'],
    ]);
  });

  it('promises no day after the statutory one, whatever a service type says', () => {
    fc.assert(fc.property(anyInstant, anyLimits, (at, limits) => {
      const decision = startDeadline('decision', at, limits, calendar);
      expect(decision?.promisedOn && decision.promisedOn <= decision.dueOn).toBe(true);
    }), { numRuns: 150 });
    expect(start('decision', '2026-03-02')).toMatchObject({ dueOn: '2026-03-30', promisedOn: '2026-03-16' });
    for (const kind of ['acceptance', 'supplement_answer', 'delivery'] as const) expect(start(kind, '2026-03-02').promisedOn).toBeNull();
  });

  it('runs for the decision from the day of receipt where acceptance is deemed', () => {
    // received on 2 March; nobody spoke within 5 working days, so the 20 days count as if accepted on 2 March
    const acceptance = start('acceptance', '2026-03-02');
    expect(acceptance).toMatchObject({ dueOn: '2026-03-09', silence: 'deemed_accepted' });
    const deemed = start('decision', '2026-03-02');
    const late = start('decision', '2026-03-10');
    expect([deemed.startsOn, deemed.dueOn, late.dueOn]).toEqual(['2026-03-02', '2026-03-30', '2026-04-08']);
  });

  it('starts again in full on the day of the answer to a supplement notice', () => {
    const again = start('acceptance', '2026-03-12', someLimits(), true);
    expect(again).toMatchObject({ startsOn: '2026-03-12', dueOn: '2026-03-19' });
    expect(again.derivation).toMatchObject({ startEvent: 'supplement_answer', workingDays: 5, lawRef: { article: '32' } });
    expect(start('decision', '2026-03-12', someLimits(), true).derivation.startEvent).toBe('acceptance');
  });

  it('is provisional as soon as it touches a year that is not published', () => {
    expect(start('acceptance', '2026-12-24')).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(start('acceptance', '2026-12-25')).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(start('decision', '2026-12-10').provisional).toBe(true);
    expect(start('acceptance', '2027-03-01')).toMatchObject({ provisional: true });
    expect(startDeadline('acceptance', noonOf('2026-03-02'), someLimits(), makeCalendar([]))?.provisional).toBe(true);
  });

  it('does not run for an answer where the service type sets no period', () => {
    expect(startDeadline('supplement_answer', noonOf('2026-03-02'), someLimits({ supplementAnswer: null }), calendar)).toBeUndefined();
  });
});
