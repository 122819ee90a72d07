import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EscalationEventPayload } from '#contracts';
import { SubscriptionRegistry } from '#platform';
import { EscalationTelling } from '../escalation-telling.js';

/** Which events about escalations lead to notices. */
@Injectable()
export class EscalationSubscriptions implements OnModuleInit {
  constructor(
    private readonly registry: SubscriptionRegistry,
    private readonly telling: EscalationTelling,
  ) {}

  onModuleInit(): void {
    this.registry.declare({
      emits: ['escalation.handed_over'], logOnly: [],
      subscriptions: [{ event: 'escalation.handed_over', queue: 'notices', consumer: 'tell-supervisor', handle: async (tx, job) => this.telling.handedOver(tx, job.payload as unknown as EscalationEventPayload) }],
    });
  }
}
