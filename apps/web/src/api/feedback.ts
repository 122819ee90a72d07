import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];
export type Matter = Schemas['MatterView'];
export type MatterSummary = Schemas['MatterSummary'];
export type MatterClock = Schemas['MatterClockView'];
export type MatterVerb = Matter['availableActs'][number];
export type MatterInput = Schemas['MatterInputDto'];
export type Rating = Schemas['RatingView'];
export type RatingStanding = Schemas['RatingStandingView'];
export type RatingToGive = Omit<Schemas['RateDto'], 'commandId'>;
export type RatingLevel = Rating['level'];
export type RatingReason = Rating['reasons'][number];
export type MatterToWrite = Omit<Schemas['WriteMatterDto'], 'commandId'>;

export const LEVELS = ['very_satisfied', 'satisfied', 'fairly_satisfied', 'dissatisfied', 'very_dissatisfied'] as const satisfies readonly RatingLevel[];
export const GOOD_REASONS = ['quick', 'clear', 'friendly', 'few_papers', 'online_well'] as const satisfies readonly RatingReason[];
export const BAD_REASONS = ['slow', 'unclear', 'unfriendly', 'papers_again', 'sent_around', 'system_fault', 'result_unexplained'] as const satisfies readonly RatingReason[];
export const WORK_QUEUES = ['open', 'mine', 'overdue', 'waiting', 'past'] as const;
export const MATTER_KINDS = ['complaint', 'consultation', 'rectification'] as const satisfies readonly Matter['kind'][];

export function ratingQuery(requestId: string) {
  return queryOptions({ queryKey: ['rating', requestId], queryFn: async ({ signal }) => await read(api.GET('/api/feedback/requests/{id}/rating', { params: { path: { id: requestId } }, signal })) });
}

/** Rates a handling; once, however often it is sent. */
export function useRate(): Act<RatingToGive, RatingStanding> {
  return useCarryOut({ send: async (body, commandId) => await read(api.POST('/api/feedback/ratings', { body: { ...body, commandId } })), touches: 'feedback' });
}

export function myMattersQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['matters', q],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/feedback/matters', { params: { query: paged({ q: q === '' ? undefined : q }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export interface MatterFilter {
  readonly queue: (typeof WORK_QUEUES)[number];
  readonly kind?: Matter['kind'] | undefined;
  readonly q?: string | undefined;
}

export function matterWorkQuery(filter: MatterFilter) {
  return infiniteQueryOptions({
    queryKey: ['matter-work', filter],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/feedback/worklist', { params: { query: paged(filter, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const ratingFiguresQuery = queryOptions({ queryKey: ['rating-figures'], queryFn: async ({ signal }) => await read(api.GET('/api/feedback/figures', { signal })) });

export function matterQuery(id: string) {
  return queryOptions({ queryKey: ['matter', id], queryFn: async ({ signal }) => await read(api.GET('/api/feedback/matters/{id}', { params: { path: { id } }, signal })) });
}

/** Writes a complaint or a question; once, however often it is sent. */
export function useWriteMatter(): Act<MatterToWrite, Matter> {
  return useCarryOut({ send: async (body, commandId) => await read(api.POST('/api/feedback/matters', { body: { ...body, commandId } })), touches: 'feedback' });
}

/** Acts on a matter. The answer stands on the page before everything else is read again. */
export function useMatterAct(id: string): Act<{ readonly verb: MatterVerb; readonly version: number; readonly input: MatterInput }, Matter> {
  const client = useQueryClient();
  return useCarryOut({
    send: async ({ verb, version, input }, commandId) => await read(api.POST('/api/feedback/matters/{id}/acts/{verb}', { params: { path: { id, verb } }, body: { commandId, version, input } })),
    touches: 'feedback',
    show: (matter) => client.setQueryData(['matter', id], matter),
  });
}
