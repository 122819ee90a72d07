import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import { noteOwnAct } from './own-acts.js';
import type { WorklistFilter } from './requests.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];

export type BulkVerb = Schemas['BulkDto']['verb'];
export type BulkResult = Schemas['BulkResultView'];
export type Absence = Schemas['AbsenceView'];

/** The clerks to whom a request can be given. */
export function assigneesQuery(id: string) {
  return queryOptions({ queryKey: ['request', id, 'assignees'], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/assignees', { params: { path: { id } }, signal })), enabled: id !== '' });
}

/** One act on many requests, each on its own. */
export function useBulk(): Act<Omit<Schemas['BulkDto'], 'commandId'>, readonly BulkResult[]> {
  return useCarryOut({
    send: async (body, commandId) => {
      for (const { id } of body.rows) noteOwnAct(id);
      return (await read(api.POST('/api/workflow/worklist/bulk', { body: { ...body, commandId } }))).rows;
    },
    touches: 'request',
  });
}

export interface NextCase extends Omit<WorklistFilter, 'sort' | 'queue'> {
  readonly queue: Schemas['NextCaseDto']['queue'];
  readonly currentId?: string;
}

/** Claims the next request of a queue; null: none is left. */
export function useNextCase(): Act<NextCase, Schemas['NextCaseView'] | null> {
  return useCarryOut({
    send: async ({ queue, ...narrowing }, commandId) => {
      const chosen = Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value !== undefined));
      return (await read(api.POST('/api/workflow/worklist/next', { body: { queue, ...chosen, commandId } }))).request;
    },
    touches: 'request',
  });
}

export function absencesQuery(when: 'open' | 'past') {
  return infiniteQueryOptions({
    queryKey: ['absences', when],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/absences', { params: { query: paged({ when }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Clerks of the reader's own authority, or of the one named. */
export function clerksQuery(authorityId: string | undefined) {
  return queryOptions({
    queryKey: ['clerks', authorityId ?? 'own'],
    queryFn: async ({ signal }) => await read(api.GET('/api/workflow/clerks', { params: { query: authorityId === undefined ? {} : { authorityId } }, signal })),
    enabled: authorityId !== '',
  });
}

export function useSetAbsence(): Act<Omit<Schemas['SetAbsenceDto'], 'commandId'>, unknown> {
  return useCarryOut({ send: async (body, commandId) => await read(api.POST('/api/workflow/absences', { body: { ...body, commandId } })), touches: 'absence' });
}

export function useEndAbsence(): Act<string, unknown> {
  return useCarryOut({ send: async (id) => await read(api.POST('/api/workflow/absences/{id}/end', { params: { path: { id } } })), touches: 'absence' });
}
