import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from './client.js';
import type { CalendarInfo, Authority, DutyWindow, Jurisdiction, Page, Qualification, QualificationSummary, RecognitionAnswer, Service, ServiceSummary } from './types.js';

const HOUR = 3_600_000;

export interface QualificationFilter {
  readonly q?: string | undefined;
  readonly status?: 'published' | 'proposed' | undefined;
  readonly class?: string | undefined;
  readonly sector?: string | undefined;
  readonly holderType?: string | undefined;
}

export function qualificationsQuery(filter: QualificationFilter, limit = 20) {
  return infiniteQueryOptions({
    queryKey: ['qualifications', filter, limit],
    queryFn: async ({ pageParam, signal }) => await read<Page<QualificationSummary>>('/api/catalogue/qualifications', { query: { ...filter, limit, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  });
}

export function qualificationQuery(code: string) {
  return queryOptions({
    queryKey: ['qualification', code],
    queryFn: async ({ signal }) => await read<Qualification>(`/api/catalogue/qualifications/${encodeURIComponent(code)}`, { signal }),
    staleTime: HOUR,
  });
}

export interface RecognitionQuestion {
  readonly qualification: string;
  readonly from: string;
  readonly to: string;
  readonly on?: string | undefined;
}

export function recognitionQuery(question: RecognitionQuestion) {
  return queryOptions({
    queryKey: ['recognition', question],
    queryFn: async ({ signal }) => await read<RecognitionAnswer>('/api/catalogue/recognition', { query: { ...question }, signal }),
    staleTime: HOUR,
    enabled: question.qualification !== '' && question.from !== '' && question.to !== '' && question.from !== question.to,
  });
}

export function servicesQuery(q: string) {
  return queryOptions({
    queryKey: ['services', q],
    queryFn: async ({ signal }) => await read<Page<ServiceSummary>>('/api/onestop/service-types', { query: { q }, signal }),
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  });
}

export function serviceQuery(code: string) {
  return queryOptions({
    queryKey: ['service', code],
    queryFn: async ({ signal }) => await read<Service>(`/api/onestop/service-types/${encodeURIComponent(code)}`, { signal }),
    staleTime: HOUR,
  });
}

export interface JurisdictionFilter {
  readonly q?: string | undefined;
  readonly parent?: string | undefined;
  readonly level?: string | undefined;
}

export function jurisdictionsQuery(filter: JurisdictionFilter) {
  return queryOptions({
    queryKey: ['jurisdictions', filter],
    queryFn: async ({ signal }) => await read<Page<Jurisdiction>>('/api/directory/jurisdictions', { query: { ...filter, limit: 100 }, signal }),
    placeholderData: keepPreviousData,
    staleTime: HOUR,
  });
}

export function authoritiesQuery(jurisdiction: string) {
  return queryOptions({
    queryKey: ['authorities', jurisdiction],
    queryFn: async ({ signal }) => await read<Page<Authority>>('/api/directory/authorities', { query: { jurisdiction, limit: 100 }, signal }),
    staleTime: HOUR,
    enabled: jurisdiction !== '',
  });
}

export function windowsQuery(jurisdiction: string) {
  return queryOptions({
    queryKey: ['windows', jurisdiction],
    queryFn: async ({ signal }) => await read<Page<DutyWindow>>('/api/directory/windows', { query: { jurisdiction, limit: 100 }, signal }),
    staleTime: HOUR,
    enabled: jurisdiction !== '',
  });
}

export const calendarQuery = queryOptions({
  queryKey: ['calendar'],
  queryFn: async ({ signal }) => await read<CalendarInfo>('/api/directory/calendar', { signal }),
  staleTime: HOUR,
});

/** All divisions, page by page: some two hundred, needed together for the tree. */
export const allJurisdictionsQuery = queryOptions({
  queryKey: ['jurisdictions', 'all'],
  queryFn: async ({ signal }) => {
    const places: Jurisdiction[] = [];
    let cursor: string | undefined;
    do {
      const page: Page<Jurisdiction> = await read('/api/directory/jurisdictions', { query: { limit: 100, cursor }, signal });
      places.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return places;
  },
  staleTime: HOUR,
});
