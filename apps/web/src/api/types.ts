import type {
  ActorRole, Custodian, DeadlineKind, HandlingMode, HolderType, PostRole, Problem, QualificationClass, Reach, RecognitionEffect, RequestState, RequestVerb,
} from '#contracts';

export type LawRef = NonNullable<Problem['lawRef']>;
export interface Page<T> { readonly items: readonly T[]; readonly total: number; readonly nextCursor: string | null }
export interface Place { readonly code: string; readonly nameZh: string; readonly nameEn: string }
export interface Body { readonly id: string; readonly nameZh: string; readonly nameEn: string }
export interface BilingualText { readonly zh: string; readonly en: string }

export interface Post {
  readonly id: string;
  readonly role: PostRole;
  readonly reach: Reach;
  readonly jurisdiction: Place;
  readonly authority: Body | null;
  readonly window: Body | null;
}
export interface Session {
  readonly signedIn: boolean;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly posts: readonly Post[];
  readonly activePost: Post | null;
  readonly csrfToken: string;
  readonly mode: 'demo' | 'production';
}

export interface Jurisdiction extends Place {
  readonly level: 'province' | 'city' | 'county';
  readonly kind: string;
  readonly parentCode: string | null;
  readonly ownerCode: string | null;
  readonly noteZh: string | null;
  readonly noteEn: string | null;
}
export interface Authority extends Body { readonly code: string; readonly jurisdictionCode: string; readonly departmentCode: string; readonly kind: string }
export interface DutyWindow extends Body { readonly code: string; readonly jurisdictionCode: string; readonly addressZh: string; readonly addressEn: string }
export interface CalendarInfo { readonly years: readonly { readonly year: number }[]; readonly lastCoveredYear: number | null }

export type JjjStatus = 'confirmed' | 'confirmed_weak_source' | 'confirmed_handling_only' | 'not_confirmed';
export interface QualificationProvenance {
  readonly status: string;
  readonly listOrigin: string;
  readonly jjjStatus: JjjStatus;
  readonly sources: readonly string[];
}
export interface QualificationSummary {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly class: QualificationClass;
  readonly sector: string;
  readonly holderType: HolderType;
  readonly authorityZh: string;
  readonly recognitionEffect: RecognitionEffect;
  readonly status: 'published' | 'proposed';
  readonly jjjStatus: JjjStatus;
}
export interface RecognitionRule {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly effect: RecognitionEffect;
  readonly conditions: readonly (BilingualText & { readonly code: string; readonly lawRef: LawRef | null })[];
  readonly documents: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly legalBasis: readonly LawRef[];
}
export interface Qualification extends QualificationSummary {
  readonly certificateZh: string;
  readonly provenance: QualificationProvenance;
  readonly legalBasis: { readonly text: string; readonly law: string; readonly article: string; readonly verified: boolean } | null;
  readonly validity: { readonly kind: 'permanent' | 'term' | 'unknown'; readonly value: number | null; readonly unit: 'year' | null };
  readonly renewalLead: { readonly value: number; readonly unit: 'month' | 'day' | 'working_day' } | null;
  readonly rules: readonly RecognitionRule[];
}
export interface RecognitionAnswer {
  readonly qualification: QualificationSummary;
  readonly on: string;
  readonly rule: RecognitionRule;
  /** `none`: valid there as it is; `confirm`: a written confirmation may be asked for. */
  readonly request: 'none' | 'confirm';
}

