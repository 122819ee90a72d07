import { queryOptions } from '@tanstack/react-query';
import { api, read } from './client.js';

/** A document by its kind and code: `qualification`, `P33`. */
export interface DocumentName {
  readonly kind: 'qualification' | 'recognition_rule' | 'service_type';
  readonly code: string;
}

export function versionsQuery({ kind, code }: DocumentName) {
  return queryOptions({
    queryKey: ['versions', kind, code],
    queryFn: async ({ signal }) => await read(api.GET('/api/publication/documents/{kind}/{code}/versions', { params: { path: { kind, code } }, signal })),
  });
}

export function versionQuery({ kind, code }: DocumentName, number: number) {
  return queryOptions({
    queryKey: ['versions', kind, code, number],
    queryFn: async ({ signal }) => await read(api.GET('/api/publication/documents/{kind}/{code}/versions/{number}', { params: { path: { kind, code, number } }, signal })),
  });
}
