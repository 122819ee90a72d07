import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startRedis, type RedisServer } from '../../../../test/support/builders/redis.js';
import { describeWith } from '../../../../test/support/available.js';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { eventually } from '../../../../test/support/waiting.js';
import { SYSTEM, type Actor } from '../auth/actor.js';
import type { AttentionRow } from '../attention/attention.store.js';
import { newId } from '../database/ids.js';
import { leaveMark, marks, openQueueHouse, subscription, type QueueHouse } from './queue-house.test-support.js';
import type { EventJob } from './queues.js';

const TIANJIN = '120000';
const ADMIN: Actor = {
  kind: 'person', personId: newId(), post: { postId: newId(), role: 'platform_admin', jurisdictionCode: '110000', reach: 'all', authorityId: null, windowId: null, jurisdictions: [] },
};

let database: TestDatabase;
let house: QueueHouse;
/** What the consumer of the tests does; each test says. */
let handle: (attempt: number) => Promise<void>;
let attempts: number;

const anEvent = (change: Partial<EventJob> = {}): EventJob => ({
  eventId: newId(), type: 'request.routed', aggregateId: newId(), jurisdiction: TIANJIN, payload: {}, correlationId: 'correlation-7', traceparent: null, ...change,
});
const openItems = async (): Promise<AttentionRow[]> => (await house.attention.list(ADMIN, { open: true, offset: 0, limit: 10 })).items;
const inbox = async (): Promise<number> => (await house.uow.run(SYSTEM, async (tx) => tx.query('SELECT FROM platform.inbox'))).length;

async function open(queueUrl?: string): Promise<void> {
  database = await cloneDatabase();
  house = await openQueueHouse(database.url, queueUrl);
  for (const queue of house.queues.values()) await queue.obliterate({ force: true });
  attempts = 0;
  handle = async () => Promise.resolve();
  house.registry.declare({
    emits: ['request.routed'], logOnly: [],
    subscriptions: [subscription('request.routed', 'marker', async (tx, event) => {
      leaveMark(tx, 'effect', event);
      await handle((attempts += 1));
    })],
  });
}
async function close(): Promise<void> {
  await house.close();
  await database.drop();
}

describe('the consumer', () => {
  beforeEach(async () => open());
  afterEach(close);

  it('does an event once, however often and however simultaneously it is delivered', async () => {
    const event = anEvent();
    const job = { name: 'marker', data: event };
    handle = async () => new Promise((resolve) => setTimeout(resolve, 20));
    const answers = await Promise.all(Array.from({ length: 5 }, async () => house.consumer.consume(job)));
    expect(answers.sort()).toEqual(['done', 'repeated', 'repeated', 'repeated', 'repeated']);
    expect(await house.consumer.consume(job)).toBe('repeated');
    expect([await marks(house, 'effect'), attempts]).toEqual([new Map([[event.aggregateId, 1]]), 1]);
  });

  it('leaves neither effect nor inbox row of an attempt that failed, and takes the next', async () => {
    const job = { name: 'marker', data: anEvent() };
    handle = async (attempt) => (attempt === 1 ? Promise.reject(new Error('no')) : Promise.resolve());
    await expect(house.consumer.consume(job)).rejects.toThrow('no');
    expect([await marks(house, 'effect'), await inbox()]).toEqual([new Map(), 0]);
    expect(await house.consumer.consume(job)).toBe('done');
    expect(await inbox()).toBe(1);
  });

  it('lets a second delivery take over when the first fails meanwhile', async () => {
    const job = { name: 'marker', data: anEvent() };
    handle = async (attempt) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (attempt === 1) throw new Error('no');
    };
    const [first, second] = await Promise.allSettled([house.consumer.consume(job), house.consumer.consume(job)]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await marks(house, 'effect')).toEqual(new Map([[job.data.aggregateId, 1]]));
  });

  it('works under the correlation of the event', async () => {
    await house.consumer.consume({ name: 'marker', data: anEvent({ correlationId: 'correlation-9' }) });
    const [entry] = await house.uow.run(SYSTEM, async (tx) => tx.query<{ correlation_id: string }>(`SELECT correlation_id FROM platform.audit_entry WHERE act = 'effect'`));
    expect(entry).toEqual({ correlation_id: 'correlation-9' });
  });

  it('fails a job that nobody knows for good', async () => {
    await expect(house.consumer.consume({ name: 'somebody', data: anEvent() })).rejects.toMatchObject({ name: 'UnrecoverableError', message: 'no consumer somebody for request.routed' });
    await expect(house.consumer.consume({ name: 'marker', data: anEvent({ type: 'request.lapsed' }) })).rejects.toMatchObject({ name: 'UnrecoverableError' });
  });

  it('raises an item for a person when it gives up, and counts on when that happens again', async () => {
    const event = anEvent();
    const job = { name: 'marker', data: event, attemptsMade: 5 };
    await house.consumer.giveUp('routing', job, new TypeError('x is no function'));
    await house.consumer.giveUp('routing', job, new Error('y'.repeat(600)));
    const items = await openItems();
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      kind: 'job_failed', queue: 'routing', consumer: 'marker', eventId: event.eventId, eventType: 'request.routed', subjectKind: 'request', subjectId: event.aggregateId,
      jurisdiction: TIANJIN, attempts: 10, correlationId: 'correlation-7', resolvedAt: null,
    });
    expect(items[0]?.reason).toBe(`Error: ${'y'.repeat(493)}`);
  });

  it('does not fail on top when the item cannot be written', async () => {
    await expect(house.consumer.giveUp('routing', { name: 'marker', data: anEvent({ eventId: 'no uuid' }), attemptsMade: 5 }, new Error('no'))).resolves.toBeUndefined();
    expect(house.log()).toContain('an attention item could not be written');
  });
});

