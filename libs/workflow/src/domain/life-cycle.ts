import type { ActorRole, Custodian, DeadlineKind, HandlingMode, RequestState, RequestVerb } from '#kernel';

/** A state as the life cycle sees it; `draft` exists only before the request does. */
export type LifeCycleState = RequestState | 'draft';

/** What an act must bring or find, beyond state and role. Each is checked by `decide`. */
export type Need =
  | 'competent_authority' | 'identity_checked' | 'supplement_items' | 'supplement_left' | 'supplement_used' | 'every_item_answered' | 'reason' | 'remedy'
  | 'opinion' | 'deadline_passed' | 'custody' | 'custody_or_handing_window' | 'receiving_window' | 'papers_received' | 'result_by_platform'
  | 'whole' | 'part' | 'legs_joined' | 'departure' | 'may_decide_by_rule' | 'rule_decision' | 'offer' | 'reason_text' | 'later_version' | 'suspension_notice' | 'extendable' | 'head' | 'limit_runs' | 'in_reach' | 'provisional_clock' | 'deemed' | 'contestable' | 'contested'
  | 'papers_in' | 'nothing_early' | 'delivery_method' | 'delivery_offered' | 'delivery_address' | 'on_paper' | 'by_post' | 'address_known' | 'pickup_window' | 'tracking' | 'recipient_checked' | 'receipt_proof'
  | 'desk_or_reach' | 'mine_to_give' | 'assignee_at_desk' | 'unclaimed' | 'claimed_by_me' | 'unclaimed_or_mine' | 'window_declines_only_without_authority';

/** What an act does to the clocks. */
export interface ClockEffects {
  readonly starts: readonly DeadlineKind[];
  readonly ends: readonly DeadlineKind[];
  /** Stand still (行政许可法 45). */
  readonly holds?: readonly DeadlineKind[];
  /** Go on after standing still. */
  readonly continues?: readonly DeadlineKind[];
  /** Get more time. */
  readonly extends?: readonly DeadlineKind[];
  /** Every clock that was provisional is counted anew. */
  readonly recounts?: true;
}

/** One row of the life cycle: who may do what in which state, and what follows. */
export interface Rule {
  readonly from: readonly LifeCycleState[];
  /** `same` leaves the state as it is. */
  readonly to: RequestState | 'same';
  readonly by: readonly ActorRole[];
  /** Modes that know this act; all when left out. */
  readonly modes?: readonly HandlingMode[];
  readonly needs: readonly Need[];
  /** Who holds the request afterwards; `same` when custody does not move. */
  readonly custodian: Custodian | 'receiving' | 'same';
  readonly clocks: ClockEffects;
  readonly event: string;
  /** The platform does it only because of something else: nobody waits for it, so it does not make the platform one who can move the request on. */
  readonly consequence?: true;
}

const NO_CLOCKS: ClockEffects = { starts: [], ends: [] };
const BEFORE_DECISION = ['submitted', 'received', 'routed', 'returned', 'supplement', 'accepted', 'suspended'] as const;
const DECIDED = ['approved', 'refused', 'declined'] as const;
/** Decided, and not yet in the hands of the applicant. */
const UNDELIVERED = [...DECIDED, 'ready', 'dispatched'] as const;
const OPEN = [...BEFORE_DECISION, ...UNDELIVERED] as const;
const HELD_BY_AUTHORITY = ['submitted', 'received', 'routed', 'returned', 'accepted', 'suspended', ...UNDELIVERED] as const;

/**
 * The life cycle of a request, keyed by verb. `decide` and `availableActions` read it and nothing else decides; articles of
 * 行政许可法 stand at the rows that they make.
 */
