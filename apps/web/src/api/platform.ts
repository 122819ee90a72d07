import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, write } from './client.js';
import type { AttentionItem, AuditEntry, AuditVerification, Page } from './types.js';

export type AttentionStatus = 'open' | 'resolved';

export function attentionQuery(status: AttentionStatus) {
  return infiniteQueryOptions({
    queryKey: ['attention', status],
    queryFn: async ({ pageParam, signal }) => await read<Page<AttentionItem>>('/api/platform/attention', { query: { status, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useRedrive() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => await write<AttentionItem>('POST', `/api/platform/attention/${id}/redrive`),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['attention'] }),
  });
}

export const auditEntriesQuery = infiniteQueryOptions({
  queryKey: ['audit-entries'],
  queryFn: async ({ pageParam, signal }) => await read<Page<AuditEntry>>('/api/platform/audit/entries', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useVerifyAudit() {
  return useMutation({ mutationFn: async () => await write<AuditVerification>('POST', '/api/platform/audit/verify') });
}
