import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Refused } from '#kernel';
import { CurrentActor, Limited, Roles, pageOf, readOffset, readUpload, type PersonActor, type UploadRequest } from '#platform';
import type { ImportRowEntity } from '../data/import.entities.js';
import { availableImportActs, IMPORT_MODES } from '../domain/import-life-cycle.js';
import { RECORD_KINDS } from '../domain/interchange/columns.js';
import type { RowIssue } from '../domain/interchange/import-row.js';
import { wordsOf } from '../domain/interchange/issue-words.js';
import { MEDIA_TYPES, writeTemplate } from '../files/file-writer.js';
import { ImportsService, MOST_IMPORT_BYTES, type FoundImport } from '../imports.service.js';
import { ConfirmImportDto, ImportFileDto, ImportPage, ImportRowPage, ImportRowsQuery, ImportRowView, ImportsQuery, ImportView, TemplateQuery, type ImportIssueView } from './imports.dto.js';

const FILE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('catalogue')
@Roles('catalogue_admin')
@Controller('api/catalogue')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** A file to fill in, with every column and an example. */
  @Get('import-template')
  @ApiOkResponse({ description: 'The file.', content: { 'application/jsonl': FILE, 'application/json': FILE, 'text/csv': FILE, [MEDIA_TYPES.xlsx]: FILE } })
  getTemplate(@Query() { format, kind }: TemplateQuery): StreamableFile {
    const kinds = kind ? [kind] : format === 'csv' ? (['qualification'] as const) : RECORD_KINDS;
    return new StreamableFile(Readable.from(writeTemplate(format, kinds), { objectMode: false }), { type: MEDIA_TYPES[format], disposition: `attachment; filename="tongban-template-${kinds.length === 1 ? String(kinds[0]) : 'catalogue'}.${format}"` });
  }

  /** Files that were brought in, the latest first. */
  @Get('imports')
  async listImports(@CurrentActor() actor: PersonActor, @Query() query: ImportsQuery): Promise<ImportPage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.imports.list(actor, offset, query.limit);
    return pageOf(items.map((found) => viewOf(found, actor)), total, offset);
  }

  /** Reads a file of up to 40 MiB and 25,000 rows (XLSX, CSV, JSON, JSONL by content) and looks at its rows. Nothing is written before it is confirmed. */
  @Post('imports')
  @HttpCode(201)
  @Limited('upload')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportFileDto })
  async upload(@CurrentActor() actor: PersonActor, @Req() request: UploadRequest): Promise<ImportView> {
    const { fileName, bytes, fields } = await readUpload(request, MOST_IMPORT_BYTES).catch(tooLarge);
    const mode = IMPORT_MODES.find((each) => each === fields['mode']);
    if (!mode) throw new Refused({ code: 'malformed', issues: [{ path: 'mode', code: 'one_of', expected: IMPORT_MODES.join(', ') }] });
    return viewOf(await this.imports.upload(actor, { fileName, bytes, mode }), actor);
  }

  /** How far the work is, and what came of the rows. */
  @Get('imports/:id')
  async getImport(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return viewOf(await this.imports.get(actor, id), actor);
  }

  /** The rows with everything that is wrong with them or would change. */
  @Get('imports/:id/rows')
  async listImportRows(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Query() query: ImportRowsQuery): Promise<ImportRowPage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.imports.rows(actor, id, query.verdict, offset, query.limit);
    return pageOf(items.map(rowView), total, offset);
  }

  /** Everything that is wrong, as CSV. */
  @Get('imports/:id/faults')
  @ApiOkResponse({ description: 'Sheet, row, code, column, value, what is expected in Chinese and English.', content: { 'text/csv': FILE } })
  async listFaults(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(Readable.from(await this.imports.faults(actor, id), { objectMode: false }), { type: MEDIA_TYPES.csv, disposition: 'attachment; filename="tongban-import-faults.csv"' });
  }

  /** Makes drafts of what would change and proposes them as one batch, to be signed like any other. */
  @Post('imports/:id/confirm')
  @HttpCode(200)
  async confirm(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() { effectiveAt, ...body }: ConfirmImportDto): Promise<ImportView> {
    return viewOf(await this.imports.confirm(actor, id, { ...body, effectiveAt: effectiveAt === undefined ? undefined : new Date(effectiveAt) }), actor);
  }

  /** Stops the work; what was done is kept. */
  @Post('imports/:id/stop')
  @HttpCode(200)
  async stop(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return viewOf(await this.imports.stop(actor, id), actor);
  }

  /** Goes on where it was stopped. */
  @Post('imports/:id/resume')
  @HttpCode(200)
  async resume(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return viewOf(await this.imports.resume(actor, id), actor);
  }

  /** Gives the import up, with the drafts that were made of it. */
  @Post('imports/:id/discard')
  @HttpCode(200)
  async discard(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return viewOf(await this.imports.discard(actor, id), actor);
  }
}

function tooLarge(error: unknown): never {
  const code = error instanceof Refused ? error.refusal.code : (error as { statusCode?: unknown }).statusCode;
  if (code === 'too_large' || code === 413) throw new Refused({ code: 'import_too_large', details: { maxBytes: MOST_IMPORT_BYTES } });
  throw error;
}

function viewOf({ entity, counts, checked, drafted }: FoundImport, actor: PersonActor): ImportView {
  const { personId, postId, sha256: _sha256, resumes: _resumes, fileIssues, problem, effectiveAt, createdAt, updatedAt, ...rest } = entity;
  const own = personId === actor.personId && postId === actor.post?.postId;
  return {
    ...rest, counts, checked, drafted, fileIssues: fileIssues.map(issueView), problem: problem && { code: problem.code, details: { ...problem.details } }, effectiveAt: effectiveAt?.toISOString() ?? null,
    availableActs: own ? availableImportActs(entity.state, counts, entity.mode) : [], createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString(),
  };
}

function rowView({ position, line, sheet, kind, code, verdict, matchedBy, issues, changes, content, cells }: ImportRowEntity): ImportRowView {
  const title = content?.['nameZh'] ?? cells?.['nameZh'] ?? content?.['qualificationCode'] ?? cells?.['qualificationCode'];
  return { position, line, sheet, kind, code, title: typeof title === 'string' ? title : '', verdict, matchedBy, issues: issues.map(issueView), changes };
}

function issueView(issue: RowIssue): ImportIssueView {
  return { ...issue, ...wordsOf(issue) };
}
