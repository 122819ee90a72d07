import { ApiProperty } from '@nestjs/swagger';
import type { AlertKind } from '#contracts';
import type { ActorRole, Custodian, DeadlineKind, Deferral, HandlingMode, LimitUnit, Outcome, RequestState, RequestVerb, SuspensionGround } from '#kernel';
import type { AgentView } from './agent-views.dto.js';
import type { ResultDeliveryView } from './delivery-views.dto.js';
import type { DeadlineStatus } from './data/entities.js';
import type { FollowUpKind } from './domain/follow-ups.js';
import type { RuleSilence } from './domain/instant.js';
import type { LegStanding } from './domain/joint.js';
import type { MaterialMove, MaterialStatus } from './domain/materials.js';
import type { OriginalMove } from './domain/originals.js';
import type { LimitRuleKey, Silence, StartEvent } from './domain/limit-rules.js';

class NameView {
  nameZh: string;
  nameEn: string;
}

class OpinionWords {
  zh: string;
  en: string;
}

export class CodedName extends NameView {
  code: string;
}

export class IdentifiedName extends NameView {
  id: string;
}

export class LawRefDto {
  law: string;
  article?: string;
}

export class ApplicantView {
  /** Masked unless it is the reader's own. */
  name: string;
  idNumber: string;
  phone: string | null;
}

export class RequestView {
  id: string;
  /** The number that people read aloud. */
  number: string;
  /** Send it back with every act: an act on an older version is refused as `stale`. */
  version: number;
  state: RequestState;
  mode: HandlingMode;
  serviceType: CodedName;
  /** Number of the version of the service type under which it was filed; it stays that one. */
  @ApiProperty({ type: 'integer' }) serviceTypeVersion: number;
  /** Null: it is about no qualification. */
  qualification: CodedName | null;
  /** Version of the catalogue entry under which it was filed; it stays that one. */
  qualificationVersion: number | null;
  fromJurisdiction: CodedName;
  toJurisdiction: CodedName;
  residenceJurisdiction: CodedName;
  applicant: ApplicantView;
  /** Null: the applicant filed it, or a window for them. */
  agent: AgentView | null;
  /** Who holds it now. */
  custodian: Custodian;
  custodianAuthority: IdentifiedName | null;
  /** Authority to which it is handed over and that has not answered yet. */
  offeredAuthority: IdentifiedName | null;
  competentAuthority: IdentifiedName | null;
  receivingWindow: IdentifiedName | null;
  /** Someone has claimed it. */
  claimed: boolean;
  /** The reader has claimed it. */
  mine: boolean;
  /** Until when the claim holds without a sign of life, UTC instant; null: nobody has claimed it. */
  leaseUntil: string | null;
  /** Number of the claim: send it with every act of one's own. */
  fence: number;
  supplementRounds: number;
  /** The gravest thing that an issuer says of the applicant's certificate; null: nothing. */
  alert: AlertKind | null;
  /** Accepted by silence of the authority (行政许可法 32(4)). */
  deemedAccepted: boolean;
  /** What was decided; null: nothing yet. */
  outcome: Outcome | null;
  /** Which part of a joint request it is; null: it is whole. */
  leg: CodedName | null;
  /** Why no rule decided it; null: one did, or nobody asked for it. */
  leftToPerson: RuleSilence | null;
  /** Whether that acceptance is contested; null: never was. */
  acceptanceContest: 'open' | 'settled' | null;
  /** End of the earliest running clock, UTC instant. */
  dueAt: string | null;
  submittedAt: string;
  receivedAt: string | null;
  acceptedAt: string | null;
  decidedAt: string | null;
  closedAt: string | null;
  updatedAt: string;
}

