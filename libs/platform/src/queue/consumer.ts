import { Inject, Injectable } from '@nestjs/common';
import type { Job } from 'bullmq';
import { UnrecoverableError } from 'bullmq';
import { SYSTEM } from '../auth/actor.js';
import { AttentionStore } from '../attention/attention.store.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Logger } from '../logging/logger.js';
import { runWithContext } from '../logging/request-context.js';
import { withSpan } from '../telemetry/tracing.js';
import { LOGGER } from '../tokens.js';
import type { EventJob } from './queues.js';
import { SubscriptionRegistry } from './subscriptions.js';

/** Runs one job: inbox row and effect in one transaction, so that a second delivery finds the work done. */
@Injectable()
export class EventConsumer {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly registry: SubscriptionRegistry,
    private readonly attention: AttentionStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async consume(job: Pick<Job<EventJob>, 'name' | 'data'>): Promise<'done' | 'repeated'> {
    const event = job.data;
    const subscription = this.registry.find(job.name, event.type);
    if (!subscription) throw new UnrecoverableError(`no consumer ${job.name} for ${event.type}`);
    const context = { correlationId: event.correlationId, ...(event.traceparent ? { traceparent: event.traceparent } : {}) };
    return runWithContext(context, async () => withSpan(`job ${subscription.consumer}`, { 'tongban.event': event.type }, async () =>
      this.uow.run(SYSTEM, async (tx) => {
        const fresh = await tx.prepared<{ event_id: string }>(
          'inbox-take',
          'INSERT INTO platform.inbox (consumer, event_id, done_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING event_id',
          [subscription.consumer, event.eventId, tx.now],
        );
        if (fresh.length === 0) return 'repeated';
        await subscription.handle(tx, event);
        return 'done';
      }),
    ));
  }

  /** After the last attempt: someone must look. If even this cannot be written, the outbox sweep sends the event again. */
  async giveUp(queue: string, job: Pick<Job<EventJob>, 'name' | 'data' | 'attemptsMade'>, error: Error): Promise<void> {
    const { data } = job;
    this.logger.failure('a job failed for good', error, { queue, consumer: job.name, eventId: data.eventId, aggregateId: data.aggregateId });
    await this.uow
      .run(SYSTEM, async (tx) =>
        this.attention.raise(tx, {
          kind: 'job_failed', queue, consumer: job.name, eventId: data.eventId, eventType: data.type, subjectKind: 'request', subjectId: data.aggregateId,
          jurisdiction: data.jurisdiction, reason: `${error.name}: ${error.message}`.slice(0, 500), attempts: job.attemptsMade, correlationId: data.correlationId,
        }),
      )
      .catch((e: unknown) => this.logger.failure('an attention item could not be written; the sweep sends the event again', e));
  }
}
