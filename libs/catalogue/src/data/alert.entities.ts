import type { AlertKind } from '#contracts';
import type { PersonalColumn } from '#platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AlertEnding } from '../domain/alert.js';

/** What an issuing authority said of one holder's certificate. Name, numbers and reason are encrypted; the `Bidx` columns find a number exactly. */
@Entity({ schema: 'catalogue', name: 'alert' })
export class AlertEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) qualificationCode: string;
  @Column({ type: 'text' }) departmentCode: string;
  @Column({ type: 'text' }) kind: AlertKind;
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'uuid' }) authorityId: string;
  @Column({ type: 'text', array: true }) relying: string[];
  @Column({ type: 'text' }) holderName: string;
  @Column({ type: 'text' }) holderNumber: string;
  @Column({ type: 'text' }) holderBidx: string;
  @Column({ type: 'text', nullable: true }) certificateNumber: string | null;
  @Column({ type: 'text', nullable: true }) certificateBidx: string | null;
  @Column({ type: 'timestamptz' }) fromAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) untilAt: Date | null;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'uuid' }) markedBy: string;
  @Column({ type: 'uuid' }) postId: string;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
}

/** How an alert ended; there is none while it stands. */
@Entity({ schema: 'catalogue', name: 'alert_end' })
export class AlertEndEntity {
  @PrimaryColumn({ type: 'uuid' }) alertId: string;
  @Column({ type: 'text' }) ended: AlertEnding;
  @Column({ type: 'text' }) reason: string;
  @Column({ type: 'uuid' }) endedBy: string;
  @Column({ type: 'uuid' }) postId: string;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
}

/** What one jurisdiction was told by another. */
@Entity({ schema: 'catalogue', name: 'jurisdiction_notice' })
export class JurisdictionNoticeEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) jurisdiction: string;
  @Column({ type: 'text' }) issuer: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) qualificationCode: string;
  @Column({ type: 'text' }) subjectKind: string;
  @Column({ type: 'uuid' }) subjectId: string;
  @Column({ type: 'jsonb' }) params: Record<string, unknown>;
  @Column({ type: 'timestamptz' }) at: Date;
}

export const ALERT_ENTITIES = [AlertEntity, AlertEndEntity, JurisdictionNoticeEntity];

/** Encrypted columns of this context, for the rotation of keys. */
export const CATALOGUE_PERSONAL_COLUMNS: readonly PersonalColumn[] = [
  { table: 'catalogue.alert', idColumn: 'id', column: 'holder_name', aad: 'alert.holder_name', appendOnly: true },
  { table: 'catalogue.alert', idColumn: 'id', column: 'holder_number', aad: 'alert.holder_number', appendOnly: true },
  { table: 'catalogue.alert', idColumn: 'id', column: 'certificate_number', aad: 'alert.certificate_number', appendOnly: true },
  { table: 'catalogue.alert', idColumn: 'id', column: 'reason', aad: 'alert.reason', appendOnly: true },
  { table: 'catalogue.alert_end', idColumn: 'alert_id', column: 'reason', aad: 'alert_end.reason', appendOnly: true },
];
