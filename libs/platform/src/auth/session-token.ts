import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

const FORM = /^[A-Za-z0-9_-]{43}$/;

/** A fresh session token: 256 random bits, base64url. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether the text can be a session token at all; spares the database a lookup. */
export function isSessionToken(text: string): boolean {
  return FORM.test(text);
}

/** What the database keeps of a token. The token is random through and through, so a plain hash needs no salt and no stretching. */
export function sessionHash(token: string): Buffer {
  return hash('sha256', token, 'buffer');
}

/**
 * The token that unsafe requests of the session carry in `X-CSRF-Token`. Keyed by the session token, which no foreign page can read,
 * it needs no storage and changes with the session.
 */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('tongban csrf 1').digest('base64url');
}

/** Compares in a time that does not depend on where the texts differ. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', expected, 'buffer'));
}
