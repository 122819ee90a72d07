import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Bilingual, SourceOfFact } from '../domain/service-content.js';
import type { EvidenceOutcome } from '../domain/register-answer.js';

/** A register that can be asked; its address comes by configuration. */
@Entity({ schema: 'onestop', name: 'register' })
export class RegisterEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text' }) kind: string;
  @Column({ type: 'text' }) jurisdictionCode: string;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  @Column({ type: 'jsonb' }) provenance: SourceOfFact;
}

/** A consent to ask registers, for one version of one service type. */
@Entity({ schema: 'onestop', name: 'consent_receipt' })
export class ConsentReceiptEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'uuid' }) subjectPersonId: string;
  @Column({ type: 'text' }) serviceTypeCode: string;
  @Column({ type: 'integer' }) serviceTypeNumber: number;
  @Column({ type: 'text', array: true }) evidenceTypes: string[];
  @Column({ type: 'jsonb' }) shown: Bilingual;
  @Column({ type: 'bytea' }) textDigest: Buffer;
  @Column({ type: 'timestamptz' }) givenAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt: Date | null;
}

/** What one register answered about one person, once. `contentSealed` is encrypted. */
@Entity({ schema: 'onestop', name: 'evidence' })
export class EvidenceEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'uuid' }) consentId: string;
  @Column({ type: 'uuid' }) personId: string;
  @Column({ type: 'text' }) evidenceType: string;
  @Column({ type: 'text' }) registerCode: string;
  @Column({ type: 'timestamptz' }) askedAt: Date;
  @Column({ type: 'text' }) outcome: EvidenceOutcome;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt: Date | null;
  @Column({ type: 'text', nullable: true }) contentSealed: string | null;
  @Column({ type: 'uuid', nullable: true }) requestId: string | null;
  @Column({ type: 'timestamptz', nullable: true }) acceptedAt: Date | null;
  @Column({ type: 'integer' }) tries: number;
  @Column({ type: 'timestamptz', nullable: true }) nextAskAt: Date | null;
}

/** A field or paper that an applicant was not asked for. */
@Entity({ schema: 'onestop', name: 'ask_avoided' })
export class AskAvoidedEntity {
  @PrimaryColumn({ type: 'uuid' }) requestId: string;
  @Column({ type: 'text' }) serviceTypeCode: string;
  @PrimaryColumn({ type: 'text' }) kind: 'field' | 'material';
  @PrimaryColumn({ type: 'text' }) name: string;
  @Column({ type: 'uuid' }) evidenceId: string;
  @Column({ type: 'timestamptz' }) at: Date;
}
