import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, done, paged, read } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];
export type Mandate = Schemas['MandateView'];
export type MandateBasis = Mandate['basis'];
export type MandatePaper = Mandate['papers'][number];
export type MandateDeclineReason = Schemas['DeclineMandateDto']['reason'];
export type MandateToState = Omit<Schemas['StateMandateDto'], 'id'>;

export const MANDATE_BASES = ['child', 'authorised', 'parent', 'guardian', 'organisation'] as const satisfies readonly MandateBasis[];
export const MANDATE_PAPERS = ['household_register', 'birth_certificate', 'guardianship_document', 'business_licence', 'letter_of_authorisation'] as const satisfies readonly MandatePaper[];
export const MANDATE_DECLINE_REASONS = ['papers_missing', 'papers_differ', 'not_entitled'] as const satisfies readonly MandateDeclineReason[];
const MOST = 100;

/** The reader's mandates on either side, page by page. */
export const mandatesQuery = infiniteQueryOptions({
  queryKey: ['mandates'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/onestop/mandates', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
  placeholderData: keepPreviousData,
});

/** Those under which the reader may act today. */
export const usableMandatesQuery = queryOptions({
  queryKey: ['mandates', 'usable'],
  queryFn: async ({ signal }) => (await read(api.GET('/api/onestop/mandates', { params: { query: paged({}, { limit: MOST }) }, signal }))).items.filter(({ side, holds }) => side === 'agent' && holds),
});

/** Gives a mandate or states one; once, however often it is sent. */
export function useStateMandate(): Act<MandateToState, Mandate> {
  return useCarryOut({ send: async (body, id) => await read(api.POST('/api/onestop/mandates', { body: { ...body, id } })), touches: 'mandate' });
}

export function useEndMandate(id: string): Act<void, Mandate> {
  return useCarryOut({ send: async () => await read(api.POST('/api/onestop/mandates/{id}/end', { params: { path: { id } } })), touches: 'mandate' });
}

export function useForgetMandate(id: string): Act<void, void> {
  return useCarryOut({ send: async () => await done(api.DELETE('/api/onestop/mandates/{id}', { params: { path: { id } } })), touches: 'mandate' });
}

/** What waits of whoever stands at the window. */
export function useWaitingMandates(): Act<string, readonly Mandate[]> {
  return useCarryOut({ send: async (idNumber) => (await read(api.POST('/api/onestop/waiting-mandates', { body: { idNumber } }))).items, touches: 'nothing' });
}

export type PapersFound = { readonly papers: MandatePaper[]; readonly identityChecked: boolean } | { readonly reason: MandateDeclineReason };

/** What a window found in the papers. */
export function useSettleMandate(id: string): Act<PapersFound, Mandate> {
  const params = { path: { id } };
  return useCarryOut({
    send: async (found) => await read('reason' in found ? api.POST('/api/onestop/mandates/{id}/decline', { params, body: found }) : api.POST('/api/onestop/mandates/{id}/confirm', { params, body: found })),
    touches: 'mandate',
  });
}
