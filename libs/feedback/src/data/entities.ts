import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockDerivation } from '../domain/clocks.js';
import type { MatterKind, MatterState, MatterVerb } from '../domain/life-cycle.js';
import type { FeedbackLimitKey } from '../domain/limit-rules.js';
import type { RatingLevel, RatingReason } from '../domain/ratings.js';

/** What an applicant said of one handling; append-only. `comment` is encrypted. */
@Entity({ schema: 'feedback', name: 'rating' })
export class RatingEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'text' }) requestNumber: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'text' }) level: RatingLevel;
  @Column({ type: 'text', array: true }) reasons: RatingReason[];
  @Column({ type: 'text', nullable: true }) comment: string | null;
  @Column({ type: 'uuid' }) authorityId: string;
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'text' }) serviceTypeCode: string;
  @Column({ type: 'uuid', array: true }) handlers: string[];
  @Column({ type: 'bytea' }) inputDigest: Buffer;
  @Column({ type: 'timestamptz' }) at: Date;
}

/** A complaint, a consultation, or what a bad rating has opened. `personName`, `phone` and `content` are encrypted. */
@Entity({ schema: 'feedback', name: 'matter' })
export class MatterEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) number: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) kind: MatterKind;
  @Column({ type: 'text' }) state: MatterState;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'text' }) personName: string;
  @Column({ type: 'text' }) personNameBidx: string;
  @Column({ type: 'text', nullable: true }) phone: string | null;
  @Column({ type: 'text' }) content: string;
  @Column({ type: 'uuid', nullable: true }) ratingId: string | null;
  @Column({ type: 'uuid', nullable: true }) requestId: string | null;
  @Column({ type: 'text', nullable: true }) requestNumber: string | null;
  @Column({ type: 'uuid', nullable: true }) aboutAuthorityId: string | null;
  @Column({ type: 'text', nullable: true }) serviceTypeCode: string | null;
  /** Where the writer is. */
  @Column({ type: 'text' }) atJurisdiction: string;
  @Column({ type: 'uuid', array: true }) handlers: string[];
  /** Exactly one authority holds it. */
  @Column({ type: 'uuid' }) holderAuthorityId: string;
  @Column({ type: 'text' }) holderJurisdiction: string;
  @Column({ type: 'uuid', array: true }) involvedAuthorities: string[];
  @Column({ type: 'text', array: true }) involvedJurisdictions: string[];
  @Column({ type: 'uuid', array: true }) forwardedBy: string[];
  @Column({ type: 'uuid', nullable: true }) ownerPersonId: string | null;
  @Column({ type: 'boolean', nullable: true }) founded: boolean | null;
  @Column({ type: 'boolean', nullable: true }) accepted: boolean | null;
  @Column({ type: 'boolean' }) askedAgain: boolean;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
  /** The earliest end of a clock that runs. */
  @Column({ type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ type: 'timestamptz' }) openedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) closedAt: Date | null;
  @Column({ type: 'timestamptz' }) updatedAt: Date;
}

/** One act on a matter; append-only. `text` is encrypted. */
@Entity({ schema: 'feedback', name: 'matter_act' })
export class MatterActEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) matterId: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) verb: MatterVerb | 'open';
  @Column({ type: 'text' }) fromState: string;
  @Column({ type: 'text' }) toState: MatterState;
  @Column({ type: 'text' }) actorRole: string;
  @Column({ type: 'uuid', nullable: true }) actorPersonId: string | null;
  /** Who held it when it was done. */
  @Column({ type: 'uuid', nullable: true }) authorityId: string | null;
  @Column({ type: 'uuid', nullable: true }) toAuthorityId: string | null;
  @Column({ type: 'jsonb' }) detail: Record<string, unknown>;
  @Column({ type: 'text', nullable: true }) text: string | null;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
}

/** `stopped`: the matter ended before it. */
export type ClockStatus = 'running' | 'met' | 'missed' | 'stopped';

/** One clock of a matter, with the derivation of its date. */
@Entity({ schema: 'feedback', name: 'matter_clock' })
export class MatterClockEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) matterId: string;
  @Column({ type: 'text' }) rule: FeedbackLimitKey;
  @Column({ type: 'text' }) status: ClockStatus;
  @Column({ type: 'date' }) startsOn: string;
  @Column({ type: 'date' }) dueOn: string;
  @Column({ type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'boolean' }) provisional: boolean;
  @Column({ type: 'jsonb' }) derivation: ClockDerivation;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) overdueToldAt: Date | null;
}

export const FEEDBACK_ENTITIES = [RatingEntity, MatterEntity, MatterActEntity, MatterClockEntity];
