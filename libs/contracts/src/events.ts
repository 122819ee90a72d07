import type { RequestState } from './vocabulary.js';

/** Thin payload of every request event: consumers reload what they need. */
export interface RequestEventPayload {
  readonly requestId: string;
  readonly version: number;
  readonly state: RequestState;
}

/** Every event type with its payload. A type without a subscription or a log-only mark stops the start. */
export interface EventPayloads {
  'request.submitted': RequestEventPayload;
  'request.received': RequestEventPayload;
  'request.routed': RequestEventPayload;
  'request.returned': RequestEventPayload;
  'request.supplement_requested': RequestEventPayload;
  'request.supplement_supplied': RequestEventPayload;
  'request.accepted': RequestEventPayload;
  'request.declined': RequestEventPayload;
  'request.approved': RequestEventPayload;
  'request.refused': RequestEventPayload;
  'request.delivered': RequestEventPayload;
  'request.withdrawn': RequestEventPayload;
  'request.lapsed': RequestEventPayload;
  'request.claimed': RequestEventPayload;
  'request.released': RequestEventPayload;
}

export type EventType = keyof EventPayloads;

export const EVENT_TYPES = [
  'request.submitted', 'request.received', 'request.routed', 'request.returned', 'request.supplement_requested', 'request.supplement_supplied',
  'request.accepted', 'request.declined', 'request.approved', 'request.refused', 'request.delivered', 'request.withdrawn', 'request.lapsed',
  'request.claimed', 'request.released',
] as const satisfies readonly EventType[];
