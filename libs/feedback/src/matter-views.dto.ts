import { ApiProperty } from '@nestjs/swagger';
import { ACTOR_ROLES, type ActorRole } from '#kernel';
import { MATTER_KINDS, MATTER_STATES, MATTER_VERBS, type MatterKind, type MatterState, type MatterVerb } from './domain/life-cycle.js';
import { FEEDBACK_LIMIT_KEYS, type FeedbackLimitKey } from './domain/limit-rules.js';
import { RATING_LEVELS, RATING_REASONS, type RatingLevel, type RatingReason } from './domain/ratings.js';

export class FeedbackAuthority {
  @ApiProperty({ format: 'uuid' }) id: string;
  nameZh: string;
  nameEn: string;
  jurisdiction: string;
}

export class FeedbackName {
  nameZh: string;
  nameEn: string;
}

export class RatingView {
  @ApiProperty({ enum: RATING_LEVELS }) level: RatingLevel;
  @ApiProperty({ enum: RATING_REASONS, isArray: true }) reasons: RatingReason[];
  comment: string | null;
  at: string;
}

export class MatterSummary {
  @ApiProperty({ format: 'uuid' }) id: string;
  number: string;
  /** Version to name with the next act. */
  version: number;
  @ApiProperty({ enum: MATTER_KINDS }) kind: MatterKind;
  @ApiProperty({ enum: MATTER_STATES }) state: MatterState;
  /** Empty for what a bad rating has opened. */
  title: string;
  requestNumber: string | null;
  /** Who holds it: exactly one authority. */
  holder: FeedbackAuthority;
  /** The earliest end of a clock that runs; an instant (UTC). */
  dueAt: string | null;
  overdue: boolean;
  /** In the reader's hands. */
  mine: boolean;
  /** In somebody's hands. */
  taken: boolean;
  openedAt: string;
  closedAt: string | null;
}

export class MatterPage {
  items: MatterSummary[];
  total: number;
  nextCursor: string | null;
}

export class MatterExcludedDay {
  on: string;
  why: string;
  nameZh: string | null;
  nameEn: string | null;
}

export class MatterLawRef {
  law: string;
  article: string | null;
}

export class MatterClockView {
  @ApiProperty({ enum: FEEDBACK_LIMIT_KEYS }) rule: FeedbackLimitKey;
  @ApiProperty({ enum: ['running', 'met', 'missed', 'stopped'] }) status: 'running' | 'met' | 'missed' | 'stopped';
  startsOn: string;
  dueOn: string;
  /** Rests on a year whose calendar is not published yet. */
  provisional: boolean;
  overdue: boolean;
  value: number;
  @ApiProperty({ enum: ['working_day', 'day', 'month'] }) unit: 'working_day' | 'day' | 'month';
  lawRef: MatterLawRef | null;
  /** `proposal`: the number of days is this project's, for the act names none. */
  @ApiProperty({ enum: ['law', 'proposal'] }) valueFrom: 'law' | 'proposal';
  /** Days that did not count, and why. */
  excluded: MatterExcludedDay[];
  calendarVersion: string;
}

export class MatterActView {
  @ApiProperty({ enum: ['open', ...MATTER_VERBS] }) verb: MatterVerb | 'open';
  @ApiProperty({ enum: MATTER_STATES }) toState: MatterState;
  @ApiProperty({ enum: ACTOR_ROLES }) actorRole: ActorRole;
  authority: FeedbackAuthority | null;
  toAuthority: FeedbackAuthority | null;
  text: string | null;
  founded: boolean | null;
  reached: boolean | null;
  accepted: boolean | null;
  at: string;
}

export class MatterView extends MatterSummary {
  text: string;
  /** Name of the writer, masked. */
  writer: string;
  /** Where to call back; only for those who may act on it. */
  phone: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: 'string' }) requestId: string | null;
  serviceType: FeedbackName | null;
  /** Division code of where the writer is. */
  atJurisdiction: string;
  /** The rating that has opened it. */
  rating: RatingView | null;
  founded: boolean | null;
  accepted: boolean | null;
  @ApiProperty({ enum: MATTER_VERBS, isArray: true }) availableActs: MatterVerb[];
  clocks: MatterClockView[];
  course: MatterActView[];
}

export class RatingStandingView {
  /** The handling has ended and has not been rated. Nobody has to. */
  mayRate: boolean;
  rating: RatingView | null;
  /** What a bad rating has opened. */
  rectification: MatterSummary | null;
}

export class RatingFigureView {
  @ApiProperty({ enum: RATING_LEVELS }) level: RatingLevel;
  count: number;
}

export class RatingFiguresView {
  /** Ratings of the reader's office in the twelve months before this one; null: fewer than five, which tell too much of each. */
  total: number | null;
  levels: RatingFigureView[];
}
