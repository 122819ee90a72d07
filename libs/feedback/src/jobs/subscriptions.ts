import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FEEDBACK_EVENT_TYPES, type EventType, type FeedbackEventPayload } from '#contracts';
import { SubscriptionRegistry, type Subscription } from '#platform';
import { TellMatterHandler } from './tell-matter.handler.js';

const TOLD: readonly EventType[] = ['feedback.opened', 'feedback.forwarded', 'feedback.answered', 'feedback.second_look_asked', 'feedback.concluded'];

/** Which events of feedback lead to notices; the others leave a trace only. */
@Injectable()
export class FeedbackSubscriptions implements OnModuleInit {
  constructor(
    private readonly registry: SubscriptionRegistry,
    private readonly telling: TellMatterHandler,
  ) {}

  onModuleInit(): void {
    this.registry.declare({
      emits: FEEDBACK_EVENT_TYPES,
      logOnly: FEEDBACK_EVENT_TYPES.filter((type) => !TOLD.includes(type)),
      subscriptions: TOLD.map((event): Subscription => ({ event, queue: 'notices', consumer: 'tell-matter', handle: async (tx, job) => this.telling.handle(tx, event, (job.payload as unknown as FeedbackEventPayload).matterId) })),
    });
  }
}
