import type { ActorRole } from '#kernel';
import type { FeedbackLimitKey } from './limit-rules.js';

/** `complaint` 投诉; `consultation` 咨询; `rectification` 差评整改, opened by a bad rating. */
export const MATTER_KINDS = ['complaint', 'consultation', 'rectification'] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

export const MATTER_STATES = ['opened', 'answered', 'second_look', 'verified', 'repaired', 'called_back', 'closed', 'withdrawn'] as const;
export type MatterState = (typeof MATTER_STATES)[number];

export const MATTER_VERBS = ['take', 'forward', 'answer', 'accept_answer', 'settle', 'ask_again', 'conclude', 'withdraw', 'verify', 'repair', 'call_back', 'close'] as const;
export type MatterVerb = (typeof MATTER_VERBS)[number];

/** What an act must bring or find, beyond kind, state and role; each is checked by `decide`, in this order. */
export type MatterNeed = 'writer' | 'desk' | 'not_handler' | 'not_handler_of_complaint' | 'free_or_mine' | 'target' | 'text' | 'finding' | 'founded_or_refused' | 'found_or_repaired' | 'call_back' | 'accepted_or_text' | 'once' | 'time_over';

/** One row of the life cycle of a matter. */
export interface MatterRule {
  readonly kinds: readonly MatterKind[];
  readonly from: readonly MatterState[];
  /** `same` leaves the state as it is. */
  readonly to: MatterState | 'same';
  readonly by: readonly ActorRole[];
  readonly needs: readonly MatterNeed[];
  readonly ends: readonly FeedbackLimitKey[];
  readonly starts: readonly FeedbackLimitKey[];
}

const WRITTEN = ['complaint', 'consultation'] as const;
const RECTIFIED = ['rectification'] as const;
const CLERKS = ['window_clerk', 'case_clerk', 'authority_head', 'supervisor'] as const;
const ANSWER_CLOCKS = ['consultation.answer', 'complaint.answer'] as const;

/**
 * The life cycle of matters, keyed by verb. Nobody can refuse one as "not ours": whoever is not competent forwards it, and exactly one authority holds it throughout. What a bad rating opens is verified, repaired
 * and called back (国办发〔2019〕51号), by somebody who did not handle the request.
 */
export const MATTER_LIFE_CYCLE: Readonly<Record<MatterVerb, MatterRule>> = {
  /** In somebody's hands, and with that no longer to be forwarded in time; another may take it over, which the course shows. */
  take: { kinds: MATTER_KINDS, from: ['opened', 'second_look', 'verified', 'repaired', 'called_back'], to: 'same', by: CLERKS, needs: ['desk', 'not_handler', 'not_handler_of_complaint'], ends: ['matter.forward'], starts: [] },
  /** To the authority that it concerns, in time (一卡通规定 23). The day of writing stays, and with it the limit for the answer. */
  forward: { kinds: WRITTEN, from: ['opened'], to: 'same', by: CLERKS, needs: ['desk', 'free_or_mine', 'target', 'text'], ends: ['matter.forward'], starts: ['matter.forward'] },
  answer: { kinds: WRITTEN, from: ['opened'], to: 'answered', by: CLERKS, needs: ['desk', 'not_handler_of_complaint', 'free_or_mine', 'text'], ends: ['matter.forward', ...ANSWER_CLOCKS], starts: ['matter.confirm'] },
  accept_answer: { kinds: WRITTEN, from: ['answered'], to: 'closed', by: ['resident'], needs: ['writer'], ends: ['matter.confirm'], starts: [] },
  /** Nobody said that the answer does not answer. */
  settle: { kinds: WRITTEN, from: ['answered'], to: 'closed', by: ['system'], needs: ['time_over'], ends: ['matter.confirm'], starts: [] },
  /** The answer does not answer: a supervisor looks once more. */
  ask_again: { kinds: WRITTEN, from: ['answered'], to: 'second_look', by: ['resident'], needs: ['writer', 'once', 'text'], ends: ['matter.confirm'], starts: ['matter.second_look'] },
  conclude: { kinds: WRITTEN, from: ['second_look'], to: 'closed', by: ['supervisor'], needs: ['desk', 'not_handler_of_complaint', 'free_or_mine', 'text'], ends: ['matter.second_look'], starts: [] },
  withdraw: { kinds: WRITTEN, from: ['opened', 'answered', 'second_look'], to: 'withdrawn', by: ['resident'], needs: ['writer'], ends: ['matter.forward', ...ANSWER_CLOCKS, 'matter.confirm', 'matter.second_look'], starts: [] },
  verify: { kinds: RECTIFIED, from: ['opened'], to: 'verified', by: ['supervisor'], needs: ['desk', 'not_handler', 'free_or_mine', 'finding', 'text'], ends: ['rectification.verify'], starts: [] },
  repair: { kinds: RECTIFIED, from: ['verified', 'called_back'], to: 'repaired', by: ['supervisor'], needs: ['desk', 'not_handler', 'free_or_mine', 'founded_or_refused', 'text'], ends: [], starts: [] },
  call_back: { kinds: RECTIFIED, from: ['verified', 'repaired'], to: 'called_back', by: ['supervisor'], needs: ['desk', 'not_handler', 'free_or_mine', 'found_or_repaired', 'call_back', 'text'], ends: [], starts: [] },
  close: { kinds: RECTIFIED, from: ['called_back'], to: 'closed', by: ['supervisor'], needs: ['desk', 'not_handler', 'free_or_mine', 'accepted_or_text'], ends: ['rectification.close'], starts: [] },
};

/** The clocks that a matter begins with. */
export const FIRST_CLOCKS: Readonly<Record<MatterKind, readonly FeedbackLimitKey[]>> = {
  complaint: ['matter.forward', 'complaint.answer'],
  consultation: ['matter.forward', 'consultation.answer'],
  rectification: ['rectification.verify', 'rectification.close'],
};

/** States in which nothing more can be done. */
export function isEnded(state: MatterState): boolean {
  return state === 'closed' || state === 'withdrawn';
}
