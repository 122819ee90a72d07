import type { ActorRole, Custodian, DeadlineKind, HandlingMode } from '#kernel';
import type { LifeCycleState } from './life-cycle.js';

/** The actor as the life cycle sees it. */
export interface ActingParty {
  readonly role: ActorRole;
  /** Null for the platform. */
  readonly personId: string | null;
  readonly authorityId: string | null;
}

/** What `decide` knows of a request; loaded before, so that deciding asks nothing. */
export interface RequestFacts {
  readonly state: LifeCycleState;
  readonly mode: HandlingMode;
  readonly applicantId: string;
  readonly custodian: Custodian;
  readonly custodianAuthorityId: string | null;
  readonly receivingAuthorityId: string | null;
  readonly assigneePersonId: string | null;
  readonly supplementRounds: number;
  /** Codes of the items of the open supplement notice. */
  readonly openSupplementItems: readonly string[];
  /** The clocks that run, by kind, with the instant at which each ends. */
  readonly running: Readonly<Partial<Record<DeadlineKind, Date>>>;
}

/** Whether a request can be moved to the version in force, by the first thing that keeps it from being so. */
export type VersionMove = 'possible' | 'no_later_version' | 'catalogue_changed' | 'migration_loses_recognition';

/** What the act brings along; only what its rule needs is read. */
export interface ActInput {
  readonly competentAuthorityId?: string | undefined;
  readonly identityChecked?: boolean | undefined;
  readonly formChecked?: boolean | undefined;
  readonly items?: readonly { readonly code: string; readonly what: string; readonly why: string }[] | undefined;
  readonly answeredItems?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly reasonText?: string | undefined;
  readonly remedyTold?: boolean | undefined;
  readonly opinion?: string | undefined;
  readonly method?: string | undefined;
  /** What the move to the version in force would mean; found out by the platform. */
  readonly move?: VersionMove | undefined;
}
