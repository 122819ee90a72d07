import { ApiProperty } from '@nestjs/swagger';
import { REQUEST_VERBS, type RequestVerb } from '#kernel';
import { SUPERVISION_NEEDS, type SupervisionNeed } from './domain/supervision.js';
import { EscalationView, SupervisorView } from './escalation-views.dto.js';
import { RequestView } from './request-views.dto.js';

/** How many requests are open, and of these how many need somebody. */
export class SupervisionCounts {
  load: number;
  near: number;
  overdue: number;
  escalated: number;
}

/** The same of those that have one thing in common. */
export class SupervisionGroup extends SupervisionCounts {
  /** By it the list is narrowed to them. */
  key: string;
  /** Its name; null where the key is a word of the vocabulary, or nobody. */
  nameZh: string | null;
  nameEn: string | null;
}

export class SupervisionFigures {
  /** The instant of all these counts (UTC). */
  at: string;
  total: SupervisionCounts;
  byAuthority: SupervisionGroup[];
  byMode: SupervisionGroup[];
  byServiceType: SupervisionGroup[];
  byClerk: SupervisionGroup[];
  byAge: SupervisionGroup[];
}

/** An open request with what it needs, whose it is, and what the reader may do from the list. */
export class SupervisionCase {
  request: RequestView;
  @ApiProperty({ enum: SUPERVISION_NEEDS, isArray: true }) needs: SupervisionNeed[];
  @ApiProperty({ enum: REQUEST_VERBS, isArray: true }) availableActions: RequestVerb[];
  escalation: EscalationView | null;
  /** Who has claimed it. */
  clerk: SupervisorView | null;
}

export class SupervisionCasePage {
  items: SupervisionCase[];
  total: number;
  nextCursor: string | null;
}
