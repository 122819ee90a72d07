import { Inject, Injectable } from '@nestjs/common';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { CONFIG, SYSTEM, UnitOfWork, type Config } from '#platform';
import type { DeliveryEntity } from './data/entities.js';
import { EndpointStore } from './data/endpoint.store.js';
import type { Outcome } from './domain/delivery.js';
import { reasonOf } from './failure-reason.js';
import { wordsOf } from './notice-words.js';
import { WebhookTargets, type Target } from './webhook-target.js';
import { webhookSignature } from './webhook-signature.js';

/** Longest time for the whole of a call, in milliseconds. */
const PATIENCE_MS = 10_000;
const GONE = 410;

/** Calls one endpoint with one message, signed as Standard Webhooks says. Redirects are not followed. */
@Injectable()
export class WebhookCourier {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly endpoints: EndpointStore,
    private readonly targets: WebhookTargets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(delivery: DeliveryEntity): Promise<Outcome> {
    const found = await this.uow.view(SYSTEM, async (tx) => {
      const endpoint = await this.endpoints.find(tx, delivery.receiver);
      return endpoint && endpoint.disabledAt === null ? { url: endpoint.url, secrets: this.endpoints.secretsOf(endpoint, tx.now) } : undefined;
    });
    if (!found) return { kind: 'nobody', reason: 'the endpoint is not in use any more' };
    const body = this.bodyOf(delivery);
    // Receivers compare it with their own clocks, so it is the real time, whatever a rehearsal says.
    const seconds = Math.floor(Date.now() / 1_000);
    const headers = { 'webhook-id': delivery.id, 'webhook-timestamp': String(seconds), 'webhook-signature': webhookSignature(found.secrets, delivery.id, seconds, body) };
    try {
      const status = await call(await this.targets.resolve(found.url), body, headers);
      if (status === GONE) return { kind: 'gone', reason: `HTTP ${GONE}` };
      return status >= 200 && status < 300 ? { kind: 'sent' } : { kind: 'failed', reason: `HTTP ${status}` };
    } catch (error) {
      return { kind: 'failed', reason: reasonOf(error) };
    }
  }

  private bodyOf({ template, subjectKind, subjectId, params, createdAt }: DeliveryEntity): string {
    const { sentence, todo, link } = wordsOf({ template, params, subjectId });
    return JSON.stringify({ type: template, timestamp: createdAt.toISOString(), data: { subject: { kind: subjectKind, id: subjectId }, sentence, todo, link: `${this.config.publicUrl}${link}`, values: params } });
  }
}

/** The status of the answer. The connection goes to the addresses of the target and is not kept. */
async function call({ url, addresses }: Target, body: string, headers: Readonly<Record<string, string>>): Promise<number> {
  const pinned: LookupFunction = (_name, options, answer) => {
    const [first] = addresses;
    if (options.all) answer(null, [...addresses]);
    else answer(null, first?.address ?? '', first?.family ?? 4);
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method: 'POST', agent: false, lookup: pinned, headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': String(Buffer.byteLength(body)), 'user-agent': 'Tongban-Webhook/1', ...headers },
    });
    const timer = setTimeout(() => request.destroy(new Error('no answer in time')), PATIENCE_MS);
    request.on('response', (response) => {
      // What it says beside its status is nothing to us.
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.on('error', reject);
    request.on('close', () => clearTimeout(timer));
    request.end(body);
  });
}
