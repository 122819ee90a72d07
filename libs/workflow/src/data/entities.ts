import type { AlertKind } from '#contracts';
import type { Custodian, DeadlineKind, DeliveryMethod, HandlingMode, LawRef, Outcome, RequestState } from '#kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MaterialStateEntity } from './material.entities.js';
import { AbsenceEntity } from './absence.entity.js';
import { OriginalEntity, OriginalMoveEntity } from './original.entities.js';
import type { Derivation } from '../domain/deadlines.js';
import type { RuleDecision } from '../domain/facts.js';
import type { FollowUpKind } from '../domain/follow-ups.js';
import type { JoinRule, Leg } from '../domain/joint.js';
import type { Silence } from '../domain/limit-rules.js';
import { EscalationActEntity, EscalationEntity } from './escalation.entities.js';
import { SCOREBOARD_ENTITIES } from './scoreboard.entities.js';
import { ReminderEntity } from './reminder.entities.js';
import { SavedViewEntity, WorkSettingEntity } from './saved-view.entities.js';

/** One request. Name, identity number, telephone and form are encrypted; the `Bidx` columns find a value exactly. */
@Entity({ schema: 'workflow', name: 'request' })
export class RequestEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) number: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) state: RequestState;
  @Column({ type: 'text' }) mode: HandlingMode;
  @Column({ type: 'text' }) serviceTypeCode: string;
  @Column({ type: 'text' }) serviceTypeVersion: string;
  /** Null with its version: the request is about no qualification. */
  @Column({ type: 'text', nullable: true }) qualificationCode: string | null;
  @Column({ type: 'integer', nullable: true }) qualificationVersion: number | null;
  /** The instant of the catalogue under which it is judged: that of its receipt, until it is moved to a later version. */
  @Column({ type: 'timestamptz' }) catalogueAt: Date;
  /** Where the qualification was issued; without one, where the applicant is. */
  @Column({ type: 'text' }) fromJurisdiction: string;
  @Column({ type: 'text' }) toJurisdiction: string;
  @Column({ type: 'text' }) residenceJurisdiction: string;
  @Column({ type: 'uuid' }) applicantId: string;
  @Column({ type: 'uuid' }) submittedBy: string;
  /** Under which mandate somebody else filed it for the applicant, and who; null: nobody did. */
  @Column({ type: 'uuid', nullable: true }) mandateId: string | null;
  @Column({ type: 'uuid', nullable: true }) agentId: string | null;
  /** Name, basis and organisation of the agent; encrypted. */
  @Column({ type: 'text', nullable: true }) agent: string | null;
  @Column({ type: 'text' }) applicantName: string;
  @Column({ type: 'text' }) applicantNameBidx: string;
  @Column({ type: 'text' }) applicantIdNumber: string;
  @Column({ type: 'text' }) applicantIdNumberBidx: string;
  @Column({ type: 'text', nullable: true }) applicantPhone: string | null;
  @Column({ type: 'text' }) form: string;
  @Column({ type: 'text' }) idempotencyKey: string;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
  @Column({ type: 'text' }) custodian: Custodian;
  @Column({ type: 'uuid', nullable: true }) custodianAuthorityId: string | null;
  @Column({ type: 'text', nullable: true }) custodianJurisdiction: string | null;
  /** Authority to which it is handed over and that has not answered yet. */
  @Column({ type: 'uuid', nullable: true }) offeredAuthorityId: string | null;
  @Column({ type: 'text', nullable: true }) offeredJurisdiction: string | null;
  @Column({ type: 'uuid', nullable: true }) receivingAuthorityId: string | null;
  @Column({ type: 'uuid', nullable: true }) receivingWindowId: string | null;
  @Column({ type: 'uuid', nullable: true }) competentAuthorityId: string | null;
  @Column({ type: 'uuid', nullable: true }) suggestedAuthorityId: string | null;
  @Column({ type: 'uuid', array: true }) involvedAuthorities: string[];
  @Column({ type: 'text', array: true }) involvedJurisdictions: string[];
  @Column({ type: 'uuid', nullable: true }) assigneePersonId: string | null;
  @Column({ type: 'uuid', nullable: true }) assigneePostId: string | null;
  @Column({ type: 'timestamptz', nullable: true }) claimedAt: Date | null;
  /** Until when the claim holds without a sign of life. */
  @Column({ type: 'timestamptz', nullable: true }) leaseUntil: Date | null;
  /** Number of the claim; raised by every one. */
  @Column({ type: 'integer' }) fence: number;
  @Column({ type: 'integer' }) supplementRounds: number;
  /** How often a supplement may be asked for. */
  @Column({ type: 'integer' }) supplementAllowance: number;
  @Column({ type: 'boolean' }) deemedAccepted: boolean;
  /** The request of which this is a leg, and which leg it is. */
  @Column({ type: 'uuid', nullable: true }) parentId: string | null;
  @Column({ type: 'text', nullable: true }) legCode: string | null;
  /** Of a joint request: which opinions the lead needs, and how its legs stand. */
  @Column({ type: 'text', nullable: true }) joinRule: JoinRule | null;
  @Column({ type: 'jsonb' }) legs: Leg[];
  /** The request that it is about, and as what it follows it. */
  @Column({ type: 'uuid', nullable: true }) aboutId: string | null;
  @Column({ type: 'text', nullable: true }) aboutKind: FollowUpKind | null;
  /** What was decided; null: nothing yet. */
  @Column({ type: 'text', nullable: true }) outcome: Outcome | null;
  /** Why no rule decided it; null: one did, or may still. */
  @Column({ type: 'text', nullable: true }) leftToPerson: string | null;
  /** The rule that decided, with what it rests on; null: people decided. */
  @Column({ type: 'jsonb', nullable: true }) decidedByRule: RuleDecision | null;
  /** Whether acceptance by silence is contested; null: never was. */
  @Column({ type: 'text', nullable: true }) acceptanceContest: 'open' | 'settled' | null;
  @Column({ type: 'text', nullable: true }) attention: string | null;
  /** By these an open request is found when a certificate is stopped; null and empty for those filed before there were alerts. */
  @Column({ type: 'text', nullable: true }) holderBidx: string | null;
  @Column({ type: 'text', array: true }) certificateBidxs: string[];
  /** The gravest alert that its clerk must look at. */
  @Column({ type: 'text', nullable: true }) alert: AlertKind | null;
  /** The next instant at which an alert that touches its certificate begins or ends. */
  @Column({ type: 'timestamptz', nullable: true }) alertTurnsAt: Date | null;
  /** How the result is to come. */
  @Column({ type: 'text' }) deliveryMethod: DeliveryMethod;
  /** Where it is posted to; encrypted. */
  @Column({ type: 'text', nullable: true }) deliveryAddress: string | null;
  /** The window at which it was made ready, and its authority. */
  @Column({ type: 'uuid', nullable: true }) pickupWindowId: string | null;
  @Column({ type: 'uuid', nullable: true }) pickupAuthorityId: string | null;
  /** Since when it lies ready at that window; null: it does not. */
  @Column({ type: 'timestamptz', nullable: true }) readyAt: Date | null;
  /** Since when it is in the post; null: it is not. */
  @Column({ type: 'timestamptz', nullable: true }) dispatchedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) dueAt: Date | null;
  @Column({ type: 'timestamptz' }) submittedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) receivedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) acceptedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt: Date | null;
  @Column({ type: 'timestamptz' }) updatedAt: Date;
}

