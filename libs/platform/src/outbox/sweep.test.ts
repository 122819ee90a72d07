import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { cloneDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { SYSTEM } from '../auth/actor.js';
import { leaveMark, marks, openQueueHouse, subscription, type QueueHouse } from '../queue/queue-house.test-support.js';
import type { EventJob, QueueName } from '../queue/queues.js';
import type { OutboxRelay } from './relay.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const TIANJIN = '120000';

let database: TestDatabase;
let house: QueueHouse;
let relay: OutboxRelay;
let failing: boolean;

/** Lets that much time pass for what was sent and done so far: the sweep goes by the clock of the database. */
async function wait(millis: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`UPDATE platform.outbox SET sent_at = sent_at - make_interval(secs => ${millis / 1_000})`);
  await client.query(`UPDATE platform.inbox SET done_at = done_at - make_interval(secs => ${millis / 1_000})`);
  await client.end();
}
/** What the workers of a queue would do with the jobs that wait there; failures are left to the queue, that is, forgotten here. */
async function work(name: QueueName): Promise<EventJob[]> {
  const queue = house.queues.get(name);
  const jobs = (await queue?.getWaiting(0, 1_000)) ?? [];
  for (const job of jobs) {
    await house.consumer.consume(job).catch(() => undefined);
    await job.remove();
  }
  return jobs.map(({ data }) => data);
}
const loseQueues = async (): Promise<void> => {
  for (const queue of house.queues.values()) await queue.obliterate({ force: true });
};

beforeEach(async () => {
  database = await cloneDatabase();
  house = await openQueueHouse(database.url);
  failing = false;
  house.registry.declare({
    emits: ['request.routed', 'request.claimed'], logOnly: ['request.claimed'],
    subscriptions: [
      subscription('request.routed', 'first', async (tx, event) => Promise.resolve(leaveMark(tx, 'first', event))),
      subscription('request.routed', 'second', async (tx, event) => (failing ? Promise.reject(new Error('not now')) : Promise.resolve(leaveMark(tx, 'second', event))), 'notices'),
    ],
  });
  relay = await house.relay();
});
afterEach(async () => {
  await house.close();
  await database.drop();
});

