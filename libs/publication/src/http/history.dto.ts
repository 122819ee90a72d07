import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '#platform';
import { HISTORY_ACTS, type HistoryAct } from '../domain/history-acts.js';
import { IsInstant } from './is-instant.js';

export class HistoryQuery extends PageQuery {
  /** A part of a code, of a reason, or of the title of a batch. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsString() @MaxLength(40) kind?: string;
  @IsOptional() @IsString() @MaxLength(80) code?: string;
  @IsOptional() @IsUUID() batchId?: string;
  @IsOptional() @IsIn(HISTORY_ACTS) act?: HistoryAct;
  /** Division code of the jurisdiction for which someone acted. */
  @IsOptional() @Matches(/^\d{6}$/) jurisdiction?: string;
  @IsOptional() @IsUUID() personId?: string;
  @IsOptional() @IsInstant('First instant.') from?: string;
  @IsOptional() @IsInstant('Instant before which it happened.') until?: string;
}

/** A file is whole: it has no pages. */
export class HistoryExportQuery extends OmitType(HistoryQuery, ['cursor', 'limit']) {
  /** `csv` for spreadsheets, formulas disarmed; `jsonl` for programs. At most 50,000 acts, the oldest first. */
  @IsOptional() @IsIn(['csv', 'jsonl']) format?: 'csv' | 'jsonl';
}

export class HistoryEntryView {
  id: string;
  at: string;
  act: string;
  kind: string | null;
  code: string | null;
  number: number | null;
  batchId: string | null;
  draftId: string | null;
  jurisdiction: string | null;
  personId: string | null;
  personName: string | null;
  reason: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  detail: Record<string, unknown>;
}

export class HistoryPage {
  items: HistoryEntryView[];
  total: number;
  nextCursor: string | null;
}

export class HistoryActor {
  id: string;
  name: string;
}

export class HistoryActorList {
  items: HistoryActor[];
  total: number;
  nextCursor: string | null;
}
