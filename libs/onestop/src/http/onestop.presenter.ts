import type { ServiceTypeEntity } from '../data/entities.js';
import type { ServiceFacets } from '../domain/finding.js';
import type { Ways } from '../ways.service.js';
import type { ServiceFacetsView } from './finding.dto.js';
import type { ServiceTypeSummary, ServiceTypeView } from './onestop.dto.js';
import type { WaysView } from './ways.dto.js';

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

/** A department that is gone is called by its code. */
export function toFacets({ audience, department, lifeEvent, mode }: ServiceFacets, departments: ReadonlyMap<string, { readonly nameZh: string; readonly nameEn: string }>): ServiceFacetsView {
  const named = department.map(({ value, count }) => ({ value, count, nameZh: departments.get(value)?.nameZh ?? value, nameEn: departments.get(value)?.nameEn ?? value }));
  return { audience: [...audience], department: named, lifeEvent: [...lifeEvent], mode: [...mode] };
}

export function toWays({ type, from, to, ways, notOffered }: Ways): WaysView {
  return {
    service: toSummary(type), from: placeOf(from), to: placeOf(to), notOffered: [...notOffered], whomToAsk: (type.guide.whomToAsk as Writable<typeof type.guide.whomToAsk>) ?? null,
    ways: ways.map(({ mode, steps, windows, windowsTotal, dates, bring }) => ({
      mode, steps: [...steps], windowsTotal, ...dates, bring: bring.map((each) => each as Writable<typeof each>),
      windows: windows.map(({ id, code, jurisdictionCode, nameZh, nameEn, addressZh, addressEn, provenance }) => ({ id, code, jurisdictionCode, nameZh, nameEn, addressZh, addressEn, provenance })),
    })),
  };
}

function placeOf({ code, nameZh, nameEn }: Ways['from']): WaysView['from'] {
  return { code, nameZh, nameEn };
}
