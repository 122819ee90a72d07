import { countLimit, no, ok, shanghaiDay, type Calendar, type Outcome, type Result } from '#kernel';
import type { ActingParty } from './facts.js';
import { LIMIT_RULES } from './limit-rules.js';

/**
 * What may follow a matter that has ended; each is a request of its own about it, for what has ended stays as it is. `person`: a person looks at what a rule decided (个人信息保护法 24);
 * `review` 行政复议; `correction`: the authority decides anew.
 */
export const FOLLOW_UPS = ['person', 'review', 'correction'] as const;
export type FollowUpKind = (typeof FOLLOW_UPS)[number];

/** What is known of the matter. */
export interface EndedMatter {
  readonly applicantId: string;
  readonly outcome: Outcome | null;
  /** When the decision reached the applicant; null: it has not ended. */
  readonly closedAt: Date | null;
  readonly competentAuthorityId: string | null;
  readonly decidedByRule: boolean;
  /** It is itself about another matter. */
  readonly about: FollowUpKind | null;
  readonly isLeg: boolean;
  /** Kinds that follow it already and have not ended, and those that ever did. */
  readonly open: readonly FollowUpKind[];
  readonly ever: readonly FollowUpKind[];
}

/** Whether it may follow now; the calendar counts the 60 days of 行政复议法 20. */
export function mayFollow(kind: FollowUpKind, matter: EndedMatter, actor: ActingParty, calendar: Calendar, now: Date): Result<true> {
  if (matter.closedAt === null || matter.outcome === null || matter.isLeg) return no({ code: 'not_decided' });
  if (matter.open.includes(kind)) return no({ code: 'follow_up_open' });
  switch (kind) {
    case 'person':
      if (!isApplicant(matter, actor)) return no({ code: 'wrong_role', details: { role: actor.role } });
      return matter.decidedByRule && !matter.ever.includes('person') ? ok(true) : no({ code: 'decided_by_person', lawRef: { law: '个人信息保护法', article: '24' } });
    case 'review':
      if (!isApplicant(matter, actor)) return no({ code: 'wrong_role', details: { role: actor.role } });
      if (matter.about === 'review' || matter.ever.includes('review')) return no({ code: 'reviewed_before', lawRef: { law: '行政复议法', article: '20' } });
      return shanghaiDay(now) <= lastDayOfReview(matter.closedAt, calendar) ? ok(true) : no({ code: 'review_too_late', lawRef: LIMIT_RULES['review.apply'].lawRef });
    case 'correction':
      if (actor.role !== 'case_clerk' || actor.personId === matter.applicantId) return no({ code: 'wrong_role', details: { role: actor.role } });
      return matter.about !== 'review' && actor.authorityId !== null && actor.authorityId === matter.competentAuthorityId ? ok(true) : no({ code: 'not_custodian' });
  }
}

/** The last day on which review may be asked for: 60 days from when the decision was known (行政复议法 20). */
export function lastDayOfReview(knownAt: Date, calendar: Calendar): string {
  const { value, unit } = LIMIT_RULES['review.apply'];
  return countLimit(shanghaiDay(knownAt), value, unit, calendar).dueOn;
}

function isApplicant(matter: EndedMatter, actor: ActingParty): boolean {
  return actor.role === 'resident' && actor.personId === matter.applicantId;
}
