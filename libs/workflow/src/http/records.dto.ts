import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsObject, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { LawRefDto } from '../request-views.dto.js';

const REASON_VERBS = ['return_misrouted', 'decline', 'refuse', 'request_supplement'] as const;

export class ReasonsQuery {
  @IsOptional() @IsIn(REASON_VERBS) verb?: (typeof REASON_VERBS)[number];
}

export class StandardReasonView {
  code: string;
  verb: string;
  zh: string;
  en: string;
  lawRef: LawRefDto | null;
}

export class StandardReasonList {
  items: StandardReasonView[];
  total: number;
  nextCursor: string | null;
}

export class SaveDraftDto {
  /** Version last seen, 0 for a new draft. */
  @IsInt() @Min(0) version: number;
  @IsString() @MaxLength(60) serviceTypeCode: string;
  @IsOptional() @IsString() @MaxLength(40) qualificationCode?: string;
  /** What has been typed so far, in the shape of the wizard. */
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() content: Record<string, unknown>;
}

export class DraftView {
  id: string;
  version: number;
  serviceTypeCode: string;
  qualificationCode: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) content: Record<string, unknown>;
  updatedAt: string;
}

export class DraftPage {
  items: DraftView[];
  total: number;
  nextCursor: string | null;
}

export class UploadDto {
  /** Code of the material that the file is for. */
  materialCode: string;
  @ApiProperty({ type: 'string', format: 'binary' }) file: unknown;
}
