import { queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, read } from './client.js';
import type { Departure } from './types.js';

export const keysQuery = queryOptions({
  queryKey: ['publication-keys'],
  queryFn: async ({ signal }) => await read(api.GET('/api/publication/keys', { signal })),
});

export const departuresQuery = queryOptions({
  queryKey: ['departures'],
  queryFn: async ({ signal }) => await read(api.GET('/api/publication/departures', { signal })),
});

/** What would be touched if the jurisdiction of the reader's post left now. */
export const reachQuery = queryOptions({
  queryKey: ['departures', 'reach'],
  queryFn: async ({ signal }) => await read(api.GET('/api/publication/departures/reach', { signal })),
});

export function useAnnounceDeparture(): Act<{ readonly effectiveAt: string; readonly reason: string }, Departure> {
  return useCarryOut({ send: async (body) => await read(api.POST('/api/publication/departures', { body })), touches: 'departure' });
}

export function useWithdrawDeparture(): Act<{ readonly id: string; readonly reason: string }, Departure> {
  return useCarryOut({ send: async ({ id, reason }) => await read(api.POST('/api/publication/departures/{id}/withdraw', { params: { path: { id } }, body: { reason } })), touches: 'departure' });
}
