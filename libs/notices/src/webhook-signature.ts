import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A new secret as Standard Webhooks writes it: `whsec_` and base64 of 32 random bytes. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`;
}

/** The header `webhook-signature`: HMAC-SHA256 over `id.timestamp.body` under each secret, after `v1,`, with blanks between (Standard Webhooks 1.0). */
export function webhookSignature(secrets: readonly string[], id: string, seconds: number, body: string): string {
  return secrets.map((secret) => `v1,${createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64')).update(`${id}.${seconds}.${body}`).digest('base64')}`).join(' ');
}
