import type { EventType } from '#contracts';

/** Who may be told live that something changed; each then reads what its scope allows. */
export interface Audience {
  readonly persons: readonly string[];
  readonly authorities: readonly string[];
  readonly jurisdictions: readonly string[];
}

export interface OutboxRecord {
  readonly type: EventType;
  readonly aggregateId: string;
  /** Jurisdiction for whose account the work is queued: fairness between jurisdictions goes by it. */
  readonly jurisdiction: string;
  readonly payload: object;
  readonly audience: Audience;
}
