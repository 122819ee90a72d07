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
  /** The body that reviews the decision; null: none that the platform knows ({@link reviewingBody}). */
  readonly reviewingAuthorityId: string | null;
  readonly decidedByRule: boolean;
  /** It is itself about another matter. */
  readonly about: FollowUpKind | null;
  readonly isLeg: boolean;
  /** Kinds that follow it already and have not ended, and those that ever did. */
  readonly open: readonly FollowUpKind[];
  readonly ever: readonly FollowUpKind[];
}

/** An authority as far as review asks of it. */
export interface ReviewableAuthority {
  readonly id: string;
  readonly departmentCode: string;
  readonly jurisdictionCode: string;
}

const PEOPLES_GOVERNMENT = 'peoples_government';

/** Departments that their own superiors lead, not the government of the place: review goes to those, which are outside the directory (行政复议法 27). */
const LED_FROM_ABOVE: ReadonlySet<string> = new Set(['customs', 'tax', 'energy']);

/**
 * Who reviews what an authority decided (行政复议法 24): for a department the people's government of its place, or of the nearest place above that has one; for a government the one
 * above it, for a provincial one itself. Null: nobody whom the directory knows (27).
 * @param upwards places from the authority's own to the topmost, nearest first
 */
export function reviewingBody(decider: ReviewableAuthority, upwards: readonly string[], authorities: Iterable<ReviewableAuthority>): string | null {
  if (LED_FROM_ABOVE.has(decider.departmentCode)) return null;
  const governments = new Map([...authorities].filter((each) => each.departmentCode === PEOPLES_GOVERNMENT).map((each) => [each.jurisdictionCode, each.id]));
  const isGovernment = decider.departmentCode === PEOPLES_GOVERNMENT;
  const above = upwards.filter((place) => !isGovernment || place !== decider.jurisdictionCode).flatMap((place) => governments.get(place) ?? []);
  return above[0] ?? (isGovernment ? decider.id : null);
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
      if (matter.reviewingAuthorityId === null) return no({ code: 'no_competent_authority', lawRef: { law: '行政复议法', article: '27' } });
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
