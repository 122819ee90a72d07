import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, paged, read } from './client.js';

export type AttentionStatus = 'open' | 'resolved';

export function attentionQuery(status: AttentionStatus) {
  return infiniteQueryOptions({
    queryKey: ['attention', status],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/platform/attention', { params: { query: paged({ status }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useRedrive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => await read(api.POST('/api/platform/attention/{id}/redrive', { params: { path: { id } } })),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['attention'] }),
  });
}

export const auditEntriesQuery = infiniteQueryOptions({
  queryKey: ['audit-entries'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/platform/audit/entries', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useVerifyAudit() {
  return useMutation({ mutationFn: async () => await read(api.POST('/api/platform/audit/verify')) });
}
