import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
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

export function useMarkAlert(): Act<Omit<NewAlert, 'commandId'>, Alert> {
  return useCarryOut({ send: async (body, commandId) => await read(api.POST('/api/catalogue/alerts', { body: { ...body, commandId } })), touches: 'alert' });
}

/** Lifts a suspension, or corrects what never should have stood. */
export function useEndAlert(id: string): Act<{ readonly act: Alert['availableActs'][number]; readonly reason: string }, Alert> {
  return useCarryOut({
    send: async ({ act, reason }, commandId) => {
      const [params, body] = [{ path: { id } }, { commandId, reason }];
      return await read(act === 'lift' ? api.POST('/api/catalogue/alerts/{id}/lift', { params, body }) : api.POST('/api/catalogue/alerts/{id}/correct', { params, body }));
    },
    touches: 'alert',
  });
}
