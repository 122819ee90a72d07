import type { ActorRole, Custodian, Day, DeadlineKind, Deferral, DeliveryMethod, HandlingMode, Recipient, SuspensionGround } from '#kernel';
import type { JoinRule } from './joint.js';
import type { ExtensionRule } from './limit-rules.js';
import type { LifeCycleState } from './life-cycle.js';

/** The actor as the life cycle sees it. */
export interface ActingParty {
  readonly role: ActorRole;
  /** Null for the platform. */
  readonly personId: string | null;
  readonly authorityId: string | null;
  /** Division codes that the post's reach covers; `all`: every one. Empty where it is bound to its own authority. */
  readonly reach: readonly string[] | 'all';
}

/** What `decide` knows of a request; loaded before, so that deciding asks nothing. */
export interface RequestFacts {
  readonly state: LifeCycleState;
  readonly mode: HandlingMode;
  readonly applicantId: string;
  /** Who filed it for the applicant; left out or null: nobody did. */
  readonly agentId?: string | null;
  readonly custodian: Custodian;
  readonly custodianAuthorityId: string | null;
  /** Authority to which it is handed over and that has not answered yet. */
  readonly offeredAuthorityId: string | null;
  /** Jurisdiction where it lies for work: of the authority to which it is offered, else of the one that holds it. */
  readonly deskJurisdiction: string | null;
  readonly receivingAuthorityId: string | null;
  readonly assigneePersonId: string | null;
  /** Until when the claim holds; null: it does not run out. */
  readonly leaseUntil: Date | null;
  /** Number of the claim. */
  readonly fence: number;
  readonly supplementRounds: number;
  /** How often a supplement may be asked for: once, and once more where a supervisor allowed it. */
  readonly supplementAllowance: number;
  /** Codes of the items of the open supplement notice. */
  readonly openSupplementItems: readonly string[];
  /** Papers that may still follow, by code: their time has not run out. */
  readonly owedMaterials: Readonly<Record<string, Deferral>>;
  /** The clocks that run, by kind, with the instant at which each ends. */
  readonly running: Readonly<Partial<Record<DeadlineKind, Date>>>;
  /** Whether a clock that runs rests on a calendar that was not published. */
  readonly provisional: boolean;
  /** Who may make the limit for the decision longer; null: nobody, or it has been done. */
  readonly extendableBy: ExtensionRule['by'] | null;
  /** Accepted by silence (行政许可法 32(4)), and whether that is contested. */
  readonly deemed: 'no' | 'yes' | 'contested' | 'settled';
  /** A leg of a joint request: its whole ends, it alone does not. */
  readonly isLeg: boolean;
  /** Of a joint request: what the lead needs, and where the legs stand together; null for every other. */
  readonly join: { readonly rule: JoinRule; readonly standing: 'joined' | 'waiting' | 'disagreed' } | null;
  /** How its result is to come, whether there is an address to post it to, and where it lies ready. */
  readonly delivery: DeliveryMethod;
  readonly hasAddress: boolean;
  readonly pickupAuthorityId: string | null;
  /** Day on which it was posted; null: it is not in the post. */
  readonly dispatchedOn: Day | null;
  /** A rule may still decide it. */
  readonly byRule: boolean;
}

/** Where a result is posted to. Personal. */
export interface DeliveryAddress {
  readonly recipient: string;
  readonly phone: string;
  readonly address: string;
}

/** What a rule decided, on what: shown with the decision (个人信息保护法 24). */
export interface RuleDecision {
  readonly rule: string;
  readonly version: number;
  /** What the rule rests on, by number and by whom it was issued. */
  readonly evidence: readonly { readonly kind: string; readonly number: string; readonly issuer: string; readonly checkedAt: string }[];
}

/** Whether a request can be moved to the version in force, by the first thing that keeps it from being so. */
export type VersionMove = 'possible' | 'no_later_version' | 'catalogue_changed' | 'migration_loses_recognition';

/** What the act brings along; only what its rule needs is read. */
export interface ActInput {
  readonly competentAuthorityId?: string | undefined;
  readonly identityChecked?: boolean | undefined;
  readonly formChecked?: boolean | undefined;
  readonly items?: readonly { readonly code: string; readonly what: string; readonly why: string; readonly materialCode?: string | undefined }[] | undefined;
  readonly answeredItems?: readonly string[] | undefined;
  readonly reasonCode?: string | undefined;
  readonly reasonText?: string | undefined;
  readonly remedyTold?: boolean | undefined;
  readonly opinion?: string | undefined;
  /** choose_delivery, deliver: the way, and whether the service type offers it (found out by the platform). */
  readonly method?: string | undefined;
  readonly isOffered?: boolean | undefined;
  /** choose_delivery: where to, for the post. */
  readonly address?: DeliveryAddress | undefined;
  /** make_ready: at which window. */
  readonly windowId?: string | undefined;
  /** dispatch: who carries it, and the number by which it is found. */
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
  /** hand_out: to whom; an agent by name. */
  readonly recipient?: Recipient | undefined;
  readonly recipientName?: string | undefined;
  /** confirm_receipt: day of receipt, where a clerk proves it. */
  readonly receivedOn?: Day | undefined;
  /** What the move to the version in force would mean; found out by the platform. */
  readonly move?: VersionMove | undefined;
  /** suspend: for what, and how many working days it takes. */
  readonly ground?: SuspensionGround | undefined;
  /** reassign: who is to have it, and the post that makes them a clerk where it lies; found out by the platform, null: none. */
  readonly assigneePersonId?: string | undefined;
  readonly assigneePostId?: string | null | undefined;
  /** Number of the claim that whoever acts believes to hold. */
  readonly fence?: number | undefined;
  /** approve, by the platform: the rule that decides. */
  readonly byRule?: RuleDecision | undefined;
  readonly announcedDays?: number | undefined;
  /** recount, by the platform: a day on which a clock counts was corrected. */
  readonly corrected?: boolean | undefined;
}
