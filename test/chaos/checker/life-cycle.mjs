// What the product promises of a request, written down a second time and by hand. It must not be read out of libs/: a checker that shares the table shares its mistakes.
// A verb, a state or a consumer that is not here is reported, so whoever adds one adds a row.

const BEFORE_DECISION = ['submitted', 'received', 'routed', 'returned', 'supplement', 'accepted', 'suspended'];
const WITH_AN_AUTHORITY = ['submitted', 'received', 'routed', 'returned', 'accepted', 'suspended', 'approved', 'refused', 'declined', 'ready', 'dispatched'];
const DECIDED = ['approved', 'refused', 'declined'];
const UNDELIVERED = [...DECIDED, 'ready', 'dispatched'];

/**
 * One row a verb. `to`: the state that follows, `same` for the one it was. `holder`: who holds the request then: `receiving` (the window's authority, else the platform), `named` (the
 * authority that the act names), `competent`, `own` (the one that decides anew), `offered` (the one to which it was offered), `applicant`, `none`, `same`. `offers`: to whom it is offered then (`named`, `same`; left out: nobody any more).
 * `assignee`: `actor`, `named` (whom the act names), `none`, `same`. `starts`, `ends`, `holds`, `continues`: clocks. `event`: what is announced.
 */
export const ACTS = {
  submit: { from: ['draft'], to: 'submitted', holder: 'receiving', assignee: 'none', starts: ['acceptance'], ends: [], event: 'request.submitted' },
  receive: { from: ['submitted'], to: 'received', holder: 'same', assignee: 'none', starts: [], ends: [], event: 'request.received' },
  route: { from: ['submitted', 'received', 'returned'], to: 'routed', holder: 'same', offers: 'named', assignee: 'none', starts: [], ends: [], event: 'request.routed' },
  take_over: { from: ['routed'], to: 'same', holder: 'offered', assignee: 'same', starts: [], ends: [], event: 'request.taken_over' },
  return_misrouted: { from: ['routed'], to: 'returned', holder: 'receiving', assignee: 'none', starts: [], ends: [], event: 'request.returned' },
  request_supplement: { from: ['routed'], to: 'supplement', holder: 'applicant', assignee: 'same', starts: ['supplement_answer'], ends: ['acceptance'], event: 'request.supplement_requested' },
  supply_supplement: { from: ['supplement'], to: 'routed', holder: 'competent', assignee: 'same', starts: ['acceptance'], ends: ['supplement_answer'], event: 'request.supplement_supplied' },
  accept: { from: ['routed'], to: 'accepted', holder: 'same', assignee: 'same', starts: ['decision'], ends: ['acceptance'], event: 'request.accepted' },
  decline: { from: ['submitted', 'received', 'routed', 'returned'], to: 'declined', holder: 'same', assignee: 'same', starts: ['delivery'], ends: ['acceptance'], event: 'request.declined' },
  approve: { from: ['accepted'], to: 'approved', holder: 'same', assignee: 'same', starts: ['delivery'], ends: ['decision'], event: 'request.approved' },
  refuse: { from: ['accepted'], to: 'refused', holder: 'same', assignee: 'same', starts: ['delivery'], ends: ['decision'], event: 'request.refused' },
  deliver: { from: [...DECIDED, 'ready'], to: 'delivered', holder: 'none', assignee: 'none', starts: [], ends: ['delivery'], event: 'request.delivered' },
  choose_delivery: { from: [...BEFORE_DECISION, ...DECIDED, 'ready'], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.delivery_chosen' },
  make_ready: { from: [...DECIDED, 'ready'], to: 'ready', holder: 'same', assignee: 'same', starts: [], ends: [], event: 'request.made_ready' },
  hand_out: { from: [...DECIDED, 'ready'], to: 'delivered', holder: 'none', assignee: 'none', starts: [], ends: ['delivery'], event: 'request.handed_out' },
  dispatch: { from: [...DECIDED, 'ready'], to: 'dispatched', holder: 'same', assignee: 'same', starts: [], ends: [], event: 'request.dispatched' },
  confirm_receipt: { from: ['dispatched'], to: 'delivered', holder: 'none', assignee: 'none', starts: [], ends: ['delivery'], event: 'request.receipt_confirmed' },
  delivery_returned: { from: ['dispatched'], to: 'ready', holder: 'same', assignee: 'same', starts: [], ends: [], event: 'request.delivery_returned' },
  withdraw: { from: BEFORE_DECISION, to: 'withdrawn', holder: 'none', assignee: 'none', starts: [], ends: ['acceptance', 'supplement_answer', 'decision', 'suspension'], event: 'request.withdrawn' },
  lapse: { from: ['supplement'], to: 'lapsed', holder: 'none', assignee: 'none', starts: [], ends: ['supplement_answer'], event: 'request.lapsed' },
  claim: { from: WITH_AN_AUTHORITY, to: 'same', holder: 'same', assignee: 'actor', starts: [], ends: [], event: 'request.claimed' },
  release: { from: WITH_AN_AUTHORITY, to: 'same', holder: 'same', assignee: 'none', starts: [], ends: [], event: 'request.released' },
  reassign: { from: WITH_AN_AUTHORITY, to: 'same', holder: 'same', offers: 'same', assignee: 'named', starts: [], ends: [], event: 'request.reassigned' },
  note_alert: { from: [...BEFORE_DECISION, ...UNDELIVERED], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.alert_noted' },
  migrate_version: { from: ['routed', 'accepted'], to: 'same', holder: 'same', assignee: 'same', starts: [], ends: [], event: 'request.version_migrated' },
  suspend: { from: ['accepted'], to: 'suspended', holder: 'same', assignee: 'same', starts: ['suspension'], ends: [], holds: ['decision'], event: 'request.suspended' },
  resume: { from: ['suspended'], to: 'accepted', holder: 'same', assignee: 'same', starts: [], ends: ['suspension'], continues: ['decision'], event: 'request.resumed' },
  extend: { from: ['accepted'], to: 'same', holder: 'same', assignee: 'same', starts: [], ends: [], event: 'request.extended' },
  allow_supplement: { from: ['routed'], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.supplement_allowed' },
  recount: { from: [...BEFORE_DECISION, ...UNDELIVERED], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.recounted' },
  contest: { from: ['accepted'], to: 'same', holder: 'same', assignee: 'same', starts: [], ends: [], event: 'request.contested' },
  uphold: { from: ['accepted'], to: 'same', holder: 'same', assignee: 'same', starts: [], ends: [], event: 'request.acceptance_upheld' },
  open_leg: { from: ['draft'], to: 'submitted', holder: 'receiving', assignee: 'none', starts: ['acceptance'], ends: [], event: 'request.leg_opened' },
  follow_up: { from: ['draft'], to: 'submitted', holder: 'receiving', assignee: 'none', starts: ['acceptance'], ends: [], event: 'request.followed_up' },
  correct: { from: ['draft'], to: 'accepted', holder: 'own', assignee: 'none', starts: ['decision'], ends: [], event: 'request.correction_opened' },
  note_leg: { from: [...BEFORE_DECISION, ...UNDELIVERED], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.leg_noted' },
  call_off: { from: BEFORE_DECISION, to: 'withdrawn', holder: 'none', assignee: 'none', starts: [], ends: ['acceptance', 'supplement_answer', 'decision', 'suspension'], event: 'request.called_off' },
  leave_to_person: { from: ['routed'], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.left_to_person' },
  remind: { from: ['routed', 'accepted', 'suspended'], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.reminded' },
  order_supervision: { from: ['routed', 'accepted', 'suspended'], to: 'same', holder: 'same', offers: 'same', assignee: 'same', starts: [], ends: [], event: 'request.supervised' },
  set_aside: { from: ['accepted'], to: 'routed', holder: 'same', assignee: 'same', starts: ['acceptance'], ends: ['decision'], event: 'request.acceptance_set_aside' },
};

/** The clock that must run in an open state; null where nothing can happen any more. */
export const CLOCK_OF_STATE = {
  submitted: 'acceptance', received: 'acceptance', routed: 'acceptance', returned: 'acceptance', supplement: 'supplement_answer', accepted: 'decision', suspended: 'suspension',
  approved: 'delivery', refused: 'delivery', declined: 'delivery', ready: 'delivery', dispatched: 'delivery', delivered: null, withdrawn: null, lapsed: null,
};

/** Clocks that a service type may leave out, by their name among its limits. */
export const OPTIONAL_CLOCKS = { supplement_answer: 'supplementAnswer' };

/**
 * Acts of the platform by their cause: the command's id is the id of an event of one of these types, or of a clock; or the act stands just before another of the platform's, whose
 * cause is its own; or it is that of a reminder; or its cause leaves no id (a calendar that came).
 */
export const PLATFORM_COMMANDS = {
  route: { events: ['request.submitted', 'request.received', 'request.returned'] },
  deliver: { events: ['request.approved', 'request.refused', 'request.declined', 'request.delivery_chosen'] },
  note_alert: { events: ['catalogue.alert_marked', 'catalogue.alert_lifted'] },
  accept: { clock: 'acceptance' },
  lapse: { clock: 'supplement_answer' },
  resume: { clock: 'suspension' },
  take_over: { before: 'accept' },
  recount: { unnamed: true },
  open_leg: { unnamed: true },
  note_leg: { unnamed: true },
  call_off: { unnamed: true },
  leave_to_person: { unnamed: true },
  approve: { unnamed: true },
  remind: { reminder: true },
  reassign: { unnamed: true },
};

/** Where the platform itself must move a request on, so that none may be found there when all is quiet. */
export const MOVED_BY_PLATFORM = [
  { states: ['submitted', 'returned'], modes: ['online', 'joint', 'instant'] },
  { states: ['received'], modes: ['collect_and_forward'] },
  { states: DECIDED, modes: ['online', 'joint', 'instant'] },
];

const told = ['tell-applicant'];
const joined = ['join-legs'];
const holder = ['tell-holder'];

/** Who must have worked on each event, exactly once. */
export const CONSUMERS = {
  'request.submitted': ['route-request', ...told],
  'request.received': ['route-request', ...told],
  'request.routed': told,
  'request.returned': ['route-request', ...told],
  'request.supplement_requested': told,
  'request.supplement_supplied': told,
  'request.accepted': ['tell-work', ...told],
  'request.declined': [...joined, 'deliver-online', ...told],
  'request.approved': [...joined, 'deliver-online', 'issue-certificate', 'issue-document', ...told],
  'request.refused': ['supersede-certificate', ...joined, 'deliver-online', ...told],
  'request.delivered': told,
  'request.delivery_chosen': ['deliver-online'],
  'request.made_ready': told,
  'request.handed_out': told,
  'request.dispatched': told,
  'request.receipt_confirmed': told,
  'request.delivery_returned': told,
  'request.withdrawn': [...joined, ...told],
  'request.lapsed': [...joined, ...told],
  'request.taken_over': [],
  'request.claimed': [],
  'request.released': [],
  'request.reassigned': ['tell-claims'],
  'claim.lost': ['tell-claims'],
  'request.alert_noted': told,
  'request.version_migrated': told,
  'request.leg_opened': ['route-request'],
  'request.followed_up': ['route-request', ...told],
  'request.correction_opened': told,
  'request.leg_noted': told,
  'request.called_off': joined,
  'request.left_to_person': told,
  'request.reminded': ['tell-work'],
  'request.supervised': ['tell-work'],
  'request.suspended': told,
  'request.resumed': told,
  'request.extended': told,
  'request.supplement_allowed': told,
  'request.recounted': told,
  'request.contested': told,
  'request.acceptance_upheld': told,
  'request.acceptance_set_aside': told,
  'original.moved': ['tell-original'],
  'material.moved': ['tell-material'],
  'escalation.handed_over': ['tell-supervisor'],
  'catalogue.alert_marked': ['note-alert', 'follow-alert'],
  'catalogue.alert_lifted': ['note-alert', 'follow-alert'],
  'catalogue.import_advanced': ['work-on-import'],
  'credential.issued': holder,
  'credential.suspended': holder,
  'credential.revoked': holder,
  'credential.reinstated': holder,
  'credential.renewal_due': holder,
  'credential.deemed_renewed': holder,
  'credential.signed_anew': holder,
};

/** Consumers that write one notice an event. */
export const TELLING = ['tell-applicant', 'tell-holder', 'tell-original', 'tell-material', 'tell-supervisor'];
