import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeCalendar, type Calendar, type CalendarYear, type LawRef } from '#kernel';

interface SomeLimit {
  readonly workingDays: number;
  readonly lawRef: LawRef | null;
}

/** Limits of a service type as the clocks read them. */
export interface SomeLimits {
  readonly acceptance: SomeLimit;
  readonly decision: SomeLimit;
  readonly promisedDecision: SomeLimit;
  readonly delivery: SomeLimit;
  readonly supplementAnswer: SomeLimit | null;
}

/** 行政许可法 32, 42, 44; the promise and the period for an answer are the platform's. */
export function someLimits(change: Partial<SomeLimits> = {}): SomeLimits {
  return {
    acceptance: { workingDays: 5, lawRef: { law: '行政许可法', article: '32' } },
    decision: { workingDays: 20, lawRef: { law: '行政许可法', article: '42' } },
    promisedDecision: { workingDays: 10, lawRef: null },
    delivery: { workingDays: 10, lawRef: { law: '行政许可法', article: '44' } },
    supplementAnswer: { workingDays: 30, lawRef: null },
    ...change,
  };
}

/** The published years, from the seeds: 2024 to 2026. */
export function publishedCalendar(): Calendar {
  const file = path.resolve(import.meta.dirname, '../../../seeds/reference/calendar.json');
  const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: CalendarYear[] };
  return makeCalendar(items);
}
