import { createPostgresBackend, createRedisBackend, Queue, Worker, type BackendFactory, type ConnectionOptions, type Processor, type RedisQueueBackend } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { EventType } from '#contracts';
import { hearEveryError } from '../database/hear-every-error.js';

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
  private readonly pools: pg.Pool[] = [];
  constructor(private readonly queueUrl: string) {}

  queue(name: QueueName): EventQueue {
    return new Queue<EventJob, unknown, string, EventJob, unknown, string>(name, { connection: this.connection(3) }, this.backend());
  }

  worker(name: QueueName, concurrency: number, processor: Processor<EventJob>): EventWorker {
    const options = { connection: this.connection(concurrency + 2), concurrency, lockDuration: 30_000, stalledInterval: 15_000, maxStalledCount: 5 };
    return new Worker<EventJob>(name, processor, options, this.backend());
  }

  /** Closes the connections, which BullMQ leaves to whoever made them. */
  async close(): Promise<void> {
    await Promise.all([...this.redis.splice(0).map(async (r) => r.quit().catch(() => undefined)), ...this.pools.splice(0).map(async (p) => p.end())]);
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
    return this.pool(max) as unknown as ConnectionOptions;
  }

  /** One connection more than are asked for, on which the queue listens. */
  private pool(max: number): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.queueUrl, options: '-c search_path=bullmq', max: max + 1, keepAlive: true });
    pool.on('error', () => undefined);
    hearEveryError(pool);
    this.pools.push(pool);
    return pool;
  }
}