export interface FormField {
  readonly type: 'string' | 'boolean';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: 'date';
  readonly enum?: readonly string[];
  readonly const?: true;
  readonly 'x-zh': string;
  readonly 'x-en': string;
  readonly 'x-help-zh'?: string;
  readonly 'x-help-en'?: string;
  readonly 'x-enum-zh'?: Readonly<Record<string, string>>;
  readonly 'x-enum-en'?: Readonly<Record<string, string>>;
  readonly 'x-widget'?: 'multiline' | 'credit-code';
  readonly 'x-personal'?: true;
  readonly 'x-consent'?: true;
}
export interface ServiceForm {
  readonly schema: { readonly required: readonly string[]; readonly properties: Readonly<Record<string, FormField>> };
  readonly sections: readonly { readonly code: string; readonly titleZh: string; readonly titleEn: string; readonly fields: readonly string[] }[];
}
export interface Material {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly purposeZh: string;
  readonly purposeEn: string;
  readonly required: boolean;
  readonly suppliedBy: 'applicant' | 'window';
  readonly formats: readonly ('pdf' | 'jpeg' | 'png')[];
  readonly maxFiles: number;
  readonly legalBasis: LawRef | null;
  readonly when?: { readonly modes?: readonly HandlingMode[]; readonly holderTypes?: readonly HolderType[]; readonly classes?: readonly QualificationClass[]; readonly effects?: readonly RecognitionEffect[] };
}
export interface ServiceLimit {
  readonly value: number;
  readonly unit: 'working_day';
  readonly lawRef: LawRef | null;
  readonly startsZh: string;
  readonly startsEn: string;
  readonly effectZh: string;
  readonly effectEn: string;
}
export const LIMIT_NAMES = ['acceptance', 'decision', 'promisedDecision', 'delivery', 'supplementAnswer'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];
export interface ServiceSummary {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly audience: readonly HolderType[];
  readonly modes: readonly HandlingMode[];
}
export interface Service extends ServiceSummary {
  readonly form: ServiceForm;
  readonly materials: readonly Material[];
  readonly appliesTo: { readonly holderTypes: readonly HolderType[]; readonly classes: readonly QualificationClass[]; readonly effects: readonly RecognitionEffect[] };
  readonly limits: Readonly<Record<LimitName, ServiceLimit | null>>;
  readonly guide: {
    readonly whoMayApply: readonly BilingualText[];
    readonly conditions: readonly BilingualText[];
    readonly steps: readonly BilingualText[];
    readonly fee: BilingualText;
    readonly result: BilingualText;
    readonly remedies: readonly (BilingualText & { readonly lawRef: LawRef })[];
  };
}

