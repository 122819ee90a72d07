import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../http/page.js';

export class AttentionQuery extends PageQuery {
  /** Open items (the default) or those already resolved. */
  @IsOptional() @IsIn(['open', 'resolved']) status?: 'open' | 'resolved';
}

export class AttentionView {
  id: string;
  kind: 'job_failed' | 'unroutable' | 'delivery_dead';
  queue: string;
  consumer: string;
  eventId: string;
  eventType: string;
  subjectKind: string;
  subjectId: string;
  jurisdiction: string;
  /** What went wrong, as the last attempt reported it. */
  reason: string;
  attempts: number;
  correlationId: string;
  /** UTC instant. */
  firstAt: string;
  /** UTC instant. */
  lastAt: string;
  resolvedAt: string | null;
  resolution: string | null;
}

export class AttentionPage {
  items: AttentionView[];
  total: number;
  nextCursor: string | null;
}
