import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startRedis, type RedisServer } from '../../../../test/support/builders/redis.js';
import { describeWith } from '../../../../test/support/available.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/waiting.js';
import { SYSTEM } from '../auth/actor.js';
import { leaveMark, marks, openQueueHouse, subscription, type QueueHouse } from '../queue/queue-house.test-support.js';
import type { EventQueue, QueueName } from '../queue/queues.js';
import { LIVE_CHANNEL } from './relay.js';

const TIANJIN = '120000';
const BEIJING = '110000';

let database: TestDatabase;
let house: QueueHouse;

const routing = (): EventQueue => {
  const queue = house.queues.get('routing');
  if (!queue) throw new Error('no queue');
  return queue;
};
const waiting = async (): Promise<number> => routing().getWaitingCount();
/** Takes the waiting jobs out of the queue, as workers would. */
async function consumeAll(): Promise<number> {
  const jobs = await routing().getWaiting(0, 5_000);
  for (const job of jobs) {
    await house.consumer.consume(job);
    await job.remove();
  }
  return jobs.length;
}
function declare(): void {
  house.registry.declare({
    emits: ['request.routed', 'request.claimed'], logOnly: ['request.claimed'],
    subscriptions: [subscription('request.routed', 'marker', async (tx, event) => Promise.resolve(leaveMark(tx, 'marked', event)))],
  });
}

/** The queue, but after it has taken the jobs the relay's own connection to the database dies before it can commit. */
function dyingAfter(queue: EventQueue, owner: pg.Client): EventQueue {
  const addBulk: EventQueue['addBulk'] = async (jobs) => {
    const added = await queue.addBulk(jobs);
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tongban' AND state = 'idle in transaction' AND datname = current_database()`);
    return added;
  };
  return new Proxy(queue, { get: (target, key) => (key === 'addBulk' ? addBulk : (Reflect.get(target, key, target) as unknown)) });
}

beforeEach(async () => {
  database = await cloneDatabase();
});
afterEach(async () => {
  await house.close();
  await database.drop();
});

function relayTests(queueUrl: () => string | undefined): void {
  beforeEach(async () => {
    house = await openQueueHouse(database.url, queueUrl() ?? database.url);
    for (const queue of house.queues.values()) await queue.obliterate({ force: true });
    declare();
  });

  it('sends in batches, the oldest first, and no more than the queue should hold', async () => {
    const relay = await house.relay();
    await house.emit('request.routed', TIANJIN, 150);
    expect([await relay.sendBatch(), await relay.sendBatch(), await waiting()]).toEqual([120, 0, 120]);
    expect((await house.outbox()).map(({ sentAt }) => sentAt === null)).toEqual(Array.from({ length: 150 }, (_, place) => place >= 120));
    await routing().drain();
    expect([await relay.sendBatch(), await relay.sendBatch(), await waiting()]).toEqual([30, 0, 30]);
  });

  it('lets a flood from one jurisdiction delay no other', async () => {
    const relay = await house.relay();
    await house.emit('request.routed', TIANJIN, 5_000);
    const [late] = await house.emit('request.routed', BEIJING);
    await relay.sendBatch();
    const sent = (await house.outbox()).filter(({ sentAt }) => sentAt !== null);
    expect(sent.filter(({ jurisdiction }) => jurisdiction === BEIJING).map(({ subject }) => subject)).toEqual([late]);
    expect(sent.length).toBeGreaterThan(50);
  });

  it('sends each event once when several relays run at once', async () => {
    const relays = await Promise.all([house.relay(), house.relay(), house.relay()]);
    await house.emit('request.routed', TIANJIN, 300);
    let total = 0;
    while ((await house.outbox()).some(({ sentAt }) => sentAt === null)) total += (await Promise.all(relays.map(async (relay) => relay.sendBatch()))).reduce((a, b) => a + b, 0);
    expect([total, await waiting()]).toEqual([300, 300]);
  });

  it('sends again after a crash between the queue and its commit, without a second effect', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const relay = await house.relay();
    const dying = await house.relay(new Map<QueueName, EventQueue>([['routing', dyingAfter(routing(), owner)]]));
    const subjects = await house.emit('request.routed', TIANJIN, 20);
    await expect(dying.sendBatch()).rejects.toThrow();
    await owner.end();
    expect([(await house.outbox()).filter(({ sentAt }) => sentAt === null).length, await waiting()]).toEqual([20, 20]);
    // the jobs of the lost commit are done before the event is sent a second time
    await consumeAll();
    expect([await relay.sendBatch(), await consumeAll()]).toEqual([20, 20]);
    expect(await marks(house, 'marked')).toEqual(new Map(subjects.map((subject) => [subject, 1])));
  });
}

describe('the relay, queues on PostgreSQL', () => {
  relayTests(() => undefined);

  it('marks events without a consumer as sent and leaves alone what this process does not know', async () => {
    const relay = await house.relay();
    await house.emit('request.claimed', TIANJIN);
    const [unknown] = await house.emit('request.lapsed', TIANJIN);
    expect([await relay.sendBatch(), await relay.sendBatch(), await waiting()]).toEqual([1, 0, 0]);
    expect((await house.outbox()).filter(({ sentAt }) => sentAt === null).map(({ subject }) => subject)).toEqual([unknown]);
  });

  it('tells listeners which requests to look at again, with every event and without its content', async () => {
    const listener = new pg.Client({ connectionString: database.url });
    await listener.connect();
    const told: { id: string }[] = [];
    listener.on('notification', ({ payload }) => told.push(...(JSON.parse(payload ?? '[]') as { id: string }[])));
    await listener.query(`LISTEN ${LIVE_CHANNEL}`);
    const relay = await house.relay();
    const subjects = await house.emit('request.routed', TIANJIN, 40);
    await relay.sendBatch();
    await eventually(async () => Promise.resolve(told.length === 40));
    expect(told.map(({ id }) => id).sort()).toEqual([...subjects].sort());
    expect(told[0]).toEqual({ type: 'request.routed', id: expect.any(String), audience: { persons: [], authorities: [], jurisdictions: [] } });
    await listener.end();
  });

  it('goes on by itself when the database was away', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    house.run();
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    await owner.end();
    const [subject] = await eventually(async () => house.emit('request.routed', TIANJIN).catch(() => undefined));
    await eventually(async () => (await marks(house, 'marked')).get(subject ?? '') === 1, 20_000);
  });

  it('brings an event to its effect soon after the commit', async () => {
    house.run();
    await house.uow.run(SYSTEM, async (tx) => tx.query('SELECT 1'));
    const begun = Date.now();
    const [subject] = await house.emit('request.routed', TIANJIN);
    await eventually(async () => (await marks(house, 'marked')).has(subject ?? ''));
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});

describeWith('redis', 'the relay, queues on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.stop();
  });
  relayTests(() => redis.url);
});
