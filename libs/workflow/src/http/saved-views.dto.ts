import { ApiProperty, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsObject, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { WORK_COLUMNS, type WorkColumn } from '#kernel';
import { WorklistQuery } from './request-input.dto.js';

/** Queue, search, filters and sort of a work list, as the list itself takes them. */
export class ViewFilter extends OmitType(WorklistQuery, ['cursor', 'limit'] as const) {}

export class SaveViewDto {
  /** As the person calls it: at most 40 signs as a reader counts them. */
  @IsString() @Length(1, 400) name: string;
  @IsObject() @ValidateNested() @Type(() => ViewFilter) filter: ViewFilter;
  /** The list opens with it. */
  @IsBoolean() isDefault: boolean;
}

export class ArrangeViewsDto {
  /** The views in their new order; what is not named stays behind. */
  @IsArray() @ArrayMaxSize(50) @IsUUID('all', { each: true }) ids: string[];
}

export class SavedViewView {
  id: string;
  name: string;
  filter: ViewFilter;
  isDefault: boolean;
  updatedAt: string;
}

/** At most 20. */
export class SavedViewList {
  items: SavedViewView[];
  total: number;
  nextCursor: string | null;
}

export class WorkSettingDto {
  /** The columns in their order, beside the one that names the request; empty: as delivered. */
  @ApiProperty({ enum: WORK_COLUMNS, isArray: true, maxItems: WORK_COLUMNS.length })
  @IsArray() @ArrayMaxSize(WORK_COLUMNS.length) @ArrayUnique() @IsIn(WORK_COLUMNS, { each: true }) columns: WorkColumn[];
  /** Whether single keys do something (WCAG 2.1.4: they can be switched off). */
  @IsBoolean() shortcuts: boolean;
}
