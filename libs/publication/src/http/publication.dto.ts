import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageQuery } from '#platform';
import { DRAFT_STATES, type DraftState } from '../data/entities.js';
import { BATCH_STATES, type BatchAct, type BatchState } from '../domain/batch.js';
import type { VersionStage } from '../domain/stage.js';
import { STANDINGS, type Standing } from '../domain/statement.js';
import { IsInstant } from './is-instant.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:>-]{0,79}$/;

export class DocumentDraftsQuery extends PageQuery {
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsString() @MaxLength(40) kind?: string;
  @IsOptional() @IsString() @MaxLength(80) code?: string;
  /** Open ones when left out, and every one of a batch that is named. */
  @IsOptional() @IsIn(DRAFT_STATES) state?: DraftState;
  /** `mine`: only those in which the reader has written. */
  @IsOptional() @IsIn(['mine', 'all']) whose?: 'mine' | 'all';
  /** Drafts that were proposed in this batch, wherever they stand now. */
  @IsOptional() @IsUUID() batchId?: string;
}

export class NewDraftDto {
  @IsString() @MaxLength(40) kind: string;
  @Matches(CODE) code: string;
  /** Left out: as the document stands now. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @IsOptional() @IsObject() content?: Record<string, unknown>;
  @IsOptional() @IsIn(STANDINGS) standing?: Standing;
}

export class SaveDocumentDraftDto {
  /** The revision that was shown. */
  @IsInt() @Min(1) @Max(2_147_483_647) revision: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject() content: Record<string, unknown>;
  @IsOptional() @IsIn(STANDINGS) standing?: Standing;
}

export class ProposeDto {
  @Length(1, 200) titleZh: string;
  @Length(1, 200) titleEn: string;
  @IsArray() @ArrayMaxSize(2_000) @IsUUID(undefined, { each: true }) draftIds: string[];
  @IsOptional() @IsInstant('Instant from which it holds, with its offset; left out: from the last signature.') effectiveAt?: string;
}

export class SignDto {
  /** SHA-256 of the statement that was shown, in hex. */
  @Matches(/^[0-9a-f]{64}$/) digest: string;
}

export class ReasonDto {
  @IsString() @MaxLength(2_000) reason: string;
}

export class BatchesQuery extends PageQuery {
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(BATCH_STATES) state?: BatchState;
  /** Only what waits for the signature of this jurisdiction. */
  @IsOptional() @Matches(/^\d{6}$/) waitsFor?: string;
}

export class BatchItemsQuery extends PageQuery {
  /** Code, or words of the content. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class AsOfQuery {
  @IsOptional() @IsInstant('Instant with its offset; now when left out.') at?: string;
}

export class BothLanguages {
  zh: string;
  en: string;
}

export class DocumentDraft {
  id: string;
  kind: string;
  code: string;
  title: BothLanguages;
  baseNumber: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  content: Record<string, unknown>;
  standing: Standing;
  revision: number;
  jurisdiction: string;
  state: DraftState;
  batchId: string | null;
  createdAt: string;
  updatedAt: string;
}

export class DocumentDraftPage {
  items: DocumentDraft[];
  total: number;
  nextCursor: string | null;
}

export class FieldChangeView {
  path: string;
  @ApiProperty({ description: 'Any JSON value; absent when there was none.', nullable: true, required: false })
  before?: unknown;
  @ApiProperty({ description: 'Any JSON value; absent when there is none.', nullable: true, required: false })
  after?: unknown;
}

export class DraftIssueView {
  path: string;
  code: string;
  expected?: string;
}

export class DraftReview {
  draft: DocumentDraft;
  /** Content of the version that the draft began from; null for a document that is new. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  contentBefore: Record<string, unknown> | null;
  /** Standing of that version. */
  @ApiProperty({ enum: STANDINGS, nullable: true })
  standingBefore: Standing | null;
  /** Everything that keeps it from being proposed. */
  issues: DraftIssueView[];
  changes: FieldChangeView[];
  /** What is said in plain words now and by the draft. */
  sentencesBefore: SentencesView | null;
  sentences: SentencesView;
  /** Division codes of the jurisdictions that must sign. */
  parties: string[];
}

export class SentencesView {
  zh: string[];
  en: string[];
}

