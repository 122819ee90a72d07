import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Queue, createPostgresBackend, createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { CONSUMERS } from './checker/life-cycle.mjs';

const run = promisify(execFile);
const HOUR_MS = 3_600_000;
const QUEUES = ['routing', 'notices'];
const QUEUE_OF = { 'route-request': 'routing', 'deliver-online': 'routing', 'issue-certificate': 'routing' };
const DUPLICATES = 12;
const LOOKING_FOR_JOBS_MS = 1_500;
const FULL_FOR_MS = 1_500;
/** A limit on the size of files stands in for the full disk: any user may set it, it can be lifted again, and a sealed attachment is longer. */
const NO_ROOM_BYTES = 100;

/** What can be done to a stage. Each method comes back when the harm is done, kills with the time until what was killed serves again. */
export class Faults {
  counted = {};
  recoveries = {};
  #coming = new Set();
  #down = new Set();
  #backAt = new Map();

  constructor(stage, chance) {
    Object.assign(this, { stage, chance });
  }

  #count(kind, n = 1) {
    this.counted[kind] = (this.counted[kind] ?? 0) + n;
  }

  /** Remembers what is under way, so that nothing is still harmed when all should heal. */
  #track(name, work) {
    this.#down.add(name);
    const begun = performance.now();
    const back = () => {
      (this.recoveries[name.replace(/-\d$/, '')] ??= []).push(performance.now() - begun);
      this.#backAt.set(name, performance.now());
    };
    const whole = work().then(back).finally(() => { this.#down.delete(name); this.#coming.delete(whole); });
    this.#coming.add(whole);
  }

  async settled() {
    await Promise.all(this.#coming);
  }

  /** Milliseconds since it came back or was started; negative while it is down. */
  standsSince(name) {
    return this.#down.has(name) ? -1 : performance.now() - (this.#backAt.get(name) ?? 0);
  }

  kill(name) {
    this.#count(`kill ${name.replace(/-\d$/, '')}`);
    if (name === 'postgres') this.#track(name, async () => { await this.stage.killPostgres(); await this.stage.startPostgres(); });
    else if (name === 'redis') this.#track(name, async () => { await this.stage.killRedis(); await this.stage.startRedis(); });
    else this.#track(name, async () => this.#killProgram(name));
  }

  /** A worker comes back with a clock of its own now and then. */
  async #killProgram(name) {
    const program = this.stage.programs.find((each) => each.name === name);
    await program.kill();
    program.skew = name === 'http' ? 0 : Number(this.chance.weighted({ 0: 50, [HOUR_MS]: 25, [-HOUR_MS]: 25 }));
    if (program.skew !== 0) this.#count(`worker's clock ${program.skew > 0 ? '+1 h' : '-1 h'}`);
    await program.revive();
  }

  async flush() {
    const redis = this.#redis();
    await redis.flushall();
    redis.disconnect();
    this.#count('FLUSHALL');
  }

  /** Takes jobs out of the queues that nobody has begun. */
  async drop() {
    await this.#withQueues(async (queues) => {
      let dropped = 0;
      for (const until = Date.now() + LOOKING_FOR_JOBS_MS; Date.now() < until && dropped === 0; await sleep(10)) {
        for (const queue of queues.values()) {
          for (const job of await queue.getJobs(['waiting', 'delayed'])) dropped += await job.remove().then(() => 1, () => 0);
        }
      }
      this.#count('deliveries dropped', dropped);
    });
  }

  /** Delivers events again that were announced lately or long ago, whatever became of them. */
  async duplicate() {
    const { rows } = await this.stage.asOwner(async (db) => db.query(
      `(SELECT * FROM chaos.announced ORDER BY id DESC LIMIT $1) UNION (SELECT * FROM chaos.announced ORDER BY md5(id::text || $2) LIMIT $1)`, [DUPLICATES, String(this.chance.next())],
    ));
    await this.#withQueues(async (queues) => {
      for (const row of rows) {
        const data = { eventId: row.id, type: row.type, aggregateId: row.aggregate_id, jurisdiction: row.jurisdiction, payload: row.payload, correlationId: row.correlation_id, traceparent: null };
        for (const consumer of CONSUMERS[row.type] ?? []) {
          await queues.get(QUEUE_OF[consumer] ?? 'notices').add(consumer, data, { attempts: 5, backoff: { type: 'exponential', delay: 500 }, removeOnComplete: true, removeOnFail: true });
          this.#count('deliveries duplicated');
        }
      }
    });
  }

  /** For a moment no file can be written by the HTTP process. Needs `prlimit`, which Linux has. */
  async fillDisk() {
    const { pid } = this.stage.programs[0];
    const limit = async (soft) => run('prlimit', ['--pid', String(pid), `--fsize=${soft}:`]);
    await limit(NO_ROOM_BYTES);
    this.#count('full disk');
    await sleep(FULL_FOR_MS);
    // meanwhile it may have been killed
    await limit('unlimited').catch(() => undefined);
  }

  #redis() {
    const redis = new Redis(this.stage.redisUrl, { maxRetriesPerRequest: 1, retryStrategy: () => null });
    redis.on('error', () => undefined);
    return redis;
  }

  async #withQueues(work) {
    const url = this.stage.queueUrl;
    const onRedis = url.startsWith('redis');
    const connection = onRedis ? this.#redis() : { connectionString: url, schema: 'bullmq', max: 2 };
    const queues = new Map(QUEUES.map((name) => [name, new Queue(name, { connection }, onRedis ? createRedisBackend : createPostgresBackend)]));
    for (const queue of queues.values()) queue.on('error', () => undefined);
    try {
      await work(queues);
    } finally {
      await Promise.all([...queues.values()].map(async (queue) => queue.close().catch(() => undefined)));
      if (onRedis) connection.disconnect();
    }
  }
}
