import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, webhookSignature } from './webhook-signature.js';

const BODY = JSON.stringify({ type: 'request.accepted', 说: '受理' });

describe('a webhook signature', () => {
  it('is the one of the specification', () => {
    // Example of the Standard Webhooks specification.
    expect(webhookSignature(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}')).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('is verified by the official library under either secret of a rotation, and by no other', () => {
    const [now, old, foreign] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
    const seconds = Math.floor(Date.now() / 1_000);
    const headers = { 'webhook-id': 'm1', 'webhook-timestamp': String(seconds), 'webhook-signature': webhookSignature([now, old], 'm1', seconds, BODY) };
    for (const secret of [now, old]) expect(new Webhook(secret).verify(BODY, headers)).toEqual(JSON.parse(BODY));
    expect(() => new Webhook(foreign).verify(BODY, headers)).toThrow();
    expect(() => new Webhook(now).verify(`${BODY} `, headers)).toThrow();
    expect(() => new Webhook(now).verify(BODY, { ...headers, 'webhook-id': 'm2' })).toThrow();
  });
});
