import { Injectable } from '@nestjs/common';
import { PersonStore } from '#directory';
import { AttentionStore, type Tx } from '#platform';
import { DeliveryStore } from './data/delivery.store.js';
import { EndpointStore } from './data/endpoint.store.js';
import type { DeliveryEntity } from './data/entities.js';
import type { Outcome } from './domain/delivery.js';
import { CONFIRMATION } from './mail-courier.js';

/** Name of the sender in attention items. */
const CONSUMER = 'deliver-notice';
/** Where it is not known whose receiver it is: the region. */
const NOWHERE = '000000';

/** What becomes of messages that cannot be delivered: an alarm, a new beginning, or an end. One attention item a receiver, however many messages wait for it. */
@Injectable()
export class DeadDeliveries {
  constructor(
    private readonly store: DeliveryStore,
    private readonly endpoints: EndpointStore,
    private readonly attention: AttentionStore,
    private readonly people: PersonStore,
  ) {}

  /** A message was tried for the last time. */
  async raise(tx: Tx, { id, channel, receiver, attempts, subjectKind }: DeliveryEntity, reason: string): Promise<void> {
    // A code that did not arrive has long run out; whoever asked for it asks again.
    if (subjectKind === CONFIRMATION) return;
    await this.attention.raise(tx, {
      kind: 'delivery_dead', queue: 'notices', consumer: CONSUMER, eventId: receiver, eventType: channel, subjectKind: channel === 'email' ? 'person' : 'endpoint', subjectId: receiver,
      jurisdiction: await this.placeOf(tx, channel, receiver), reason, attempts, correlationId: id,
    });
  }

  /** Nobody is there any more: nothing of what waits for the receiver is sent. An endpoint that said so is out of use until its owner brings it back. */
  async end(tx: Tx, { receiver, channel }: DeliveryEntity, { kind, reason }: Exclude<Outcome, { kind: 'sent' }>): Promise<void> {
    if (channel === 'webhook' && kind === 'gone') {
      this.endpoints.disable(tx, receiver, reason);
      tx.audit({ act: 'notices.endpoint_gone', subjectKind: 'endpoint', subjectId: receiver });
    }
    await this.store.drop(tx, receiver, reason);
    await this.attention.settle(tx, CONSUMER, receiver);
  }

  /** Begins anew with what a person redrove by its attention item, on the screen or on the command line. */
  async revive(tx: Tx): Promise<void> {
    const receivers = await this.store.deadReceivers(tx);
    if (receivers.length === 0) return;
    for (const { eventId, at } of await this.attention.redriven(tx, CONSUMER, receivers)) await this.store.reviveAll(tx, eventId, at);
  }

  /** Settles the item of a receiver for whom nothing is dead any more. */
  async settle(tx: Tx, receiver: string): Promise<void> {
    if (!(await this.store.deadReceivers(tx)).includes(receiver)) await this.attention.settle(tx, CONSUMER, receiver);
  }

  private async placeOf(tx: Tx, channel: DeliveryEntity['channel'], receiver: string): Promise<string> {
    if (channel === 'webhook') {
      const endpoint = await this.endpoints.find(tx, receiver);
      if (endpoint?.jurisdiction) return endpoint.jurisdiction;
      if (!endpoint?.personId) return NOWHERE;
      return (await this.people.find(tx, endpoint.personId))?.homeJurisdiction ?? NOWHERE;
    }
    return (await this.people.find(tx, receiver))?.homeJurisdiction ?? NOWHERE;
  }
}