/** One act on a request; append-only. `note` is encrypted. */
@Entity({ schema: 'workflow', name: 'request_action' })
export class RequestActionEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) verb: string;
  @Column({ type: 'text' }) fromState: string;
  @Column({ type: 'text' }) toState: RequestState;
  @Column({ type: 'text' }) actorKind: 'system' | 'person';
  @Column({ type: 'text' }) actorRole: string;
  @Column({ type: 'uuid', nullable: true }) actorPersonId: string | null;
  @Column({ type: 'uuid', nullable: true }) actorPostId: string | null;
  @Column({ type: 'uuid', nullable: true }) authorityId: string | null;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
  @Column({ type: 'jsonb' }) publicDetail: Record<string, unknown>;
  @Column({ type: 'text', nullable: true }) note: string | null;
}

/** `suspended`: it stands (行政许可法 45); `recounted`: another row goes on in its place; `stopped`: the request ended before it. */
export type DeadlineStatus = 'running' | 'met' | 'missed' | 'stopped' | 'suspended' | 'recounted';

/** One clock of a request, with the derivation of its date. */
@Entity({ schema: 'workflow', name: 'deadline' })
export class DeadlineEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'text' }) kind: DeadlineKind;
  @Column({ type: 'text' }) status: DeadlineStatus;
  @Column({ type: 'date' }) startsOn: string;
  @Column({ type: 'date' }) dueOn: string;
  @Column({ type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'date', nullable: true }) promisedOn: string | null;
  @Column({ type: 'boolean' }) provisional: boolean;
  @Column({ type: 'text' }) silence: Silence;
  @Column({ type: 'jsonb' }) derivation: Derivation;
  @Column({ type: 'timestamptz', nullable: true }) endedAt: Date | null;
}

