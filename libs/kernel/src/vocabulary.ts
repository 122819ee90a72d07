/** Role of a post in the directory. A resident needs no post. */
export const POST_ROLES = ['window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'catalogue_admin', 'platform_admin', 'auditor'] as const;
export type PostRole = (typeof POST_ROLES)[number];

/** Who performs an act of the request life cycle. */
export const ACTOR_ROLES = ['resident', 'system', ...POST_ROLES] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

/** How far a post sees: its own authority, everything in and under its jurisdiction, or every jurisdiction. */
export const REACHES = ['own', 'below', 'all'] as const;
export type Reach = (typeof REACHES)[number];

/** Handling modes of 国办发〔2020〕35号: 全程网办, 异地代收代办, 多地联办; and 自助办, decided at once by a rule. */
export const HANDLING_MODES = ['online', 'collect_and_forward', 'joint', 'instant'] as const;
export type HandlingMode = (typeof HANDLING_MODES)[number];

/** How a paper may follow later: `promised` 告知承诺, the applicant declares that the condition is met and the decision need not wait; `tolerated` 容缺受理, accepted without, the decision waits. */
export const DEFERRALS = ['promised', 'tolerated'] as const;
export type Deferral = (typeof DEFERRALS)[number];

export const REQUEST_STATES = [
  'submitted', 'received', 'routed', 'returned', 'supplement', 'accepted', 'suspended',
  'approved', 'refused', 'declined', 'ready', 'dispatched', 'delivered', 'withdrawn', 'lapsed',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_VERBS = [
  'submit', 'receive', 'route', 'take_over', 'return_misrouted', 'request_supplement', 'supply_supplement', 'accept', 'decline',
  'approve', 'refuse', 'deliver', 'withdraw', 'lapse', 'claim', 'release', 'note_alert', 'migrate_version',
  'suspend', 'resume', 'extend', 'allow_supplement', 'recount', 'contest', 'uphold', 'set_aside', 'open_leg', 'note_leg', 'call_off', 'leave_to_person', 'follow_up', 'correct', 'remind', 'order_supervision', 'reassign',
  'choose_delivery', 'make_ready', 'hand_out', 'dispatch', 'confirm_receipt', 'delivery_returned',
] as const;
export type RequestVerb = (typeof REQUEST_VERBS)[number];

/** How a request ended in substance. */
export const OUTCOMES = ['approved', 'refused', 'declined'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Who holds a request at this instant (promise 3: exactly one custodian). */
export const CUSTODIANS = ['applicant', 'authority', 'platform', 'none'] as const;
export type Custodian = (typeof CUSTODIANS)[number];

/** What a running clock measures. */
export const DEADLINE_KINDS = ['acceptance', 'supplement_answer', 'decision', 'suspension', 'delivery'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** How the result comes to the applicant: as a download, at a window, by post. */
export const DELIVERY_METHODS = ['online', 'window', 'post'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** To whom a result is handed out at a window: the applicant, or an agent with a written mandate. */
export const RECIPIENTS = ['applicant', 'agent'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What a recognised qualification counts for in the other jurisdiction. */
export const RECOGNITION_EFFECTS = ['use_directly', 'premises_bound', 'reuse_result', 'accept_grade', 'accept_as_proof', 'compensation_measure'] as const;
export type RecognitionEffect = (typeof RECOGNITION_EFFECTS)[number];

export const HOLDER_TYPES = ['person', 'enterprise', 'institution'] as const;
export type HolderType = (typeof HOLDER_TYPES)[number];

export const QUALIFICATION_CLASSES = [
  'access', 'level', 'personal_registration', 'enterprise_licence', 'institution_licence', 'product_licence',
  'record_filing', 'result_recognition', 'standard', 'grade', 'identity_credential',
] as const;
export type QualificationClass = (typeof QUALIFICATION_CLASSES)[number];

/** Trust grades of evidence (国办函〔2016〕108号): issued by the system, verified at a window, uploaded, self-declared. */
export const TRUST_GRADES = ['A', 'B', 'C', 'D'] as const;
export type TrustGrade = (typeof TRUST_GRADES)[number];

/** Personal fields of a request that are masked until someone with custody states a purpose. */
export const PERSONAL_FIELDS = ['applicantName', 'applicantIdNumber', 'applicantPhone', 'form', 'deliveryAddress', 'evidence'] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/** Columns that a clerk may choose for the work list; the one that names the request is always there. */
export const WORK_COLUMNS = ['route', 'state', 'due', 'submitted', 'claimed', 'service', 'mode', 'residence', 'accepted', 'updated'] as const;
export type WorkColumn = (typeof WORK_COLUMNS)[number];

/** What sets a request apart in the work list. */
export const WORK_MARKS = ['alert', 'deemed', 'supplemented', 'leg', 'offered'] as const;
export type WorkMark = (typeof WORK_MARKS)[number];

/** How soon a request of the work list is due at the latest; a view that is kept says it in such words, so that it holds tomorrow as well. */
export const WORK_DUE = ['today', 'tomorrow', 'week'] as const;
export type WorkDue = (typeof WORK_DUE)[number];
/** How lately it was filed. */
export const WORK_FILED = ['today', 'week', 'month'] as const;
export type WorkFiled = (typeof WORK_FILED)[number];
