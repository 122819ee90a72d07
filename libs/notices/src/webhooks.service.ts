import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, newId, type PersonActor, type Tx } from '#platform';
import { DeliveryStore } from './data/delivery.store.js';
import { EndpointStore, type EndpointOwner } from './data/endpoint.store.js';
import type { EndpointEntity } from './data/entities.js';
import { newWebhookSecret } from './webhook-signature.js';
import { TargetRefused, WebhookTargets } from './webhook-target.js';

/** An endpoint with how it fares. */
export interface Standing {
  readonly endpoint: EndpointEntity;
  readonly sentAt: Date | null;
  /** Messages that fail or are dead. */
  readonly failing: number;
}

/** An endpoint with its secret, which is shown this once. */
export interface Secretive extends Standing {
  readonly secret: string;
}

const MOST_ENDPOINTS = 5;
/** How long the secret before a rotation goes on signing beside the new one. */
const OVERLAP_MS = 24 * 3_600_000;

/** Webhooks of people and offices. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: EndpointStore,
    private readonly deliveries: DeliveryStore,
    private readonly targets: WebhookTargets,
  ) {}

  async list(actor: PersonActor): Promise<Standing[]> {
    return this.uow.view(actor, async (tx) => this.store.list(tx, ownerOf(actor)), async (tx, endpoints) => this.standings(tx, endpoints));
  }

  /** Refuses `endpoint_refused` with the fault of the address, and `too_many_endpoints`. */
  async register(actor: PersonActor, url: string): Promise<Secretive> {
    await this.check(url);
    const [id, secret] = [newId(), newWebhookSecret()];
    return this.uow.run(actor, async (tx) => {
      if ((await this.store.list(tx, ownerOf(actor))).length >= MOST_ENDPOINTS) throw new Refused({ code: 'too_many_endpoints', details: { most: MOST_ENDPOINTS } });
      this.store.insert(tx, { id, url, secret, createdBy: actor.personId, createdAt: tx.now }, ownerOf(actor));
      tx.audit({ act: 'notices.endpoint_register', subjectKind: 'endpoint', subjectId: id });
      return { endpoint: await this.found(tx, actor, id), sentAt: null, failing: 0, secret };
    });
  }

  /** A new secret; for a day both sign. Refuses `not_found`. */
  async rotate(actor: PersonActor, id: string): Promise<Secretive> {
    const secret = newWebhookSecret();
    await this.uow.run(actor, async (tx) => {
      this.store.rotate(tx, await this.found(tx, actor, id), secret, new Date(tx.now.getTime() + OVERLAP_MS));
      tx.audit({ act: 'notices.endpoint_rotate', subjectKind: 'endpoint', subjectId: id });
    });
    return { ...(await this.standing(actor, id)), secret };
  }

  /** Brings an endpoint back that said that it is gone. Refuses `not_found` and `endpoint_refused`. */
  async enable(actor: PersonActor, id: string): Promise<Standing> {
    await this.check((await this.standing(actor, id)).endpoint.url);
    await this.uow.run(actor, async (tx) => this.store.enable(tx, (await this.found(tx, actor, id)).id));
    return this.standing(actor, id);
  }

  /** Refuses `not_found`. What waits for it finds nobody. */
  async remove(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      await this.found(tx, actor, id);
      await this.store.remove(tx, id);
      tx.audit({ act: 'notices.endpoint_remove', subjectKind: 'endpoint', subjectId: id });
    });
  }

  private async check(url: string): Promise<void> {
    await this.targets.resolve(url).catch((error: unknown) => {
      if (!(error instanceof TargetRefused)) throw error;
      throw new Refused({ code: 'endpoint_refused', details: { fault: error.fault } });
    });
  }

  private async found(tx: Tx, actor: PersonActor, id: string): Promise<EndpointEntity> {
    const endpoint = await this.store.find(tx, id, ownerOf(actor));
    if (!endpoint) throw new Refused({ code: 'not_found' });
    return endpoint;
  }

  private async standing(actor: PersonActor, id: string): Promise<Standing> {
    const [standing] = await this.uow.view(actor, async (tx) => [await this.found(tx, actor, id)], async (tx, endpoints) => this.standings(tx, endpoints));
    if (!standing) throw new Refused({ code: 'not_found' });
    return standing;
  }

  private async standings(tx: Tx, endpoints: readonly EndpointEntity[]): Promise<Standing[]> {
    const known = await this.deliveries.standingOf(tx, endpoints.map(({ id }) => id));
    return endpoints.map((endpoint) => ({ endpoint, sentAt: known.get(endpoint.id)?.sentAt ?? null, failing: known.get(endpoint.id)?.failing ?? 0 }));
  }
}

/** Whose webhooks the actor keeps in the post in which they act: those who answer for an office keep its, everybody else their own. */
function ownerOf({ personId, post }: PersonActor): EndpointOwner {
  if (post?.role === 'catalogue_admin') return { jurisdiction: post.jurisdictionCode };
  if (post?.role !== 'supervisor') return { personId };
  return post.authorityId === null ? { jurisdiction: post.jurisdictionCode } : { authorityId: post.authorityId };
}
