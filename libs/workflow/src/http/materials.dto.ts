import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, IsUUID, Length } from 'class-validator';
import type { MaterialStateView } from '../request-views.dto.js';

export class SupplyMaterialDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** Files that were uploaded for this material. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(10) @IsUUID('all', { each: true }) attachmentIds: string[];
}

export class WaiveMaterialDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** Why the paper is not needed. */
  @IsString() @Length(1, 2000) reasonText: string;
}

export class MaterialsAnswer {
  items: MaterialStateView[];
}
