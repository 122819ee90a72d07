import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EscalationAct, EscalationCause, EscalationOutcome } from '../domain/escalations.js';

/** `move_on`: the request went on; `move_place`: it lies in another jurisdiction now, whose supervisors have it by role. */
export type RecordedEscalationAct = EscalationAct | 'raise' | 'move_on' | 'move_place';

/** What of a request a supervisor must see to; at most one is open a request. */
@Entity({ schema: 'workflow', name: 'escalation' })
export class EscalationEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) requestId: string;
  /** The gravest of those for which it was raised. */
  @Column({ type: 'text' }) cause: EscalationCause;
  @Column({ type: 'text' }) jurisdiction: string;
  /** Null: it is the supervisors' of the jurisdiction by their role. */
  @Column({ type: 'uuid', nullable: true }) ownerPersonId: string | null;
  @Column({ type: 'timestamptz' }) raisedAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) takenAt: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt: Date | null;
  @Column({ type: 'text', nullable: true }) outcome: EscalationOutcome | null;
}

/** One act on an escalation; append-only. `note` is encrypted. */
@Entity({ schema: 'workflow', name: 'escalation_act' })
export class EscalationActEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) escalationId: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'text' }) act: RecordedEscalationAct;
  @Column({ type: 'text', nullable: true }) cause: EscalationCause | null;
  @Column({ type: 'uuid', nullable: true }) deadlineId: string | null;
  @Column({ type: 'uuid', nullable: true }) actorPersonId: string | null;
  @Column({ type: 'uuid', nullable: true }) toPersonId: string | null;
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
}
