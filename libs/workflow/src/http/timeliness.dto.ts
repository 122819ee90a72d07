import { IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';

export class RateTimelinessDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  @IsInt() @Min(1) @Max(5) stars: number;
  @IsOptional() @IsString() @MaxLength(2000) reasonText?: string;
}
