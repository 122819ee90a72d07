import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class EscalationActDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  /** hand_over: to which supervisor. */
  @IsOptional() @IsUUID() toPersonId?: string;
  /** close: what was done. */
  @IsOptional() @IsString() @MaxLength(2000) reasonText?: string;
}
