import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { PageQuery } from '#platform';
import { MATTER_KINDS, type MatterKind } from '../domain/life-cycle.js';
import { RATING_LEVELS, RATING_REASONS, type RatingLevel, type RatingReason } from '../domain/ratings.js';

const QUEUES = ['open', 'mine', 'overdue', 'waiting', 'past'] as const;

export class RateDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  @IsUUID() requestId: string;
  @IsIn(RATING_LEVELS) level: RatingLevel;
  /** What was good, or what was bad; may be empty. */
  @IsArray() @ArrayMaxSize(12) @ArrayUnique() @IsIn(RATING_REASONS, { each: true }) reasons: RatingReason[];
  @IsOptional() @IsString() @MaxLength(1000) comment?: string;
  /** Where to call back when the rating is a bad one; left out: the number of the account. */
  @IsOptional() @Matches(/^[0-9+-]{5,20}$/) phone?: string;
}

export class WriteMatterDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  @IsIn(['complaint', 'consultation']) kind: 'complaint' | 'consultation';
  @IsString() @Length(2, 80) title: string;
  @IsString() @Length(2, 4000) text: string;
  /** A request of the writer's that it is about. At most one of request, authority and place; without any of them it goes to the government where the writer is. */
  @IsOptional() @IsUUID() requestId?: string;
  @IsOptional() @IsUUID() authorityId?: string;
  /** Division code of the place that it concerns. */
  @IsOptional() @Matches(/^\d{6}$/) placeCode?: string;
  @IsOptional() @IsString() @MaxLength(60) serviceTypeCode?: string;
  /** Division code of where the writer is; left out: at home. */
  @IsOptional() @Matches(/^\d{6}$/) atJurisdiction?: string;
  @IsOptional() @Matches(/^[0-9+-]{5,20}$/) phone?: string;
}

export class MatterInputDto {
  /** What is said; readable by the writer. */
  @IsOptional() @IsString() @MaxLength(4000) text?: string;
  /** forward: to whom. */
  @IsOptional() @IsUUID() toAuthorityId?: string;
  /** verify: whether what was said is founded. */
  @IsOptional() @IsBoolean() founded?: boolean;
  /** call_back: whether somebody answered. */
  @IsOptional() @IsBoolean() reached?: boolean;
  /** call_back: whether they are content. */
  @IsOptional() @IsBoolean() accepted?: boolean;
}

export class MatterActDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** Version of the matter that the person saw. */
  @IsInt() @Min(1) version: number;
  @IsObject() @ValidateNested() @Type(() => MatterInputDto) input: MatterInputDto;
}

export class MyMattersQuery extends PageQuery {
  /** A number of a matter or of a request. */
  @IsOptional() @IsString() @MaxLength(60) q?: string;
}

export class MatterWorkQuery extends MyMattersQuery {
  /** `open`: waits for the office; `mine`; `overdue`; `waiting`: for the writer; `past`: ended, or sent on. */
  @IsOptional() @IsIn(QUEUES) queue?: (typeof QUEUES)[number];
  @IsOptional() @IsIn(MATTER_KINDS) kind?: MatterKind;
}
