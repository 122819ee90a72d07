import type { HandlingMode, PersonalField, RequestState, RequestVerb } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done, paged, read } from './client.js';
import { noteOwnAct } from './own-acts.js';
import type { ActInput, Attachment, Draft, DraftContent, RequestDetail, RequestView, Submission } from './types.js';
import { upload } from './upload.js';

export const myRequestsQuery = infiniteQueryOptions({
  queryKey: ['requests', 'mine'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/requests', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** Those of the reader's own requests that wait for the reader: a supplement that was asked for. */
export const waitingForMeQuery = queryOptions({
  queryKey: ['requests', 'waiting-for-me'],
  queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests', { params: { query: { state: 'supplement', limit: 50 } }, signal })),
});

export function requestQuery(id: string) {
  return queryOptions({ queryKey: ['request', id], queryFn: async ({ signal }) => await read(api.GET('/api/workflow/requests/{id}', { params: { path: { id } }, signal })) });
}

export const QUEUES = ['all', 'new', 'mine', 'near', 'overdue', 'past'] as const;
export type Queue = (typeof QUEUES)[number];
export const SORTS = ['due', 'submitted', '-submitted'] as const;
export type Sort = (typeof SORTS)[number];
export interface WorklistFilter {
  readonly queue?: Queue | undefined;
  readonly q?: string | undefined;
  readonly state?: RequestState | undefined;
  readonly mode?: HandlingMode | undefined;
  readonly sort?: Sort | undefined;
}

export function worklistQuery(filter: WorklistFilter) {
  return infiniteQueryOptions({
    queryKey: ['worklist', filter],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/worklist', { params: { query: paged(filter, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const worklistCountsQuery = queryOptions({
  queryKey: ['worklist-counts'],
  queryFn: async ({ signal }) => await read(api.GET('/api/workflow/worklist/counts', { signal })),
});

export type ReasonVerb = 'return_misrouted' | 'decline' | 'refuse' | 'request_supplement';

export function reasonsQuery(verb: ReasonVerb) {
  return queryOptions({
    queryKey: ['reasons', verb],
    queryFn: async ({ signal }) => await read(api.GET('/api/workflow/standard-reasons', { params: { query: { verb } }, signal })),
    staleTime: Infinity,
  });
}

export interface Act {
  readonly verb: Exclude<RequestVerb, 'submit'>;
  readonly version: number;
  /** Made once for one intention: a repeated call with it changes nothing twice. */
  readonly commandId: string;
  readonly input: ActInput;
}

const CHANGED_BY_AN_ACT = ['request', 'requests', 'worklist', 'worklist-counts', 'notices'];

/** One act on one request. The answer already holds the new state, which stands on the page before everything else is read again. */
export function useAct(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ verb, ...body }: Act) => {
      noteOwnAct(id);
      return await read(api.POST('/api/workflow/requests/{id}/actions/{verb}', { params: { path: { id, verb } }, body }));
    },
    onSuccess: ({ request, availableActions, why }) => {
      client.setQueryData<RequestDetail>(['request', id], (known) => (known === undefined ? known : { ...known, request, availableActions, why }));
      void client.invalidateQueries({ predicate: (query) => CHANGED_BY_AN_ACT.includes(String(query.queryKey[0])) });
    },
  });
}

/** One personal field in the clear; the server records the look with its purpose. */
export async function revealPersonal(id: string, field: PersonalField, purpose: string): Promise<unknown> {
  const { value } = await read(api.POST('/api/workflow/requests/{id}/reveal', { params: { path: { id } }, body: { field, purpose } }));
  return value;
}

/** Submits once, however often it is sent: the key makes a repetition answer with the first request. */
export async function submitRequest(body: Submission, idempotencyKey: string): Promise<RequestView> {
  const { request } = await read(api.POST('/api/workflow/requests', { params: { header: { 'Idempotency-Key': idempotencyKey } }, body }));
  noteOwnAct(request.id);
  return request;
}

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => await read(api.GET('/api/workflow/drafts', { signal })),
});

export async function readDraft(id: string): Promise<Draft> {
  return await read(api.GET('/api/workflow/drafts/{id}', { params: { path: { id } } }));
}

export interface DraftToSave {
  /** Version last seen, 0 for a new draft. */
  readonly version: number;
  readonly serviceTypeCode: string;
  readonly qualificationCode?: string;
  readonly content: DraftContent;
}

export async function saveDraft(id: string, { content, ...body }: DraftToSave): Promise<Draft> {
  return await read(api.PUT('/api/workflow/drafts/{id}', { params: { path: { id } }, body: { ...body, content: { ...content } } }));
}

export async function deleteDraft(id: string): Promise<void> {
  await done(api.DELETE('/api/workflow/drafts/{id}', { params: { path: { id } } }));
}

export async function uploadAttachment(file: File, materialCode: string, onProgress: (share: number) => void): Promise<Attachment> {
  return (await upload('/api/workflow/attachments', { file, fields: { materialCode }, onProgress })) as Attachment;
}

/** Takes back a file that hangs on no request yet. */
export async function removeAttachment(id: string): Promise<void> {
  await done(api.DELETE('/api/workflow/attachments/{id}', { params: { path: { id } } }));
}

export function attachmentAddress(id: string): string {
  return `/api/workflow/attachments/${id}`;
}

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/workflow/notices', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useReadNotice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => await done(api.POST('/api/workflow/notices/{id}/read', { params: { path: { id } } })),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['notices'] }),
  });
}
