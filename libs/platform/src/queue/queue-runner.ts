import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { EVENT_TYPES } from '#contracts';
import type { Config } from '../config.js';
import { Logger } from '../logging/logger.js';
import { OutboxRelay } from '../outbox/relay.js';
import { CONFIG, LOGGER } from '../tokens.js';
import { EventConsumer } from './consumer.js';
import { QUEUE_NAMES, QueueConnector, type EventQueue, type EventWorker, type QueueName } from './queues.js';
import { SubscriptionRegistry } from './subscriptions.js';
import { SweepRunner } from './sweeps.js';

/** Jobs of one queue that run at once in one process. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = { routing: 6, notices: 4, imports: 1 };

/** Starts and stops relay, workers and sweeps of a process that runs them (`PROCESS=all|worker`), and checks the wiring in every process. */
@Injectable()
export class QueueRunner implements OnApplicationBootstrap {
  private readonly queues = new Map<QueueName, EventQueue>();
  private readonly workers: EventWorker[] = [];
  private readonly connector: QueueConnector;
  private lastErrorAt = 0;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly registry: SubscriptionRegistry,
    private readonly relay: OutboxRelay,
    private readonly consumer: EventConsumer,
    private readonly sweeps: SweepRunner,
  ) {
    this.connector = new QueueConnector(config.queueUrl);
  }

  onApplicationBootstrap(): void {
    this.registry.check(this.registry.emitted().length === EVENT_TYPES.length);
    if (this.config.process === 'http') return;
    this.start();
  }

  /** Throws when the queue does not answer; used by readiness. */
  async check(): Promise<void> {
    await Promise.all([...this.queues.values()].map(async (q) => q.getWaitingCount()));
  }

  /** Jobs per queue and state, for the metrics. */
  async depths(): Promise<Record<string, Record<string, number>>> {
    const entries = await Promise.all([...this.queues].map(async ([name, q]) => [name, await q.getJobCounts('waiting', 'active', 'delayed')] as const));
    return Object.fromEntries(entries);
  }

  /** Lets running jobs end, workers before queues, so that a finishing job can still announce its event. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map(async (w) => w.close()));
    await this.sweeps.stop();
    await this.relay.stop();
    await Promise.all([...this.queues.values()].map(async (q) => q.close()));
    await this.connector.close();
  }

  private start(): void {
    for (const name of QUEUE_NAMES) {
      const queue = this.connector.queue(name);
      queue.on('error', (e) => this.complain(name, e));
      this.queues.set(name, queue);
      // A worker takes every job of its queue: one without a consumer here would take those of another app and fail them.
      if (this.registry.subscriptions().some((s) => s.queue === name)) this.workers.push(this.worker(name));
    }
    this.relay.start(this.queues);
    this.sweeps.start(this.logger);
  }

  private worker(name: QueueName): EventWorker {
    const worker = this.connector.worker(name, CONCURRENCY[name], async (job) => this.consumer.consume(job));
    worker.on('error', (e) => this.complain(name, e));
    worker.on('failed', (job, error) => {
      if (!job) return;
      const last = job.attemptsMade >= (job.opts.attempts ?? 1) || error.name === 'UnrecoverableError';
      if (last) void this.consumer.giveUp(name, job, error);
      else this.logger.event('warn', 'a job failed and is tried again', { queue: name, consumer: job.name, eventId: job.data.eventId, attempt: job.attemptsMade, error: error.message });
    });
    return worker;
  }

  /** A queue that is down repeats its error hundreds of times a second (stack.md 3.2): one line a second is enough. */
  private complain(queue: string, error: Error): void {
    const now = Date.now();
    if (now - this.lastErrorAt < 1_000) return;
    this.lastErrorAt = now;
    this.logger.failure('the queue reports an error; it goes on', error, { queue });
  }
}
