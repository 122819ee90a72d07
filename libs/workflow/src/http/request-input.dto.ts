import { Type } from 'class-transformer';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min, ValidateNested,
} from 'class-validator';
import { PERSON_NAME } from '#contracts';
import { DEFERRALS, DELIVERY_METHODS, HANDLING_MODES, PERSONAL_FIELDS, RECIPIENTS, REQUEST_STATES, SUSPENSION_GROUNDS, WORK_DUE, WORK_FILED, WORK_MARKS, type Deferral, type DeliveryMethod, type HandlingMode, type PersonalField, type Recipient, type RequestState, type SuspensionGround, type WorkDue, type WorkFiled, type WorkMark } from '#kernel';
import { IsDay, PageQuery } from '#platform';

export class ApplicantDto {
  @IsString() @Length(1, 60) @Matches(PERSON_NAME) name: string;
  /** Resident identity number, 18 characters; its check digit is verified. */
  @IsString() @Length(18, 18) idNumber: string;
  @IsString() @Matches(/^[0-9+-]{5,20}$/) phone: string;
  /** Division code of where the applicant lives. */
  @Matches(/^\d{6}$/) homeJurisdiction: string;
}

/** A paper that follows later, with the declaration that belongs to it. */
export class DeferredMaterialDto {
  @IsString() @Length(1, 60) materialCode: string;
  /** promised: 告知承诺, the decision need not wait; tolerated: 容缺受理, it waits. */
  @IsIn(DEFERRALS) kind: Deferral;
  /** The applicant has made the declaration of the service type. */
  @IsBoolean() declared: boolean;
}

/** What a clerk has done for somebody who stands before the window (代办不代替: whoever stands there decides). */
export class AssistanceDto {
  /** The original of the identity document was looked at. */
  @IsBoolean() identityChecked: boolean;
  /** The text of the consent was read aloud, and they said yes. */
  @IsBoolean() consentOral: boolean;
}

export class SubmitDto {
  /** Draft that this submission replaces. */
  @IsOptional() @IsUUID() draftId?: string;
  @IsString() @MaxLength(60) serviceTypeCode: string;
  /** Left out where the service type is about no qualification. */
  @IsOptional() @IsString() @MaxLength(40) qualificationCode?: string;
  /** Division code of the jurisdiction that issued the qualification; without one, of where the applicant is. */
  @Matches(/^\d{6}$/) fromJurisdiction: string;
  /** Division code of the jurisdiction that is to recognise it; without a qualification, of the competent place, of any level. */
  @Matches(/^\d{6}$/) toJurisdiction: string;
  @IsOptional() @Matches(/^\d{6}$/) residenceJurisdiction?: string;
  @IsIn(HANDLING_MODES) mode: HandlingMode;
  /** Window that receives the papers; for `collect_and_forward`. */
  @IsOptional() @IsUUID() windowId?: string;
  /** Answers to the form of the service type. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() form: Record<string, unknown>;
  @IsArray() @ArrayMaxSize(30) @IsUUID('all', { each: true }) attachmentIds: string[];
  /** Evidence of registers that the applicant accepts for what it answers; of a register that did not answer, to be fetched later. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsUUID('all', { each: true }) evidenceIds?: string[];
  /** Papers that follow later; only those for which the service type says so. */
  @IsOptional() @IsArray() @ArrayMaxSize(10) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => DeferredMaterialDto) deferred?: DeferredMaterialDto[];
  /** For a window clerk: whom the request is taken in for. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ApplicantDto) applicant?: ApplicantDto;
  /** For a window clerk who fills it in for somebody: what was done before it was filed. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => AssistanceDto) assisted?: AssistanceDto;
  /** For a resident who files for another: the mandate. The one for whom they act is the applicant. */
  @IsOptional() @IsUUID() onBehalfOf?: string;
  /** The applicant agrees that the data are used to handle this request. */
  @IsBoolean() consent: boolean;
}

export class SupplementItemDto {
  @IsOptional() @IsString() @MaxLength(60) materialCode?: string;
  @IsOptional() @IsString() @MaxLength(60) reasonCode?: string;
  /** What is missing or wrong. */
  @IsString() @Length(1, 500) what: string;
  /** Why it is needed. */
  @IsString() @Length(1, 500) why: string;
}

export class SupplementAnswerDto {
  @IsString() @Matches(/^i\d{1,3}$/) itemCode: string;
  @IsOptional() @IsString() @MaxLength(2000) text?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(10) @IsUUID('all', { each: true }) attachmentIds?: string[];
}

export class RuleVersionDto {
  @IsString() @MaxLength(80) code: string;
  @IsInt() @Min(1) version: number;
}

