/** Why a request needs a person who supervises, in the order of urgency. */
export const SUPERVISION_NEEDS = ['overdue', 'near', 'escalated', 'contested', 'attention'] as const;
export type SupervisionNeed = (typeof SUPERVISION_NEEDS)[number];

/** What the list of cases is narrowed to: `any`: whatever needs a person; `all`: everything that is open. */
export const CASE_FILTERS = ['any', ...SUPERVISION_NEEDS, 'all'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];

/** First calendar days since receipt of each age band but the youngest. */
export const AGE_STEPS = [3, 6, 11, 21] as const;
/** Calendar days since receipt. */
export const AGE_BANDS = ['d0_2', 'd3_5', 'd6_10', 'd11_20', 'd21'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** How soon a clock counts as near its end (days). */
export const NEAR_DAYS = 3;

/** What says whether an open request needs somebody. */
export interface NeedFacts {
  readonly dueAt: Date | null;
  readonly escalated: boolean;
  readonly acceptanceContest: 'open' | 'settled' | null;
  readonly attention: string | null;
  readonly alert: string | null;
}

/** For what an open request needs a supervisor; the same in words as the list's conditions are in SQL. */
export function needsOf({ dueAt, escalated, acceptanceContest, attention, alert }: NeedFacts, now: Date): SupervisionNeed[] {
  const left = dueAt === null ? Number.POSITIVE_INFINITY : dueAt.getTime() - now.getTime();
  const stands: Readonly<Record<SupervisionNeed, boolean>> = {
    overdue: left < 0, near: left >= 0 && left < NEAR_DAYS * 86_400_000, escalated, contested: acceptanceContest === 'open', attention: attention !== null || alert !== null,
  };
  return SUPERVISION_NEEDS.filter((need) => stands[need]);
}
