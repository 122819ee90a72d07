import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query';
import { useCarryOut, type Act } from './carry-out.js';
import { api, done, paged, read } from './client.js';
import type { Delivery, NoticeSettings, NoticeSwitch, Webhook, WebhookSecret } from './types.js';

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/notices', { params: { query: paged({}, { cursor: pageParam }) }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function useReadNotice(): Act<string, void> {
  return useCarryOut({ send: async (id) => await done(api.POST('/api/notices/{id}/read', { params: { path: { id } } })), touches: 'notice' });
}

/** The reader's notices that mention the text. */
export function noticesAboutQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['notices', q],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/notices', { params: { query: paged({ q }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export const noticeSettingsQuery = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: async ({ signal }) => await read(api.GET('/api/notices/settings', { signal })),
});

/** What every act on the settings answers stands on the page at once. */
function useSettingsAct<Input>(send: (input: Input) => Promise<NoticeSettings>): Act<Input, NoticeSettings> {
  const client = useQueryClient();
  return useCarryOut({ send, touches: 'noticeSettings', show: (settings) => client.setQueryData(['notice-settings'], settings) });
}

export function useSaveSettings(): Act<{ readonly language: NoticeSettings['language']; readonly off: readonly NoticeSwitch[] }, NoticeSettings> {
  return useSettingsAct(async ({ language, off }) => await read(api.PUT('/api/notices/settings', { body: { language, off: [...off] } })));
}

export function useAskForCode(): Act<string, NoticeSettings> {
  return useSettingsAct(async (address) => await read(api.POST('/api/notices/settings/mail-address', { body: { address } })));
}

export function useConfirmAddress(): Act<string, NoticeSettings> {
  return useSettingsAct(async (code) => await read(api.POST('/api/notices/settings/mail-address/confirm', { body: { code } })));
}

export function useRemoveAddress(): Act<void, void> {
  return useCarryOut({ send: async () => await done(api.DELETE('/api/notices/settings/mail-address')), touches: 'noticeSettings' });
}

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => await read(api.GET('/api/notices/settings/webhooks', { signal })),
});

export function useRegisterWebhook(): Act<string, WebhookSecret> {
  return useCarryOut({ send: async (url) => await read(api.POST('/api/notices/settings/webhooks', { body: { url } })), touches: 'webhook' });
}

export function useRotateWebhook(id: string): Act<void, WebhookSecret> {
  return useCarryOut({ send: async () => await read(api.POST('/api/notices/settings/webhooks/{id}/rotate', { params: { path: { id } } })), touches: 'webhook' });
}

export function useEnableWebhook(id: string): Act<void, Webhook> {
  return useCarryOut({ send: async () => await read(api.POST('/api/notices/settings/webhooks/{id}/enable', { params: { path: { id } } })), touches: 'webhook' });
}

export function useRemoveWebhook(id: string): Act<void, void> {
  return useCarryOut({ send: async () => await done(api.DELETE('/api/notices/settings/webhooks/{id}', { params: { path: { id } } })), touches: 'webhook' });
}

export interface DeliveryFilter {
  readonly q: string;
  readonly state: Delivery['state'] | undefined;
}

export function deliveriesQuery({ q, state }: DeliveryFilter) {
  return infiniteQueryOptions({
    queryKey: ['deliveries', q, state],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/notices/deliveries', { params: { query: paged({ q: q === '' ? undefined : q, state }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useRedriveDelivery(): Act<string, Delivery> {
  return useCarryOut({ send: async (id) => await read(api.POST('/api/notices/deliveries/{id}/redrive', { params: { path: { id } } })), touches: 'delivery' });
}

/** What a demonstration would have sent. */
export function mailboxQuery(q: string) {
  return infiniteQueryOptions({
    queryKey: ['mailbox', q],
    queryFn: async ({ pageParam, signal }) => await read(api.GET('/api/notices/mailbox', { params: { query: paged({ q: q === '' ? undefined : q }, { cursor: pageParam }) }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