export const LIFE_CYCLE = {
  submit: {
    from: ['draft'], to: 'submitted', by: ['resident', 'window_clerk'], needs: [], custodian: 'receiving',
    clocks: { starts: ['acceptance'], ends: [] }, event: 'request.submitted',
  },
  /** Taking in papers is not acceptance (国办发〔2020〕35号: 收件 and 受理 apart). */
  receive: {
    from: ['submitted'], to: 'received', by: ['window_clerk'], modes: ['collect_and_forward'], needs: ['custody', 'unclaimed_or_mine', 'identity_checked'], custodian: 'same',
    clocks: NO_CLOCKS, event: 'request.received',
  },
  /** An offer to the authority that is competent; whoever makes it holds the request until it is taken over. Straight after submission only where no window has to take the papers in first. */
  route: {
    from: ['submitted', 'received', 'returned'], to: 'routed', by: ['system', 'window_clerk'], needs: ['papers_received', 'custody', 'unclaimed_or_mine', 'competent_authority'], custodian: 'same',
    clocks: NO_CLOCKS, event: 'request.routed',
  },
  /** The answer to the offer that a routing is: by itself, or first thing in whatever else the authority does (`takesOverFirst`). */
  take_over: {
    from: ['routed'], to: 'same', by: ['case_clerk', 'system'], needs: ['offer'], custodian: 'authority', clocks: NO_CLOCKS, event: 'request.taken_over',
  },
  /** Wrong routing is not a refusal to the resident; the filing date stays (32(2): say who is competent). */
  return_misrouted: {
    from: ['routed'], to: 'returned', by: ['case_clerk'], needs: ['custody', 'unclaimed_or_mine', 'reason'], custodian: 'receiving',
    clocks: NO_CLOCKS, event: 'request.returned',
  },
  /** Everything at once, and once (32(4)); once more only where a supervisor allows it. */
  request_supplement: {
    from: ['routed'], to: 'supplement', by: ['case_clerk'], needs: ['custody', 'unclaimed_or_mine', 'supplement_left', 'supplement_items', 'nothing_early'], custodian: 'applicant',
    clocks: { starts: ['supplement_answer'], ends: ['acceptance'] }, event: 'request.supplement_requested',
  },
  /** By the applicant, or for them by the window that took the papers in. */
  supply_supplement: {
    from: ['supplement'], to: 'routed', by: ['resident', 'window_clerk'], needs: ['receiving_window', 'every_item_answered'], custodian: 'authority',
    clocks: { starts: ['acceptance'], ends: ['supplement_answer'] }, event: 'request.supplement_supplied',
  },
  /** By a clerk; or by the platform when the authority was silent for 5 working days: deemed accepted from the day of receipt (32(4)). */
  accept: {
    from: ['routed'], to: 'accepted', by: ['case_clerk', 'system'], needs: ['custody', 'unclaimed_or_mine', 'deadline_passed'], custodian: 'same',
    clocks: { starts: ['decision'], ends: ['acceptance'] }, event: 'request.accepted',
  },
  decline: {
    from: ['submitted', 'received', 'routed', 'returned'], to: 'declined', by: ['case_clerk', 'window_clerk'],
    needs: ['custody', 'unclaimed_or_mine', 'window_declines_only_without_authority', 'reason', 'remedy'], custodian: 'same',
    clocks: { starts: ['delivery'], ends: ['acceptance'] }, event: 'request.declined',
  },
  approve: {
    from: ['accepted'], to: 'approved', by: ['case_clerk', 'system'], needs: ['may_decide_by_rule', 'custody', 'unclaimed_or_mine', 'legs_joined', 'papers_in', 'opinion', 'departure', 'rule_decision'], custodian: 'same',
    clocks: { starts: ['delivery'], ends: ['decision'] }, event: 'request.approved',
  },
  /** A refusal states reasons and tells the right to review or suit (38). */
  refuse: {
    from: ['accepted'], to: 'refused', by: ['case_clerk'], needs: ['custody', 'unclaimed_or_mine', 'papers_in', 'reason', 'remedy'], custodian: 'same',
    clocks: { starts: ['delivery'], ends: ['decision'] }, event: 'request.refused',
  },
  /** As a download, by the platform, within 10 working days of the decision (44) like every other way. */
  deliver: {
    from: [...DECIDED, 'ready'], to: 'delivered', by: ['system'], needs: ['result_by_platform', 'delivery_method'], custodian: 'none',
    clocks: { starts: [], ends: ['delivery'] }, event: 'request.delivered',
  },
  /** The way in which the result is to come, among those of the service type; until it is on its way. By the applicant, or for them by the window that took the papers in. */
  choose_delivery: {
    from: [...BEFORE_DECISION, ...DECIDED, 'ready'], to: 'same', by: ['resident', 'window_clerk'], needs: ['whole', 'receiving_window', 'delivery_method', 'delivery_offered', 'delivery_address'],
    custodian: 'same', clocks: NO_CLOCKS, event: 'request.delivery_chosen',
  },
  /** It lies ready at a named window, and the applicant is told. The limit runs on: to issue and to serve (颁发、送达) are both in it (44, ADR 0029). */
  make_ready: {
    from: [...DECIDED, 'ready'], to: 'ready', by: ['case_clerk', 'window_clerk'], needs: ['custody_or_handing_window', 'on_paper', 'pickup_window'], custodian: 'same',
    clocks: NO_CLOCKS, event: 'request.made_ready',
  },
  /** Into the hands of the applicant or of an agent, after a look at who that is. */
  hand_out: {
    from: [...DECIDED, 'ready'], to: 'delivered', by: ['case_clerk', 'window_clerk'], needs: ['custody_or_handing_window', 'on_paper', 'recipient_checked'], custodian: 'none',
    clocks: { starts: [], ends: ['delivery'] }, event: 'request.handed_out',
  },
  dispatch: {
    from: [...DECIDED, 'ready'], to: 'dispatched', by: ['case_clerk', 'window_clerk'], needs: ['custody_or_handing_window', 'by_post', 'address_known', 'tracking'], custodian: 'same',
    clocks: NO_CLOCKS, event: 'request.dispatched',
  },
  /** Served by post on the day of receipt: the applicant says so, or a clerk with proof. */
  confirm_receipt: {
    from: ['dispatched'], to: 'delivered', by: ['resident', 'case_clerk', 'window_clerk'], needs: ['custody_or_handing_window', 'receipt_proof'], custodian: 'none',
    clocks: { starts: [], ends: ['delivery'] }, event: 'request.receipt_confirmed',
  },
  /** Returned to whoever posted it: the result lies ready again, and is posted anew or handed out. */
  delivery_returned: {
    from: ['dispatched'], to: 'ready', by: ['case_clerk', 'window_clerk'], needs: ['custody_or_handing_window', 'reason_text'], custodian: 'same',
    clocks: NO_CLOCKS, event: 'request.delivery_returned',
  },
  withdraw: {
    from: BEFORE_DECISION, to: 'withdrawn', by: ['resident'], needs: ['whole'], custodian: 'none',
    clocks: { starts: [], ends: ['acceptance', 'supplement_answer', 'decision', 'suspension'] }, event: 'request.withdrawn',
  },
  /** Only where the service type sets a period for the answer: no statute ends an unanswered supplement by itself. */
  lapse: {
    from: ['supplement'], to: 'lapsed', by: ['system'], needs: ['deadline_passed'], custodian: 'none',
    clocks: { starts: [], ends: ['supplement_answer'] }, event: 'request.lapsed',
  },
  claim: {
    from: HELD_BY_AUTHORITY, to: 'same', by: ['case_clerk', 'window_clerk'], needs: ['custody', 'unclaimed'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.claimed',
  },
  release: {
    from: HELD_BY_AUTHORITY, to: 'same', by: ['case_clerk', 'window_clerk'], needs: ['custody', 'claimed_by_me'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.released',
  },
  /** To another clerk where it lies: by whoever has claimed it, by a supervisor, or by the platform for whoever is away. The latter two take over no offer: that is the new assignee's first act. */
  reassign: {
    from: HELD_BY_AUTHORITY, to: 'same', by: ['case_clerk', 'window_clerk', 'supervisor', 'system'], needs: ['desk_or_reach', 'mine_to_give', 'assignee_at_desk'], custodian: 'same',
    clocks: NO_CLOCKS, event: 'request.reassigned',
  },
  /** The issuer of the applicant's certificate said something of it (or took it back): clerk and applicant see it, and a page that is open goes stale. */
  note_alert: { from: OPEN, to: 'same', by: ['system'], needs: [], custodian: 'same', clocks: NO_CLOCKS, event: 'request.alert_noted' },
  /** A deliberate act, never a consequence: what is not moved is decided under the version it was filed under, and nothing is moved to where it is no longer recognised. */
  migrate_version: {
    from: ['routed', 'accepted'], to: 'same', by: ['case_clerk'], needs: ['custody', 'unclaimed_or_mine', 'later_version', 'reason_text'], custodian: 'same',
    clocks: NO_CLOCKS, event: 'request.version_migrated',
  },
  /** What has to be heard, inspected, tested or appraised takes its own time, of which the applicant is told in writing (45). */
  suspend: {
    from: ['accepted'], to: 'suspended', by: ['case_clerk'], needs: ['custody', 'unclaimed_or_mine', 'suspension_notice'], custodian: 'same',
    clocks: { starts: ['suspension'], ends: [], holds: ['decision'] }, event: 'request.suspended',
  },
  /** By a clerk when it is done; by the platform when the announced time is over. */
  resume: {
    from: ['suspended'], to: 'accepted', by: ['case_clerk', 'system'], needs: ['custody', 'unclaimed_or_mine', 'deadline_passed'], custodian: 'same',
    clocks: { starts: [], ends: ['suspension'], continues: ['decision'] }, event: 'request.resumed',
  },
  /** Once, by the head, while the limit runs, with the reasons told to the applicant (42). */
  extend: {
    from: ['accepted'], to: 'same', by: ['authority_head'], needs: ['extendable', 'head', 'limit_runs', 'reason_text'], custodian: 'same',
    clocks: { starts: [], ends: [], extends: ['decision'] }, event: 'request.extended',
  },
  /** The exception to "once" (32(4)): its reason is told to the applicant. */
  allow_supplement: {
    from: ['routed'], to: 'same', by: ['supervisor'], needs: ['in_reach', 'supplement_used', 'reason_text'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.supplement_allowed',
  },
  /** The calendar of a year has come: what was provisional is counted anew, and the applicant is told. */
  recount: { from: OPEN, to: 'same', by: ['system'], needs: ['provisional_clock'], custodian: 'same', clocks: { ...NO_CLOCKS, recounts: true }, event: 'request.recounted' },
  /** The authority or the applicant says that acceptance by silence did not happen; a supervisor answers. */
  contest: {
    from: ['accepted'], to: 'same', by: ['case_clerk', 'resident'], needs: ['custody', 'deemed', 'contestable', 'reason_text'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.contested',
  },
  /** One jurisdiction's part begins, for which nobody submits again (国办发〔2020〕35号). */
  open_leg: { from: ['draft'], to: 'submitted', by: ['system'], modes: ['joint'], needs: [], custodian: 'receiving', clocks: { starts: ['acceptance'], ends: [] }, event: 'request.leg_opened' },
  /** The applicant asks for a second look or for review: a request about one that has ended. */
  follow_up: { from: ['draft'], to: 'submitted', by: ['resident'], needs: [], custodian: 'receiving', clocks: { starts: ['acceptance'], ends: [] }, event: 'request.followed_up' },
  /** The authority decides anew what it has decided; what supersedes and what is superseded both stay. */
  correct: { from: ['draft'], to: 'accepted', by: ['case_clerk'], needs: [], custodian: 'authority', clocks: { starts: ['decision'], ends: [] }, event: 'request.correction_opened' },
  /** What became of a leg; whoever has the whole open sees it. */
  note_leg: { from: OPEN, to: 'same', by: ['system'], modes: ['joint'], needs: [], custodian: 'same', clocks: NO_CLOCKS, event: 'request.leg_noted' },
  /** The whole has ended, so its legs do. */
  call_off: {
    from: BEFORE_DECISION, to: 'withdrawn', by: ['system'], modes: ['joint'], needs: ['part'], custodian: 'none', consequence: true,
    clocks: { starts: [], ends: ['acceptance', 'supplement_answer', 'decision', 'suspension'] }, event: 'request.called_off',
  },
  /** No rule carries it, so a person decides: a rule never says no. */
  leave_to_person: { from: ['routed'], to: 'same', by: ['system'], modes: ['instant'], needs: ['may_decide_by_rule'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.left_to_person' },
  uphold: { from: ['accepted'], to: 'same', by: ['supervisor'], needs: ['in_reach', 'contested', 'reason_text'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.acceptance_upheld' },
  /** The notice had gone out in time after all: acceptance is open again, with a limit of its own. */
  set_aside: {
    from: ['accepted'], to: 'routed', by: ['supervisor'], needs: ['in_reach', 'contested', 'reason_text'], custodian: 'same',
    clocks: { starts: ['acceptance'], ends: ['decision'] }, event: 'request.acceptance_set_aside',
  },
  /** By the platform when the limit comes near; 催办 by a supervisor, in words that the applicant reads too. */
  remind: {
    from: ['routed', 'accepted', 'suspended'], to: 'same', by: ['system', 'supervisor'], needs: ['in_reach', 'reason_text'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.reminded',
  },
  /** 督办: what the supervisor demands, read by the clerk and the applicant. */
  order_supervision: {
    from: ['routed', 'accepted', 'suspended'], to: 'same', by: ['supervisor'], needs: ['in_reach', 'reason_text'], custodian: 'same', clocks: NO_CLOCKS, event: 'request.supervised',
  },
} as const satisfies Readonly<Record<RequestVerb, Rule>>;

/** The row of a verb, widened to the common shape. */
export function ruleOf(verb: RequestVerb): Rule {
  return LIFE_CYCLE[verb];
}

/** Properties of a state that do not depend on who looks. */
export interface StateProperties {
  /** Nothing can happen to the request any more. */
  readonly final: boolean;
  /** The clock that decides when the state resolves by itself or becomes overdue. */
  readonly clock: DeadlineKind | null;
}

export const STATES: Readonly<Record<RequestState, StateProperties>> = {
  submitted: { final: false, clock: 'acceptance' },
  received: { final: false, clock: 'acceptance' },
  routed: { final: false, clock: 'acceptance' },
  returned: { final: false, clock: 'acceptance' },
  supplement: { final: false, clock: 'supplement_answer' },
  accepted: { final: false, clock: 'decision' },
  suspended: { final: false, clock: 'suspension' },
  approved: { final: false, clock: 'delivery' },
  refused: { final: false, clock: 'delivery' },
  declined: { final: false, clock: 'delivery' },
  ready: { final: false, clock: 'delivery' },
  dispatched: { final: false, clock: 'delivery' },
  delivered: { final: true, clock: null },
  withdrawn: { final: true, clock: null },
  lapsed: { final: true, clock: null },
};
