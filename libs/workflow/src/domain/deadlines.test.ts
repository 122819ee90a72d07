import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, DEADLINE_KINDS, makeCalendar, shanghaiDay, type CalendarYear, type DeadlineKind, type StoppedSpan } from '#kernel';
import { publishedCalendar, someLimits } from '../../../../test/support/builders/limits.js';
import { continueDeadline, extendableBy, extendDeadline, recountDeadline, startDeadline, type Deadline, type Limits } from './deadlines.js';
import { limitRule, LIMIT_RULES, PROCEDURE_RULES, PROCEDURES, type LimitRuleKey } from './limit-rules.js';

const calendar = publishedCalendar();
/** Midnight to midnight in Shanghai is 16:00 to 16:00 UTC. */
const noonOf = (day: string): Date => new Date(`${day}T04:00:00Z`);
const start = (kind: DeadlineKind, day: string, limits: Limits = someLimits(), afterSupplement = false): Deadline => {
  const deadline = startDeadline({ kind, at: noonOf(day), afterSupplement, announced: 10 }, limits, calendar);
  if (!deadline) throw new Error(`no ${kind} clock`);
  return deadline;
};

/** The days after `from` up to and including `to`, by counting in UTC: nothing of the code under test. */
function daysAfter(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from) + 86_400_000; at <= Date.parse(to); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

const someLimit = fc.record({ value: fc.integer({ min: 1, max: 60 }), unit: fc.constant('working_day' as const), lawRef: fc.constant(null) });
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  procedure: fc.constant('licence' as const), acceptance: someLimit, decision: someLimit, promisedDecision: someLimit, delivery: someLimit, supplementAnswer: fc.option(someLimit),
});
const anyInstant = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2027-06-01T00:00:00Z'), noInvalidDate: true });

