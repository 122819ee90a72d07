import type { HandlingMode } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import { noteOwnAct } from './own-acts.js';
import type { Escalation } from './types.js';

export const CASE_FILTERS = ['any', 'overdue', 'near', 'escalated', 'contested', 'attention', 'all'] as const;
export type CaseFilter = (typeof CASE_FILTERS)[number];
export const AGES = ['d0_2', 'd3_5', 'd6_10', 'd11_20', 'd21'] as const;
export type Age = (typeof AGES)[number];

/** What figures and list are narrowed to. */
export interface SupervisionFilter {
  readonly authority?: string | undefined;
  readonly mode?: HandlingMode | undefined;
  readonly serviceType?: string | undefined;
  readonly clerk?: string | undefined;
  readonly age?: Age | undefined;
}

export interface CasesFilter extends SupervisionFilter {
  readonly need?: CaseFilter | undefined;
  readonly q?: string | undefined;
  readonly sort?: 'due' | 'submitted' | '-submitted' | undefined;
}

export function figuresQuery(filter: SupervisionFilter) {
  return queryOptions({
    queryKey: ['supervision-figures', filter],
    queryFn: async ({ signal }) => await read(api.GET('/api/workflow/supervision/figures', { params: { query: paged(filter, {}) }, signal })),
    placeholderData: keepPreviousData,
  });
}

export function casesQuery(filter: CasesFilter) {
  return infiniteQueryOptions({
    queryKey: ['supervision-cases', filter],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/supervision/cases', { params: { query: paged(filter, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function escalationsQuery(requestId: string) {
  return queryOptions({ queryKey: ['escalations', requestId], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/escalations', { params: { path: { id: requestId } }, signal })) });
}

export function supervisorsQuery(escalationId: string) {
  return queryOptions({ queryKey: ['escalation-supervisors', escalationId], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/escalations/{id}/supervisors', { params: { path: { id: escalationId } }, signal })) });
}

export type EscalationAct = Escalation['availableActs'][number];

/** Acts on one escalation. */
export function useEscalationAct({ id, requestId }: Pick<Escalation, 'id' | 'requestId'>): Act<{ readonly act: EscalationAct; readonly toPersonId?: string; readonly reasonText?: string }, Escalation> {
  return useCarryOut({
    send: async ({ act, ...body }, commandId) => {
      noteOwnAct(requestId);
      return await read(api.POST('/api/workflow/escalations/{id}/acts/{act}', { params: { path: { id, act } }, body: { ...body, commandId } }));
    },
    touches: 'request',
  });
}
