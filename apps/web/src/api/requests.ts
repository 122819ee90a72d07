import type { HandlingMode, PersonalField, RequestState, RequestVerb } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { read, write } from './client.js';
import { noteOwnAct } from './own-acts.js';
import type { Attachment, Draft, DraftContent, NoticePage, Page, RequestDetail, RequestView, StandardReason, Standing, WorklistCounts } from './types.js';
import { upload } from './upload.js';

export const myRequestsQuery = infiniteQueryOptions({
  queryKey: ['requests', 'mine'],
  queryFn: async ({ pageParam, signal }) => await read<Page<RequestView>>('/api/workflow/requests', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function requestQuery(id: string) {
  return queryOptions({ queryKey: ['request', id], queryFn: async ({ signal }) => await read<RequestDetail>(`/api/workflow/requests/${id}`, { signal }) });
}

export const QUEUES = ['all', 'new', 'mine', 'near', 'overdue', 'past'] as const;
export type Queue = (typeof QUEUES)[number];
export interface WorklistFilter {
  readonly queue?: Queue | undefined;
  readonly q?: string | undefined;
  readonly state?: RequestState | undefined;
  readonly mode?: HandlingMode | undefined;
  readonly sort?: string | undefined;
}

export function worklistQuery(filter: WorklistFilter) {
  return infiniteQueryOptions({
    queryKey: ['worklist', filter],
    queryFn: async ({ pageParam, signal }) => await read<Page<RequestView>>('/api/workflow/worklist', { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const worklistCountsQuery = queryOptions({
  queryKey: ['worklist-counts'],
  queryFn: async ({ signal }) => await read<WorklistCounts>('/api/workflow/worklist/counts', { signal }),
});

export interface ActionInput {
  readonly verb: RequestVerb;
  readonly version: number;
  readonly commandId: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** One act on one request. The answer already holds the new state and stands in the cache at once. */
export function useAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ verb, ...body }: ActionInput) => {
      noteOwnAct(id);
      return await write<Standing>('POST', `/api/workflow/requests/${id}/actions/${verb}`, body);
    },
    onSuccess: ({ request, availableActions, why }) => {
      client.setQueryData<RequestDetail>(['request', id], (known) => (known === undefined ? known : { ...known, request, availableActions, why }));
      void client.invalidateQueries({ predicate: (query) => ['request', 'requests', 'worklist', 'worklist-counts'].includes(String(query.queryKey[0])) });
    },
  });
}

export async function revealPersonal(id: string, field: PersonalField, purpose: string): Promise<unknown> {
  const { value } = await write<{ value: unknown }>('POST', `/api/workflow/requests/${id}/reveal`, { field, purpose });
  return value;
}

/** Submits once, however often it is sent: the key makes a repetition answer with the first request. */
export async function submitRequest(body: unknown, idempotencyKey: string): Promise<RequestView> {
  const { request } = await write<Standing>('POST', '/api/workflow/requests', body, { 'idempotency-key': idempotencyKey });
  return request;
}

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => await read<Page<Draft>>('/api/workflow/drafts', { signal }),
});

export async function readDraft(id: string): Promise<Draft> {
  return await read<Draft>(`/api/workflow/drafts/${id}`);
}

export interface DraftToSave {
  /** Version last seen, 0 for a new draft. */
  readonly version: number;
  readonly serviceTypeCode: string;
  readonly qualificationCode?: string;
  readonly content: DraftContent;
}

export async function saveDraft(id: string, body: DraftToSave): Promise<Draft> {
  return await write<Draft>('PUT', `/api/workflow/drafts/${id}`, body);
}

export async function deleteDraft(id: string): Promise<void> {
  await write('DELETE', `/api/workflow/drafts/${id}`);
}

export async function uploadAttachment(file: File, materialCode: string, onProgress: (share: number) => void, fields: Readonly<Record<string, string>> = {}): Promise<Attachment> {
  return (await upload('/api/workflow/attachments', { file, fields: { materialCode, ...fields }, onProgress })) as Attachment;
}

export function attachmentAddress(id: string): string {
  return `/api/workflow/attachments/${id}`;
}

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: async ({ pageParam, signal }) => await read<NoticePage>('/api/workflow/notices', { query: { cursor: pageParam }, signal }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useReadNotice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => await write('POST', `/api/workflow/notices/${id}/read`),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export function reasonsQuery(verb: RequestVerb) {
  return queryOptions({
    queryKey: ['reasons', verb],
    queryFn: async ({ signal }) => await read<Page<StandardReason>>('/api/workflow/standard-reasons', { query: { verb }, signal }),
    staleTime: Infinity,
  });
}
