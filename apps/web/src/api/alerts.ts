import { infiniteQueryOptions, keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, paged, read } from './client.js';
import type { Alert, NewAlert } from './types.js';

export type AlertStatus = 'open' | 'ended';

export function alertsQuery(filter: { readonly q?: string | undefined; readonly status: AlertStatus }) {
  return infiniteQueryOptions({
    queryKey: ['alerts', filter],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/catalogue/alerts', { params: { query: paged(filter, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const jurisdictionNoticesQuery = infiniteQueryOptions({
  queryKey: ['jurisdiction-notices'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/catalogue/jurisdiction-notices', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useMarkAlert() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: NewAlert) => await read(api.POST('/api/catalogue/alerts', { body })),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['alerts'] }),
  });
}

/** Lifts a suspension, or corrects what never should have stood. */
export function useEndAlert(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ act, ...body }: { act: Alert['availableActs'][number]; commandId: string; reason: string }) => {
      const params = { path: { id } };
      return await read(act === 'lift' ? api.POST('/api/catalogue/alerts/{id}/lift', { params, body }) : api.POST('/api/catalogue/alerts/{id}/correct', { params, body }));
    },
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['alerts'] }),
  });
}
