import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, paged, read } from './client.js';
import type { HistoryAct } from './types.js';

export interface HistoryFilter {
  readonly q?: string | undefined;
  readonly act?: HistoryAct | undefined;
  readonly kind?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly personId?: string | undefined;
  /** Instants, ISO: from the first until before the last. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export function historyQuery(filter: HistoryFilter) {
  return infiniteQueryOptions({
    queryKey: ['history', filter],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/publication/history', { params: { query: paged(filter, { cursor: pageParam, limit: 50 }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Address of the file with everything that the filter finds. */
export function historyFile(filter: HistoryFilter, format: 'csv' | 'jsonl'): string {
  return `/api/publication/history/export?${new URLSearchParams({ ...paged(filter, {}), format }).toString()}`;
}

export const historyActorsQuery = queryOptions({
  queryKey: ['history-actors'],
  queryFn: async ({ signal }) => await read(api.GET('/api/publication/history/actors', { signal })),
});

/** The published catalogue as it stands at an instant; now when it is empty. */
export function catalogueAtQuery(at: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['qualifications', 'at', at, q],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/catalogue/qualifications', { params: { query: paged({ status: 'published' as const, at, q }, { cursor: pageParam, limit: 50 }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function matrixQuery(code: string, at: string) {
  return queryOptions({
    queryKey: ['matrix', code, at],
    queryFn: async ({ signal }) => await read(api.GET('/api/catalogue/qualifications/{code}/matrix', { params: { path: { code }, query: paged({ at }, {}) }, signal })),
    placeholderData: keepPreviousData,
  });
}
