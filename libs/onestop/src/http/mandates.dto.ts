import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import { PERSON_NAME } from '#contracts';
import { IsDay } from '#platform';
import { MANDATE_BASES, MANDATE_DECLINE_REASONS, MANDATE_PAPERS, type MandateBasis, type MandateDeclineReason, type MandatePaper, type MandateState } from '../domain/mandate.js';

export class MandateSideDto {
  @IsString() @Length(1, 60) @Matches(PERSON_NAME) name: string;
  /** Resident identity number, 18 characters; its check digit is verified. */
  @IsString() @Length(18, 18) idNumber: string;
}

export class MandateOrganisationDto {
  @IsString() @Length(2, 120) name: string;
  /** Unified social credit code. */
  @IsString() @Length(18, 18) creditCode: string;
}

export class StateMandateDto {
  /** Made by the caller; repeated it is one mandate. */
  @IsUUID() id: string;
  /** parent, guardian: stated by whoever acts; the others by the one for whom they act. */
  @IsIn(MANDATE_BASES) basis: MandateBasis;
  /** parent, guardian: the child or ward; else the agent, who must have signed in before. */
  @IsObject() @ValidateNested() @Type(() => MandateSideDto) person: MandateSideDto;
  /** For `organisation`: the one whose registered representative states it. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => MandateOrganisationDto) organisation?: MandateOrganisationDto;
  /** `all`, or families and service types: `family:…`, `service:…`. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @IsString({ each: true }) @Matches(/^(all|(family|service):[a-z][a-z0-9_.]{1,58})$/, { each: true }) scope: string[];
  /** First and last day (Asia/Shanghai). */
  @IsDay() @Matches(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) from: string;
  @IsDay() @Matches(/^20\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) until: string;
}

export class WaitingMandatesDto {
  /** Identity number of whoever stands at the window. */
  @IsString() @Length(18, 18) idNumber: string;
}

export class ConfirmMandateDto {
  /** Both the person and the papers were looked at. */
  @IsBoolean() identityChecked: boolean;
  @IsArray() @ArrayMaxSize(10) @IsIn(MANDATE_PAPERS, { each: true }) papers: MandatePaper[];
}

export class DeclineMandateDto {
  @IsIn(MANDATE_DECLINE_REASONS) reason: MandateDeclineReason;
}

export class MandatePersonView {
  name: string;
  /** Masked, except for the window that compares it with the papers. */
  idNumber: string;
}

export class MandateOrganisationView {
  name: string;
  creditCode: string;
}

export class MandateScopeView {
  /** As it was given: `all`, `family:…`, `service:…`. */
  code: string;
  /** Name of the service type, or of one service of the family; null for everything. */
  nameZh: string | null;
  nameEn: string | null;
}

export class MandateView {
  id: string;
  basis: MandateBasis;
  state: MandateState;
  /** Whether one may act under it today. */
  holds: boolean;
  /** On which side the reader is; null at a window. */
  side: 'principal' | 'agent' | null;
  principal: MandatePersonView;
  agent: MandatePersonView;
  organisation: MandateOrganisationView | null;
  scope: MandateScopeView[];
  /** First and last day (Asia/Shanghai). */
  from: string;
  until: string;
  statedAt: string;
  grantedAt: string | null;
  endedAt: string | null;
  /** Which side ended it; null: nobody. */
  endedBy: 'principal' | 'agent' | null;
  papers: MandatePaper[];
  declineReason: MandateDeclineReason | null;
  /** The reader may delete it. */
  forgettable: boolean;
}

export class MandatePage {
  items: MandateView[];
  @ApiProperty({ type: 'integer' }) total: number;
  nextCursor: string | null;
}

export class MandateList {
  items: MandateView[];
}
