import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, paged, read } from './client.js';
import type { CatalogueImport, ImportRow } from './types.js';
import { upload, type UploadOptions } from './upload.js';

/** How often a page looks while the work goes on. */
const LOOK_MS = 1_000;

export type ImportAct = CatalogueImport['availableActs'][number];
export type Verdict = NonNullable<ImportRow['verdict']>;

function isAtWork({ state }: CatalogueImport): boolean {
  return state === 'checking' || state === 'drafting';
}

export function importsQuery() {
  return infiniteQueryOptions({
    queryKey: ['imports'],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/catalogue/imports', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: async ({ signal }) => await read(api.GET('/api/catalogue/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data !== undefined && isAtWork(state.data) ? LOOK_MS : false),
  });
}

/** Rows of one result; asked for anew whenever the state of the import is another. */
export function importRowsQuery({ id, state }: Pick<CatalogueImport, 'id' | 'state'>, verdict: Verdict) {
  return infiniteQueryOptions({
    queryKey: ['import-rows', id, state, verdict],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/catalogue/imports/{id}/rows', { params: { path: { id }, query: paged({ verdict }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export async function sendImport(options: UploadOptions): Promise<CatalogueImport> {
  return (await upload('/api/catalogue/imports', options)) as CatalogueImport;
}

export interface ImportActInput {
  readonly act: ImportAct;
  readonly confirmation?: { readonly titleZh: string; readonly titleEn: string; readonly effectiveAt?: string; readonly withdraw: boolean };
}

async function perform(id: string, { act, confirmation = { titleZh: '', titleEn: '', withdraw: false } }: ImportActInput): Promise<CatalogueImport> {
  const params = { path: { id } };
  switch (act) {
    case 'confirm':
      return await read(api.POST('/api/catalogue/imports/{id}/confirm', { params, body: confirmation }));
    case 'stop':
      return await read(api.POST('/api/catalogue/imports/{id}/stop', { params }));
    case 'resume':
      return await read(api.POST('/api/catalogue/imports/{id}/resume', { params }));
    case 'discard':
      return await read(api.POST('/api/catalogue/imports/{id}/discard', { params }));
  }
}

export function useImportAct(id: string): Act<ImportActInput, CatalogueImport> {
  const client = useQueryClient();
  return useCarryOut({ send: async (input) => await perform(id, input), touches: 'import', show: (found) => client.setQueryData(importQuery(id).queryKey, found) });
}
