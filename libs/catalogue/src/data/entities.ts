import type { HolderType, LawRef, QualificationClass, RecognitionEffect } from '#kernel';
import type { Standing } from '#publication';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QualificationParticulars } from '../domain/qualification-content.js';
import type { TimeLimit } from '../domain/recognition-rule.js';
import { ALERT_ENTITIES } from './alert.entities.js';
import { ImportEntity, ImportRowEntity } from './import.entities.js';

export interface LegalBasisJson {
  text: string;
  law: string;
  article: string;
  verified: boolean;
  /** Where the text of the act is read. */
  url?: string | null;
}

export interface ValidityJson {
  kind: 'permanent' | 'term' | 'unknown';
  value: number | null;
  unit: 'month' | 'day' | 'working_day' | null;
  source: string | null;
}

export interface RenewalLeadJson {
  value: number;
  unit: 'month' | 'day' | 'working_day';
  source: string | null;
}

export interface QualificationProvenanceJson {
  status: string;
  listOrigin: string;
  jjjStatus: string;
  authoritySource: string;
  validitySource: string | null;
  renewalLeadSource: string | null;
  effectSource: string;
  sources: string[];
}

export interface ConditionJson {
  code: string;
  zh: string;
  en: string;
  lawRef: LawRef | null;
  parameters?: Record<string, unknown>;
}

@Entity({ schema: 'catalogue', name: 'qualification' })
export class QualificationEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  /** Number of the signed version; 0 for a candidate that nobody has signed. */
  @PrimaryColumn({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) status: 'proposed' | 'published';
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  @Column({ type: 'text' }) pinyin: string;
  @Column({ type: 'text' }) initials: string;
  @Column({ type: 'text' }) holderType: HolderType;
  @Column({ type: 'text' }) sector: string;
  @Column({ type: 'text' }) class: QualificationClass;
  @Column({ type: 'text' }) departmentCode: string;
  @Column({ type: 'text' }) authorityZh: string;
  @Column({ type: 'jsonb', nullable: true }) legalBasis: LegalBasisJson | null;
  @Column({ type: 'text' }) certificateZh: string;
  @Column({ type: 'jsonb' }) validity: ValidityJson;
  @Column({ type: 'jsonb', nullable: true }) renewalLead: RenewalLeadJson | null;
  @Column({ type: 'text' }) recognitionEffect: RecognitionEffect;
  @Column({ type: 'jsonb' }) provenance: QualificationProvenanceJson;
  @Column({ type: 'text' }) searchText: string;
  /** Name, English name, code and synonyms in small letters between bars; the database derives it. */
  @Column({ type: 'text', select: false, insert: false, update: false }) names: string;
  @Column({ type: 'text' }) standing: Standing;
  @Column({ type: 'text', array: true }) synonyms: string[];
  @Column({ type: 'text', array: true }) parties: string[];
  /** Codes of the issuing authorities, of each party one. */
  @Column({ type: 'jsonb' }) authorities: { jurisdiction: string; authority: string }[];
  @Column({ type: 'jsonb', nullable: true }) particulars: QualificationParticulars | null;
  /** When it holds, half-open; null for a candidate. */
  @Column({ type: 'tstzrange', nullable: true }) force: string | null;
}

@Entity({ schema: 'catalogue', name: 'recognition_rule' })
export class RecognitionRuleEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'text' }) qualificationCode: string;
  @Column({ type: 'text' }) fromJurisdiction: string;
  @Column({ type: 'text' }) toJurisdiction: string;
  @Column({ type: 'integer' }) version: number;
  @Column({ type: 'text' }) effect: RecognitionEffect;
  @Column({ type: 'jsonb' }) conditions: ConditionJson[];
  @Column({ type: 'jsonb' }) documents: string[];
  @Column({ type: 'jsonb' }) legalBasis: LawRef[];
  @Column({ type: 'jsonb' }) provenance: { status: string; source: string };
  @Column({ type: 'daterange' }) valid: string;
  @Column({ type: 'text' }) ruleCode: string;
  @Column({ type: 'text' }) standing: Standing;
  @Column({ type: 'boolean' }) requiredToPractise: boolean;
  /** Of this host. */
  @Column({ type: 'jsonb', nullable: true }) fee: { fen: number; source: string } | null;
  @Column({ type: 'jsonb', nullable: true }) timeLimit: TimeLimit | null;
  @Column({ type: 'tstzrange', nullable: true }) force: string | null;
}

/** One word of the text by which an entry is found; kept by the database. */
@Entity({ schema: 'catalogue', name: 'qualification_word' })
class QualificationWordEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @PrimaryColumn({ type: 'integer' }) version: number;
  @PrimaryColumn({ type: 'text' }) word: string;
}

export const CATALOGUE_ENTITIES = [...ALERT_ENTITIES, QualificationEntity, QualificationWordEntity, RecognitionRuleEntity, ImportEntity, ImportRowEntity];
