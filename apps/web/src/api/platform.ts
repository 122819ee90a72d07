import { infiniteQueryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { AttentionItem, AuditVerification } from './types.js';

export type AttentionStatus = 'open' | 'resolved';

export function attentionQuery(status: AttentionStatus) {
  return infiniteQueryOptions({
    queryKey: ['attention', status],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/platform/attention', { params: { query: paged({ status }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useRedrive(): Act<string, AttentionItem> {
  return useCarryOut({ send: async (id) => await read(api.POST('/api/platform/attention/{id}/redrive', { params: { path: { id } } })), touches: 'attention' });
}

export const auditEntriesQuery = infiniteQueryOptions({
  queryKey: ['audit-entries'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/platform/audit/entries', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useVerifyAudit(): Act<void, AuditVerification> {
  return useCarryOut({ send: async () => await read(api.POST('/api/platform/audit/verify')), touches: 'audit' });
}