export class SignatureView {
  jurisdiction: string;
  keyId: string;
  algorithm: string;
  /** Base64url over the canonical JSON of the statement. */
  value: string;
  signedAt: string;
}

export class BatchSummary {
  id: string;
  titleZh: string;
  titleEn: string;
  purpose: 'baseline' | 'publish' | 'rollback';
  state: BatchState;
  parties: string[];
  /** Division codes of the parties that have not signed. */
  missing: string[];
  /** It waits for signatures for more than ten days. */
  overdue: boolean;
  effectiveAt: string | null;
  inForceAt: string | null;
  rollsBack: string | null;
  proposedIn: string | null;
  proposedAt: string;
  signedAt: string | null;
  endReason: string | null;
}

export class BatchPage {
  items: BatchSummary[];
  total: number;
  nextCursor: string | null;
}

export class VersionView {
  kind: string;
  code: string;
  number: number;
  title: BothLanguages;
  @ApiProperty({ type: 'object', additionalProperties: true })
  content: Record<string, unknown>;
  standing: Standing;
  /** `sha256:` and hex, over the canonical JSON of the content. */
  digest: string;
  baseNumber: number | null;
  batchId: string;
  /** First instant at which it holds; null while unsigned or cancelled. */
  inForceFrom: string | null;
  /** First instant at which it no longer holds; null while open. */
  inForceUntil: string | null;
}

export class BatchItemView {
  version: VersionView;
  /** Content of the version before; null for a document that is new. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  contentBefore: Record<string, unknown> | null;
  /** Standing of the version before. */
  @ApiProperty({ enum: STANDINGS, nullable: true })
  standingBefore: Standing | null;
  /** What was said in plain words before. */
  sentencesBefore: SentencesView | null;
  changes: FieldChangeView[];
  sentences: SentencesView;
}

/** How many documents of a kind a batch brings, changes or retires. */
export class BatchCountView {
  kind: string;
  change: 'added' | 'changed' | 'retired';
  count: number;
}

export class BatchView extends BatchSummary {
  /** SHA-256 of the statement in hex: send it back to sign. */
  digest: string;
  signatures: SignatureView[];
  availableActs: BatchAct[];
  counts: BatchCountView[];
  /** The first of its items; the others page by page at `/items`. */
  items: BatchItemView[];
}

export class BatchItemPage {
  items: BatchItemView[];
  total: number;
  nextCursor: string | null;
}

export class BatchStatementView {
  /** What the signatures are over, as canonical JSON (RFC 8785). */
  @ApiProperty({ type: 'object', additionalProperties: true })
  statement: Record<string, unknown>;
  /** SHA-256 of the statement in hex. */
  digest: string;
  signatures: SignatureView[];
}

/** The batch of a version and who has signed it. */
export class VersionBatchView {
  id: string;
  titleZh: string;
  titleEn: string;
  purpose: 'baseline' | 'publish' | 'rollback';
  state: BatchState;
  proposedIn: string | null;
  proposedAt: string;
  effectiveAt: string | null;
  signedAt: string | null;
  endReason: string | null;
  signedBy: SignedByView[];
  /** Division codes of the parties that have not signed. */
  missing: string[];
}

export class SignedByView {
  jurisdiction: string;
  at: string;
}

export class TimelineVersion extends VersionView {
  /** Where it stands at the instant of the answer. */
  stage: VersionStage;
  batch: VersionBatchView;
}

export class VersionDetail {
  version: TimelineVersion;
  /** Number of the version before it, with which it is compared; null where there was none. */
  before: number | null;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  contentBefore: Record<string, unknown> | null;
  @ApiProperty({ enum: STANDINGS, nullable: true })
  standingBefore: Standing | null;
  sentencesBefore: SentencesView | null;
  changes: FieldChangeView[];
  sentences: SentencesView;
}

export class VersionList {
  items: TimelineVersion[];
  total: number;
  nextCursor: string | null;
}

export class PublicKeyView {
  id: string;
  owner: string;
  algorithm: string;
  /** SHA-256 over the public part, base64url: what a jurisdiction publishes elsewhere to be compared with. */
  fingerprint: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  publicJwk: Record<string, unknown>;
  madeAt: string;
  retiredAt: string | null;
  revokedAt: string | null;
}

export class PublicKeyList {
  items: PublicKeyView[];
  total: number;
  nextCursor: string | null;
}
