import { Applications, SUBMIT_PATH } from './applications.mjs';
import { percent, percentile, table, tenth, whole } from './figures.mjs';
import { drive, pace } from './load.mjs';
import { addAndProcess, untilDistributed } from './queues.mjs';
import { signInByCookie } from './residents.mjs';

const WARM_UP_SECONDS = 3;
const MOST_PER_SECOND = 4_000;
const SHAPES = {
  'one process': [{ PROCESS: 'all' }],
  'http and one worker': [{ PROCESS: 'http' }, { PROCESS: 'worker' }],
};

/** The instant in milliseconds since 1970, finer than Date.now(). */
const now = () => performance.timeOrigin + performance.now();

/** Submits and remembers when each answer came. */
export class Watch {
  answered = new Map();
  seen = (body) => {
    this.answered.set(/"id":"([0-9a-f-]{36})"/.exec(body)[1], now());
  };

  /** For each answered request the milliseconds until it stood in the clerk's list: until the commit of its routing. */
  async waits(scratch, database) {
    const routed = await routings(scratch, database);
    return [...this.answered].map(([id, at]) => Math.max(0, (routed.get(id) ?? Number.POSITIVE_INFINITY) - at));
  }
}

/** When each request was routed, by the commit that did it. */
async function routings(scratch, database) {
  return scratch.asOwner(database, async (db) => {
    const { rows } = await db.query(
      `SELECT a.request_id AS id, extract(epoch FROM pg_xact_commit_timestamp(a.xmin)) * 1000 AS at FROM workflow.request_action a
       JOIN workflow.request r ON r.id = a.request_id AND r.offered_authority_id IS NOT NULL WHERE a.verb = 'route'`,
    );
    return new Map(rows.map(({ id, at }) => [id, Number(at)]));
  });
}

/** One running deployment on a database and a queue of its own. */
export class Deployment {
  static async start(scratch, shape, queueUrl) {
    const database = await scratch.copyDatabase();
    const url = queueUrl ?? scratch.urlOf(database);
    const programs = await Promise.all(shape.map((env) => scratch.startPortal(database, { ...env, QUEUE_URL: url })));
    const deployment = Object.assign(new Deployment(), { scratch, database, url, programs, origin: programs[0].origin });
    deployment.applications = new Applications(scratch, database, await signInByCookie(scratch, database, deployment.origin));
    return deployment;
  }

  get #target() {
    return { origin: this.origin, path: SUBMIT_PATH, next: this.applications.next };
  }

  async full(seconds, onAnswer) {
    await this.applications.reserve(seconds * MOST_PER_SECOND);
    return drive({ ...this.#target, seconds, onAnswer });
  }

  async even(seconds, perSecond, onAnswer) {
    await this.applications.reserve(Math.ceil(seconds * perSecond) + 1);
    return pace({ ...this.#target, seconds, perSecond, onAnswer });
  }

  async settled() {
    await untilDistributed(this.scratch, this.database, this.url);
  }

  async stop() {
    await this.settled();
    await this.abandon();
  }

  /** Stops whatever is still on its way. */
  async abandon() {
    await Promise.all(this.programs.map(({ stop }) => stop()));
  }
}

/** As many as the machine takes, then until every one of them has been routed. */
async function fullLoad(deployment, seconds) {
  const watch = new Watch();
  const begun = now();
  const submitted = await deployment.full(seconds, watch.seen);
  await deployment.settled();
  const routed = [...(await routings(deployment.scratch, deployment.database)).values()].filter((at) => at >= begun);
  return { submitsPerSecond: submitted.perSecond, requests: routed.length, routedPerSecond: routed.length / ((routed.reduce((a, b) => Math.max(a, b)) - begun) / 1000) };
}

async function evenLoad(deployment, seconds, perSecond) {
  const watch = new Watch();
  const sent = await deployment.even(seconds, perSecond, watch.seen);
  await deployment.settled();
  const waits = await watch.waits(deployment.scratch, deployment.database);
  return { perSecond: sent.perSecond, requests: waits.length, p50: percentile(waits, 0.5), p95: percentile(waits, 0.95), most: percentile(waits, 1) };
}

async function measureShape(scratch, { name, shape, backend, queueUrl }, { seconds, say }) {
  const deployment = await Deployment.start(scratch, shape, queueUrl);
  await deployment.full(WARM_UP_SECONDS);
  await deployment.settled();
  const full = await fullLoad(deployment, seconds);
  const half = await evenLoad(deployment, seconds, full.submitsPerSecond / 2);
  const sustained = await evenLoad(deployment, seconds, full.routedPerSecond / 2);
  await deployment.stop();
  const bare = await addAndProcess(queueUrl ?? scratch.urlOf(await scratch.copyDatabase()), full.requests);
  say(`  ${backend}, ${name}: ${whole(full.routedPerSecond)} routed/s, p95 ${tenth(half.p95)} ms at half load`);
  return { backend, shape: name, full, half, sustained, bare, ofTheBar: full.routedPerSecond / bare.perSecond };
}

/** From the submit answer to the clerk's list, on each queue back end, as one process and as two. */
export async function measureRoute(scratch, options) {
  options.say('route (submit answer to the clerk\'s list)');
  const redis = await scratch.startRedis();
  if (!redis) options.say('  no redis-server here (Debian: apt-get install redis-server): only the PostgreSQL back end is measured');
  const results = [];
  for (const [backend, queueUrl] of [['PostgreSQL', undefined], ...(redis ? [['Redis', redis]] : [])]) {
    for (const [name, shape] of Object.entries(SHAPES)) results.push(await measureShape(scratch, { name, shape, backend, queueUrl }, options));
  }
  return results;
}

const milliseconds = (number) => (Number.isFinite(number) ? tenth(number) : 'never');

export function describeRoute(results) {
  const full = results.map(({ backend, shape, full: f, bare, ofTheBar }) => [
    `${backend}, ${shape}`, whole(f.submitsPerSecond), whole(f.routedPerSecond), whole(f.requests), whole(bare.perSecond), percent(ofTheBar),
  ]);
  const waits = results.flatMap(({ backend, shape, half, sustained }) => [
    [`${backend}, ${shape}: half the submits`, whole(half.perSecond), milliseconds(half.p50), milliseconds(half.p95), milliseconds(half.most)],
    [`${backend}, ${shape}: half the routed`, whole(sustained.perSecond), milliseconds(sustained.p50), milliseconds(sustained.p95), milliseconds(sustained.most)],
  ]);
  return [
    'Full load, until every request is routed',
    table([['', 'submits/s', 'routed/s', 'requests', 'bare BullMQ jobs/s', 'of the bar'], ...full]),
    '',
    "From the submit answer to the clerk's list, in milliseconds, requests coming evenly",
    table([['', 'per second', 'p50', 'p95', 'longest'], ...waits]),
  ].join('\n');
}
