import { Type } from 'class-transformer';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, MaxLength, Min, ValidateNested } from 'class-validator';
import { BULK_VERBS, type BulkVerb } from '../bulk.service.js';
import { WorklistQuery } from './request-input.dto.js';

const MOST_ROWS = 100;
const NEXT_QUEUES = ['all', 'new', 'mine', 'near', 'overdue'] as const;

export class BulkRowDto {
  @IsUUID() id: string;
  /** Version that the person saw. */
  @IsInt() @Min(1) version: number;
  /** Number of the own claim. */
  @IsOptional() @IsInt() @Min(0) fence?: number;
}

export class BulkInputDto {
  /** remind, reassign: in words. */
  @IsOptional() @IsString() @MaxLength(2000) reasonText?: string;
  /** reassign: to whom. */
  @IsOptional() @IsUUID() assigneePersonId?: string;
  /** route: where to. */
  @IsOptional() @IsUUID() authorityId?: string;
}

export class BulkDto {
  @IsUUID() commandId: string;
  @IsIn(BULK_VERBS) verb: BulkVerb;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(MOST_ROWS) @ArrayUnique((row: BulkRowDto | null) => row?.id) @IsObject({ each: true }) @ValidateNested({ each: true }) @Type(() => BulkRowDto) rows: BulkRowDto[];
  @IsObject() @ValidateNested() @Type(() => BulkInputDto) input: BulkInputDto;
}

export class BulkResultView {
  id: string;
  @ApiProperty({ enum: ['done', 'refused'] }) outcome: 'done' | 'refused';
  /** Why it was refused. */
  code: string | null;
  /** The version to which the act led. */
  version: number | null;
}

export class BulkAnswer {
  rows: BulkResultView[];
}

/** The queue at which the reader works, narrowed as their list is. */
export class NextCaseDto extends OmitType(WorklistQuery, ['cursor', 'limit', 'queue', 'sort']) {
  @IsUUID() commandId: string;
  @IsIn(NEXT_QUEUES) queue: (typeof NEXT_QUEUES)[number];
  /** The request that the reader has just looked at: not that one. */
  @IsOptional() @IsUUID() currentId?: string;
}

export class NextCaseView {
  id: string;
  number: string;
}

export class NextCaseAnswer {
  request: NextCaseView | null;
}
