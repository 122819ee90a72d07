import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, done, paged, read } from './client.js';
import type { Batch, Content, DocumentDraft, Standing } from './types.js';

export interface DraftFilter {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly code?: string | undefined;
  readonly state?: DocumentDraft['state'] | undefined;
  readonly whose?: 'mine' | 'all' | undefined;
  /** Drafts that were proposed in this batch, wherever they stand now. */
  readonly batchId?: string | undefined;
}

export function documentDraftsQuery(filter: DraftFilter) {
  return infiniteQueryOptions({
    queryKey: ['document-drafts', filter],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/publication/drafts', { params: { query: paged(filter, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** A draft with what keeps it from being proposed and how it differs from what holds. */
export function draftReviewQuery(id: string) {
  return queryOptions({ queryKey: ['document-draft', id], queryFn: async ({ signal }) => await read(api.GET('/api/publication/drafts/{id}', { params: { path: { id } }, signal })) });
}

interface NewDraft {
  readonly kind: string;
  readonly code: string;
  /** Left out: as the document stands now. */
  readonly content?: Content;
}

export async function createDocumentDraft({ content, ...body }: NewDraft): Promise<DocumentDraft> {
  return await read(api.POST('/api/publication/drafts', { body: { ...body, ...(content === undefined ? {} : { content: { ...content } }) } }));
}

export interface DraftChange {
  /** Revision over which it is written. */
  readonly revision: number;
  readonly content: Content;
  readonly standing: Standing;
}

export async function saveDocumentDraft(id: string, { content, ...body }: DraftChange): Promise<DocumentDraft> {
  return await read(api.PUT('/api/publication/drafts/{id}', { params: { path: { id } }, body: { ...body, content: { ...content } } }));
}

export function useDiscardDraft(id: string): Act<void, void> {
  return useCarryOut({ send: async () => await done(api.DELETE('/api/publication/drafts/{id}', { params: { path: { id } } })), touches: 'draft' });
}

interface Proposal {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly draftIds: readonly string[];
  /** Instant from which it holds, ISO with offset; left out: from the last signature. */
  readonly effectiveAt?: string;
}

/** Proposes drafts to their parties. */
export function useProposal(): Act<Proposal, Batch> {
  return useCarryOut({ send: async ({ draftIds, ...body }) => await read(api.POST('/api/publication/batches', { body: { ...body, draftIds: [...draftIds] } })), touches: 'batch' });
}

/** What the impact is asked of. */
export interface ImpactOf {
  readonly kind: 'drafts' | 'batches';
  readonly id: string;
}

/** What depends on a draft or a batch, and what would change for it. */
export function impactQuery({ kind, id }: ImpactOf) {
  return queryOptions({
    queryKey: [kind === 'drafts' ? 'document-draft' : 'batch', id, 'impact'],
    queryFn: async ({ signal }) => await read(kind === 'drafts' ? api.GET('/api/publication/drafts/{id}/impact', { params: { path: { id } }, signal }) : api.GET('/api/publication/batches/{id}/impact', { params: { path: { id } }, signal })),
  });
}