export class VersionPairDto {
  @IsInt() @Min(0) qualification: number;
  /** Left out where no rule speaks for the direction. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => RuleVersionDto) rule?: RuleVersionDto;
}

/** Keeps a claim while its page is open. */
export class RenewLeaseDto {
  /** Number of the claim, as the request showed it. */
  @IsInt() @Min(0) fence: number;
}

export class LeaseAnswer {
  leaseUntil: string;
}

/** Where a result is posted to. */
export class DeliveryAddressDto {
  @IsString() @Length(1, 60) recipient: string;
  @IsString() @Matches(/^[0-9+-]{5,20}$/) phone: string;
  @IsString() @Length(4, 200) address: string;
}

/** What an act brings along; each verb reads what its rule needs. */
export class ActInputDto {
  /** Number of the claim that whoever acts believes to hold; another one is refused as `lease_lost`. */
  @IsOptional() @IsInt() @Min(0) fence?: number;
  /** receive: identity was checked against the original. */
  @IsOptional() @IsBoolean() identityChecked?: boolean;
  /** receive: the form is complete in form. */
  @IsOptional() @IsBoolean() formChecked?: boolean;
  /** route: where to; return_misrouted: who is competent instead. */
  @IsOptional() @IsUUID() authorityId?: string;
  @IsOptional() @IsString() @MaxLength(60) reasonCode?: string;
  @IsOptional() @IsString() @MaxLength(2000) reasonText?: string;
  /** decline, refuse: the applicant is told how to ask for review or go to court. */
  @IsOptional() @IsBoolean() remedyTold?: boolean;
  /** request_supplement: everything that is missing, at once. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => SupplementItemDto) items?: SupplementItemDto[];
  /** supply_supplement: one answer an item. */
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => SupplementAnswerDto) answers?: SupplementAnswerDto[];
  /** suspend: for what the clock stands (行政许可法 45). */
  @IsOptional() @IsIn(SUSPENSION_GROUNDS) ground?: SuspensionGround;
  /** suspend: working days that it takes, as the applicant is told. */
  @IsOptional() @IsInt() @Min(1) @Max(250) announcedDays?: number;
  /** reassign: whom it is given to, a clerk of the authority where it lies; `reasonText`, if any, is read by the offices. */
  @IsOptional() @IsUUID() assigneePersonId?: string;
  /** approve. */
  @IsOptional() @IsString() @MaxLength(2000) opinion?: string;
  /** choose_delivery: the way in which the result is to come. */
  @IsOptional() @IsIn(DELIVERY_METHODS) method?: DeliveryMethod;
  /** choose_delivery: where to, for the post. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => DeliveryAddressDto) address?: DeliveryAddressDto;
  /** make_ready: at which window; `reasonText` says when it is open, or what else the applicant must know. */
  @IsOptional() @IsUUID() windowId?: string;
  /** dispatch: who carries it, and the number by which it is found. */
  @IsOptional() @IsString() @MaxLength(60) carrier?: string;
  @IsOptional() @IsString() @MaxLength(60) trackingNumber?: string;
  /** hand_out: to whom, with `identityChecked`; an agent by name. */
  @IsOptional() @IsIn(RECIPIENTS) recipient?: Recipient;
  @IsOptional() @IsString() @MaxLength(60) recipientName?: string;
  /** confirm_receipt by a clerk: the day of receipt (Asia/Shanghai); `reasonText` says what proves it. */
  @IsOptional() @IsDay() @Matches(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) receivedOn?: string;
  /** migrate_version: the versions in force that the clerk had before them; when others hold, the act is refused as `catalogue_changed`. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => VersionPairDto) versions?: VersionPairDto;
}

export class ActDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** Version that the person saw. */
  @IsInt() @Min(1) version: number;
  @ValidateNested() @Type(() => ActInputDto) @IsObject() input: ActInputDto;
}

export class RevealDto {
  @IsIn(PERSONAL_FIELDS) field: PersonalField;
  /** Why the clear value is needed; it is recorded in the audit. */
  @IsString() @Length(2, 200) purpose: string;
}

export class RevealAnswer {
  field: PersonalField;
  @ApiProperty({ description: 'A text; for `form` the answers by their names; null when there is none.', oneOf: [{ type: 'string' }, { type: 'object', additionalProperties: true }, { type: 'null' }] })
  value: unknown;
}

export class MyRequestsQuery extends PageQuery {
  @IsOptional() @IsIn(REQUEST_STATES) state?: RequestState;
}

export const WORKLIST_QUEUES = ['all', 'new', 'mine', 'near', 'overdue', 'past'] as const;
export type WorklistQueue = (typeof WORKLIST_QUEUES)[number];

export class WorklistQuery extends PageQuery {
  /** new: unclaimed; mine: claimed by me; near: due within three days; overdue; past: held before, not now. */
  @IsOptional() @IsIn(WORKLIST_QUEUES) queue?: WorklistQueue;
  /** Request number, identity number or full name of the applicant (exact), or part of a qualification's name. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(REQUEST_STATES) state?: RequestState;
  @IsOptional() @IsIn(HANDLING_MODES) mode?: HandlingMode;
  @IsOptional() @IsString() @MaxLength(60) serviceType?: string;
  /** Division code of the jurisdiction that issued the qualification. */
  @IsOptional() @Matches(/^\d{6}$/) from?: string;
  /** Division code of the jurisdiction that is to recognise it. */
  @IsOptional() @Matches(/^\d{6}$/) to?: string;
  /** Due at the end of today, of tomorrow, or of the sixth day after today (Asia/Shanghai), or before. */
  @IsOptional() @IsIn(WORK_DUE) due?: WorkDue;
  /** Filed today, or within the last 7 or 30 days, today included (Asia/Shanghai). */
  @IsOptional() @IsIn(WORK_FILED) filed?: WorkFiled;
  /** alert: an issuer speaks against the certificate; deemed: accepted by silence; supplemented: a supplement was asked; leg: part of a joint request; offered: handed over and not yet taken. */
  @IsOptional() @IsIn(WORK_MARKS) mark?: WorkMark;
  @IsOptional() @IsIn(['due', 'submitted', '-submitted']) sort?: 'due' | 'submitted' | '-submitted';
}

export class PickupsQuery extends PageQuery {
  /** Request number, identity number or full name of the applicant (exact), or part of a qualification's name. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class WorklistCounts {
  all: number;
  new: number;
  mine: number;
  near: number;
  overdue: number;
  /** Counting stops here: a count that reaches it means at least as many. */
  countedUpTo: number;
}
