import { no, ok, type RequestState, type Result } from '#kernel';

/** The five levels of 国办发〔2019〕51号, best first: 非常满意, 满意, 基本满意, 不满意, 非常不满意. */
export const RATING_LEVELS = ['very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied'] as const;
export type RatingLevel = (typeof RATING_LEVELS)[number];

/** What somebody may name as having been good. */
const GOOD_REASONS = ['quick', 'clear', 'friendly', 'few_papers', 'online_well'] as const;
/** What somebody may name as having been bad. */
const BAD_REASONS = ['slow', 'unclear', 'unfriendly', 'papers_again', 'sent_around', 'system_fault', 'result_unexplained'] as const;
export const RATING_REASONS = [...GOOD_REASONS, ...BAD_REASONS] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

const BAD: ReadonlySet<RatingLevel> = new Set(['dissatisfied', 'very_dissatisfied']);

/** A bad rating is verified, repaired and called back (国办发〔2019〕51号). */
export function isBad(level: RatingLevel): boolean {
  return BAD.has(level);
}

/** The reasons that go with a level; 基本满意 leaves room for both. */
export function reasonsFor(level: RatingLevel): readonly RatingReason[] {
  if (isBad(level)) return BAD_REASONS;
  return level === 'fairly_satisfied' ? RATING_REASONS : GOOD_REASONS;
}

/** What a rating is about: one handling of a request. */
export interface Occasion {
  readonly applicantId: string;
  readonly state: RequestState;
  /** A part of a joint request is rated with the whole. */
  readonly isLeg: boolean;
  /** Who decided, or was to decide; null where nobody has had it yet. */
  readonly authorityId: string | null;
}

/** However a handling has ended: what was never decided can have gone badly, too. */
const ENDED: ReadonlySet<RequestState> = new Set(['delivered', 'withdrawn', 'lapsed']);

/** Whether a person may rate this handling, with the authority that is rated. Refuses `not_rateable`. */
export function mayRate(occasion: Occasion, personId: string): Result<{ readonly authorityId: string }> {
  const { applicantId, state, isLeg, authorityId } = occasion;
  return applicantId === personId && ENDED.has(state) && !isLeg && authorityId !== null ? ok({ authorityId }) : no({ code: 'not_rateable' });
}