function runnerTests(queueUrl: () => string | undefined): void {
  beforeEach(async () => open(queueUrl()));
  afterEach(close);

  it('tries a failing job five times, asks for a person, and does it when that person sends it again', async () => {
    let broken = true;
    handle = async () => (broken ? Promise.reject(new Error('the register does not answer')) : Promise.resolve());
    house.run();
    const [subject = ''] = await house.emit('request.routed', TIANJIN);
    const item = await eventually(async () => (await openItems())[0], 25_000);
    expect([attempts, item.attempts, item.reason, item.subjectId]).toEqual([5, 5, 'Error: the register does not answer', subject]);
    expect(await marks(house, 'effect')).toEqual(new Map());
    broken = false;
    await house.attention.redrive(ADMIN, item.id);
    await eventually(async () => (await marks(house, 'effect')).has(subject));
    expect([attempts, await openItems()]).toEqual([6, []]);
  }, 60_000);

  it('gives up at once on a job that can never succeed', async () => {
    await house.queues.get('routing')?.add('gone', anEvent(), { attempts: 5 });
    house.run();
    const item = await eventually(async () => (await openItems())[0], 15_000);
    expect([item.consumer, item.reason]).toEqual(['gone', 'UnrecoverableError: no consumer gone for request.routed']);
  });

  it('finishes what runs before it stops', async () => {
    let finished = false;
    handle = async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      finished = true;
    };
    const runner = house.run();
    await house.emit('request.routed', TIANJIN);
    await eventually(async () => Promise.resolve(attempts === 1));
    await runner.stop();
    expect(finished).toBe(true);
  });
}

describe('a process with workers, queues on PostgreSQL', () => {
  runnerTests(() => undefined);

  it('does not start while an event leads nowhere', () => {
    house.registry.declare({ emits: ['request.lapsed'], logOnly: [], subscriptions: [] });
    expect(() => house.run()).toThrow('request.lapsed has no handler');
  });

  it('knows how much waits', async () => {
    await house.queues.get('routing')?.add('marker', anEvent(), { delay: 60_000 });
    const runner = house.run();
    await expect(runner.check()).resolves.toBeUndefined();
    expect(await runner.depths()).toMatchObject({ routing: { delayed: 1, active: 0 }, notices: { waiting: 0 } });
  });
});

describeWith('redis', 'a process with workers, queues on Redis', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.stop();
  });
  runnerTests(() => redis.url);
});
