import type { HandlingMode, HolderType } from '#kernel';
import type { Standing } from '#publication';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MandateEntity } from './mandate.entity.js';
import type { Applicability } from '../domain/applicability.js';
import type { AttestedType } from '../domain/service-lint.js';
import { AskAvoidedEntity, ConsentReceiptEntity, EvidenceEntity, RegisterEntity } from './ask-once.entities.js';
import type { CompetentLevel, CompetentPlace, LifeEvent, ServiceContent, ServiceForm, ServiceGuide, ServiceInstant, ServiceJoint, ServiceLimits, ServiceMaterial, ServiceOffer, ServiceResult, SourceOfFact } from '../domain/service-content.js';

/** The read row of one version of a service type. */
@Entity({ schema: 'onestop', name: 'service_type' })
export class ServiceTypeEntity implements ServiceContent {
  @PrimaryColumn({ type: 'text' }) code: string;
  /** Number of the signed version. */
  @PrimaryColumn({ type: 'integer' }) number: number;
  @Column({ type: 'text' }) status: 'proposed' | 'published';
  @Column({ type: 'text' }) standing: Standing;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  @Column({ type: 'text' }) pinyin: string;
  @Column({ type: 'text' }) initials: string;
  @Column({ type: 'text' }) summaryZh: string;
  @Column({ type: 'text' }) summaryEn: string;
  @Column({ type: 'text', array: true }) synonyms: string[];
  @Column({ type: 'text', array: true }) lifeEvents: LifeEvent[];
  @Column({ type: 'text' }) family: string;
  @Column({ type: 'text', array: true }) audience: HolderType[];
  @Column({ type: 'text' }) departmentCode: string;
  @Column({ type: 'text' }) competentLevel: CompetentLevel;
  @Column({ type: 'text' }) competentPlace: CompetentPlace;
  @Column({ type: 'jsonb', nullable: true }) appliesTo: Applicability | null;
  @Column({ type: 'text', array: true }) modes: HandlingMode[];
  @Column({ type: 'jsonb' }) offers: ServiceOffer[];
  @Column({ type: 'jsonb' }) form: ServiceForm;
  @Column({ type: 'jsonb' }) materials: ServiceMaterial[];
  @Column({ type: 'jsonb' }) limits: ServiceLimits;
  @Column({ type: 'jsonb', nullable: true }) joint: ServiceJoint | null;
  @Column({ type: 'jsonb', nullable: true }) instant: ServiceInstant | null;
  @Column({ type: 'jsonb' }) guide: ServiceGuide;
  @Column({ type: 'jsonb' }) results: ServiceResult[];
  @Column({ type: 'text', array: true }) parties: string[];
  @Column({ type: 'jsonb' }) provenance: SourceOfFact;
  @Column({ type: 'text' }) searchText: string;
  /** Name, English name, code and synonyms in small letters between bars; the database derives it. */
  @Column({ type: 'text', select: false, insert: false, update: false }) names: string;
  /** When it holds, half-open. */
  @Column({ type: 'tstzrange', nullable: true }) force: string | null;
}

/** One word of the text by which a service type is found; kept by the database. */
@Entity({ schema: 'onestop', name: 'service_type_word' })
class ServiceTypeWordEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @PrimaryColumn({ type: 'integer' }) number: number;
  @PrimaryColumn({ type: 'text' }) word: string;
}

/** What one kind of register can attest. */
@Entity({ schema: 'onestop', name: 'evidence_type' })
export class EvidenceTypeEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'text' }) nameZh: string;
  @Column({ type: 'text' }) nameEn: string;
  /** The kind of register that holds it. */
  @Column({ type: 'text' }) register: string;
  /** Their codes are the concepts that fields of a form ask for. */
  @Column({ type: 'jsonb' }) attributes: AttestedType['attributes'];
  @Column({ type: 'jsonb' }) provenance: SourceOfFact;
}

export const ONESTOP_ENTITIES = [AskAvoidedEntity, ConsentReceiptEntity, EvidenceEntity, EvidenceTypeEntity, MandateEntity, RegisterEntity, ServiceTypeEntity, ServiceTypeWordEntity];
