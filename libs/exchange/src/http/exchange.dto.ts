import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsObject, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import type { RecognitionEffect } from '#kernel';
import { PageQuery } from '#platform';
import { SHOWN_STATES, type ShownState, type StateAct } from '../domain/standing.js';

export class CertificatesQuery extends PageQuery {
  @IsOptional() @IsIn(SHOWN_STATES) state?: ShownState;
  /** Number of the certificate or of its request. */
  @IsOptional() @IsString() @MaxLength(30) number?: string;
  @IsOptional() @IsUUID() requestId?: string;
}

export class CertificateName {
  code: string;
  nameZh: string;
  nameEn: string;
}

export class CertificateAuthority {
  nameZh: string;
  nameEn: string;
}

export class CertificateCatalogue {
  qualificationVersion: number;
  qualificationDigest: string;
  rule: string;
  ruleVersion: number;
  ruleDigest: string;
  /** False: entry or rule is the project's baseline, which no jurisdiction has signed. */
  signed: boolean;
}

/** The service that a document comes of, in the version under which it was asked for. */
export class CertificateService extends CertificateName {
  @ApiProperty({ type: 'integer' }) version: number;
  digest: string;
  /** False: the version is the project's baseline, which no jurisdiction has signed. */
  signed: boolean;
}

export class CertificateRegister {
  nameZh: string;
  nameEn: string;
}

/** What a register attested for a document, and when. */
export class CertificateSource extends CertificateName {
  register: CertificateRegister;
  /** Day in Shanghai. */
  on: string;
}

/** One thing that a register holds about the holder. */
export class CertificateAttribute extends CertificateName {
  /** Null for everyone but the holder. */
  @ApiProperty({ description: 'A text, a number (money in fen) or yes and no; null for everyone but the holder.', oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }] })
  value: string | number | boolean | null;
  /** The value in words, where it is a code. */
  valueZh: string | null;
  valueEn: string | null;
}

export class CertificateSummary {
  id: string;
  /** Of a recognition, or of what a service has brought: a proof, an extract, a print-out. */
  kind: 'recognition' | 'document';
  number: string;
  requestId: string;
  requestNumber: string;
  /** Of a recognition; null with the next three where it is a document. */
  qualification: CertificateName | null;
  effect: RecognitionEffect | null;
  from: CertificateName | null;
  to: CertificateName | null;
  /** What the document is; null with the next two where it is a recognition. */
  document: CertificateName | null;
  service: CertificateService | null;
  place: CertificateName | null;
  authority: CertificateAuthority;
  state: ShownState;
  /** Why it does not hold, in the words of who said so. */
  stateReason: string | null;
  stateSource: 'authority' | 'alert' | null;
  stateAt: string;
  issuedAt: string;
  /** First and last day; no last day: until something is said of it. */
  validFrom: string;
  validUntil: string | null;
  /** Granted by silence on a renewal (行政许可法 50). */
  deemed: boolean;
  /** First day on which a renewal may be asked for; null where it has no end. */
  renewalOpensOn: string | null;
  /** Request by which a renewal was asked for. */
  renewalRequestId: string | null;
  /** Certificate before, where this one is its renewal. */
  renewsId: string | null;
  /** Certificate that took its place, where an alert had revoked it by mistake. */
  reissuedAsId: string | null;
}

export class CertificatePage {
  items: CertificateSummary[];
  total: number;
  nextCursor: string | null;
}

export class CertificateActView {
  act: 'issued' | 'suspended' | 'revoked' | 'reinstated' | 'offered' | 'fetched' | 'renewal_asked' | 'renewed' | 'reissued' | 'signed_anew';
  at: string;
  reason: string | null;
}

export class CertificateHolder {
  /** Masked for everyone but the holder. */
  name: string;
  idLast4: string;
  /** Of the certificate that is recognised; null for a document. */
  certificateNumber: string | null;
}

export class CertificateDetail extends CertificateSummary {
  holder: CertificateHolder;
  /** Null for a document. */
  catalogue: CertificateCatalogue | null;
  /** On what a document stands; null for a recognition. */
  basis: 'register' | 'approved' | null;
  sources: CertificateSource[];
  attributes: CertificateAttribute[];
  /** Where its status stands for everyone who was shown it. */
  statusListUri: string;
  acts: CertificateActView[];
  /** What the reader may do with it now. */
  @ApiProperty({ type: 'array', items: { type: 'string', enum: ['suspend', 'revoke', 'reinstate', 'reissue', 'offer', 'copy', 'print', 'renew'] } })
  availableActs: (StateAct | 'reissue' | 'offer' | 'copy' | 'print' | 'renew')[];
}

export class CertificateCopy {
  /** The SD-JWT with every disclosure; whoever passes it on chooses which to leave in. */
  compact: string;
}

export class ChangeStateDto {
  /** Shown to the holder and kept. */
  @IsString() @Length(2, 500) reason: string;
}

export class MakeOfferDto {
  /** Ask the wallet for a number that is shown here alone. */
  @IsBoolean() txCode: boolean;
}

export class OfferView {
  uri: string;
  /** What a wallet opens, and what the QR code holds. */
  link: string;
  txCode: string | null;
  expiresAt: string;
}

export class RenewDto {
  @IsArray() @ArrayMaxSize(30) @IsUUID('all', { each: true }) attachmentIds: string[];
  /** The applicant agrees that the data are used to handle this request. */
  @IsBoolean() consent: boolean;
  /** Answers that have changed; the others are those of the request before. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true }) @IsOptional() @IsObject() form?: Record<string, unknown>;
}

export class RenewalAnswer {
  requestId: string;
  number: string;
}

export class PublishedKeyView {
  kty: string;
  crv: string;
  x: string;
  y: string;
  kid: string;
  use: 'sig';
  alg: 'ES256';
}

export class JwksView {
  keys: PublishedKeyView[];
}
