import type { Person } from './person.js';

/** One event as the browser gets it. */
export interface LiveMessage {
  readonly type: string;
  readonly data: string;
}

/** An open stream of server-sent events. */
export interface LiveStream {
  readonly status: number;
  /** Everything that came so far. */
  readonly messages: readonly LiveMessage[];
  /** Ids of the requests that it named so far. */
  requestIds(): readonly string[];
  /** Settles when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens the live updates as the web app does, with the person's session. */
export async function listen(person: Person): Promise<LiveStream> {
  const stop = new AbortController();
  const response = await fetch(new URL('/api/workflow/events', person.base), { headers: { cookie: person.cookieHeader(), accept: 'text/event-stream' }, signal: stop.signal });
  const messages: LiveMessage[] = [];
  const ended = readAll(response, messages);
  ended.catch(() => undefined);
  const requestIds = (): string[] => messages.filter(({ type }) => type === 'request').map(({ data }) => (JSON.parse(data) as { id: string }).id);
  return { status: response.status, messages, requestIds, ended, close: () => { stop.abort(); } };
}

async function readAll(response: Response, messages: LiveMessage[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string => block.split('\n').filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim()).join('\n');
      messages.push({ type: field('event') || 'message', data: field('data') });
    }
  }
}
