import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, endOfDayShanghai, isWorkingDay, shanghaiDay, type StoppedSpan } from '#kernel';
import { publishedCalendar, someLimits } from '../../../../test/support/builders/limits.js';
import { continueDeadline, extendDeadline, startDeadline, type Deadline, type Limits } from './deadlines.js';
import { remindersOf } from './reminders.js';

const calendar = publishedCalendar();
const start = (day: string, change: Partial<Limits> = {}): Deadline => {
  const deadline = startDeadline({ kind: 'decision', at: new Date(`${day}T10:00:00+08:00`) }, { ...someLimits(), ...change }, calendar);
  if (!deadline) throw new Error('no clock for the decision');
  return deadline;
};
const daysOf = (deadline: Deadline): string[] => remindersOf(deadline, calendar).map(({ level, dueAt }) => `${level} ${shanghaiDay(dueAt)}`);
const days = (value: number, unit: 'working_day' | 'day' | 'month' = 'working_day') => ({ value, unit, lawRef: null });

describe('the reminders of a decision', () => {
  it.each([
    // promise 10 days (16 March), limit 20 (30 March): day 8, day 10, day 18
    ['a promise that is shorter', start('2026-03-02'), ['1 2026-03-12', '2 2026-03-16', '3 2026-03-26']],
    ['no shorter promise', start('2026-03-02', { promisedDecision: days(20) }), ['1 2026-03-23', '2 2026-03-30', '3 2026-03-26']],
    ['a limit of one day', start('2026-03-02', { decision: days(1), promisedDecision: days(1) }), ['1 2026-03-03', '2 2026-03-03', '3 2026-03-03']],
    ['75 % of five days, which is rounded up to the fourth', start('2026-03-02', { promisedDecision: days(5) }), ['1 2026-03-06', '2 2026-03-09', '3 2026-03-26']],
    ['more time', extendDeadline(start('2026-03-02'), calendar), ['1 2026-03-23', '2 2026-03-30', '3 2026-04-10']],
    ['a stop of four days', continueDeadline(start('2026-03-02'), { from: '2026-03-10', until: '2026-03-16', ground: 'hearing' }, calendar), ['1 2026-03-18', '2 2026-03-20', '3 2026-04-01']],
  ])('fall where they should with %s', (_what, deadline, expected) => {
    expect(daysOf(deadline)).toEqual(expected);
  });

  it('come at nine in Shanghai', () => {
    expect(remindersOf(start('2026-03-02'), calendar)[0]?.dueAt.toISOString()).toBe('2026-03-12T01:00:00.000Z');
  });

  it('are for no other clock', () => {
    expect(remindersOf({ ...start('2026-03-02'), kind: 'acceptance' }, calendar)).toEqual([]);
  });

  it('never come after the last day nor on a day on which nobody works or the clock stood, and the first not after the second', () => {
    const anyDay = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2026-06-01T00:00:00Z'), noInvalidDate: true }).map(shanghaiDay);
    const anyLimit = fc.record({ value: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('working_day' as const, 'day' as const), lawRef: fc.constant(null) });
    fc.assert(fc.property(anyDay, anyLimit, anyLimit, fc.nat({ max: 30 }), fc.integer({ min: 1, max: 20 }), (day, decision, promisedDecision, after, length) => {
      const started = start(day, { decision, promisedDecision });
      const span: StoppedSpan = { from: addDays(day, after + 1), until: addDays(day, after + 1 + length), ground: 'hearing' };
      for (const deadline of [started, ...(span.from <= started.dueOn && decision.unit === 'working_day' && promisedDecision.unit === 'working_day' ? [continueDeadline(started, span, calendar)] : [])]) {
        const found = remindersOf(deadline, calendar);
        const [first, second, third] = found.map(({ dueAt }) => dueAt.getTime()) as [number, number, number];
        expect(first).toBeLessThanOrEqual(second);
        expect(second).toBeLessThanOrEqual(endOfDayShanghai(deadline.promisedOn ?? deadline.dueOn).getTime());
        expect(third).toBeLessThanOrEqual(deadline.dueAt.getTime());
        for (const { dueAt } of found) {
          const on = shanghaiDay(dueAt);
          expect([on > deadline.startsOn, isWorkingDay(on, calendar), deadline.derivation.stopped.some(({ from, until }) => from <= on && on < until)]).toEqual([true, true, false]);
        }
      }
    }), { numRuns: 400 });
  });

  it('do not come earlier with a longer promise', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 10 }), (value, more) => {
      const [shorter, longer] = [value, value + more].map((each) => remindersOf(start('2026-03-02', { decision: days(60), promisedDecision: days(each) }), calendar));
      for (const [i, { dueAt }] of (shorter ?? []).entries()) expect(longer?.[i]?.dueAt.getTime()).toBeGreaterThanOrEqual(dueAt.getTime());
    }), { numRuns: 100 });
  });
});
