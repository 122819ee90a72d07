import { useQueries, useQuery } from '@tanstack/react-query';
import { serviceQuery, servicesQuery } from './catalogue.js';
import type { QualificationSummary, Service } from './types.js';

function covers({ appliesTo }: Service, entry: Pick<QualificationSummary, 'holderType' | 'class' | 'recognitionEffect'>): boolean {
  return appliesTo.holderTypes.includes(entry.holderType) && appliesTo.classes.includes(entry.class) && appliesTo.effects.includes(entry.recognitionEffect);
}

/** The service by which a recognition of this entry is asked for; undefined while unknown or when there is none. */
export function useServiceFor(entry: Pick<QualificationSummary, 'holderType' | 'class' | 'recognitionEffect'>): Service | undefined {
  const list = useQuery(servicesQuery(''));
  const details = useQueries({ queries: (list.data?.items ?? []).map((service) => serviceQuery(service.code)) });
  return details.flatMap(({ data }) => (data === undefined ? [] : [data])).find((service) => covers(service, entry));
}
