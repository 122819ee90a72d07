import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, Length } from 'class-validator';
import { PageQuery } from '#platform';
import { IsInstant } from '#publication';
import { IMPORT_MODES, VERDICTS, type ImportAct, type ImportMode, type ImportState, type Verdict } from '../domain/import-life-cycle.js';
import { RECORD_KINDS, type RecordKind } from '../domain/interchange/columns.js';
import { FILE_FORMATS, type FileFormat } from '../files/file-rows.js';

export class ImportFileDto {
  /** `merge`: what is not in the file stays; `replace`: the file is the whole list. Stands before the file. */
  @ApiProperty({ enum: IMPORT_MODES })
  mode: ImportMode;
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}

export class TemplateQuery {
  @IsIn(FILE_FORMATS) format: FileFormat;
  /** Only this kind; CSV, which has one head line, has qualifications when it is left out. */
  @IsOptional() @IsIn(RECORD_KINDS) kind?: RecordKind;
}

export class ImportsQuery extends PageQuery {}

export class ImportRowsQuery extends PageQuery {
  @IsOptional() @IsIn(VERDICTS) verdict?: Verdict;
}

export class ConfirmImportDto {
  @Length(1, 200) titleZh: string;
  @Length(1, 200) titleEn: string;
  @IsOptional() @IsInstant('Instant from which it holds, with its offset; left out: from the last signature.') effectiveAt?: string;
  /** That what the file does not have is to be withdrawn. */
  @IsBoolean() withdraw: boolean;
}

export class ImportIssueView {
  column: string;
  value: string;
  code: string;
  expected: string | null;
  /** What is expected, in plain words. */
  zh: string;
  en: string;
}

export class ImportCounts {
  added: number;
  changed: number;
  unchanged: number;
  wrong: number;
  withdrawn: number;
}

export class ImportProblem {
  /** A refusal code: why the work stopped, or why the rows were looked at again. */
  code: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  details: Record<string, unknown>;
}

export class ImportView {
  id: string;
  fileName: string;
  format: FileFormat;
  size: number;
  mode: ImportMode;
  state: ImportState;
  jurisdiction: string;
  rows: number;
  checked: number;
  drafted: number;
  counts: ImportCounts;
  /** What is wrong with the file as a whole. */
  fileIssues: ImportIssueView[];
  problem: ImportProblem | null;
  titleZh: string | null;
  titleEn: string | null;
  effectiveAt: string | null;
  batchId: string | null;
  availableActs: ImportAct[];
  createdAt: string;
  updatedAt: string;
}

export class ImportPage {
  items: ImportView[];
  total: number;
  nextCursor: string | null;
}

export class ImportRowView {
  position: number;
  /** Line of the file; null for what is withdrawn. */
  line: number | null;
  sheet: string | null;
  kind: string | null;
  code: string;
  title: string;
  verdict: Verdict | null;
  matchedBy: 'code' | 'name' | null;
  issues: ImportIssueView[];
  /** Paths of the fields that would change. */
  changes: string[];
}

export class ImportRowPage {
  items: ImportRowView[];
  total: number;
  nextCursor: string | null;
}
