import type { IncomingHttpHeaders } from 'node:http';
import { sameSecret } from './session-token.js';

/** Header that carries the token of `GET /api/session`. */
const CSRF_HEADER = 'x-csrf-token';

/** Why an unsafe request was not taken for one of our own page; told in the problem's `details.reason`. */
export type CsrfReason = 'cross_site' | 'foreign_origin' | 'token_missing' | 'token_wrong';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Checks that a request with a session cookie was sent by our own page. Browsers that tell where a request comes from
 * (`Sec-Fetch-Site`, else `Origin`) are believed first, then the token must fit; any client that keeps a cookie must send it.
 * Returns undefined when the request may pass.
 */
export function csrfReason(method: string, headers: IncomingHttpHeaders, expected: string, ownOrigin: string): CsrfReason | undefined {
  if (SAFE.has(method)) return undefined;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return 'cross_site';
  if (site === undefined && headers.origin !== undefined && headers.origin !== ownOrigin) return 'foreign_origin';
  const token = headers[CSRF_HEADER];
  if (typeof token !== 'string' || token === '') return 'token_missing';
  return sameSecret(token, expected) ? undefined : 'token_wrong';
}
