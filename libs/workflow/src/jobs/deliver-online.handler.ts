import { Injectable } from '@nestjs/common';
import type { EventJob, Tx } from '#platform';
import { RequestStore } from '../data/request.store.js';
import { RequestService } from '../request.service.js';

const DECIDED: readonly string[] = ['approved', 'refused', 'declined', 'ready'];

/** Delivers a decision in the request itself where that way was chosen; windows and post are a clerk's act. */
@Injectable()
export class DeliverOnlineHandler {
  constructor(
    private readonly requests: RequestService,
    private readonly store: RequestStore,
  ) {}

  async handle(tx: Tx, event: EventJob): Promise<void> {
    const request = await this.store.lock(tx, event.aggregateId);
    if (!request || !DECIDED.includes(request.state) || request.deliveryMethod !== 'online') return;
    await this.requests.actIn(tx, request.id, 'deliver', { commandId: event.eventId, input: { method: 'online' } });
  }
}
