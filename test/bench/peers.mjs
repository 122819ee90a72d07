import { execFile, fork } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { at } from '../../tools/paths.mjs';
import { Halt } from '../../tools/terminal.mjs';
import { flood } from '../support/flood.mjs';
import { summary, spread, table, whole } from './figures.mjs';
import { Deployment } from './route.mjs';

const FOLDER = 'test/bench/peers';
const FLOWS = 3_000;
const ENGINES = { 'pg-boss 10': 'pg-boss.mjs', 'DBOS 5': 'dbos.mjs' };
const run = promisify(execFile);

/** The engines are no part of the product: they are installed here, and only for this. */
async function install(say) {
  if (fs.existsSync(at(FOLDER, 'node_modules/pg-boss')) && fs.existsSync(at(FOLDER, 'node_modules/@dbos-inc/dbos-sdk'))) return;
  say('  installing pg-boss and DBOS');
  await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: at(FOLDER) }).catch((error) => { throw new Halt(`The engines to compare with cannot be installed: ${error.stderr}`); });
}

async function runEngine(scratch, program) {
  const database = await scratch.copyDatabase();
  const child = fork(at(FOLDER, program), [], { env: { ...process.env, DATABASE_URL: scratch.server.url(database), FLOWS: String(FLOWS) }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaint = '';
  child.stderr.on('data', (text) => { complaint += text; });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const said = await Promise.race([new Promise((resolve) => child.once('message', resolve)), ended.then(() => undefined)]);
  if (!said) throw new Halt(`${program} measured nothing: ${complaint.slice(-1_000)}`);
  await ended;
  return said.flows / said.seconds;
}

/** As many requests put on their way at once, until every one is routed and its applicant has been told of both. */
async function floodOnce(scratch, deployment, original, flows, mark) {
  return scratch.asOwner(deployment.database, async (db) => {
    const begun = performance.now();
    await flood(db, { original, count: flows, jurisdiction: '120000', mark });
    const told = async () => (await db.query(`SELECT count(*)::int AS n FROM notices.notice n JOIN workflow.request r ON n.subject_kind = 'request' AND r.id = n.subject_id WHERE r.number LIKE $1`, [`${mark}%`])).rows[0].n;
    while ((await told()) < flows * 2) await sleep(100);
    return flows / ((performance.now() - begun) / 1000);
  });
}

async function product(scratch, queueUrl) {
  const deployment = await Deployment.start(scratch, [{ PROCESS: 'all' }], queueUrl);
  await deployment.full(2);
  await deployment.settled();
  const original = await scratch.asOwner(deployment.database, async (db) => (await db.query('SELECT id FROM workflow.request LIMIT 1')).rows[0].id);
  let n = 0;
  const flood = async (flows) => floodOnce(scratch, deployment, original, flows, `flow-${(n += 1)}-`);
  await flood(FLOWS / 10);
  return { once: async () => flood(FLOWS), stop: async () => deployment.stop() };
}

/** The same durable flow of three steps on every engine, in turns, one process each. */
export async function measurePeers(scratch, { rounds, say }) {
  say(`peers (${whole(FLOWS)} flows of three durable steps)`);
  await install(say);
  const redis = await scratch.startRedis();
  const ours = [['Tongban, queues on PostgreSQL', undefined], ...(redis ? [['Tongban, queues on Redis', redis]] : [])];
  const contestants = [...ours.map(([label, url]) => ({ label, url })), ...Object.entries(ENGINES).map(([label, program]) => ({ label, program }))].map((each) => ({ ...each, rates: [] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const each of contestants) {
      if (each.program) each.rates.push(await runEngine(scratch, each.program));
      else {
        const running = await product(scratch, each.url);
        each.rates.push(await running.once());
        await running.stop();
      }
      say(`  round ${round}: ${each.label}: ${whole(each.rates.at(-1))} flows/s`);
    }
  }
  return contestants.map(({ label, rates }) => ({ label, perSecond: summary(rates) }));
}

export function describePeers(results) {
  const best = Math.max(...results.filter(({ label }) => label in ENGINES).map(({ perSecond }) => perSecond.median));
  return [
    'A durable flow of three steps (taken in, routed, told), flows per second, one process each; ours with rules, audit, clocks and row-level security, theirs with bare statements',
    table([['', 'per second', 'of the better peer'], ...results.map(({ label, perSecond }) => [label, spread(perSecond, whole), `${(perSecond.median / best).toFixed(2)} x`])]),
  ].join('\n');
}
