import { queryOptions } from '@tanstack/react-query';
import { api, read } from './client.js';
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