export interface Attachment {
  readonly id: string;
  readonly materialCode: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly supplementRound: number;
  readonly uploadedAt: string;
}
export type Silence = 'deemed_accepted' | 'lapse' | 'overdue';
export interface Why {
  readonly reason: string;
  readonly state: RequestState;
  readonly custodian: Custodian;
  readonly custodianAuthority: Body | null;
  readonly whoCanAct: readonly ActorRole[];
  readonly lawRef: LawRef | null;
  readonly clock: DeadlineKind | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly provisional: boolean;
  readonly ifSilent: Silence | null;
  readonly overdue: boolean;
}
export interface Derivation {
  readonly lawRef: LawRef | null;
  readonly countingLawRef: LawRef;
  readonly workingDays: number;
  readonly startOn: string;
  readonly startEvent: 'receipt' | 'supplement_notice' | 'supplement_answer' | 'acceptance' | 'decision';
  readonly excluded: readonly { readonly on: string; readonly why: 'weekend' | 'holiday'; readonly nameZh?: string; readonly nameEn?: string }[];
  readonly makeUpCounted: readonly { readonly on: string; readonly nameZh: string; readonly nameEn: string }[];
  readonly calendarVersion: string;
}
export interface Deadline {
  readonly kind: DeadlineKind;
  readonly status: 'running' | 'met' | 'missed' | 'stopped';
  readonly startsOn: string;
  readonly dueOn: string;
  readonly dueAt: string;
  readonly promisedOn: string | null;
  readonly provisional: boolean;
  readonly silence: Silence;
  readonly derivation: Derivation;
  readonly endedAt: string | null;
}
export interface StandardReason { readonly code: string; readonly zh: string; readonly en: string; readonly lawRef: LawRef | null }
export interface TimelineEntry {
  readonly verb: RequestVerb;
  readonly fromState: string;
  readonly toState: RequestState;
  readonly at: string;
  readonly actorRole: ActorRole;
  readonly authority: Body | null;
  readonly reason: StandardReason | null;
  readonly detail: Readonly<Record<string, unknown>>;
}
export interface SupplementItem {
  readonly code: string;
  readonly materialCode: string | null;
  readonly reason: StandardReason | null;
  readonly what: string;
  readonly why: string;
  readonly answer: string | null;
}
export interface Supplement { readonly round: number; readonly requestedAt: string; readonly answeredAt: string | null; readonly items: readonly SupplementItem[] }
export interface Decision { readonly verb: RequestVerb; readonly at: string; readonly text: string; readonly reason: StandardReason | null }
export interface RequestView {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: RequestState;
  readonly mode: HandlingMode;
  readonly serviceType: Place;
  readonly qualification: Place;
  readonly fromJurisdiction: Place;
  readonly toJurisdiction: Place;
  readonly residenceJurisdiction: Place;
  readonly applicant: { readonly name: string; readonly idNumber: string; readonly phone: string | null };
  readonly custodian: Custodian;
  readonly custodianAuthority: Body | null;
  readonly competentAuthority: Body | null;
  readonly receivingWindow: Body | null;
  readonly claimed: boolean;
  readonly mine: boolean;
  readonly supplementRounds: number;
  readonly deemedAccepted: boolean;
  readonly dueAt: string | null;
  readonly submittedAt: string;
  readonly receivedAt: string | null;
  readonly acceptedAt: string | null;
  readonly decidedAt: string | null;
  readonly closedAt: string | null;
  readonly updatedAt: string;
}
export interface Standing { readonly request: RequestView; readonly availableActions: readonly RequestVerb[]; readonly why: Why }
export interface RequestDetail extends Standing {
  readonly deadlines: readonly Deadline[];
  readonly timeline: readonly TimelineEntry[];
  readonly attachments: readonly Attachment[];
  readonly supplement: Supplement | null;
  readonly decision: Decision | null;
  readonly form: Readonly<Record<string, unknown>>;
  readonly maskedFields: readonly string[];
}
export interface WorklistCounts { readonly all: number; readonly new: number; readonly mine: number; readonly near: number; readonly overdue: number }

export interface DraftContent {
  readonly step: number;
  readonly from: string;
  readonly to: string;
  readonly residence: string;
  readonly mode: HandlingMode | '';
  readonly windowId: string;
  readonly qualification: string;
  readonly applicant: { readonly name: string; readonly idNumber: string; readonly phone: string };
  readonly consent: boolean;
  readonly identitySeen: boolean;
  readonly form: Readonly<Record<string, string | boolean>>;
  readonly attachments: readonly Attachment[];
}
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly serviceTypeCode: string;
  readonly qualificationCode: string | null;
  readonly content: DraftContent;
  readonly updatedAt: string;
}
export interface Notice {
  readonly id: string;
  readonly requestId: string;
  readonly eventType: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly readAt: string | null;
}
export interface NoticePage extends Page<Notice> { readonly unread: number }
export interface AttentionItem {
  readonly id: string;
  readonly kind: 'job_failed' | 'unroutable';
  readonly queue: string;
  readonly consumer: string;
  readonly eventType: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly jurisdiction: string;
  readonly reason: string;
  readonly attempts: number;
  readonly correlationId: string;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly resolvedAt: string | null;
  readonly resolution: string | null;
}
export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly kind: 'system' | 'person' | 'public'; readonly role?: string };
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly jurisdiction: string | null;
  readonly correlationId: string;
  readonly seal: string | null;
}
export type AuditFault = 'gap' | 'missing_entry' | 'link_broken' | 'entry_altered' | 'head_changed';
export interface AuditVerification {
  readonly ok: boolean;
  readonly entries: number;
  readonly sealed: number;
  readonly firstBroken: { readonly seq: string; readonly entryId: string | null; readonly what: AuditFault } | null;
  readonly unsealed: number;
  readonly head: { readonly seq: string; readonly hash: string } | null;
}
