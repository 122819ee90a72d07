import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InstitutionGrade, InstitutionKind } from '../domain/institution.js';

/** Where an entry comes from and what nobody knows of it yet. */
export interface InstitutionProvenanceJson {
  status: string;
  settlementStatus: 'unknown';
  confidence: string;
  gradeSource: string | null;
  formerNameZh: string | null;
  nameNote: string | null;
  sources: string[];
}

/** `registerNumber` is ours; `code` is the 12-character code of the insurance authorities, null until their list is imported. */
@Entity({ schema: 'settlement', name: 'institution' })
export class InstitutionEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) registerNumber: string;
  @Column({ type: 'text', nullable: true }) code: string | null;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text', nullable: true }) nameEn: string | null;
  @Column({ type: 'text' }) pinyin: string;
  @Column({ type: 'text' }) initials: string;
  @Column({ type: 'text' }) kind: InstitutionKind;
  @Column({ type: 'text', nullable: true }) grade: InstitutionGrade | null;
  @Column({ type: 'text' }) jurisdictionCode: string;
  @Column({ type: 'text', nullable: true }) addressZh: string | null;
  @Column({ type: 'jsonb' }) provenance: InstitutionProvenanceJson;
  @Column({ type: 'text' }) searchText: string;
}

export const SETTLEMENT_ENTITIES = [InstitutionEntity];