export class WhyView {
  /** Key of the sentence to show. */
  reason: string;
  state: RequestState;
  custodian: Custodian;
  custodianAuthority: IdentifiedName | null;
  /** Authority to which it is handed over and that has not answered yet. */
  offeredAuthority: IdentifiedName | null;
  whoCanAct: ActorRole[];
  lawRef: LawRefDto | null;
  clock: DeadlineKind | null;
  /** Day on which it resolves or becomes overdue (Asia/Shanghai). */
  dueOn: string | null;
  dueAt: string | null;
  /** Runs past the last published calendar. */
  provisional: boolean;
  ifSilent: Silence | null;
  overdue: boolean;
}

export class ExcludedDayView {
  on: string;
  why: 'weekend' | 'holiday' | 'stopped';
  nameZh?: string;
  nameEn?: string;
  /** For what the clock stood on that day. */
  ground?: SuspensionGround;
}

export class NamedDayDto extends NameView {
  on: string;
}

export class PromisedLimitView {
  value: number;
  unit: LimitUnit;
  lawRef: LawRefDto | null;
}

export class StoppedSpanView {
  /** The first day that did not count, and the first that counted again. */
  from: string;
  until: string;
  ground: SuspensionGround;
}

export class ExtensionView {
  value: number;
  by: 'authority_head' | 'government_head' | 'review_head';
  lawRef: LawRefDto;
}

export class DerivationView {
  /** The rule of the law behind it. */
  rule: LimitRuleKey;
  lawRef: LawRefDto | null;
  countingLawRef: LawRefDto;
  value: number;
  unit: LimitUnit;
  /** Counting begins on the day after. */
  startOn: string;
  startEvent: StartEvent;
  excluded: ExcludedDayView[];
  makeUpCounted: NamedDayDto[];
  calendarVersion: string;
  /** Where a last day that nobody works moved from; null when it did not move. */
  movedFrom: string | null;
  promised: PromisedLimitView | null;
  stopped: StoppedSpanView[];
  extension: ExtensionView | null;
  /** The day that the published calendar gives, where the earlier date stands because it is better for the applicant. */
  keptAgainst: string | null;
}

export class DeadlineView {
  kind: DeadlineKind;
  status: DeadlineStatus;
  startsOn: string;
  dueOn: string;
  dueAt: string;
  promisedOn: string | null;
  provisional: boolean;
  silence: Silence;
  derivation: DerivationView;
  endedAt: string | null;
}

export class TimelineEntry {
  verb: RequestVerb;
  fromState: string;
  toState: RequestState;
  at: string;
  actorRole: ActorRole;
  authority: IdentifiedName | null;
  /** Standard reason behind the act, where it has one. */
  reason: ReasonView | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) detail: Record<string, unknown>;
  /** In the words of whoever acted, where the act must say why; null otherwise. */
  text: string | null;
}

export class ReasonView {
  code: string;
  zh: string;
  en: string;
  lawRef: LawRefDto | null;
}

export class AttachmentView {
  id: string;
  materialCode: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
  /** 0 with the submission, n with the answer to the n-th supplement notice. */
  supplementRound: number;
  uploadedAt: string;
}

export class SupplementItemView {
  code: string;
  materialCode: string | null;
  reason: ReasonView | null;
  what: string;
  why: string;
  answer: string | null;
}

export class SupplementView {
  round: number;
  requestedAt: string;
  answeredAt: string | null;
  items: SupplementItemView[];
}

export class RuleEvidenceView {
  kind: string;
  number: string;
  issuer: CodedName;
  checkedAt: string;
}

/** The rule that decided, with what it rests on. */
export class RuleDecisionView {
  rule: string;
  version: number;
  evidence: RuleEvidenceView[];
  /** What the rule says, in both languages. */
  opinion: OpinionWords;
}

/** One jurisdiction's part of a joint request. */
export class LegView extends CodedName {
  place: CodedName;
  standing: LegStanding;
  /** Codes of the parts that must agree before it begins. */
  after: string[];
  /** The request that the part is; null while it is planned. */
  requestId: string | null;
  authority: IdentifiedName | null;
  /** Day on which its running limit ends. */
  dueOn: string | null;
}

/** A request that is linked to this one: it is about it, or the other way round. */
export class FollowUpView {
  id: string;
  number: string;
  kind: FollowUpKind;
  state: RequestState;
  outcome: Outcome | null;
}

