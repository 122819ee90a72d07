import { infiniteQueryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, done, paged, read } from './client.js';

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/notices', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useReadNotice(): Act<string, void> {
  return useCarryOut({ send: async (id) => await done(api.POST('/api/notices/{id}/read', { params: { path: { id } } })), touches: 'notice' });
}
