import type { RequestState } from './vocabulary.js';

/** Thin payload of every request event: consumers reload what they need. */
export interface RequestEventPayload {
  readonly requestId: string;
  readonly version: number;
  readonly state: RequestState;
}

/** What an issuing authority says of one holder's certificate: `suspended`, `revoked` 撤销 (行政许可法 69), `cancelled` 注销 (70), `expired` (70(1)). */
export const ALERT_KINDS = ['suspended', 'revoked', 'cancelled', 'expired'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** One alert, without a name or a number: consumers find what they hold by the blind indexes. */
export interface AlertEventPayload {
  readonly alertId: string;
  readonly qualificationCode: string;
  readonly kind: AlertKind;
  /** Instants (UTC) between which it stands, half-open; `until` null while open. */
  readonly from: string;
  readonly until: string | null;
  /** Blind index of the certificate number; null: every certificate of the holder for this qualification. */
  readonly certificateIndex: string | null;
  /** Blind index of the holder's identity number or credit code. */
  readonly holderIndex: string;
  /** Division code of the issuing jurisdiction. */
  readonly issuer: string;
}

/** The end of an alert. `lifted`: it no longer stands from now on; `corrected`: it never should have stood. */
export interface AlertEndedPayload extends AlertEventPayload {
  readonly ended: 'lifted' | 'corrected';
}

/** A piece of the work with an imported file is done, and the next may begin. */
export interface ImportEventPayload {
  readonly importId: string;
}

/** Thin payload of every event about a recognition certificate. */
export interface CredentialEventPayload {
  readonly credentialId: string;
  readonly requestId: string;
}

/** A paper original has changed hands. */
export interface OriginalEventPayload {
  readonly originalId: string;
  readonly requestId: string;
  readonly move: 'hand_over' | 'post' | 'receive' | 'return';
}

/** A matter of feedback has moved: a complaint, a consultation, what a bad rating has opened. */
export interface FeedbackEventPayload {
  readonly matterId: string;
  readonly version: number;
}

/** Somebody has rated a handling; what they said stands in no event. */
export interface RatingEventPayload {
  readonly ratingId: string;
}

/** A paper that was to follow came, was waived, is due soon, is overdue, or its date was counted anew. */
export interface MaterialEventPayload {
  readonly materialId: string;
  readonly requestId: string;
  readonly move: 'supplied' | 'waived' | 'due_soon' | 'overdue' | 'recounted';
}

/** Somebody else has an escalation now. */
export interface EscalationEventPayload {
  readonly escalationId: string;
  readonly requestId: string;
  readonly toPersonId: string;
}

/** Somebody's claim went to somebody else: a colleague took it when it had run out (`claim`) or went on without taking it (`act`), or it was given away (`reassign`). */
export interface ClaimLostPayload {
  readonly requestId: string;
  /** Who had it. */
  readonly personId: string;
  readonly by: 'claim' | 'act' | 'reassign';
}

/** Somebody may act for another, may do so no longer, or was told at a window that the papers do not show it. */
export interface MandateEventPayload {
  readonly mandateId: string;
  /** Who did it: the other side is told. */
  readonly byPersonId: string;
}

/** Every event type with its payload. A type without a subscription or a log-only mark stops the start. */
export interface EventPayloads {
  'request.submitted': RequestEventPayload;
  'request.received': RequestEventPayload;
  'request.routed': RequestEventPayload;
  'request.taken_over': RequestEventPayload;
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
  'request.alert_noted': RequestEventPayload;
  'request.version_migrated': RequestEventPayload;
  'request.suspended': RequestEventPayload;
  'request.resumed': RequestEventPayload;
  'request.extended': RequestEventPayload;
  'request.supplement_allowed': RequestEventPayload;
  'request.recounted': RequestEventPayload;
  'request.contested': RequestEventPayload;
  'request.acceptance_upheld': RequestEventPayload;
  'request.acceptance_set_aside': RequestEventPayload;
  'request.followed_up': RequestEventPayload;
  'request.correction_opened': RequestEventPayload;
  'request.leg_opened': RequestEventPayload;
  'request.leg_noted': RequestEventPayload;
  'request.called_off': RequestEventPayload;
  'request.left_to_person': RequestEventPayload;
  'request.reminded': RequestEventPayload;
  'request.supervised': RequestEventPayload;
  'request.delivery_chosen': RequestEventPayload;
  'request.made_ready': RequestEventPayload;
  'request.handed_out': RequestEventPayload;
  'request.dispatched': RequestEventPayload;
  'request.receipt_confirmed': RequestEventPayload;
  'request.delivery_returned': RequestEventPayload;
  'request.reassigned': RequestEventPayload;
  'claim.lost': ClaimLostPayload;
  'original.moved': OriginalEventPayload;
  'material.moved': MaterialEventPayload;
  'escalation.handed_over': EscalationEventPayload;
  'catalogue.alert_marked': AlertEventPayload;
  'catalogue.alert_lifted': AlertEndedPayload;
  'catalogue.import_advanced': ImportEventPayload;
  'credential.issued': CredentialEventPayload;
  'credential.suspended': CredentialEventPayload;
  'credential.revoked': CredentialEventPayload;
  'credential.reinstated': CredentialEventPayload;
  'credential.renewal_due': CredentialEventPayload;
  'credential.deemed_renewed': CredentialEventPayload;
  'credential.signed_anew': CredentialEventPayload;
  'feedback.rated': RatingEventPayload;
  'feedback.opened': FeedbackEventPayload;
  'feedback.forwarded': FeedbackEventPayload;
  'feedback.answered': FeedbackEventPayload;
  'feedback.second_look_asked': FeedbackEventPayload;
  'feedback.concluded': FeedbackEventPayload;
  'feedback.advanced': FeedbackEventPayload;
  'mandate.granted': MandateEventPayload;
  'mandate.declined': MandateEventPayload;
  'mandate.ended': MandateEventPayload;
}

export type EventType = keyof EventPayloads;

export type RequestEventType = Extract<EventType, `request.${string}`>;

export const REQUEST_EVENT_TYPES = [
  'request.submitted', 'request.received', 'request.routed', 'request.returned', 'request.supplement_requested', 'request.supplement_supplied',
  'request.accepted', 'request.declined', 'request.approved', 'request.refused', 'request.delivered', 'request.withdrawn', 'request.lapsed',
  'request.claimed', 'request.released', 'request.alert_noted', 'request.version_migrated', 'request.suspended', 'request.resumed', 'request.extended',
  'request.supplement_allowed', 'request.recounted', 'request.contested', 'request.acceptance_upheld', 'request.acceptance_set_aside',
  'request.taken_over', 'request.leg_opened', 'request.leg_noted', 'request.called_off', 'request.left_to_person', 'request.followed_up', 'request.correction_opened',
  'request.reminded', 'request.supervised', 'request.reassigned',
  'request.delivery_chosen', 'request.made_ready', 'request.handed_out', 'request.dispatched', 'request.receipt_confirmed', 'request.delivery_returned',
] as const satisfies readonly RequestEventType[];

/** What the catalogue announces. The context that stands above every consumer declares them, for who sends an event on must know them all. */
export const ALERT_EVENT_TYPES = ['catalogue.alert_marked', 'catalogue.alert_lifted'] as const satisfies readonly EventType[];

export const IMPORT_EVENT_TYPES = ['catalogue.import_advanced'] as const satisfies readonly EventType[];

/** What becomes of recognition certificates. */
export const CREDENTIAL_EVENT_TYPES = [
  'credential.issued', 'credential.suspended', 'credential.revoked', 'credential.reinstated', 'credential.renewal_due', 'credential.deemed_renewed', 'credential.signed_anew',
] as const satisfies readonly EventType[];

export type FeedbackEventType = Extract<EventType, `feedback.${string}`>;

/** What becomes of ratings, complaints and consultations. */
export const FEEDBACK_EVENT_TYPES = [
  'feedback.rated', 'feedback.opened', 'feedback.forwarded', 'feedback.answered', 'feedback.second_look_asked', 'feedback.concluded', 'feedback.advanced',
] as const satisfies readonly FeedbackEventType[];

/** What becomes of mandates. */
export const MANDATE_EVENT_TYPES = ['mandate.granted', 'mandate.declined', 'mandate.ended'] as const satisfies readonly EventType[];

export const EVENT_TYPES = [...REQUEST_EVENT_TYPES, ...ALERT_EVENT_TYPES, ...IMPORT_EVENT_TYPES, ...CREDENTIAL_EVENT_TYPES, ...FEEDBACK_EVENT_TYPES, ...MANDATE_EVENT_TYPES] as const satisfies readonly EventType[];
