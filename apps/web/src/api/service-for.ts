import { useQuery } from '@tanstack/react-query';
import { serviceQuery, servicesQuery } from './catalogue.js';
import type { QualificationSummary, Service, ServiceSummary } from './types.js';

type Subject = Pick<QualificationSummary, 'holderType' | 'class' | 'recognitionEffect'>;

function covers({ appliesTo }: ServiceSummary, entry: Subject): boolean {
  return appliesTo !== null && appliesTo.holderTypes.includes(entry.holderType) && appliesTo.classes.includes(entry.class) && appliesTo.effects.includes(entry.recognitionEffect);
}

/** The service by which a recognition of this entry is asked for; undefined while unknown or when there is none. */
export function useServiceFor(entry: Subject): Service | undefined {
  const list = useQuery(servicesQuery('', 'yes'));
  // What several jurisdictions handle together is another matter than what an entry counts for.
  const code = list.data?.items.find((service) => covers(service, entry) && service.modes.includes('online'))?.code;
  return useQuery({ ...serviceQuery(code ?? ''), enabled: code !== undefined }).data;
}
