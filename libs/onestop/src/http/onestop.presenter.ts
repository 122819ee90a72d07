import type { ServiceTypeEntity } from '../data/entities.js';
import type { ServiceTypeSummary, ServiceTypeView } from './onestop.dto.js';

/** Published contents never change and answers are only written out, so that a deep copy is not needed. */
type Writable<T> = T extends readonly (infer Item)[] ? Writable<Item>[] : T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

export function toSummary(type: ServiceTypeEntity): ServiceTypeSummary {
  const { code, number, status, standing, nameZh, nameEn, summaryZh, summaryEn, family, audience, lifeEvents, departmentCode, modes, appliesTo } = type as Writable<ServiceTypeEntity>;
  return { code, number, status, standing, nameZh, nameEn, summaryZh, summaryEn, family, audience, lifeEvents, departmentCode, modes, appliesTo };
}

export function toView(type: ServiceTypeEntity): ServiceTypeView {
  const { synonyms, competentLevel, competentPlace, offers, parties, form, materials, limits, joint, instant, guide, results, provenance } = type as Writable<ServiceTypeEntity>;
  const schema: Record<string, unknown> = { ...form.schema };
  return { ...toSummary(type), synonyms, competentLevel, competentPlace, offers, parties, form: { ...form, schema }, materials, limits, joint, instant, guide, results, provenance };
}
