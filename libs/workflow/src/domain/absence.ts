import { addDays, no, ok, type Day, type Result } from '#kernel';

/** The longest absence (calendar days): who is away for longer gives up the post. */
const MOST_DAYS = 366;

/** Who is to be away, when, and who stands in. */
export interface AbsenceFacts {
  readonly personId: string;
  readonly standInId: string;
  /** First and last day (Asia/Shanghai). */
  readonly from: Day;
  readonly until: Day;
  readonly today: Day;
  /** Whether each is a clerk of the authority. */
  readonly isClerk: boolean;
  readonly standInIsClerk: boolean;
  /** Whether each is away already on one of these days. */
  readonly isAway: boolean;
  readonly standInIsAway: boolean;
}

/** Whether the absence may be set: bounded days that have not passed, and somebody of the same authority who is there and takes nobody's place twice over. */
export function mayBeAway(facts: AbsenceFacts): Result<true> {
  if (facts.from < facts.today || facts.until < facts.from || facts.until >= addDays(facts.from, MOST_DAYS)) return no({ code: 'absence_days' });
  if (!facts.isClerk) return no({ code: 'assignee_not_at_desk' });
  if (facts.standInId === facts.personId || !facts.standInIsClerk) return no({ code: 'stand_in_unfit' });
  if (facts.isAway) return no({ code: 'absence_overlaps' });
  return facts.standInIsAway ? no({ code: 'stand_in_away' }) : ok(true);
}
