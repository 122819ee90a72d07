import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { components } from './schema.js';

export type MyAccount = components['schemas']['MyAccountView'];
export type Look = components['schemas']['LookView'];

/** Where everything that is kept of the reader can be had as one file. */
export const EXPORT_ADDRESS = '/api/directory/me/export';

export const accountQuery = queryOptions({ queryKey: ['my-account'], queryFn: async ({ signal }) => await read(api.GET('/api/directory/me', { signal })) });

/** Who looked at the reader's requests, page by page. */
export const looksQuery = infiniteQueryOptions({
  queryKey: ['looks'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/looks', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  placeholderData: keepPreviousData,
});

export function useCorrectPhone(): Act<string, MyAccount> {
  return useCarryOut({ send: async (phone) => await read(api.PUT('/api/directory/me/contact', { body: { phone } })), touches: 'account' });
}
