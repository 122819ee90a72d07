import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { Batch, BatchSummary } from './types.js';

export interface BatchFilter {
  readonly q?: string | undefined;
  readonly state?: BatchSummary['state'] | undefined;
  /** Division code of a party whose signature is missing. */
  readonly waitsFor?: string | undefined;
}

export function batchesQuery(filter: BatchFilter) {
  return infiniteQueryOptions({
    queryKey: ['batches', filter],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/publication/batches', { params: { query: paged(filter, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function batchQuery(id: string) {
  return queryOptions({
    queryKey: ['batch', id],
    queryFn: async ({ signal }) => await read(api.GET('/api/publication/batches/{id}', { params: { path: { id } }, signal })),
  });
}

/** What a batch publishes, page by page. */
export function batchItemsQuery(id: string, q: string) {
  return infiniteQueryOptions({
    queryKey: ['batch', id, 'items', q],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/publication/batches/{id}/items', { params: { path: { id }, query: paged({ q }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export type BatchAct = Batch['availableActs'][number];

interface BatchActInput {
  readonly act: BatchAct;
  /** Digest of the statement that was shown. */
  readonly digest: string;
  readonly reason: string;
}

async function perform(id: string, { act, digest, reason }: BatchActInput): Promise<Batch> {
  const params = { path: { id } };
  switch (act) {
    case 'sign':
      return await read(api.POST('/api/publication/batches/{id}/sign', { params, body: { digest } }));
    case 'object':
      return await read(api.POST('/api/publication/batches/{id}/object', { params, body: { reason } }));
    case 'amend':
      return await read(api.POST('/api/publication/batches/{id}/amend', { params }));
    case 'cancel':
      return await read(api.POST('/api/publication/batches/{id}/cancel', { params, body: { reason } }));
    case 'roll_back':
      return await read(api.POST('/api/publication/batches/{id}/roll-back', { params, body: { reason } }));
  }
}

/** One act on a batch; answers with the batch, or with the new one that rolls it back. What holds may be another afterwards. */
export function useBatchAct(id: string): Act<BatchActInput, Batch> {
  const client = useQueryClient();
  return useCarryOut({ send: async (input) => await perform(id, input), touches: 'batch', show: (batch) => client.setQueryData(batchQuery(batch.id).queryKey, batch) });
}
