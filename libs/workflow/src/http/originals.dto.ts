import { IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import type { OriginalView } from '../request-views.dto.js';

export class RegisterOriginalDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** What it is. */
  @IsString() @Length(1, 200) description: string;
}

export class MoveOriginalDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** post: to which authority; left out: back to the applicant. */
  @IsOptional() @IsUUID() toAuthorityId?: string;
  /** post: who carries it, and the number by which it is found. */
  @IsOptional() @IsString() @MaxLength(60) carrier?: string;
  @IsOptional() @IsString() @MaxLength(60) trackingNumber?: string;
}

export class OriginalsAnswer {
  items: OriginalView[];
}
