import type { HandlingMode, HolderType } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, paged, read } from './client.js';
import type { LifeEvent } from './types.js';

const HOUR = 3_600_000;

/** What brings people to services, in the order of a life. */
export const LIFE_EVENTS = [
  'birth', 'school', 'graduation', 'work', 'working_elsewhere', 'unemployment', 'moving', 'home', 'marriage', 'illness', 'disability', 'retirement', 'death', 'starting_business', 'running_business', 'closing_business',
  'driving', 'travel', 'military_leave', 'hardship',
] as const satisfies readonly LifeEvent[];

/** What registers can attest. */
export const evidenceTypesQuery = queryOptions({
  queryKey: ['evidence-types'],
  queryFn: async ({ signal }) => await read(api.GET('/api/onestop/evidence-types', { signal })),
  staleTime: HOUR,
});

/** What may be asked of services; what is left out keeps all. */
export interface ServiceChoice {
  readonly q?: string | undefined;
  readonly lifeEvent?: LifeEvent | undefined;
  readonly audience?: HolderType | undefined;
  /** Code of the department that decides. */
  readonly department?: string | undefined;
  readonly mode?: HandlingMode | undefined;
  /** Division code of a place where it can be had. */
  readonly jurisdiction?: string | undefined;
}

/** Services page by page, with how many each other choice would leave. */
export function findServicesQuery(choice: ServiceChoice, limit = 20) {
  return infiniteQueryOptions({
    queryKey: ['services', 'found', choice, limit],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/onestop/service-types', { params: { query: paged(choice, { limit, cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  });
}

/** What brings people to services, with how many services each has. */
export const lifeEventsQuery = queryOptions({
  queryKey: ['life-events'],
  queryFn: async ({ signal }) => await read(api.GET('/api/onestop/life-events', { signal })),
  staleTime: HOUR,
});

/** How a service can be had from where somebody is, of which another place decides. It counts days from today: it is asked anew after a while. */
export function waysQuery(code: string, from: string, to: string) {
  return queryOptions({
    queryKey: ['ways', code, from, to],
    queryFn: async ({ signal }) => await read(api.GET('/api/onestop/service-types/{code}/where', { params: { path: { code }, query: { from, to } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: HOUR,
    enabled: from !== '' && to !== '',
  });
}
