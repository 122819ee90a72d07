import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker, createPostgresBackend, createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';

/** The queues that requests pass through. */
const QUEUES = ['routing', 'notices'];
const BULK = 500;
const CONCURRENCY = 10;

/** BullMQ on the back end of a `QUEUE_URL`, without anything of Tongban's. */
class BareQueues {
  #redis = [];
  #url;
  constructor(url) {
    this.#url = url;
  }

  queue(name) {
    return this.#quiet(new Queue(name, { connection: this.#connection(3) }, this.#backend));
  }

  worker(name, concurrency, work) {
    return this.#quiet(new Worker(name, work, { connection: this.#connection(concurrency + 2), concurrency }, this.#backend));
  }

  async close() {
    await Promise.all(this.#redis.map((redis) => redis.quit().catch(() => undefined)));
  }

  /** An error event that nobody hears would end the program; what is missing shows in the figures. */
  #quiet(emitter) {
    emitter.on('error', () => undefined);
    return emitter;
  }

  get #backend() {
    return this.#url.startsWith('redis') ? createRedisBackend : createPostgresBackend;
  }

  #connection(max) {
    if (!this.#url.startsWith('redis')) return { connectionString: this.#url, schema: 'bullmq', max };
    const redis = new Redis(this.#url, { maxRetriesPerRequest: null });
    this.#redis.push(redis);
    return redis;
  }
}

/** Waits until relay and workers have nothing left to do. */
export async function untilDistributed(scratch, database, queueUrl) {
  const bare = new BareQueues(queueUrl);
  const queues = QUEUES.map((name) => bare.queue(name));
  const waiting = async () => {
    const counts = await Promise.all(queues.map((queue) => queue.getJobCounts('waiting', 'active', 'delayed')));
    return counts.flatMap((each) => Object.values(each)).some((count) => count > 0);
  };
  await scratch.asOwner(database, async (db) => {
    const unsent = async () => (await db.query('SELECT EXISTS (SELECT FROM platform.outbox WHERE sent_at IS NULL) AS any')).rows[0].any;
    // between outbox and queue an event may be seen in neither: twice nothing is nothing
    for (let quiet = 0; quiet < 2; quiet = (await waiting()) || (await unsent()) ? 0 : quiet + 1) await sleep(150);
  });
  await Promise.all(queues.map((queue) => queue.close()));
  await bare.close();
}

/**
 * The bar of the queue: the same number of jobs added in bulk and processed by a function that does nothing.
 * @returns {Promise<{perSecond: number}>}
 */
export async function addAndProcess(queueUrl, jobs) {
  const bare = new BareQueues(queueUrl);
  const queue = bare.queue('bare');
  let done = 0;
  let finish;
  const finished = new Promise((resolve) => { finish = resolve; });
  const worker = bare.worker('bare', CONCURRENCY, async () => {
    done += 1;
    if (done === jobs) finish();
  });
  await worker.waitUntilReady();
  const payload = { eventId: '00000000-0000-7000-8000-000000000000', type: 'request.submitted', aggregateId: '00000000-0000-7000-8000-000000000000', jurisdiction: '120000', payload: { version: 1, state: 'submitted' } };
  const begun = performance.now();
  for (let added = 0; added < jobs; added += BULK) {
    await queue.addBulk(Array.from({ length: Math.min(BULK, jobs - added) }, () => ({ name: 'bare', data: payload, opts: { removeOnComplete: true } })));
  }
  await finished;
  const seconds = (performance.now() - begun) / 1000;
  await worker.close();
  await queue.close();
  await bare.close();
  return { perSecond: jobs / seconds };
}
