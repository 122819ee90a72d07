import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { DepartureState } from '../domain/departure.js';
import { IsInstant } from './is-instant.js';

export class AnnounceDepartureDto {
  @IsInstant('Instant from which it holds, with its offset; at least a day ahead.', true) effectiveAt: string;
  @IsString() @MaxLength(2_000) reason: string;
}

export class DepartureView {
  id: string;
  /** Division code of the party that leaves. */
  jurisdiction: string;
  state: DepartureState;
  effectiveAt: string;
  reason: string;
  announcedAt: string;
  withdrawnAt: string | null;
  withdrawalReason: string | null;
  /** SHA-256 of the statement in hex. */
  digest: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  statement: Record<string, unknown>;
  keyId: string;
  algorithm: string;
  /** Signature, base64url over the canonical JSON of the statement. */
  value: string;
  /** Whether the reader may take it back now. */
  mayWithdraw: boolean;
}

export class DepartureList {
  items: DepartureView[];
  total: number;
  nextCursor: string | null;
}

export class DepartureReachView {
  /** Division code of the jurisdiction that the post speaks for. */
  jurisdiction: string;
  /** Documents that hold now and name it as a party. */
  documents: number;
  /** Of these, the ones that bind fewer than two parties without it. */
  emptied: number;
}
