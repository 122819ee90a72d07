import { csrfToken } from './csrf.js';
import { noAnswer, problemFrom } from './problem.js';

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

async function guarded(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    throw noAnswer();
  }
}

async function withToken(request: Request, again: boolean): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.set('x-csrf-token', await csrfToken(again).catch(() => { throw noAnswer(); }));
  return new Request(request, { headers });
}

async function refusedToken(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const body: unknown = await response.clone().json().catch(() => undefined);
  return typeof body === 'object' && body !== null && 'code' in body && body.code === 'csrf';
}

async function dispatch(request: Request): Promise<Response> {
  if (request.method === 'GET') return await guarded(request);
  const spare = request.clone();
  const response = await guarded(await withToken(request, false));
  return (await refusedToken(response)) ? await guarded(await withToken(spare, true)) : response;
}

async function answer<T>(request: Request): Promise<T> {
  const response = await dispatch(request);
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    body = undefined;
  }
  if (!response.ok) throw problemFrom(response.status, body, response.headers.get('retry-after'));
  return body as T;
}

function address(path: string, query?: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export async function read<T>(path: string, options: { query?: Query; signal?: AbortSignal } = {}): Promise<T> {
  return await answer<T>(new Request(address(path, options.query), { headers: { accept: 'application/json' }, signal: options.signal ?? null }));
}

export async function write<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<T> {
  const json = body === undefined ? undefined : JSON.stringify(body);
  return await answer<T>(new Request(path, { method, headers: { accept: 'application/json', ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, body: json ?? null }));
}
