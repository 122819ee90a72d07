import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, type Actor } from '#platform';
import { DeadDeliveries } from './dead-deliveries.js';
import { DeliveryStore, type DeliveryFilter } from './data/delivery.store.js';
import type { DeliveryEntity, MailboxEntity } from './data/entities.js';
import { MailboxStore } from './data/mailbox.store.js';
import { MailTransport } from './mail-transport.js';

/** What operators see of what is on its way, and what they do about it. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DeliveryStore,
    private readonly dead: DeadDeliveries,
    private readonly mailbox: MailboxStore,
    private readonly mail: MailTransport,
  ) {}

  async list(actor: Actor, filter: DeliveryFilter): Promise<{ items: DeliveryEntity[]; total: number }> {
    return this.uow.view(actor, async (tx) => this.store.list(tx, filter));
  }

  /** Begins anew with a dead message. Refuses `not_found` and `delivery_not_dead`. */
  async redrive(actor: Actor, id: string): Promise<DeliveryEntity> {
    return this.uow.run(actor, async (tx) => {
      const delivery = await this.store.lock(tx, id);
      if (!delivery) throw new Refused({ code: 'not_found' });
      if (delivery.state !== 'dead') throw new Refused({ code: 'delivery_not_dead', details: { state: delivery.state } });
      await this.store.revive(tx, id);
      await this.dead.settle(tx, delivery.receiver);
      tx.audit({ act: 'notices.delivery_redrive', subjectKind: 'delivery', subjectId: id, detail: { channel: delivery.channel, receiver: delivery.receiver } });
      return { ...delivery, state: 'pending', attempts: 0, nextAt: tx.now, endedAt: null };
    });
  }

  /** What a demonstration would have sent. Refuses `mailbox_not_kept` where mails leave, or nothing does. */
  async mails(actor: Actor, filter: { readonly q: string | undefined; readonly offset: number; readonly limit: number }): Promise<{ items: MailboxEntity[]; total: number }> {
    if (!this.mail.keepsMailbox) throw new Refused({ code: 'mailbox_not_kept' });
    return this.uow.view(actor, async (tx) => this.mailbox.list(tx, filter));
  }
}
