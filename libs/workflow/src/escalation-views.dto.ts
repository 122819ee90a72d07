import { ApiProperty } from '@nestjs/swagger';
import { ESCALATION_ACTS, ESCALATION_CAUSES, ESCALATION_OUTCOMES, type EscalationAct, type EscalationCause, type EscalationOutcome } from './domain/escalations.js';
import type { RecordedEscalationAct } from './data/escalation.entities.js';
import { CodedName } from './request-views.dto.js';

const RECORDED = ['raise', ...ESCALATION_ACTS, 'move_on', 'move_place'] as const satisfies readonly RecordedEscalationAct[];

/** A supervisor, by the name under which colleagues know them. */
export class SupervisorView {
  personId: string;
  name: string;
}

/** One act on an escalation. */
export class EscalationActView {
  @ApiProperty({ enum: RECORDED }) act: RecordedEscalationAct;
  @ApiProperty({ enum: ESCALATION_CAUSES, nullable: true, type: String }) cause: EscalationCause | null;
  at: string;
  /** Null: the platform, or whoever moved the request on. */
  by: SupervisorView | null;
  to: SupervisorView | null;
  /** What was ordered, or what was done. */
  text: string | null;
}

/** What of a request a supervisor must see to, and whose it is. */
export class EscalationView {
  id: string;
  requestId: string;
  @ApiProperty({ enum: ESCALATION_CAUSES }) cause: EscalationCause;
  /** Whose supervisors have it by their role while nobody has taken it. */
  jurisdiction: CodedName;
  /** Null: those supervisors by their role. */
  owner: SupervisorView | null;
  mine: boolean;
  raisedAt: string;
  takenAt: string | null;
  closedAt: string | null;
  @ApiProperty({ enum: ESCALATION_OUTCOMES, nullable: true, type: String }) outcome: EscalationOutcome | null;
  acts: EscalationActView[];
  /** What the reader may do with it now. */
  @ApiProperty({ enum: ESCALATION_ACTS, isArray: true }) availableActs: EscalationAct[];
}

export class EscalationList {
  items: EscalationView[];
}

export class SupervisorList {
  items: SupervisorView[];
}
