import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '#platform';
import { IsInstant, type Standing } from '#publication';
import { RECORD_KINDS, type RecordKind } from '../domain/interchange/columns.js';
import { FILE_FORMATS, type FileFormat } from '../files/file-rows.js';

export class CatalogueStateQuery {
  @IsOptional() @IsInstant('As the catalogue stands at this instant, past or to come; now when left out.') at?: string;
}

export class CatalogueFileQuery extends CatalogueStateQuery {
  /** JSONL when it is left out. */
  @IsOptional() @IsIn(FILE_FORMATS) format?: FileFormat;
  /** Only this kind; CSV, which has one head line, gives qualifications when it is left out. */
  @IsOptional() @IsIn(RECORD_KINDS) kind?: RecordKind;
}

export class ChangesQuery extends PageQuery {}

export class CatalogueChangeView {
  recordedAt: string;
  kind: string;
  code: string;
  number: number;
  standing: Standing;
  /** First instant at which this version holds; null: it was taken off before it began. */
  inForceFrom: string | null;
  /** First instant at which it no longer holds; null while open. */
  inForceUntil: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  content: Record<string, unknown>;
}

export class CatalogueChanges {
  items: CatalogueChangeView[];
  /** Where to go on: keep it, and ask again with it later. */
  nextCursor: string;
  /** Whether there are more already. */
  more: boolean;
}

export class SealView {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What is signed: the SHA-256 of the file, and for how many records the jurisdiction has signed itself.' })
  statement: Record<string, unknown>;
  keyId: string;
  algorithm: string;
  /** Base64url, over the canonical JSON (RFC 8785) of the statement. */
  value: string;
}

export class CatalogueSignatures {
  type: 'tongban.catalogue.signatures';
  version: number;
  /** The state has been this one since this instant. */
  since: string;
  /** SHA-256 of the JSONL file of all kinds, in hex. */
  sha256: string;
  bytes: number;
  records: number;
  seals: SealView[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  keys: Record<string, unknown>[];
  /** The statements by which the jurisdictions agreed, with their signatures. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  batches: Record<string, unknown>[];
}
