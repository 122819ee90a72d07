import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeCalendar, type Calendar, type CalendarYear, type LawRef, type LimitUnit } from '#kernel';

interface SomeLimit {
  readonly value: number;
  readonly unit: LimitUnit;
  readonly lawRef: LawRef | null;
}

/** Limits of a service type as the clocks read them. */
export interface SomeLimits {
  readonly procedure: 'licence' | 'joint' | 'review';
  readonly acceptance: SomeLimit;
  readonly decision: SomeLimit;
  readonly promisedDecision: SomeLimit;
  readonly delivery: SomeLimit;
  readonly supplementAnswer: SomeLimit | null;
}

/** 行政许可法 32, 42, 44; the promise and the period for an answer are the platform's. */
export function someLimits(change: Partial<SomeLimits> = {}): SomeLimits {
  return {
    procedure: 'licence',
    acceptance: { value: 5, unit: 'working_day', lawRef: { law: '行政许可法', article: '32' } },
    decision: { value: 20, unit: 'working_day', lawRef: { law: '行政许可法', article: '42' } },
    promisedDecision: { value: 10, unit: 'working_day', lawRef: null },
    delivery: { value: 10, unit: 'working_day', lawRef: { law: '行政许可法', article: '44' } },
    supplementAnswer: { value: 30, unit: 'working_day', lawRef: null },
    ...change,
  };
}

/** The published years, from the seeds: 2024 to 2026. */
export function publishedCalendar(): Calendar {
  const file = path.resolve(import.meta.dirname, '../../../seeds/reference/calendar.json');
  const { items } = JSON.parse(readFileSync(file, 'utf8')) as { items: CalendarYear[] };
  return makeCalendar(items);
}
