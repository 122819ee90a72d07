import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, paged, read } from './client.js';

/** The written notices of a request; another one comes with an act, so the version is part of the question. */
export function documentsQuery(requestId: string, version: number) {
  return queryOptions({
    queryKey: ['request', requestId, 'documents', version],
    queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/documents', { params: { path: { id: requestId } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function documentAddress(requestId: string, documentId: string, language: 'zh' | 'en'): string {
  return `/api/workflow/requests/${requestId}/documents/${documentId}?lang=${language}`;
}

/** Results that lie ready at the reader's window. */
export function pickupsQuery(q: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['worklist', 'pickups', q],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/pickups', { params: { query: paged({ q }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
