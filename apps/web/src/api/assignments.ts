import { queryOptions } from '@tanstack/react-query';
import { api, read } from './client.js';

/** The clerks to whom a request can be given. */
export function assigneesQuery(id: string) {
  return queryOptions({ queryKey: ['request', id, 'assignees'], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/assignees', { params: { path: { id } }, signal })) });
}
