import type { HolderType, QualificationClass, RecognitionEffect } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { CertificateQuestion, Jurisdiction, RecognitionAnswer, RequestView, Service } from './types.js';

const HOUR = 3_600_000;
const MOST = 100;

export interface QualificationFilter {
  readonly q?: string | undefined;
  readonly status?: 'published' | 'proposed';
  readonly class?: QualificationClass | undefined;
  readonly sector?: string | undefined;
  readonly holderType?: HolderType | undefined;
  readonly effect?: RecognitionEffect | undefined;
  /** Code of an issuing authority. */
  readonly authority?: string | undefined;
  /** Division code of a party. */
  readonly jurisdiction?: string | undefined;
}

export function qualificationsQuery(filter: QualificationFilter, limit = 20) {
  return infiniteQueryOptions({
    queryKey: ['qualifications', filter, limit],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/catalogue/qualifications', { params: { query: paged(filter, { limit, cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  });
}

export function qualificationQuery(code: string) {
  return queryOptions({
    queryKey: ['qualification', code],
    queryFn: async ({ signal }) => await read(api.GET('/api/catalogue/qualifications/{code}', { params: { path: { code } }, signal })),
    staleTime: HOUR,
  });
}

export interface RecognitionQuestion {
  readonly qualification: string;
  readonly from: string;
  readonly to: string;
  readonly on?: string | undefined;
  readonly issuedOn?: string | undefined;
  readonly expiresOn?: string | undefined;
}

export function recognitionQuery(question: RecognitionQuestion) {
  return queryOptions({
    queryKey: ['recognition', question],
    queryFn: async ({ signal }) => await read(api.GET('/api/catalogue/recognition', { params: { query: paged(question, {}) }, signal })),
    staleTime: HOUR,
    enabled: question.qualification !== '' && question.from !== '' && question.to !== '' && question.from !== question.to,
  });
}

/** What is known of one certificate, with the number that was asked for. */
interface CertificateFound {
  readonly number: string;
  readonly found: RecognitionAnswer;
}

/** Asks for one certificate: a question, but sent as acts are, so that its number goes into the body and into no address. */
export function useCertificateCheck(): Act<CertificateQuestion, CertificateFound> {
  return useCarryOut({ send: async (body) => ({ number: body.certificateNumber, found: await read(api.POST('/api/catalogue/recognition/check', { body })) }), touches: 'nothing' });
}

/** `aboutQualification`: only those by which a qualification is asked about, or only the others. */
export function servicesQuery(q: string, aboutQualification?: 'yes' | 'no') {
  return queryOptions({
    queryKey: ['services', q, aboutQualification],
    queryFn: async ({ signal }) => await read(api.GET('/api/onestop/service-types', { params: { query: paged({ q, aboutQualification }, { limit: MOST }) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  });
}

/** A service type as it holds now. */
export function serviceQuery(code: string) {
  return queryOptions({
    queryKey: ['service', code],
    queryFn: async ({ signal }) => (await read(api.GET('/api/onestop/service-types/{code}', { params: { path: { code } }, signal }))) as unknown as Service,
    staleTime: HOUR,
  });
}

/** The version of its service type under which a request stands. */
export function serviceOfRequestQuery({ serviceType: { code }, serviceTypeVersion: number }: Pick<RequestView, 'serviceType' | 'serviceTypeVersion'>) {
  return queryOptions({
    queryKey: ['service', code, number],
    queryFn: async ({ signal }) => (await read(api.GET('/api/onestop/service-types/{code}/versions/{number}', { params: { path: { code, number } }, signal }))) as unknown as Service,
    staleTime: HOUR,
  });
}

export interface JurisdictionFilter {
  readonly q?: string | undefined;
  readonly parent?: string | undefined;
  readonly level?: 'province' | 'city' | 'county' | undefined;
}

/** Who would decide a service about no qualification in a place. */
export function competenceQuery(serviceType: string, place: string) {
  return queryOptions({
    queryKey: ['competence', serviceType, place],
    queryFn: async ({ signal }) => await read(api.GET('/api/workflow/competence', { params: { query: { serviceType, place } }, signal })),
    staleTime: HOUR,
    enabled: place !== '',
    retry: false,
  });
}

export function jurisdictionsQuery(filter: JurisdictionFilter) {
  return queryOptions({
    queryKey: ['jurisdictions', filter],
    queryFn: async ({ signal }) => await read(api.GET('/api/directory/jurisdictions', { params: { query: paged(filter, { limit: MOST }) }, signal })),
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  });
}

/** All divisions, page by page: some two hundred, needed together for the tree. */
export const allJurisdictionsQuery = queryOptions({
  queryKey: ['jurisdictions', 'all'],
  queryFn: async ({ signal }) => {
    const places: Jurisdiction[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(api.GET('/api/directory/jurisdictions', { params: { query: paged({}, { limit: MOST, cursor }) }, signal }));
      places.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return places;
  },
  staleTime: HOUR,
});

export function authoritiesQuery(jurisdiction: string) {
  return queryOptions({
    queryKey: ['authorities', jurisdiction],
    queryFn: async ({ signal }) => await read(api.GET('/api/directory/authorities', { params: { query: paged({ jurisdiction }, { limit: MOST }) }, signal })),
    staleTime: HOUR,
    enabled: jurisdiction !== '',
  });
}

export function windowsQuery(jurisdiction: string) {
  return queryOptions({
    queryKey: ['windows', jurisdiction],
    queryFn: async ({ signal }) => await read(api.GET('/api/directory/windows', { params: { query: paged({ jurisdiction }, { limit: MOST }) }, signal })),
    staleTime: HOUR,
    enabled: jurisdiction !== '',
  });
}

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: async ({ signal }) => await read(api.GET('/api/directory/calendar', { signal })),
  staleTime: HOUR,
});
