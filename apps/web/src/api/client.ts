import createClient from 'openapi-fetch';
import { csrfToken } from './csrf.js';
import { noAnswer, problemFrom } from './problem.js';
import type { paths } from './schema.js';

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

async function isRefusedToken(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const body: unknown = await response.clone().json().catch(() => undefined);
  return typeof body === 'object' && body !== null && 'code' in body && body.code === 'csrf';
}

/** Every writing request carries the session's token; a token that was refused is read anew and the request sent once more. */
async function dispatch(request: Request): Promise<Response> {
  if (request.method === 'GET') return await guarded(request);
  const spare = request.clone();
  const response = await guarded(await withToken(request, false));
  return (await isRefusedToken(response)) ? await guarded(await withToken(spare, true)) : response;
}

/** The HTTP API, typed by its OpenAPI document: a wrong path, parameter or field does not compile. */
export const api = createClient<paths>({ baseUrl: window.location.origin, fetch: dispatch, headers: { accept: 'application/json' } });

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The content of an answer. Anything but a success becomes an ApiProblem. */
export async function read<T>(call: Promise<Answer<T>>): Promise<NonNullable<T>> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined || data === null) throw problemFrom(response.status, error, response.headers.get('retry-after'));
  return data;
}

/** Waits for a success that has no content. */
export async function done(call: Promise<Answer<unknown>>): Promise<void> {
  const { error, response } = await call;
  if (!response.ok) throw problemFrom(response.status, error, response.headers.get('retry-after'));
}

export interface Paging {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** Adds the paging that every list takes (whether or not the document lists it there) to the query of one list, and leaves out what is not asked. */
export function paged<Q extends object>(query: Q, paging: Paging): Q {
  const asked = Object.entries({ ...query, ...paging }).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(asked) as Q;
}
