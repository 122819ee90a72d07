import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '../config.js';

/** Holds the session token. Without Max-Age: it ends with the browser, at the latest with the session's own limits. */
export const SESSION_COOKIE = 'tongban_session';
/** Holds a sign-in that is under way, until the provider sends the browser back. */
export const SIGN_IN_COOKIE = 'tongban_sign_in';
export const SIGN_IN_PATH = '/api/session';

/** Lax, because the provider sends the browser back by a link from its own site; the CSRF token does the rest. */
export function sessionCookie(config: Config): CookieSerializeOptions {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: config.publicUrl.startsWith('https:') };
}

export function signInCookie(config: Config, seconds: number): CookieSerializeOptions {
  return { ...sessionCookie(config), path: SIGN_IN_PATH, maxAge: seconds };
}
