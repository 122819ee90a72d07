import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '#platform';
import { NOTICE_GROUPS, type NoticeGroup } from '../domain/template.js';

/** What a query says of a flag; whatever is neither yes nor no is left for the check to refuse. */
function flagOf(text: unknown): unknown {
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

export class NoticesQuery extends PageQuery {
  /** Only those not read yet. */
  @IsOptional() @Transform(({ obj }) => flagOf((obj as { unread?: unknown }).unread)) @IsBoolean() unread?: boolean;
  /** Part of a number or of a name that the notice mentions. */
  @IsOptional() @IsString() @MaxLength(60) q?: string;
}

export class SubjectView {
  /** `request`, `certificate`, `batch`, `matter`, `mandate`. */
  kind: string;
  @ApiProperty({ format: 'uuid' }) id: string;
}

/** A text in both languages. */
export class WordsView {
  zh: string;
  en: string;
}

export class NoticeView {
  id: string;
  subject: SubjectView;
  /** Name of what is told; that of the event which it follows, where it follows one. */
  template: string;
  @ApiProperty({ enum: NOTICE_GROUPS }) group: NoticeGroup;
  /** What happened. */
  sentence: WordsView;
  /** Path in the web app at which the reader goes on. */
  link: string;
  /** The values of the sentence. */
  @ApiProperty({ type: 'object', additionalProperties: true }) params: Record<string, unknown>;
  createdAt: string;
  readAt: string | null;
}

export class NoticePage {
  items: NoticeView[];
  total: number;
  /** Of all notices, how many are unread. */
  unread: number;
  nextCursor: string | null;
}
