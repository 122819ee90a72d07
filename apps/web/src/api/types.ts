import type { Deferral, HandlingMode, Problem } from '#contracts';
import type { components, operations } from './schema.js';

type Schemas = components['schemas'];

/** The views of the HTTP API under the names that the screens use; generated from its OpenAPI document. */
export type LawRef = NonNullable<Problem['lawRef']>;
export type GuideText = Schemas['GuideTextView'];
export type Post = Schemas['PostView'];
export type Session = Schemas['SessionView'];
export type Jurisdiction = Schemas['JurisdictionView'];
export type QualificationSummary = Schemas['QualificationSummary'];
export type Qualification = Schemas['QualificationView'];
export type RecognitionAnswer = Schemas['RecognitionView'];
export type CertificateQuestion = Schemas['CheckCertificateDto'];
export type ServiceSummary = Schemas['ServiceTypeSummary'];
export type Material = Schemas['MaterialView'];
export type EvidenceNeed = Schemas['EvidenceNeedView'];
export type Evidence = Schemas['EvidenceView'];
export type AsksAvoided = Schemas['AsksAvoidedView'];
export type Consent = Schemas['ConsentView'];
export type RequestEvidence = Schemas['RequestEvidenceView'];
export type Attachment = Schemas['AttachmentView'];
export type Why = Schemas['WhyView'];
export type Deadline = Schemas['DeadlineView'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type SupplementItem = Schemas['SupplementItemView'];
export type Supplement = Schemas['SupplementView'];
export type RequestView = Schemas['RequestView'];
export type Ways = Schemas['WaysView'];
export type Way = Schemas['WayView'];
export type LifeEvent = Schemas['LifeEventView']['code'];
export type RequestDetail = Schemas['RequestDetail'];
export type RequestVersions = Schemas['RequestVersionsView'];
export type OutdatedRequest = Schemas['OutdatedRequestView'];
export type Notice = Schemas['NoticeView'];
export type NoticeSettings = Schemas['SettingsView'];
export type NoticeSwitch = Schemas['SaveSettingsDto']['off'][number];
export type Webhook = Schemas['WebhookView'];
export type WebhookSecret = Schemas['WebhookSecretView'];
export type Delivery = Schemas['DeliveryView'];
export type MailboxMail = Schemas['MailboxMailView'];
export type AttentionItem = Schemas['AttentionView'];
export type AuditEntry = Schemas['AuditEntryView'];
export type AuditVerification = Schemas['AuditVerificationView'];
export type BatchSummary = Schemas['BatchSummary'];
export type Batch = Schemas['BatchView'];
export type BatchItem = Schemas['BatchItemView'];
export type MatrixCell = Schemas['MatrixCellView'];
export type MatrixRule = Schemas['MatrixRuleView'];
export type HistoryEntry = Schemas['HistoryEntryView'];
export type PublicKey = Schemas['PublicKeyView'];
export type Departure = Schemas['DepartureView'];
export type HistoryAct = NonNullable<NonNullable<operations['History_listHistory']['parameters']['query']>['act']>;
export type TimelineVersion = Schemas['TimelineVersion'];
export type VersionDetail = Schemas['VersionDetail'];
export type DocumentDraft = Schemas['DocumentDraft'];
export type DraftReview = Schemas['DraftReview'];
export type DraftIssue = Schemas['DraftIssueView'];
export type ImpactSource = Schemas['ImpactSourceView'];
export type Standing = DocumentDraft['standing'];
/** Content of a document of the catalogue as it is signed; the form knows its fields. */
export type Content = Readonly<Record<string, unknown>>;
export type CatalogueImport = Schemas['ImportView'];
export type ImportRow = Schemas['ImportRowView'];
export type Submission = Schemas['SubmitDto'];
export type ActInput = Schemas['ActInputDto'];
export type ActOutcome = Schemas['ActAnswer'];

/** What the history knows, in the order in which it tends to happen. */
export const HISTORY_ACTS = [
  'drafted', 'discarded', 'proposed', 'signed', 'objected', 'amended', 'cancelled', 'in_force', 'rolled_back', 'departure_announced', 'departure_withdrawn',
] as const satisfies readonly HistoryAct[];

/** The limits of a service, in the order in which they run. */
export const LIMIT_NAMES = ['acceptance', 'decision', 'promisedDecision', 'delivery', 'supplementAnswer'] as const satisfies readonly (keyof Schemas['LimitsView'])[];

/** How far recognition in the region is confirmed by sources. */
export const JJJ_STATUSES = ['confirmed', 'confirmed_weak_source', 'confirmed_handling_only', 'not_confirmed'] as const;

/** One field of a service's form: the subset of JSON Schema 2020-12 that forms use, with our annotations. */
export interface FormField {
  readonly type: 'string' | 'boolean' | 'integer' | 'array';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: 'date';
  readonly enum?: readonly string[];
  readonly const?: true;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Rows of an `array`. */
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: { readonly required: readonly string[]; readonly properties: Readonly<Record<string, FormField>>; readonly 'x-order'?: readonly string[] };
  readonly 'x-zh': string;
  readonly 'x-en': string;
  readonly 'x-help-zh'?: string;
  readonly 'x-help-en'?: string;
  readonly 'x-enum-zh'?: Readonly<Record<string, string>>;
  readonly 'x-enum-en'?: Readonly<Record<string, string>>;
  readonly 'x-widget'?: 'multiline' | 'credit-code' | 'resident-id' | 'division' | 'address' | 'phone' | 'bank-account' | 'money';
  readonly 'x-day'?: 'past' | 'future';
  readonly 'x-personal'?: true;
  /** Shown and asked only while each of these fields has one of these answers. */
  /** What it asks for, in the vocabulary of registers. */
  readonly 'x-concept'?: string;
  /** Code of the evidence type that answers it. */
  readonly 'x-evidence'?: string;
  readonly 'x-when'?: Readonly<Record<string, readonly (string | boolean)[]>>;
}
/** One row of a repeatable answer. */
export type FormRow = Readonly<Record<string, string | boolean>>;
/** As it is typed: numbers and money are texts until they are sent. */
export type FormAnswer = string | boolean | readonly FormRow[];
export type FormAnswers = Readonly<Record<string, FormAnswer>>;
export interface ServiceForm {
  /** `allOf`: what conditions ask for, composed of the `x-when` of the fields. */
  readonly schema: { readonly required: readonly string[]; readonly properties: Readonly<Record<string, FormField>>; readonly allOf?: readonly { readonly then?: { readonly required?: readonly string[] } }[] };
  readonly sections: readonly Schemas['FormSectionView'][];
}
/** A service type whose form is read as the form that it is. */
export type Service = Omit<Schemas['ServiceTypeView'], 'form'> & { readonly form: ServiceForm };

export type Alert = Schemas['AlertView'];
export type NewAlert = Schemas['MarkAlertDto'];
export type JurisdictionNotice = Schemas['JurisdictionNoticeView'];
/** What the wizard keeps of a request that is not submitted yet. */
/** What a register answered while an application was filled in. */
export interface DraftEvidence {
  readonly evidenceId: string;
  readonly consentId: string;
  readonly outcome: Evidence['outcome'];
  readonly register: { readonly nameZh: string; readonly nameEn: string };
  /** Fields with what the register says. */
  readonly answers: FormAnswers;
  readonly materials: readonly string[];
  /** The applicant says that it is not so, and enters it. */
  readonly isWrong: boolean;
}

export interface DraftContent {
  readonly step: number;
  readonly from: string;
  readonly to: string;
  readonly residence: string;
  readonly mode: HandlingMode | '';
  readonly windowId: string;
  readonly qualification: string;
  readonly applicant: { readonly name: string; readonly idNumber: string; readonly phone: string };
  /** Mandate under which it is filed for another; empty: for oneself. */
  readonly onBehalfOf: string;
  readonly consent: boolean;
  readonly identitySeen: boolean;
  readonly form: FormAnswers;
  /** What registers were asked for, by evidence type. */
  readonly evidence: Readonly<Record<string, DraftEvidence>>;
  readonly attachments: readonly Attachment[];
  /** Papers that follow later, by code, with whether the declaration was made. */
  readonly deferred: Readonly<Record<string, { readonly kind: Deferral; readonly declared: boolean }>>;
}
export type Scoreboard = Schemas['ScoreboardView'];
export type ScoreboardRow = Schemas['ScoreboardRowView'];
export type Escalation = Schemas['EscalationView'];
export type SupervisionFigures = Schemas['SupervisionFigures'];
export type SupervisionGroup = Schemas['SupervisionGroup'];
export type SupervisionCase = Schemas['SupervisionCase'];
export type Draft = Omit<Schemas['DraftView'], 'content'> & { readonly content: Partial<DraftContent> };
