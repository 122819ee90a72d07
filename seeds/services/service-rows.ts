import type { HandlingMode, HolderType, LawRef, LimitUnit } from '#kernel';
import type {
  Bilingual, CompetentLevel, CompetentPlace, FormField, GuideText, LifeEvent, ServiceInstant, ServiceJoint, ServiceMaterial, ServiceOffer, ServiceQuestion, ServiceResult, SourceOfFact,
} from '#onestop';
import type { ReferenceMeta } from '../reference-types.js';

/** A field with the word that an answer must be given; with `x-when` it must be given while it is shown. */
export type FieldRow = FormField & { readonly required?: true };

/** Fields that stand together. A section of a service with the code of one of its family adds fields to it, and then needs no titles. */
export interface SectionRow {
  readonly code: string;
  readonly titleZh?: string;
  readonly titleEn?: string;
  readonly fields: Readonly<Record<string, FieldRow>>;
  /** Stands after the sections that a service adds: how to be paid, say. */
  readonly last?: true;
}

/** A limit in the words of an act: how long, and which article says so. Without `law` it is a proposal of the project. */
export interface LimitRow {
  readonly value: number;
  readonly unit: LimitUnit;
  readonly law?: string;
  readonly article?: string;
  /** How far the figure may be trusted; `confirmed` with a law, `project_proposal` without, when left out. */
  readonly status?: SourceOfFact['status'];
  readonly source?: string;
  /** When it begins and what it means, where that is not what `limits.ts` says of it. */
  readonly startsZh?: string;
  readonly startsEn?: string;
  readonly effectZh?: string;
  readonly effectEn?: string;
}

/** What differs from the limits that `limits.ts` composes. */
export interface LimitsRow {
  readonly procedure?: 'licence' | 'joint' | 'review';
  readonly acceptance?: LimitRow;
  readonly decision?: LimitRow;
  readonly promised?: LimitRow;
  readonly delivery?: LimitRow;
  /** Null: an unanswered supplement never lapses. */
  readonly supplementAnswer?: LimitRow | null;
}

/** Parts of a guide. In a service `replace` names the lists that stand instead of those of the family, not before them. */
export interface GuideRow {
  readonly whoMayApply?: readonly GuideText[];
  readonly conditions?: readonly GuideText[];
  readonly steps?: readonly GuideText[];
  readonly where?: readonly GuideText[];
  readonly questions?: readonly ServiceQuestion[];
  readonly fee?: GuideText;
  readonly result?: GuideText;
  readonly whomToAsk?: GuideText;
  readonly remedies?: readonly (Bilingual & { readonly lawRef: LawRef })[];
  readonly replace?: readonly GuideList[];
}

export const GUIDE_LISTS = ['whoMayApply', 'conditions', 'steps', 'where', 'questions', 'remedies'] as const;
export type GuideList = (typeof GUIDE_LISTS)[number];

export type InstantRow = Omit<ServiceInstant, 'provenance'> & { readonly provenance?: SourceOfFact };

/** What services share: form, papers, guide, limits. */
export interface FamilyRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly departmentCode: string;
  readonly audience: readonly HolderType[];
  readonly competentLevel: CompetentLevel;
  readonly competentPlace: CompetentPlace;
  readonly form: { readonly sections: readonly SectionRow[] };
  readonly materials: readonly ServiceMaterial[];
  readonly guide: GuideRow;
  readonly limits: LimitsRow;
  readonly results: readonly ServiceResult[];
  readonly instant?: InstantRow;
  readonly joint?: ServiceJoint;
}

/** One service: what differs from its family. */
export interface ServiceRow {
  /** Of the candidate list (SV001 to SV373). */
  readonly id: string;
  readonly code: string;
  readonly family: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly summaryZh: string;
  readonly summaryEn: string;
  readonly synonyms: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly lifeEvents: readonly LifeEvent[];
  readonly modes: readonly HandlingMode[];
  readonly audience?: readonly HolderType[];
  readonly departmentCode?: string;
  readonly competentLevel?: CompetentLevel;
  readonly competentPlace?: CompetentPlace;
  readonly offers?: readonly ServiceOffer[];
  readonly sections?: readonly SectionRow[];
  readonly without?: { readonly fields?: readonly string[]; readonly materials?: readonly string[] };
  readonly materials?: readonly ServiceMaterial[];
  readonly guide?: GuideRow;
  readonly limits?: LimitsRow;
  readonly results?: readonly ServiceResult[];
  readonly instant?: InstantRow;
  readonly joint?: ServiceJoint;
  readonly provenance: SourceOfFact;
}

/** A file of `reference/services/`. A family serves the services of every file. */
export interface ServiceFile {
  readonly meta: ReferenceMeta;
  readonly families: readonly FamilyRow[];
  readonly services: readonly ServiceRow[];
}

/** What one kind of register can attest about one person or organisation. */
export interface EvidenceTypeRow {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The kind of register that holds it. */
  readonly register: string;
  /** `personal`: masked, encrypted at rest. `values`: words of those values that are codes. Their codes are the concepts that fields of a form ask for. */
  readonly attributes: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly personal: boolean; readonly values?: Readonly<Record<string, { readonly zh: string; readonly en: string }>> }[];
  readonly provenance: SourceOfFact;
}

/** A register of one kind in one jurisdiction; its address comes by configuration. */
export interface RegisterRow {
  readonly code: string;
  readonly kind: string;
  readonly jurisdictionCode: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly provenance: SourceOfFact;
}
