import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { Consent, Evidence, EvidenceNeed } from './types.js';

/** What registers could supply for a service, with the register of the place. */
export function evidenceNeedsQuery(code: string, place: string) {
  return queryOptions({
    queryKey: ['evidence-needs', code, place],
    queryFn: async ({ signal }) => await read(api.GET('/api/onestop/service-types/{code}/evidence', { params: { path: { code }, query: place === '' ? {} : { place } }, signal })),
  });
}

/** What a register answered, for the person whom it is about. */
export function evidenceQuery(id: string) {
  return queryOptions({ queryKey: ['evidence', id], queryFn: async ({ signal }) => await read(api.GET('/api/onestop/evidence/{id}', { params: { path: { id } }, signal })) });
}

export const consentsQuery = infiniteQueryOptions({
  queryKey: ['consents'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/onestop/consents', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** How many fields and papers nobody had to give. */
export const asksAvoidedQuery = queryOptions({ queryKey: ['asks-avoided'], queryFn: async ({ signal }) => await read(api.GET('/api/onestop/asks-avoided', { signal })) });

/** What registers supplied for a request. */
export function requestEvidenceQuery(id: string) {
  return queryOptions({ queryKey: ['request', id, 'evidence'], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}/evidence', { params: { path: { id } }, signal })) });
}

/** What is asked of a register. */
export interface RegisterQuestion {
  readonly serviceTypeCode: string;
  readonly serviceTypeVersion: number;
  readonly need: EvidenceNeed;
  readonly place: string;
}

/** Gives the consent that was read and asks the register; a second try after a lost answer gives and asks the same. */
export function useAskRegister(): Act<RegisterQuestion, Evidence> {
  return useCarryOut({
    send: async ({ serviceTypeCode, serviceTypeVersion, need: { evidenceType, consent }, place }, commandId) => {
      const { id: consentId } = await read(api.POST('/api/onestop/consents', { body: { commandId, serviceTypeCode, serviceTypeVersion, evidenceTypes: [evidenceType], textDigest: consent.digest } }));
      return await read(api.POST('/api/onestop/evidence', { body: { commandId, consentId, evidenceType, place } }));
    },
    touches: 'consent',
  });
}

/** Answers the question of a register that knows several. */
export function useTellApart(id: string): Act<string, Evidence> {
  return useCarryOut({ send: async (answer) => await read(api.POST('/api/onestop/evidence/{id}/answer', { params: { path: { id } }, body: { answer } })), touches: 'consent' });
}

/** Takes a consent back. */
export function useRevokeConsent(id: string): Act<undefined, Consent> {
  return useCarryOut({ send: async () => await read(api.POST('/api/onestop/consents/{id}/revoke', { params: { path: { id } } })), touches: 'consent' });
}
