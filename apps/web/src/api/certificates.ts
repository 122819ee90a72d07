import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { components } from './schema.js';

type Schemas = components['schemas'];
export type CertificateSummary = Schemas['CertificateSummary'];
export type Certificate = Schemas['CertificateDetail'];
export type Offer = Schemas['OfferView'];
/** What those who decided, or supervise them, do to a certificate. */
export const POST_ACTS = ['suspend', 'revoke', 'reinstate', 'reissue'] as const;
export type PostAct = (typeof POST_ACTS)[number];

export const myCertificatesQuery = infiniteQueryOptions({
  queryKey: ['certificates', 'mine'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/exchange/credentials', { params: { query: paged({ limit: 20 }, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** The certificate that a request has brought; none before it was approved, and for a moment after. */
export function certificateOfRequestQuery(requestId: string) {
  return queryOptions({
    queryKey: ['certificates', 'of-request', requestId],
    queryFn: async ({ signal }) => (await read(api.GET('/api/exchange/credentials', { params: { query: { requestId, limit: 1 } }, signal }))).items[0] ?? null,
  });
}

export function certificateQuery(id: string) {
  return queryOptions({ queryKey: ['certificate', id], queryFn: async ({ signal }) => await read(api.GET('/api/exchange/credentials/{id}', { params: { path: { id } }, signal })) });
}

/** Where the certificate is as a page of PDF; the server records every print. */
export function printAddress(id: string, language: 'zh' | 'en'): string {
  return `/api/exchange/credentials/${id}/pdf?lang=${language}`;
}

/** The holder's own signed copy; the server records that it was taken. */
export function useCopy(id: string): Act<void, string> {
  return useCarryOut({ send: async () => (await read(api.GET('/api/exchange/credentials/{id}/compact', { params: { path: { id } } }))).compact, touches: 'nothing' });
}

/** A link by which one wallet fetches the certificate; with a code to be typed there, or without. */
export function useOffer(id: string): Act<{ readonly txCode: boolean }, Offer> {
  return useCarryOut({ send: async (body) => await read(api.POST('/api/exchange/credentials/{id}/offers', { params: { path: { id } }, body })), touches: 'nothing' });
}

/** Gives the certificate as it stands then; after a reissue, the new one. */
export function usePostAct(id: string): Act<{ readonly act: PostAct; readonly reason: string }, Certificate> {
  const client = useQueryClient();
  return useCarryOut({
    send: async ({ act, reason }) =>
      await read(act === 'reissue' ? api.POST('/api/exchange/credentials/{id}/reissue', { params: { path: { id } }, body: { reason } }) : api.POST('/api/exchange/credentials/{id}/state/{act}', { params: { path: { id, act } }, body: { reason } })),
    touches: 'certificate',
    show: (certificate) => client.setQueryData(certificateQuery(certificate.id).queryKey, certificate),
  });
}

export function useRenewal(id: string): Act<Schemas['RenewDto'], Schemas['RenewalAnswer']> {
  return useCarryOut({ send: async (body) => await read(api.POST('/api/exchange/credentials/{id}/renew', { params: { path: { id } }, body })), touches: 'certificate' });
}
