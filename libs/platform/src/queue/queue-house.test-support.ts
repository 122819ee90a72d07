import 'reflect-metadata';
import { Writable } from 'node:stream';
import type { EventType } from '#contracts';
import { AttentionService } from '../attention/attention.service.js';
import { AttentionStore } from '../attention/attention.store.js';
import { SYSTEM } from '../auth/actor.js';
import { SystemClock } from '../clock.js';
import { readConfig, type Config } from '../config.js';
import { createDataSource } from '../database/data-source.js';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Logger } from '../logging/logger.js';
import { OutboxRelay } from '../outbox/relay.js';
import { OutboxSweep } from '../outbox/sweep.js';
import { EventConsumer } from './consumer.js';
import { QueueRunner } from './queue-runner.js';
import { QUEUE_NAMES, QueueConnector, type EventJob, type EventQueue, type QueueName } from './queues.js';
import { SubscriptionRegistry, type Subscription } from './subscriptions.js';
import { SweepRunner } from './sweeps.js';

/** Everything between a committed event and its effect, on one database and one queue server, without an application around it. */
export interface QueueHouse {
  readonly uow: UnitOfWork;
  readonly clock: SystemClock;
  readonly registry: SubscriptionRegistry;
  readonly consumer: EventConsumer;
  readonly sweep: OutboxSweep;
  readonly attention: AttentionService;
  readonly attentionStore: AttentionStore;
  readonly sweeps: SweepRunner;
  /** A relay of its own that sends when it is told to, by default to {@link queues}; ask for it before there is anything to send. */
  relay(queues?: ReadonlyMap<QueueName, EventQueue>): Promise<OutboxRelay>;
  readonly queues: ReadonlyMap<QueueName, EventQueue>;
  /** Workers, relay and sweeps as a process runs them; it stops with the house. */
  run(): QueueRunner;
  /** Commits events of a jurisdiction; gives what they are about. */
  emit(type: EventType, jurisdiction: string, count?: number): Promise<string[]>;
  /** Events that still lie in the outbox, sent or not. */
  outbox(): Promise<OutboxState[]>;
  log(): string;
  close(): Promise<void>;
}

export interface OutboxState {
  readonly id: string;
  readonly subject: string;
  readonly jurisdiction: string;
  readonly sentAt: Date | null;
}

/** An effect that can be counted: an audit entry about what the event is about. */
export function leaveMark(tx: Tx, act: string, event: EventJob): void {
  tx.audit({ act, subjectKind: 'request', subjectId: event.aggregateId });
}

export function subscription(event: EventType, consumer: string, handle: Subscription['handle'], queue: QueueName = 'routing'): Subscription {
  return { event, queue, consumer, handle };
}

const OUTBOX_STATE = `SELECT id, aggregate_id AS subject, jurisdiction, sent_at AS "sentAt" FROM platform.outbox ORDER BY id`;

/** How often each subject was marked by an act. */
export async function marks(house: QueueHouse, act: string): Promise<Map<string, number>> {
  const rows = await house.uow.run(SYSTEM, async (tx) => tx.query<{ subject: string; n: number }>('SELECT subject_id AS subject, count(*)::int AS n FROM platform.audit_entry WHERE act = $1 GROUP BY 1', [act]));
  return new Map(rows.map(({ subject, n }) => [subject, n]));
}

/** Opens the house; `queueUrl` names the queue server, the database itself when left out. */
export async function openQueueHouse(databaseUrl: string, queueUrl: string = databaseUrl): Promise<QueueHouse> {
  const config: Config = readConfig({ TONGBAN_MODE: 'demo', DATABASE_URL: databaseUrl, QUEUE_URL: queueUrl });
  const lines: string[] = [];
  const logger = Logger.create('test', 'debug', new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }));
  const source = await createDataSource(databaseUrl, 8, []).initialize();
  const nudged = new Set<OutboxRelay>();
  const nudge = { nudge: (): void => { for (const relay of nudged) relay.nudge(); } };
  const clock = new SystemClock();
  const uow = new UnitOfWork(source, clock, nudge);
  const registry = new SubscriptionRegistry();
  const attentionStore = new AttentionStore();
  const consumer = new EventConsumer(uow, registry, attentionStore, logger);
  const sweeps = new SweepRunner(source);
  const sweep = new OutboxSweep(uow, registry, nudge, sweeps);
  const connector = new QueueConnector(queueUrl);
  const queues = new Map<QueueName, EventQueue>(QUEUE_NAMES.map((name) => [name, connector.queue(name)]));
  const stops: (() => Promise<void>)[] = [];
  for (const queue of queues.values()) queue.on('error', () => undefined);

  const relay = async (to: ReadonlyMap<QueueName, EventQueue> = queues): Promise<OutboxRelay> => {
    const own = new OutboxRelay(uow, registry, logger);
    own.start(to);
    await own.stop();
    return own;
  };
  const run = (): QueueRunner => {
    const own = new OutboxRelay(uow, registry, logger);
    const runner = new QueueRunner(config, logger, registry, own, consumer, sweeps);
    nudged.add(own);
    stops.push(async () => { nudged.delete(own); await runner.stop(); });
    runner.onApplicationBootstrap();
    return runner;
  };
  const emit = async (type: EventType, jurisdiction: string, count = 1): Promise<string[]> => uow.run(SYSTEM, async (tx) => {
    const subjects = Array.from({ length: count }, () => newId());
    for (const id of subjects) tx.emit(type, id, jurisdiction, { requestId: id, version: 1, state: 'routed' }, { persons: [], authorities: [], jurisdictions: [] });
    return Promise.resolve(subjects);
  });
  const close = async (): Promise<void> => {
    for (const stop of stops) await stop();
    await Promise.all([...queues.values()].map(async (queue) => queue.close()));
    await connector.close();
    await source.destroy();
  };
  const outbox = async (): Promise<OutboxState[]> => uow.run(SYSTEM, async (tx) => tx.query<OutboxState>(OUTBOX_STATE));
  const attention = new AttentionService(uow, attentionStore, nudge);
  return { uow, clock, registry, consumer, sweep, attention, attentionStore, sweeps, relay, queues, run, emit, outbox, log: () => lines.join(''), close };
}
