import { spellingOf } from '#platform';
import type { Standing } from '#publication';
import type { ServiceContent } from '../domain/service-content.js';

/** The columns of a read row that JSON is made into, with their types. */
export const SERVICE_TYPE_COLUMNS = {
  code: 'text', number: 'integer', status: 'text', standing: 'text', name_zh: 'text', name_en: 'text', pinyin: 'text', initials: 'text', summary_zh: 'text', summary_en: 'text', synonyms: 'text[]',
  life_events: 'text[]', family: 'text', audience: 'text[]', department_code: 'text', competent_level: 'text', competent_place: 'text', applies_to: 'jsonb', modes: 'text[]', offers: 'jsonb', form: 'jsonb',
  materials: 'jsonb', limits: 'jsonb', joint: 'jsonb', instant: 'jsonb', guide: 'jsonb', results: 'jsonb', parties: 'text[]', provenance: 'jsonb', search_text: 'text', force: 'tstzrange',
} as const;

/** A version whose content is known to be one of a service type. */
export interface ServiceTypeVersion {
  readonly code: string;
  readonly number: number;
  readonly content: ServiceContent;
  readonly standing: Standing;
  /** As PostgreSQL takes it. */
  readonly force: string;
}

/** The read row of a version, by the names of the columns. */
export function toServiceTypeRow({ code, number, content, standing, force }: ServiceTypeVersion): Readonly<Record<keyof typeof SERVICE_TYPE_COLUMNS, unknown>> {
  const { pinyin, initials } = spellingOf(content.nameZh);
  const searched = [content.nameZh, content.nameEn, pinyin, initials, code, ...content.synonyms, content.summaryZh, content.summaryEn];
  return {
    code, number, status: 'published', standing, name_zh: content.nameZh, name_en: content.nameEn, pinyin, initials, summary_zh: content.summaryZh, summary_en: content.summaryEn, synonyms: content.synonyms,
    life_events: content.lifeEvents, family: content.family, audience: content.audience, department_code: content.departmentCode, competent_level: content.competentLevel, competent_place: content.competentPlace,
    applies_to: content.appliesTo, modes: content.modes, offers: content.offers, form: content.form, materials: content.materials, limits: content.limits, joint: content.joint, instant: content.instant,
    guide: content.guide, results: content.results, parties: content.parties, provenance: content.provenance, search_text: [...new Set(searched.map((each) => each.toLowerCase()))].join(' '), force,
  };
}
