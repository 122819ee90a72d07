import type { AlertKind } from '#contracts';
import type { Authority } from '#directory';
import type { RequestEntity } from '../data/entities.js';
import type { ActingParty, ActInput } from '../domain/facts.js';
import type { Leg } from '../domain/joint.js';
import type { ReminderLevel } from '../domain/reminders.js';
import type { AlertBadge } from '../request-holding.js';
import type { RequestVersions, SeenVersions } from '../request-versions.js';

/** One thing that is missing or wrong, as the clerk writes it. */
export interface SupplementItemInput {
  readonly materialCode?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly what: string;
  readonly why: string;
}

/** The applicant's answer to one item. */
export interface SupplementAnswerInput {
  readonly itemCode: string;
  readonly text?: string | undefined;
  readonly attachmentIds?: readonly string[] | undefined;
}

/** What the issuer said of the certificate of a request. */
export interface AlertNote {
  readonly alertId: string;
  readonly kind: AlertKind;
  readonly issuer: string;
  readonly what: 'marked' | 'lifted' | 'corrected';
  readonly badge: AlertBadge;
}

/** Everything that an act may bring along. */
export interface ActInputFull extends Omit<ActInput, 'competentAuthorityId' | 'items' | 'answeredItems'> {
  readonly authorityId?: string | undefined;
  readonly items?: readonly SupplementItemInput[] | undefined;
  readonly answers?: readonly SupplementAnswerInput[] | undefined;
  /** migrate_version: the versions that whoever decides had before them. */
  readonly versions?: SeenVersions | undefined;
  /** note_leg: how the legs stand now; only the platform brings it. */
  readonly legs?: readonly Leg[] | undefined;
  /** leave_to_person: why no rule decides; only the platform brings it. */
  readonly silence?: string | undefined;
  /** remind: which reminder it is; only the platform brings it. */
  readonly level?: ReminderLevel | undefined;
  /** note_alert: what was said, and what stands now. Only the platform brings it. */
  readonly alert?: AlertNote | undefined;
}

/** The input with what the platform itself adds to it. */
export type CompleteInput = Omit<ActInput, 'items'> & Pick<ActInputFull, 'authorityId' | 'answers' | 'alert' | 'legs' | 'silence' | 'level'>
  & { readonly found?: RequestVersions; readonly items?: readonly (SupplementItemInput & { readonly code: string })[] };

/** What an act changes besides state, version and clocks. */
export interface Effect {
  readonly change: Partial<RequestEntity>;
  /** What everyone who may see the request may read of the act. */
  readonly publicDetail: Record<string, unknown>;
  /** Encrypted free text. */
  readonly note: string | null;
  /** Instant from which new clocks run; the act's own when left out. */
  readonly clockStart?: Date;
  /** Instant by which it is judged whether ended clocks were kept; the act's own when left out. */
  readonly clockEnd?: Date;
}

/** Who acts, by which command. */
export interface ActContext {
  readonly party: ActingParty;
  readonly commandId: string;
}

/** Nobody has it on their desk: after every act that moves it on. */
export const NO_ASSIGNEE = { assigneePersonId: null, assigneePostId: null, claimedAt: null, leaseUntil: null } as const;

export function plain(change: Partial<RequestEntity>, publicDetail: Record<string, unknown>, note: string | null = null): Effect {
  return { change, publicDetail, note };
}

/** What says who holds a request, and who is asked to. */
type Custody = Pick<RequestEntity, 'custodian' | 'custodianAuthorityId' | 'custodianJurisdiction' | 'offeredAuthorityId' | 'offeredJurisdiction'>;

/** No authority holds it. */
export function released(): Custody {
  return { custodian: 'none', custodianAuthorityId: null, custodianJurisdiction: null, offeredAuthorityId: null, offeredJurisdiction: null };
}

/** Handed over to the authority, which may from now on read its course and answers; until then it stays where it is. */
export function offeredTo(request: RequestEntity, authority: Authority): Partial<RequestEntity> {
  return { offeredAuthorityId: authority.id, offeredJurisdiction: authority.jurisdictionCode, ...involving(request, [authority]) };
}

/** The authority holds it, and may from now on read its course. */
export function heldBy(request: RequestEntity, authority: Authority): Partial<RequestEntity> {
  return {
    custodian: 'authority', custodianAuthorityId: authority.id, custodianJurisdiction: authority.jurisdictionCode, offeredAuthorityId: null, offeredJurisdiction: null,
    ...involving(request, [authority]),
  };
}

/** The authorities may read the course of the request without holding it. */
export function involving(request: RequestEntity, authorities: readonly Authority[]): Pick<RequestEntity, 'involvedAuthorities' | 'involvedJurisdictions'> {
  return {
    involvedAuthorities: [...new Set([...request.involvedAuthorities, ...authorities.map(({ id }) => id)])],
    involvedJurisdictions: [...new Set([...request.involvedJurisdictions, ...authorities.map(({ jurisdictionCode }) => jurisdictionCode)])],
  };
}