export class OriginalMoveView {
  move: OriginalMove;
  /** Who did it; null: the applicant. */
  authority: IdentifiedName | null;
  /** post: to which authority; null: to the applicant. */
  toAuthority: IdentifiedName | null;
  carrier: string | null;
  trackingNumber: string | null;
  at: string;
}

/** A paper original, where it is and how it came there. */
export class OriginalView {
  id: string;
  description: string;
  whereabouts: 'applicant' | 'authority' | 'post';
  /** Who keeps it, or has posted it. */
  authority: IdentifiedName | null;
  toAuthority: IdentifiedName | null;
  movedAt: string;
  availableMoves: OriginalMove[];
  moves: OriginalMoveView[];
}

/** A paper that may follow later, or was to. */
export class MaterialStateView extends CodedName {
  kind: Deferral;
  /** `owed`: its time runs; `overdue`: it has run out, and the paper may still be handed in. */
  status: MaterialStatus;
  /** What the applicant declared. */
  declarationZh: string;
  declarationEn: string;
  declaredAt: string;
  /** Last day (Asia/Shanghai). */
  dueOn: string;
  provisional: boolean;
  derivation: DerivationView;
  overdueAt: string | null;
  /** When it was supplied or waived. */
  settledAt: string | null;
  /** Why it was waived. */
  reason: string | null;
  formats: ('pdf' | 'jpeg' | 'png')[];
  maxFiles: number;
  /** What the reader may do. */
  availableMoves: MaterialMove[];
}

export class ParentView {
  id: string;
  number: string;
}

export class DecisionView {
  verb: RequestVerb;
  at: string;
  /** Opinion of an approval, reasons of a refusal. */
  text: string;
  reason: ReasonView | null;
  /** Null: people decided. */
  byRule: RuleDecisionView | null;
}

/** What an issuing authority says of the certificate on which the request rests. */
export class HoldingAlertView {
  id: string;
  kind: AlertKind;
  issuer: CodedName;
  /** UTC instants; `until` null while open. */
  from: string;
  until: string | null;
  /** In the words of the issuer; empty where the alert is of another holder. */
  reason: string;
  /** `certificate`: this number; `holder`: every certificate of the holder; `other_certificate`: another one of the same holder, which stops nothing by itself. */
  match: 'certificate' | 'holder' | 'other_certificate';
  /** Stands now: the request cannot be approved (unless it is of another certificate). */
  standing: boolean;
}

export class RequestDetail {
  request: RequestView;
  availableActions: RequestVerb[];
  why: WhyView;
  deadlines: DeadlineView[];
  timeline: TimelineEntry[];
  attachments: AttachmentView[];
  /** The latest notice of what is missing. */
  supplement: SupplementView | null;
  /** Every such notice, the earliest first: a second one stands beside the first. */
  supplements: SupplementView[];
  delivery: ResultDeliveryView;
  decision: DecisionView | null;
  /** The parts of a joint request, in their order; empty for every other. */
  legs: LegView[];
  /** The joint request of which this is a part. */
  parent: ParentView | null;
  /** Paper originals that were handed in. */
  originals: OriginalView[];
  /** Papers that may follow later, or were to. */
  materials: MaterialStateView[];
  /** The reader may take a paper original in. */
  mayRegisterOriginal: boolean;
  /** What followed the decision, the earliest first. */
  followUps: FollowUpView[];
  /** What it is about, where it follows another; its kind is that of this request. */
  about: FollowUpView | null;
  /** What the reader may have follow now. */
  availableFollowUps: FollowUpKind[];
  /** The gravest first; those that stand and those to come. */
  alerts: HoldingAlertView[];
  /** Form answers; personal ones are masked unless it is the reader's own request. */
  @ApiProperty({ type: 'object', additionalProperties: true }) form: Record<string, unknown>;
  /** Names of form fields that are masked here. */
  maskedFields: string[];
}
