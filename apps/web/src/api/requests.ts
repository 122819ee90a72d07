import type { HandlingMode, PersonalField, RequestState, RequestVerb, WorkDue, WorkFiled, WorkMark } from '#contracts';
import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, done, paged, read } from './client.js';
import { noteOwnAct } from './own-acts.js';
import type { ActInput, ActOutcome, Attachment, Draft, DraftContent, RequestDetail, RequestView, Submission } from './types.js';
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
  readonly serviceType?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly due?: WorkDue | undefined;
  readonly filed?: WorkFiled | undefined;
  readonly mark?: WorkMark | undefined;
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

export interface RequestAct {
  readonly verb: Exclude<RequestVerb, 'submit'>;
  /** Version of the request that the person saw. */
  readonly version: number;
  readonly input: ActInput;
}

/** One act on one request, once however often it is sent under the same `commandId`. */
export async function actOn(id: string, { verb, version, input }: RequestAct, commandId: string): Promise<ActOutcome> {
  noteOwnAct(id);
  return await read(api.POST('/api/workflow/requests/{id}/actions/{verb}', { params: { path: { id, verb } }, body: { version, commandId, input } }));
}

/** Acts on one request. The answer already holds the new state, which stands on the page before everything else is read again. */
export function useAct(id: string): Act<RequestAct, ActOutcome> {
  const client = useQueryClient();
  return useCarryOut({
    send: async (act, commandId) => await actOn(id, act, commandId),
    touches: 'request',
    show: ({ request, availableActions, why }) => client.setQueryData<RequestDetail>(['request', id], (known) => (known === undefined ? known : { ...known, request, availableActions, why })),
  });
}

/** One personal field in the clear; the server records the look with its purpose. */
export function useReveal(id: string): Act<{ readonly field: PersonalField; readonly purpose: string }, unknown> {
  return useCarryOut({ send: async (body) => (await read(api.POST('/api/workflow/requests/{id}/reveal', { params: { path: { id } }, body }))).value as unknown, touches: 'nothing' });
}

/** Opens what follows a decision; once, however often it is sent. */
export function useFollowUp(id: string): Act<{ readonly kind: RequestDetail['availableFollowUps'][number]; readonly reasonText: string }, { readonly id: string; readonly number: string }> {
  return useCarryOut({
    send: async (body, commandId) => await read(api.POST('/api/workflow/requests/{id}/follow-ups', { params: { path: { id }, header: { 'Idempotency-Key': commandId } }, body })),
    touches: 'request',
  });
}

/** A sign of life of a page whose reader has claimed the request; a claim that is lost or has run out shows with the next act, which tells it in words. */
export async function keepLease(id: string, fence: number): Promise<void> {
  await read(api.POST('/api/workflow/requests/{id}/lease', { params: { path: { id } }, body: { fence } })).catch(() => undefined);
}

type OriginalMove = RequestDetail['originals'][number]['availableMoves'][number];

/** Takes a paper original in. */
export function useRegisterOriginal(id: string): Act<{ readonly description: string }, unknown> {
  return useCarryOut({ send: async (body, commandId) => await read(api.POST('/api/workflow/requests/{id}/originals', { params: { path: { id } }, body: { ...body, commandId } })), touches: 'request' });
}

/** Moves one on. */
export function useMoveOriginal(id: string): Act<{ readonly originalId: string; readonly move: OriginalMove; readonly toAuthorityId?: string; readonly carrier?: string; readonly trackingNumber?: string }, unknown> {
  return useCarryOut({
    send: async ({ originalId, move, ...body }, commandId) => await read(api.POST('/api/workflow/requests/{id}/originals/{originalId}/{move}', { params: { path: { id, originalId, move } }, body: { ...body, commandId } })),
    touches: 'request',
  });
}

/** Submits once, however often it is sent: a repetition is answered with the first request. */
export function useSubmission(): Act<Submission, RequestView> {
  return useCarryOut({
    send: async (body, commandId) => {
      const { request } = await read(api.POST('/api/workflow/requests', { params: { header: { 'Idempotency-Key': commandId } }, body }));
      noteOwnAct(request.id);
      return request;
    },
    touches: 'application',
  });
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

export function useDeleteDraft(id: string): Act<void, void> {
  return useCarryOut({ send: async () => await done(api.DELETE('/api/workflow/drafts/{id}', { params: { path: { id } } })), touches: 'application' });
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
