import { Inject, Injectable } from '@nestjs/common';
import type { EventType } from '#contracts';
import { SYSTEM } from '../auth/actor.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Logger } from '../logging/logger.js';
import type { EventJob, EventQueue, QueueName } from '../queue/queues.js';
import { SubscriptionRegistry } from '../queue/subscriptions.js';
import { LOGGER } from '../tokens.js';
import type { Audience } from './outbox-record.js';

/** Rows claimed in one transaction. */
const BATCH = 500;
/** Jobs that may wait in one queue, about a second's work: the rest stays in the outbox, where jurisdictions take turns, for behind the outbox nobody overtakes. */
const QUEUE_WINDOW = 120;
/** Less room than this is not filled: a transaction for a handful of events costs as much as one for many. */
const LEAST_ROOM = 40;
/** Runs without a nudge this often, so a lost nudge costs at most this long. */
const IDLE_MS = 400;
/** While the queues are full it looks again this soon, before they run empty. */
const FULL_MS = 40;
/** A NOTIFY payload may have 8,000 bytes. */
const LIVE_EVENTS_PER_NOTIFY = 15;

export const LIVE_CHANNEL = 'tongban_live';

/** What browsers are told live: where to look again, never what is there. */
export interface LiveEvent {
  readonly type: EventType;
  readonly id: string;
  readonly audience: Audience;
}

interface Row {
  readonly id: string;
  readonly type: EventType;
  readonly aggregate_id: string;
  readonly jurisdiction: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly audience: Audience;
  readonly correlation_id: string;
  readonly traceparent: string | null;
  readonly sends: number;
}

/** Unsent rows by turns: the same share for each jurisdiction that has any, so a flood from one delays no other. */
const CLAIM = `WITH RECURSIVE place AS (
    (SELECT jurisdiction FROM platform.outbox WHERE sent_at IS NULL ORDER BY jurisdiction LIMIT 1)
    UNION ALL
    SELECT (SELECT o.jurisdiction FROM platform.outbox o WHERE o.sent_at IS NULL AND o.jurisdiction > p.jurisdiction ORDER BY o.jurisdiction LIMIT 1)
    FROM place p WHERE p.jurisdiction IS NOT NULL
  ), share AS (SELECT greatest(1, $2::int / greatest(1, count(*)::int)) AS size FROM place WHERE jurisdiction IS NOT NULL)
  SELECT o.* FROM place p, share s, LATERAL (
    SELECT id, type, aggregate_id, jurisdiction, payload, audience, correlation_id, traceparent, sends FROM platform.outbox
    WHERE sent_at IS NULL AND jurisdiction = p.jurisdiction AND type = ANY ($1) ORDER BY id LIMIT s.size FOR UPDATE SKIP LOCKED
  ) o WHERE p.jurisdiction IS NOT NULL`;

/**
 * Moves committed events from the outbox to the queues: nudged after a commit and by timer, in batches, one consumer a job.
 * A crash between the queue and the commit sends again; consumers are idempotent by their inbox row.
 */
@Injectable()
export class OutboxRelay {
  private queues = new Map<QueueName, EventQueue>();
  private wake: (() => void) | undefined;
  private nudged = false;
  private stopping = false;
  private full = false;
  private loop: Promise<void> | undefined;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly registry: SubscriptionRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(queues: ReadonlyMap<QueueName, EventQueue>): void {
    this.queues = new Map(queues);
    this.loop = this.run();
  }

  nudge(): void {
    this.nudged = true;
    this.wake?.();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake?.();
    await this.loop;
  }

  /** Sends one batch; the number of events that left. */
  async sendBatch(): Promise<number> {
    const room = await this.room();
    this.full = room < LEAST_ROOM;
    if (this.full) return 0;
    return this.uow.run(SYSTEM, async (tx) => {
      const rows = await tx.prepared<Row>('outbox-claim', CLAIM, [this.registry.emitted(), Math.min(BATCH, room)]);
      if (rows.length === 0) return 0;
      await this.enqueue(rows);
      // By the clock of the database: that of this process may be wrong, and the sweep would wait for it.
      await tx.execute('UPDATE platform.outbox SET sent_at = now(), sends = sends + 1 WHERE id = ANY ($1)', [rows.map((r) => r.id)]);
      await announce(tx, rows);
      return rows.length;
    });
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      this.nudged = false;
      try {
        const sent = await this.sendBatch();
        failures = 0;
        if (sent > 0) continue;
      } catch (error) {
        failures += 1;
        this.logger.failure('outbox relay failed; it goes on', error, { failures });
      }
      await this.pause(failures > 0 ? Math.min(5_000, 200 * 2 ** failures) : this.full ? FULL_MS : IDLE_MS);
    }
  }

  private async pause(ms: number): Promise<void> {
    if (this.nudged || this.stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }

  private async room(): Promise<number> {
    const waiting = await Promise.all([...this.queues.values()].map(async (q) => q.getWaitingCount()));
    return QUEUE_WINDOW - Math.max(0, ...waiting);
  }

  private async enqueue(rows: readonly Row[]): Promise<void> {
    for (const [name, queue] of this.queues) {
      const jobs = rows.flatMap((row) => this.registry.consumersOf(row.type).filter((s) => s.queue === name).map((s) => ({
        name: s.consumer,
        data: toJob(row),
        // A job that is sent again must not be taken for the one that hangs: the queue ignores an id that it knows.
        opts: { jobId: `ob-${row.id}-${s.consumer}-${row.sends}`, attempts: 5, backoff: { type: 'exponential', delay: 500 }, removeOnComplete: true, removeOnFail: true },
      })));
      if (jobs.length > 0) await queue.addBulk(jobs);
    }
  }
}

function toJob(row: Row): EventJob {
  return {
    eventId: row.id, type: row.type, aggregateId: row.aggregate_id, jurisdiction: row.jurisdiction,
    payload: row.payload, correlationId: row.correlation_id, traceparent: row.traceparent,
  };
}

/** Tells every HTTP process, once a batch, which of its listeners should look again. */
async function announce(tx: Tx, rows: readonly Row[]): Promise<void> {
  const events: LiveEvent[] = rows.map((r) => ({ type: r.type, id: r.aggregate_id, audience: r.audience }));
  for (let i = 0; i < events.length; i += LIVE_EVENTS_PER_NOTIFY) {
    await tx.execute('SELECT pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify(events.slice(i, i + LIVE_EVENTS_PER_NOTIFY))]);
  }
}
