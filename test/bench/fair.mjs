import { setTimeout as sleep } from 'node:timers/promises';
import { flood } from '../support/flood.mjs';
import { percentile, table, tenth, whole } from './figures.mjs';
import { Deployment, Watch } from './route.mjs';

const FLOODED = '130000';
const SIZE = 50_000;
const PER_SECOND = 5;

/** Requests to Tianjin, coming evenly: milliseconds from the answer until each is routed. */
async function waits(scratch, deployment, seconds) {
  const watch = new Watch();
  await deployment.even(seconds, PER_SECOND, watch.seen);
  for (;;) {
    const times = await watch.waits(scratch, deployment.database);
    if (times.every(Number.isFinite)) return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), most: percentile(times, 1), n: times.length };
    await sleep(500);
  }
}

async function measureBackend(scratch, backend, queueUrl, { seconds, say }) {
  const deployment = await Deployment.start(scratch, [{ PROCESS: 'http' }, { PROCESS: 'worker' }], queueUrl);
  await deployment.full(2);
  await deployment.settled();
  const quiet = await waits(scratch, deployment, seconds);
  await scratch.asOwner(deployment.database, async (db) => {
    const { rows: [one] } = await db.query('SELECT id FROM workflow.request LIMIT 1');
    await flood(db, { original: one.id, count: SIZE, jurisdiction: FLOODED, mark: 'flood-' });
  });
  await sleep(2_000);
  const flooded = await waits(scratch, deployment, seconds);
  const left = await scratch.asOwner(deployment.database, async (db) => (await db.query(`SELECT count(*)::int AS n FROM workflow.request WHERE number LIKE 'flood-%' AND state = 'submitted'`)).rows[0].n);
  await deployment.abandon();
  say(`  ${backend}: p95 ${tenth(quiet.p95)} ms, under the flood ${tenth(flooded.p95)} ms, ${whole(left)} of the flood still waiting`);
  return { backend, quiet, flooded, left };
}

/** What a flood to one jurisdiction costs another. */
export async function measureFair(scratch, options) {
  options.say(`fair (${whole(SIZE)} requests to Hebei at once, ${PER_SECOND} a second to Tianjin)`);
  const redis = await scratch.startRedis();
  const results = [];
  for (const [backend, url] of [['PostgreSQL', undefined], ...(redis ? [['Redis', redis]] : [])]) results.push(await measureBackend(scratch, backend, url, options));
  return results;
}

export function describeFair(results) {
  const row = (label, { n, p50, p95, most }) => [label, whole(n), tenth(p50), tenth(p95), tenth(most)];
  return [
    `From the submit answer to the clerk's list of Tianjin, in milliseconds, without and with ${whole(SIZE)} requests to Hebei at once`,
    table([['', 'requests', 'p50', 'p95', 'longest'], ...results.flatMap(({ backend, quiet, flooded, left }) => [
      row(`${backend}, quiet`, quiet), row(`${backend}, under the flood (${whole(left)} of it waiting at the end)`, flooded),
    ])]),
  ].join('\n');
}
