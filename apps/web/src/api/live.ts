import { REQUEST_EVENT_TYPES, type RequestEventType } from '#contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useEffect } from 'react';
import { announce } from '../components/status/toasts.js';
import { wasOwnAct } from './own-acts.js';
import { readAgain, readKeysAgain } from './read-again.js';

/** The browser connects again by itself when the line breaks, but gives up for good when the server answers with an error. */
const RETRY_MS = 3_000;
/** A notice is written by a worker of its own, mostly a moment after the news of what it tells: the list is read again when it must be there. */
const NOTICE_WRITTEN_MS = [1_000, 4_000];

const QUIET: readonly RequestEventType[] = ['request.claimed', 'request.released', 'request.submitted'];

interface RequestMoved {
  readonly id: string;
  readonly event: RequestEventType;
}

function parsed(data: string): RequestMoved | undefined {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null || !('id' in value) || !('event' in value)) return undefined;
    const event = REQUEST_EVENT_TYPES.find((type) => type === value.event);
    return typeof value.id === 'string' && event !== undefined ? { id: value.id, event } : undefined;
  } catch {
    return undefined;
  }
}

interface Numbered {
  readonly id?: string;
  readonly number?: string;
}

/** The number of a request that some list or page on this screen already shows. */
function knownNumber(client: QueryClient, id: string): string | undefined {
  const page = client.getQueryData<{ request: Numbered }>(['request', id]);
  if (page?.request.number !== undefined) return page.request.number;
  const lists = client.getQueriesData<{ pages?: readonly { items: readonly Numbered[] }[] }>({ predicate: ({ queryKey }) => queryKey[0] === 'requests' || queryKey[0] === 'worklist' });
  return lists.flatMap(([, data]) => data?.pages ?? []).flatMap((each) => each.items).find((request) => request.id === id)?.number;
}

function requestMoved(client: QueryClient, data: string): void {
  const moved = parsed(data);
  const number = moved === undefined ? undefined : knownNumber(client, moved.id);
  void readAgain(client, 'request');
  for (const wait of NOTICE_WRITTEN_MS) setTimeout(() => void readAgain(client, 'notice'), wait);
  if (moved === undefined || wasOwnAct(moved.id) || QUIET.includes(moved.event)) return;
  announce(number === undefined ? i18next.t('shell.requestArrived') : i18next.t('shell.requestMoved', { number, what: i18next.t(`vocabulary.event.${moved.event}`) }));
}

/** Keeps the line to the server; what was missed while it was broken is read again. Gives what ends it. */
function listen(client: QueryClient): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let missed = false;
  const connect = () => {
    source = new EventSource('/api/workflow/events');
    source.addEventListener('request', (event: MessageEvent<string>) => requestMoved(client, event.data));
    source.addEventListener('open', () => {
      if (missed) void readAgain(client, 'request');
      // the first time too: the request on the screen may have moved between its answer and this line
      else void readKeysAgain(client, ['request']);
      missed = false;
    });
    source.addEventListener('error', () => {
      missed = true;
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

/** Listens to the server while somebody is signed in: what changed is read again, and said politely. */
export function useLiveUpdates(signedIn: boolean, postId: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    return signedIn ? listen(client) : undefined;
  }, [client, signedIn, postId]);
}
