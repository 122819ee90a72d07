import { Injectable, type OnModuleInit } from '@nestjs/common';
import { MANDATE_EVENT_TYPES, type MandateEventPayload } from '#contracts';
import { NoticeDesk } from '#notices';
import { SubscriptionRegistry, type Subscription, type Tx } from '#platform';
import { MandateStore } from '../data/mandate.store.js';

/** Tells both sides what became of a mandate, except whoever did it. */
@Injectable()
export class MandateSubscriptions implements OnModuleInit {
  constructor(
    private readonly registry: SubscriptionRegistry,
    private readonly store: MandateStore,
    private readonly desk: NoticeDesk,
  ) {}

  onModuleInit(): void {
    this.registry.declare({
      emits: MANDATE_EVENT_TYPES,
      logOnly: [],
      subscriptions: MANDATE_EVENT_TYPES.map((event): Subscription => ({ event, queue: 'notices', consumer: 'tell-mandate', handle: async (tx, job) => this.tell(tx, event, job.payload as unknown as MandateEventPayload) })),
    });
  }

  private async tell(tx: Tx, template: (typeof MANDATE_EVENT_TYPES)[number], { mandateId, byPersonId }: MandateEventPayload): Promise<void> {
    const row = await this.store.find(tx, mandateId);
    if (!row) return;
    const sides = template === 'mandate.declined' ? [row.statedBy] : [row.principalId, row.agentId];
    for (const person of sides) if (person !== null && person !== byPersonId) await this.desk.tell(tx, { to: { person }, subject: { kind: 'mandate', id: row.id }, template, params: { until: row.untilDay } });
  }
}
