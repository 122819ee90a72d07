import { Injectable } from '@nestjs/common';
import type { DeliveryEntity } from './data/entities.js';
import type { Outcome } from './domain/delivery.js';
import { MailCourier } from './mail-courier.js';
import { WebhookCourier } from './webhook-courier.js';

/** Whoever brings a message on its way, by its channel. */
@Injectable()
export class Couriers {
  constructor(
    private readonly mail: MailCourier,
    private readonly webhooks: WebhookCourier,
  ) {}

  /** One attempt. What cannot be sent is an outcome, not an error. */
  async send(delivery: DeliveryEntity): Promise<Outcome> {
    switch (delivery.channel) {
      case 'email':
        return this.mail.send(delivery);
      case 'webhook':
        return this.webhooks.send(delivery);
    }
  }
}
