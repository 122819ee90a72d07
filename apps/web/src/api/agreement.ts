import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read } from './client.js';

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

function useForgetting(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: ({ queryKey }) => ['departures', 'matrix', 'recognition', 'qualification', 'history'].includes(String(queryKey[0])) });
}

export function useAnnounceDeparture() {
  const forget = useForgetting();
  return useMutation({ mutationFn: async (body: { effectiveAt: string; reason: string }) => await read(api.POST('/api/publication/departures', { body })), onSuccess: forget });
}

export function useWithdrawDeparture() {
  const forget = useForgetting();
  return useMutation({
    mutationFn: async ({ id, reason }: { id: string; reason: string }) => await read(api.POST('/api/publication/departures/{id}/withdraw', { params: { path: { id } }, body: { reason } })),
    onSuccess: forget,
  });
}
