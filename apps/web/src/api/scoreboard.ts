import { queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, read } from './client.js';

export function scoreboardQuery(period: string | undefined) {
  return queryOptions({ queryKey: ['scoreboard', period ?? 'latest'], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/scoreboard', { params: { query: period === undefined ? {} : { period } }, signal })) });
}

export function timelinessQuery(id: string) {
  return queryOptions({ queryKey: ['timeliness', id], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/timeliness', { params: { path: { id } }, signal })) });
}

/** Rates how timely the other jurisdiction handled a request; once. */
export function useRateTimeliness(id: string): Act<{ readonly stars: number; readonly reasonText?: string }, object> {
  return useCarryOut({ send: async (body, commandId) => await read(api.POST('/api/workflow/requests/{id}/timeliness', { params: { path: { id } }, body: { ...body, commandId } })), touches: 'request' });
}
