import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignInChecks } from './identity-provider.service.js';

/** A sign-in that is under way. It lives in a signed cookie, so that nobody can fill our memory with sign-ins that they never finish. */
export interface SignInTicket extends SignInChecks {
  /** Local path to go to afterwards. */
  readonly returnTo: string;
  /** Unix milliseconds. */
  readonly expiresAt: number;
}

/** Writes the ticket as text for a cookie: content and HMAC, both base64url. */
export function sealTicket(ticket: SignInTicket, key: Buffer): string {
  const content = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${content}.${signature(content, key).toString('base64url')}`;
}

/** Reads a ticket; undefined when it is not ours, was changed, or has expired. */
export function openTicket(text: string, key: Buffer, now: Date): SignInTicket | undefined {
  const [content = '', signed = '', ...rest] = text.split('.');
  const given = Buffer.from(signed, 'base64url');
  const expected = signature(content, key);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const ticket = JSON.parse(Buffer.from(content, 'base64url').toString('utf8')) as SignInTicket;
  return ticket.expiresAt > now.getTime() ? ticket : undefined;
}

function signature(content: string, key: Buffer): Buffer {
  return createHmac('sha256', key).update(content).digest();
}
