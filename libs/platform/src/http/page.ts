import { Refused } from '#kernel';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const MOST_OFFSET = 1_000_000;

/** Query of every list. */
export class PageQuery {
  @ApiPropertyOptional({ description: '`nextCursor` of the previous page; opaque.', maxLength: 64 })
  @IsOptional() @IsString() @MaxLength(64) cursor?: string;
  @ApiPropertyOptional({ description: 'Rows on a page.', type: 'integer', minimum: 1, maximum: 100, default: 20 })
  @Type(() => Number) @IsInt() @Min(1) @Max(100) limit: number = 20;
}

export interface Page<T> {
  readonly items: T[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** The row offset that a cursor stands for. Refuses `malformed` when it is not one of ours. */
export function readOffset(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = Number(/^o(\d{1,7})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1] ?? Number.NaN);
  if (!(offset <= MOST_OFFSET) || cursor !== cursorOf(offset)) throw new Refused({ code: 'malformed', issues: [{ path: 'cursor', code: 'cursor' }] });
  return offset;
}

/** The page that begins at `offset`, with the cursor of the one after it. */
export function pageOf<T>(items: T[], total: number, offset: number): Page<T> {
  const next = offset + items.length;
  return { items, total, nextCursor: next < total && items.length > 0 ? cursorOf(next) : null };
}

function cursorOf(offset: number): string {
  return Buffer.from(`o${offset}`).toString('base64url');
}
