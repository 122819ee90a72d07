import { queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, read } from './client.js';
import { noteOwnAct } from './own-acts.js';
import type { Supervisor } from './types.js';

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}
/** The client without the types of its document: reassigning is offered by servers that know it, and only there. */
const anyPath = api as unknown as { readonly GET: <T>(path: string, init: object) => Promise<Answer<T>>; readonly POST: <T>(path: string, init: object) => Promise<Answer<T>> };

/** The clerks to whom a request may be given. */
export function assigneesQuery(id: string) {
  return queryOptions({
    queryKey: ['assignees', id],
    queryFn: async ({ signal }) => await read(anyPath.GET<{ readonly items: readonly Supervisor[] }>('/api/workflow/requests/{id}/assignees', { params: { path: { id } }, signal })),
  });
}

/** Gives it to one of them. */
export function useReassign(id: string): Act<{ readonly version: number; readonly assigneePersonId: string; readonly reasonText?: string }, object> {
  return useCarryOut({
    send: async ({ version, ...input }, commandId) => {
      noteOwnAct(id);
      return await read(anyPath.POST<object>('/api/workflow/requests/{id}/actions/{verb}', { params: { path: { id, verb: 'reassign' } }, body: { version, commandId, input } }));
    },
    touches: 'request',
  });
}