/** One item of a supplement notice: what is missing or wrong, and why it is needed. */
export interface SupplementItemJson {
  code: string;
  materialCode: string | null;
  reasonCode: string | null;
}

/** A supplement notice with its answer. The texts of the items and the answers are encrypted in `note` and `answers`. */
@Entity({ schema: 'workflow', name: 'supplement' })
export class SupplementEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'integer' }) round: number;
  @Column({ type: 'jsonb' }) items: SupplementItemJson[];
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ type: 'timestamptz' }) requestedAt: Date;
  @Column({ type: 'text', nullable: true }) answers: string | null;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt: Date | null;
}

/** An uploaded file; its bytes lie encrypted in the blob store. `fileName` is encrypted. */
@Entity({ schema: 'workflow', name: 'attachment' })
export class AttachmentEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) ownerId: string;
  @Column({ type: 'uuid', nullable: true }) requestId: string | null;
  @Column({ type: 'text' }) materialCode: string;
  @Column({ type: 'text' }) fileName: string;
  @Column({ type: 'text' }) mediaType: string;
  @Column({ type: 'integer' }) size: number;
  @Column({ type: 'bytea' }) sha256: Buffer;
  @Column({ type: 'text' }) blobKey: string;
  @Column({ type: 'integer' }) supplementRound: number;
  @Column({ type: 'timestamptz' }) uploadedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) removedAt: Date | null;
}

/** What someone has typed so far; encrypted as a whole. */
@Entity({ schema: 'workflow', name: 'draft' })
export class DraftEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) ownerId: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) serviceTypeCode: string;
  @Column({ type: 'text', nullable: true }) qualificationCode: string | null;
  @Column({ type: 'text' }) content: string;
  @Column({ type: 'timestamptz' }) createdAt: Date;
  @Column({ type: 'timestamptz' }) updatedAt: Date;
}

@Entity({ schema: 'workflow', name: 'standard_reason' })
export class StandardReasonEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text' }) verb: string;
  @Column({ type: 'text' }) zh: string;
  @Column({ type: 'text' }) en: string;
  @Column({ type: 'jsonb', nullable: true }) lawRef: LawRef | null;
  @Column({ type: 'jsonb' }) provenance: { status: string; source: string };
}

export const WORKFLOW_ENTITIES = [
  RequestEntity, RequestActionEntity, DeadlineEntity, SupplementEntity, AttachmentEntity, DraftEntity, StandardReasonEntity, OriginalEntity, OriginalMoveEntity, ReminderEntity, MaterialStateEntity,
  EscalationEntity, EscalationActEntity, ...SCOREBOARD_ENTITIES, SavedViewEntity, WorkSettingEntity, AbsenceEntity,
];
