import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { ALERT_KINDS, type AlertKind } from '#contracts';
import { PageQuery } from '#platform';
import { IsInstant } from '#publication';
import type { AlertStanding } from '../domain/alert.js';
import { LawRefView } from './catalogue.dto.js';

export class AlertsQuery extends PageQuery {
  /** Certificate number, or identity number or credit code of the holder (exact), or the code of a qualification. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(ALERT_KINDS) kind?: AlertKind;
  @IsOptional() @IsString() @MaxLength(40) qualification?: string;
  /** `open`: stands or is to come; `ended`. Both when left out. */
  @IsOptional() @IsIn(['open', 'ended']) status?: 'open' | 'ended';
}

export class MarkAlertDto {
  /** Made by the caller; repeat it with the same id and nothing happens twice. */
  @IsUUID() commandId: string;
  @IsString() @Length(1, 40) qualificationCode: string;
  @IsIn(ALERT_KINDS) kind: AlertKind;
  @IsString() @Length(1, 80) holderName: string;
  /** Identity number of a person, credit code of an organisation. */
  @IsString() @Length(4, 60) holderNumber: string;
  /** Left out: every certificate of the holder for this qualification. */
  @IsOptional() @IsString() @Length(4, 60) certificateNumber?: string;
  @IsOptional() @IsInstant('From when it stands; now when left out.') from?: string;
  @IsOptional() @IsInstant('First instant at which it no longer stands; for a suspension only.') until?: string;
  /** Told to those who rely on the certificate. */
  @IsString() @Length(2, 1_000) reason: string;
}

export class EndAlertDto {
  @IsUUID() commandId: string;
  @IsString() @Length(2, 1_000) reason: string;
}

export class RevealAlertDto {
  @IsIn(['holderName', 'holderNumber', 'certificateNumber']) field: 'holderName' | 'holderNumber' | 'certificateNumber';
  /** Why the clear value is needed; it is recorded in the audit. */
  @IsString() @Length(2, 200) purpose: string;
}

export class AlertFieldValue {
  field: string;
  value: string | null;
}

class AlertPlaceView {
  code: string;
  nameZh: string;
  nameEn: string;
}

export class AlertEndView {
  ended: 'lifted' | 'corrected';
  reason: string | null;
  /** UTC instant. */
  at: string;
}

export class AlertView {
  id: string;
  kind: AlertKind;
  qualification: AlertPlaceView;
  issuer: AlertPlaceView;
  authority: AlertPlaceView | null;
  /** Masked. */
  holderName: string;
  holderNumber: string;
  /** Masked; null: every certificate of the holder for this qualification. */
  certificateNumber: string | null;
  reason: string;
  from: string;
  until: string | null;
  markedAt: string;
  standing: AlertStanding;
  end: AlertEndView | null;
  /** Division codes of the jurisdictions that were told. */
  relying: string[];
  lawRef: LawRefView;
  @ApiProperty({ description: 'What this reader may do with it.', isArray: true, enum: ['lift', 'correct'] })
  availableActs: ('lift' | 'correct')[];
}

export class AlertPage {
  items: AlertView[];
  total: number;
  nextCursor: string | null;
}

export class JurisdictionNoticeView {
  id: string;
  kind: string;
  jurisdiction: AlertPlaceView;
  issuer: AlertPlaceView;
  qualification: AlertPlaceView;
  subjectKind: string;
  subjectId: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) params: Record<string, unknown>;
  at: string;
}

export class JurisdictionNoticePage {
  items: JurisdictionNoticeView[];
  total: number;
  nextCursor: string | null;
}
