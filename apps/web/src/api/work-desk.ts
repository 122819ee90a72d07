import type { RequestVerb, WorkColumn } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, done, paged, read } from './client.js';
import type { components } from './schema.js';

export type SavedView = components['schemas']['SavedViewView'];
type WorkSettings = components['schemas']['WorkSettingDto'];

/** Views that a person may keep. */
export const MOST_VIEWS = 20;

export const savedViewsQuery = queryOptions({ queryKey: ['saved-views'], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/views', { signal })) });

export const workSettingsQuery = queryOptions({ queryKey: ['work-settings'], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/work-settings', { signal })), staleTime: Infinity });

/** Keeps a view under its id, or changes it. */
export function useSaveView(): Act<Pick<SavedView, 'id' | 'name' | 'filter' | 'isDefault'>, unknown> {
  return useCarryOut({ send: async ({ id, name, filter, isDefault }) => await read(api.PUT('/api/workflow/views/{id}', { params: { path: { id } }, body: { name, filter, isDefault } })), touches: 'view' });
}

export function useArrangeViews(): Act<readonly string[], unknown> {
  return useCarryOut({ send: async (ids) => await read(api.PUT('/api/workflow/views', { body: { ids: [...ids] } })), touches: 'view' });
}

export function useRemoveView(): Act<string, void> {
  return useCarryOut({ send: async (id) => await done(api.DELETE('/api/workflow/views/{id}', { params: { path: { id } } })), touches: 'view' });
}

export function useSaveWorkSettings(): Act<{ readonly columns: readonly WorkColumn[]; readonly shortcuts: boolean }, WorkSettings> {
  const client = useQueryClient();
  return useCarryOut({
    send: async ({ columns, shortcuts }) => await read(api.PUT('/api/workflow/work-settings', { body: { columns: [...columns], shortcuts } })), touches: 'nothing',
    show: (answer) => client.setQueryData(['work-settings'], answer),
  });
}

/** What else the same applicant asked for, as far as the reader may see it. */
export function relatedQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['requests', 'related', id],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/requests/{id}/related', { params: { path: { id }, query: paged({}, { limit: 5, cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Texts for the field of an act; those that name a reason come with one. */
export function decisionTextsQuery(id: string, verb: RequestVerb, reasonCode: string) {
  return queryOptions({
    queryKey: ['request', id, 'texts', verb, reasonCode],
    queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/texts', { params: { path: { id }, query: paged({ verb, reasonCode }, {}) }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** The bytes of an attachment under a type that we show, whatever they are: a file never becomes a page of ours. */
export async function attachmentBlob(address: string, mediaType: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(String(response.status));
  return new Blob([await response.arrayBuffer()], { type: mediaType });
}
