import { nextDay, whyExcluded, type Calendar, type Day } from '#kernel';
import type { Deadline } from './deadlines.js';

/** 1: 75 % of the promised limit is used; 2: the promised day has come; 3: two working days are left of the statutory limit. The platform's own rule: no act asks for reminders. */
export const REMINDER_LEVELS = [1, 2, 3] as const;
export type ReminderLevel = (typeof REMINDER_LEVELS)[number];

/** When who handles a request is reminded of its decision. */
export interface Reminder {
  readonly level: ReminderLevel;
  /** UTC; nine in the morning of a working day in Shanghai. */
  readonly dueAt: Date;
}

const USED_SHARE = 0.75;
const DAYS_BEFORE_DUE = 2;

/**
 * The reminders of a clock for the decision; of every other clock none. They fall on working days on which the clock did not stand, never after the last day: level 1 on the day on
 * which 75 % of the working days up to the promised one are used, rounded up (8 of 10, 1 of 1); level 2 on the last of these; level 3 two working days before the last of the
 * statutory limit, or on the first where there are no more. Without a promise levels 1 and 2 go by the statutory limit. Stops and extensions are in the deadline already.
 */
export function remindersOf(deadline: Pick<Deadline, 'kind' | 'startsOn' | 'dueOn' | 'promisedOn' | 'derivation'>, calendar: Calendar): Reminder[] {
  if (deadline.kind !== 'decision') return [];
  const statutory = worked(deadline, deadline.dueOn, calendar);
  const promised = deadline.promisedOn === null ? statutory : worked(deadline, deadline.promisedOn, calendar);
  const dayOf: Readonly<Record<ReminderLevel, Day>> = {
    1: at(promised, Math.ceil(USED_SHARE * promised.length) - 1), 2: at(promised, promised.length - 1), 3: at(statutory, statutory.length - 1 - DAYS_BEFORE_DUE),
  };
  return REMINDER_LEVELS.map((level) => ({ level, dueAt: new Date(`${dayOf[level]}T09:00:00+08:00`) }));
}

/** The days of the limit on which people work and the clock does not stand; the last day alone where there is none. */
function worked({ startsOn, derivation }: Pick<Deadline, 'startsOn' | 'derivation'>, until: Day, calendar: Calendar): [Day, ...Day[]] {
  const days: Day[] = [];
  for (let day = startsOn; day < until;) {
    day = nextDay(day);
    const on = day;
    if (whyExcluded(on, calendar) === undefined && !derivation.stopped.some((span) => span.from <= on && on < span.until)) days.push(on);
  }
  const [first = until, ...more] = days;
  return [first, ...more];
}

function at(days: readonly [Day, ...Day[]], index: number): Day {
  return days[Math.max(0, index)] ?? days[0];
}