describe('a clock', () => {
  it('explains itself: counting again from its start without the days it names gives its end', () => {
    fc.assert(fc.property(fc.constantFrom(...DEADLINE_KINDS), anyInstant, anyLimits, (kind, at, limits) => {
      const deadline = startDeadline({ kind, at, announced: 10 }, limits, calendar);
      if (!deadline) {
        expect([kind, limits.supplementAnswer]).toEqual(['supplement_answer', null]);
        return;
      }
      const { derivation, dueOn, startsOn } = deadline;
      const excluded = derivation.excluded.map(({ on }) => on);
      const days = daysAfter(startsOn, dueOn);
      const counted = days.filter((day) => !excluded.includes(day));
      expect(counted).toHaveLength(derivation.value);
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
      const deadline = startDeadline({ kind, at, announced: 3 }, someLimits(), calendar);
      expect(deadline?.startsOn).toBe(new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
      expect(deadline?.derivation.startOn).toBe(deadline?.startsOn);
      expect(deadline?.dueAt.toISOString()).toBe(`${deadline?.dueOn ?? ''}T15:59:59.999Z`);
      expect(deadline && shanghaiDay(new Date(deadline.dueAt.getTime() + 1)) > deadline.dueOn).toBe(true);
    }), { numRuns: 150 });
    expect(startDeadline({ kind: 'acceptance', at: new Date('2026-03-02T15:59:59.999Z') }, someLimits(), calendar)?.startsOn).toBe('2026-03-02');
    expect(startDeadline({ kind: 'acceptance', at: new Date('2026-03-02T16:00:00Z') }, someLimits(), calendar)?.startsOn).toBe('2026-03-03');
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
      ['suspension', '45', '行政许可法', 'suspension_notice', 'resumes'],
      ['delivery', '44', '行政许可法', 'decision', 'overdue'],
    ]);
  });

  it('promises no day after the statutory one, whatever a service type says', () => {
    fc.assert(fc.property(anyInstant, anyLimits, (at, limits) => {
      const decision = startDeadline({ kind: 'decision', at: at }, limits, calendar);
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
    expect(again.derivation).toMatchObject({ startEvent: 'supplement_answer', value: 5, unit: 'working_day', rule: 'licence.acceptance', lawRef: { article: '32' } });
    expect(start('decision', '2026-03-12', someLimits(), true).derivation.startEvent).toBe('acceptance');
  });

  it('is provisional as soon as it touches a year that is not published', () => {
    expect(start('acceptance', '2026-12-24')).toMatchObject({ dueOn: '2026-12-31', provisional: false });
    expect(start('acceptance', '2026-12-25')).toMatchObject({ dueOn: '2027-01-01', provisional: true });
    expect(start('decision', '2026-12-10').provisional).toBe(true);
    expect(start('acceptance', '2027-03-01')).toMatchObject({ provisional: true });
    expect(startDeadline({ kind: 'acceptance', at: noonOf('2026-03-02') }, someLimits(), makeCalendar([]))?.provisional).toBe(true);
  });

  it('does not run for an answer where the service type sets no period', () => {
    expect(startDeadline({ kind: 'supplement_answer', at: noonOf('2026-03-02') }, someLimits({ supplementAnswer: null }), calendar)).toBeUndefined();
  });
});

describe('a clock that stood', () => {
  const span = { from: '2026-03-10', until: '2026-03-20', ground: 'expert_review' } as const;

  it('goes on where it was: the days of the span are left out, the promise moves with the limit', () => {
    const before = start('decision', '2026-03-02');
    const after = continueDeadline(before, span, calendar);
    // 2 to 30 March were 20 working days; 10 to 19 March hold eight of them
    expect([before.dueOn, after.dueOn, before.promisedOn, after.promisedOn]).toEqual(['2026-03-30', '2026-04-10', '2026-03-16', '2026-03-26']);
    expect(after.derivation.stopped).toEqual([span]);
    expect(after.derivation.excluded.filter(({ why }) => why === 'stopped')).toHaveLength(10);
  });

  it('may stand more than once, and never ends before it would have without', () => {
    const anySpan: fc.Arbitrary<StoppedSpan> = fc.record({ after: fc.nat({ max: 40 }), length: fc.nat({ max: 30 }) })
      .map(({ after, length }) => ({ from: addDays('2026-03-02', after), until: addDays('2026-03-02', after + length), ground: 'testing' }));
    fc.assert(fc.property(fc.array(anySpan, { maxLength: 4 }), (spans) => {
      const first = start('decision', '2026-03-02');
      const last = spans.reduce<Deadline>((clock, each) => continueDeadline(clock, each, calendar), first);
      expect(last.dueOn >= first.dueOn).toBe(true);
      expect(last.derivation.stopped).toEqual(spans);
      expect(last.promisedOn !== null && last.promisedOn <= last.dueOn).toBe(true);
    }), { numRuns: 150 });
  });
});

describe('an extension', () => {
  it('adds what the article allows, names who allowed it, and is given once', () => {
    const before = start('decision', '2026-03-02');
    expect(extendableBy(before.derivation)).toBe('authority_head');
    const after = extendDeadline(before, calendar);
    expect(after).toMatchObject({ dueOn: '2026-04-14', derivation: { value: 20, extension: { value: 10, by: 'authority_head', lawRef: { law: '行政许可法', article: '42' } } } });
    expect(extendableBy(after.derivation)).toBeNull();
    expect(() => extendDeadline(after, calendar)).toThrow(TypeError);
    expect(() => extendDeadline(start('acceptance', '2026-03-02'), calendar)).toThrow(TypeError);
  });

  it('is the government head\'s where several places handle it together (42(2)), in calendar days for a review (行政复议法 62)', () => {
    const joint = start('decision', '2026-03-02', someLimits({ procedure: 'joint', decision: { value: 45, unit: 'working_day', lawRef: null } }));
    expect([extendableBy(joint.derivation), extendDeadline(joint, calendar).derivation.extension?.value]).toEqual(['government_head', 15]);
    const review = start('decision', '2026-03-02', someLimits({ procedure: 'review', decision: { value: 60, unit: 'day', lawRef: null } }));
    // 1 May is a holiday: the last day moves to the first working day after it
    expect(review).toMatchObject({ dueOn: '2026-05-06', derivation: { movedFrom: '2026-05-01', countingLawRef: { law: '民法典', article: '203' } } });
    expect(extendDeadline(review, calendar)).toMatchObject({ dueOn: '2026-06-01', derivation: { extension: { value: 30, by: 'review_head' }, movedFrom: '2026-05-31' } });
  });
});

describe('a provisional clock', () => {
  const year = (holidays: readonly string[], makeUp: readonly string[] = []): CalendarYear => ({
    year: 2027, version: '1', holidays: holidays.map((on) => ({ on, nameZh: '元旦', nameEn: 'New Year' })), makeUpWorkdays: makeUp.map((on) => ({ on, nameZh: '元旦', nameEn: 'New Year' })),
  });
  const published = (arriving: CalendarYear): typeof calendar => makeCalendar([
    ...[2024, 2025, 2026].map((each) => ({ year: each, version: '1', holidays: [...calendar.holidays.values()].filter(({ on }) => on.startsWith(String(each))), makeUpWorkdays: [...calendar.makeUpWorkdays.values()].filter(({ on }) => on.startsWith(String(each))) })),
    arriving,
  ]);

  it('that binds the authority keeps its earlier date, and says which one the calendar gives', () => {
    const before = start('acceptance', '2026-12-28');
    expect(before).toMatchObject({ dueOn: '2027-01-04', provisional: true });
    const after = recountDeadline(before, published(year(['2027-01-01', '2027-01-02', '2027-01-03'])));
    expect(after).toMatchObject({ dueOn: '2027-01-04', provisional: false, derivation: { keptAgainst: '2027-01-05' } });
  });

  it('that binds the authority moves to an earlier one', () => {
    const before = start('acceptance', '2026-12-28');
    const after = recountDeadline(before, published(year([], ['2027-01-02'])));
    expect(after).toMatchObject({ dueOn: '2027-01-02', provisional: false, derivation: { keptAgainst: null } });
    expect(after?.dueAt.toISOString()).toBe('2027-01-02T15:59:59.999Z');
  });

  it('that binds the applicant moves later and never earlier', () => {
    const before = start('supplement_answer', '2026-12-01');
    const later = recountDeadline(before, published(year(['2027-01-01'])));
    expect(later && later.dueOn > before.dueOn).toBe(true);
    const kept = recountDeadline(before, published(year([], ['2027-01-02', '2027-01-03'])));
    expect([kept?.dueOn, kept?.derivation.keptAgainst !== null]).toEqual([before.dueOn, true]);
  });

  it('is never counted to the applicant\'s disadvantage, and not again when it has come', () => {
    const days = Array.from({ length: 59 }, (_, i) => addDays('2027-01-01', i));
    const arriving = fc.record({ holidays: fc.subarray(days), makeUp: fc.subarray(days.filter((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))) });
    fc.assert(fc.property(fc.constantFrom('acceptance', 'supplement_answer', 'decision', 'delivery' as const), fc.integer({ min: 0, max: 60 }), arriving, (kind, ago, { holidays, makeUp }) => {
      const before = start(kind, addDays('2026-12-31', -ago));
      const arrived = published(year(holidays, makeUp));
      const after = recountDeadline(before, arrived);
      expect(after === undefined).toBe(!before.provisional || !before.dueOn.startsWith('2027'));
      if (!after) return;
      const { binds } = limitRule(after.derivation.rule);
      expect(binds === 'authority' ? after.dueOn <= before.dueOn : after.dueOn >= before.dueOn).toBe(true);
      if (before.promisedOn !== null) expect(after.promisedOn !== null && after.promisedOn <= before.promisedOn).toBe(true);
      expect(after.provisional).toBe(after.dueOn >= '2028');
      expect(recountDeadline(after, arrived)).toBeUndefined();
    }), { numRuns: 300 });
    expect(recountDeadline(start('acceptance', '2026-12-28'), calendar)).toBeUndefined();
  });
});

describe('the limits of the law', () => {
  it('are those of law.md, each with its article', () => {
    const told = Object.entries(LIMIT_RULES).map(([key]) => {
      const { value, unit, lawRef, silence, extension } = limitRule(key as LimitRuleKey);
      return `${key}: ${lawRef?.law ?? '-'} ${lawRef?.article ?? ''}, ${value ?? '-'} ${unit}, ${silence}${extension ? `, +${extension.value} by ${extension.by}` : ''}`;
    });
    expect(told).toEqual([
      'licence.acceptance: 行政许可法 32, 5 working_day, deemed_accepted',
      'licence.supplement_answer: 行政许可法 32, - working_day, lapse',
      'licence.decision: 行政许可法 42, 20 working_day, overdue, +10 by authority_head',
      'joint.decision: 行政许可法 42(2), 45 working_day, overdue, +15 by government_head',
      'licence.pre_review: 行政许可法 43, 20 working_day, overdue',
      'licence.delivery: 行政许可法 44, 10 working_day, overdue',
      'licence.suspension: 行政许可法 45, - working_day, resumes',
      'material.promise: 国办发〔2020〕42号 , - working_day, overdue',
      'material.tolerance: - , - working_day, overdue',
      'hearing.request: 行政许可法 47, 5 working_day, right_lost',
      'hearing.hold: 行政许可法 47, 20 working_day, overdue',
      'renewal.apply: 行政许可法 50, 30 day, deemed_renewed',
      'review.apply: 行政复议法 20, 60 day, right_lost',
      'review.acceptance: 行政复议法 30, 5 working_day, deemed_accepted',
      'review.supplement_answer: 行政复议法 31, 10 working_day, lapse',
      'review.decision: 行政复议法 62, 60 day, overdue, +30 by review_head',
      'insurance.registration: 社会保险经办条例 6, 10 working_day, overdue',
      'insurance.pension_claim: 社会保险经办条例 18, 20 working_day, overdue',
      'insurance.medical_reimbursement: 社会保险经办条例 20, 30 working_day, overdue',
      'insurance.work_injury_reimbursement: 社会保险经办条例 22, 20 working_day, overdue',
      'insurance.unemployment_claim: 社会保险经办条例 24, 10 working_day, overdue',
    ]);
  });

  it('govern each clock of each procedure by a rule for that clock', () => {
    for (const procedure of PROCEDURES) {
      for (const kind of DEADLINE_KINDS) expect([procedure, kind, limitRule(PROCEDURE_RULES[procedure][kind]).clock]).toEqual([procedure, kind, kind]);
    }
  });
});