describe('the outbox sweep', () => {
  it('sends again what the queue lost, and forgets what every consumer has done', async () => {
    const subjects = await house.emit('request.routed', TIANJIN, 3);
    expect(await relay.sendBatch()).toBe(3);
    await loseQueues();
    await wait(50_000);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 0 });
    await wait(15_000);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 3 });
    expect(await relay.sendBatch()).toBe(3);
    expect([(await work('routing')).length, (await work('notices')).length]).toEqual([3, 3]);
    await wait(MINUTE + 5_000);
    expect(await house.sweep.run()).toEqual({ finished: 3, resent: 0 });
    expect(await house.outbox()).toEqual([]);
    for (const act of ['first', 'second']) expect(await marks(house, act)).toEqual(new Map(subjects.map((subject) => [subject, 1])));
  });

  it('sends again what hangs in the queue as a job that nobody is given', async () => {
    await house.emit('request.routed', TIANJIN);
    await relay.sendBatch();
    await wait(MINUTE + 5_000);
    await house.sweep.run();
    await relay.sendBatch();
    expect([(await work('routing')).length, (await work('notices')).length]).toEqual([2, 2]);
    expect([...(await marks(house, 'first')).values()]).toEqual([1]);
  });

  it('is not put off by a process whose clock is an hour ahead', async () => {
    await house.emit('request.routed', TIANJIN);
    house.clock.travelTo(new Date(house.clock.now().getTime() + 60 * MINUTE));
    await relay.sendBatch();
    house.clock.travelTo(new Date());
    await loseQueues();
    await wait(MINUTE + 5_000);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 1 });
  });

  it('sends again for the one consumer that is behind, without a second effect for the other', async () => {
    const [subject = ''] = await house.emit('request.routed', TIANJIN);
    await relay.sendBatch();
    await work('routing');
    await loseQueues();
    await wait(MINUTE + 5_000);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 1 });
    await relay.sendBatch();
    expect([(await work('routing')).length, (await work('notices')).length]).toEqual([1, 1]);
    expect([await marks(house, 'first'), await marks(house, 'second')]).toEqual([new Map([[subject, 1]]), new Map([[subject, 1]])]);
  });

  it('forgets events that need no consumer', async () => {
    await house.emit('request.claimed', TIANJIN, 2);
    await relay.sendBatch();
    await wait(MINUTE + 5_000);
    expect(await house.sweep.run()).toEqual({ finished: 2, resent: 0 });
  });

  it('leaves alone what is not sent yet, what belongs to other processes, and what waits for a person', async () => {
    await house.emit('request.lapsed', TIANJIN);
    const [subject = ''] = await house.emit('request.routed', TIANJIN);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 0 });
    failing = true;
    await relay.sendBatch();
    await work('routing');
    const [event] = await work('notices');
    if (!event) throw new Error('no job');
    await house.consumer.giveUp('notices', { name: 'second', data: event, attemptsMade: 5 }, new Error('not now'));
    await wait(MINUTE + 5_000);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 0 });
    expect((await house.outbox()).map((row) => [row.subject === subject, row.sentAt !== null])).toEqual([[false, false], [true, true]]);
  });

  it('sends again what one consumer lost while the work of another on the same event waits for a person', async () => {
    const [subject = ''] = await house.emit('request.routed', TIANJIN);
    failing = true;
    await relay.sendBatch();
    const [event] = await work('notices');
    if (!event) throw new Error('no job');
    await house.consumer.giveUp('notices', { name: 'second', data: event, attemptsMade: 5 }, new Error('not now'));
    await loseQueues();
    await wait(MINUTE + 5_000);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 1 });
    await relay.sendBatch();
    await work('routing');
    expect([await marks(house, 'first'), (await marks(house, 'second')).size]).toEqual([new Map([[subject, 1]]), 0]);
    await wait(MINUTE + 5_000);
    expect(await house.sweep.run()).toEqual({ finished: 0, resent: 0 });
    expect((await house.outbox()).map((row) => row.subject)).toEqual([subject]);
  });

  it('keeps the inbox of an event that waits for a person for longer than a week', async () => {
    const [subject = ''] = await house.emit('request.routed', TIANJIN);
    failing = true;
    await relay.sendBatch();
    await work('routing');
    const [event] = await work('notices');
    if (!event) throw new Error('no job');
    await house.consumer.giveUp('notices', { name: 'second', data: event, attemptsMade: 5 }, new Error('not now'));
    await wait(8 * DAY);
    await house.sweep.run();
    failing = false;
    await house.uow.run(SYSTEM, async (tx) => house.attentionStore.resend(tx, event.eventId));
    await relay.sendBatch();
    await work('routing');
    await work('notices');
    expect([await marks(house, 'first'), await marks(house, 'second')]).toEqual([new Map([[subject, 1]]), new Map([[subject, 1]])]);
  });

  it('clears the inbox of events that are long gone', async () => {
    await house.emit('request.routed', TIANJIN);
    await relay.sendBatch();
    await work('routing');
    await work('notices');
    const inbox = async (): Promise<number> => (await house.uow.run(SYSTEM, async (tx) => tx.query('SELECT FROM platform.inbox'))).length;
    await wait(MINUTE + 5_000);
    await house.sweep.run();
    expect(await inbox()).toBe(2);
    await wait(8 * DAY);
    await house.sweep.run();
    expect(await inbox()).toBe(0);
  });
});

describe('a sweep', () => {
  it('runs in one process at a time', async () => {
    let begin: (() => void) | undefined;
    let end: (() => void) | undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const ended = new Promise<void>((resolve) => (end = resolve));
    house.sweeps.add({ name: 'slow', everyMs: MINUTE, run: async () => { begin?.(); await ended; } });
    const other = await openQueueHouse(database.url);
    other.sweeps.add({ name: 'slow', everyMs: MINUTE, run: async () => Promise.reject(new Error('ran beside')) });
    const first = house.sweeps.runNow('slow');
    await begun;
    expect([await house.sweeps.runNow('slow'), await other.sweeps.runNow('slow')]).toEqual([false, false]);
    end?.();
    expect(await first).toBe(true);
    await other.close();
    expect(await house.sweeps.runNow('slow')).toBe(true);
  });

  it('gives its turn back when it fails', async () => {
    house.sweeps.add({ name: 'broken', everyMs: MINUTE, run: async () => Promise.reject(new Error('no')) });
    await expect(house.sweeps.runNow('broken')).rejects.toThrow('no');
    await expect(house.sweeps.runNow('broken')).rejects.toThrow('no');
    await expect(house.sweeps.runNow('unknown')).rejects.toThrow('no sweep unknown');
  });
});
