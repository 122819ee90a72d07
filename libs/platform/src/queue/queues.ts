import { createPostgresBackend, createRedisBackend, Queue, Worker, type BackendFactory, type ConnectionOptions, type Processor, type RedisQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { EventType } from '#contracts';

/** The queues. A further one needs a different concurrency or failure policy (architecture.md). */
export const QUEUE_NAMES = ['routing', 'notices', 'imports'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** What travels in a job: one event for one consumer. Consumers reload what they need by `aggregateId`. */
export interface EventJob {
  readonly eventId: string;
  readonly type: EventType;
  readonly aggregateId: string;
  readonly jurisdiction: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly correlationId: string;
  readonly traceparent: string | null;
}

export type EventQueue = Queue<EventJob, unknown, string, EventJob, unknown, string>;
export type EventWorker = Worker<EventJob>;

function queueBackend(queueUrl: string): 'postgres' | 'redis' {
  return /^rediss?:/.test(queueUrl) ? 'redis' : 'postgres';
}

/**
 * Opens queues and workers on the back end that `QUEUE_URL` names; the code that uses them is the same. BullMQ types its options
 * for Redis only, so the PostgreSQL options pass through one cast here and nowhere else.
 */
export class QueueConnector {
  private readonly redis: Redis[] = [];
  constructor(private readonly queueUrl: string) {}

  queue(name: QueueName): EventQueue {
    return new Queue<EventJob, unknown, string, EventJob, unknown, string>(name, { connection: this.connection(3) }, this.backend());
  }

  worker(name: QueueName, concurrency: number, processor: Processor<EventJob>): EventWorker {
    const options = { connection: this.connection(concurrency + 2), concurrency, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 };
    return new Worker<EventJob>(name, processor, options, this.backend());
  }

  /** Closes the Redis connections, which BullMQ leaves to whoever made them. */
  async close(): Promise<void> {
    await Promise.all(this.redis.map(async (r) => r.quit().catch(() => undefined)));
  }

  private backend(): BackendFactory<RedisQueueBackend, ConnectionOptions> {
    const factory: unknown = queueBackend(this.queueUrl) === 'redis' ? createRedisBackend : createPostgresBackend;
    return factory as BackendFactory<RedisQueueBackend, ConnectionOptions>;
  }

  private connection(max: number): ConnectionOptions {
    if (queueBackend(this.queueUrl) === 'redis') {
      const redis = new Redis(this.queueUrl, { maxRetriesPerRequest: null });
      redis.on('error', () => undefined);
      this.redis.push(redis);
      return redis as unknown as ConnectionOptions;
    }
    return { connectionString: this.queueUrl, schema: 'bullmq', max } as unknown as ConnectionOptions;
  }
}
