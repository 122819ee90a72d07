import type { LawRef, LimitUnit } from '#kernel';

export const FEEDBACK_LIMIT_KEYS = ['matter.forward', 'consultation.answer', 'complaint.answer', 'matter.second_look', 'matter.confirm', 'rectification.verify', 'rectification.close'] as const;
export type FeedbackLimitKey = (typeof FEEDBACK_LIMIT_KEYS)[number];

/** One limit as data. */
export interface FeedbackLimit {
  readonly value: number;
  readonly unit: LimitUnit;
  /** The act that demands it be done in time; null: no act does. */
  readonly lawRef: LawRef | null;
  /** Where the number comes from. `proposal`: this project, for the act names none. */
  readonly valueFrom: 'law' | 'proposal';
  /** Who must act in time. */
  readonly binds: 'authority' | 'writer';
}

const RATINGS: LawRef = { law: '国办发〔2019〕51号' };
const ONE_CARD: LawRef = { law: '北京市推进京津冀社会保障卡一卡通规定', article: '23' };

/** Every limit of feedback. No act that we have read names a number of days: all numbers are proposals, and are shown as such. */
export const FEEDBACK_LIMITS: Readonly<Record<FeedbackLimitKey, FeedbackLimit>> = {
  /** From the arrival at each authority that holds it. */
  'matter.forward': { value: 2, unit: 'working_day', lawRef: ONE_CARD, valueFrom: 'proposal', binds: 'authority' },
  /** From the day of writing, whoever holds it meanwhile. */
  'consultation.answer': { value: 5, unit: 'working_day', lawRef: null, valueFrom: 'proposal', binds: 'authority' },
  'complaint.answer': { value: 15, unit: 'working_day', lawRef: null, valueFrom: 'proposal', binds: 'authority' },
  'matter.second_look': { value: 10, unit: 'working_day', lawRef: null, valueFrom: 'proposal', binds: 'authority' },
  /** The writer's time to say that an answer does not answer. */
  'matter.confirm': { value: 15, unit: 'day', lawRef: null, valueFrom: 'proposal', binds: 'writer' },
  'rectification.verify': { value: 3, unit: 'working_day', lawRef: RATINGS, valueFrom: 'proposal', binds: 'authority' },
  'rectification.close': { value: 15, unit: 'working_day', lawRef: RATINGS, valueFrom: 'proposal', binds: 'authority' },
};
