import { Applications, SUBMIT_PATH } from './applications.mjs';
import { cpuSeconds } from './cpu.mjs';
import { percent, spread, summary, table, tenth, whole } from './figures.mjs';
import { drive } from './load.mjs';
import { untilDistributed } from './queues.mjs';
import { signInByBearer, signInByCookie } from './residents.mjs';

/** Code that has run a few thousand times runs several times faster; a start is not what is measured. */
export const WARM_UP_SECONDS = 6;
/** More than the fastest machine submits in a second; unused ones cost a little set-up time only. */
const MOST_PER_SECOND = 6_000;

const BARE_BODY = JSON.stringify({ title: 'a bare row', note: 'neither durable history, nor audit, nor clock, nor event', amount: 3 });
const bareNext = () => ({ headers: { 'content-type': 'application/json' }, body: BARE_BODY });

/** Adds what an answer cost in processor time, in microseconds of the server process and of the database. */
async function metered(scratch, program, run) {
  const read = () => [cpuSeconds(program.pid), cpuSeconds(scratch.server.pid)];
  const before = read();
  const figures = await run();
  const [server, database] = read().map((after, i) => (after === undefined ? Number.NaN : ((after - before[i]) / figures.answers) * 1e6));
  return { ...figures, server, database };
}

/** One way to submit: a portal, and people who are signed in one way. */
async function contestant(scratch, database, portal, label, signIn) {
  const applications = new Applications(scratch, database, await signIn(scratch, database, portal.origin));
  return {
    label,
    run: async (seconds) => {
      await applications.reserve(seconds * MOST_PER_SECOND);
      return metered(scratch, portal, () => drive({ origin: portal.origin, path: SUBMIT_PATH, seconds, next: applications.next }));
    },
  };
}

/** Bar and contestants take turns, so that whatever else the machine does falls on all of them. */
async function takeTurns(contestants, { seconds, rounds, say }, betweenRuns) {
  for (const { run } of contestants) await run(WARM_UP_SECONDS);
  const results = contestants.map(({ label }) => ({ label, rounds: [] }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [i, { label, run }] of contestants.entries()) {
      await betweenRuns();
      const figures = await run(seconds);
      results[i].rounds.push(figures);
      say(`  round ${round}: ${label}: ${whole(figures.perSecond)}/s`);
    }
  }
  const [bar] = results;
  return results.map(({ label, rounds: each }) => ({
    label,
    perSecond: summary(each.map((r) => r.perSecond)),
    p50: summary(each.map((r) => r.p50)),
    p95: summary(each.map((r) => r.p95)),
    serverMicroseconds: summary(each.map((r) => r.server)),
    databaseMicroseconds: summary(each.map((r) => r.database)),
    ofTheBar: summary(each.map((r, i) => r.perSecond / bar.rounds[i].perSecond)),
  }));
}

function bareContestant(scratch, bar) {
  return {
    label: 'bar: one INSERT, one COMMIT',
    run: (seconds) => metered(scratch, bar, () => drive({ origin: bar.origin, path: '/bare', seconds, next: bareNext })),
  };
}

async function measureHttpOnly(scratch, options) {
  const database = await scratch.copyDatabase();
  const [bar, portal] = [await scratch.startBar(database), await scratch.startPortal(database, { PROCESS: 'http' })];
  const results = await takeTurns([
    bareContestant(scratch, bar),
    await contestant(scratch, database, portal, 'submit, cookie session', signInByCookie),
    await contestant(scratch, database, portal, 'submit, bearer token', signInByBearer),
  ], options, async () => undefined);
  await Promise.all([bar.stop(), portal.stop()]);
  return results;
}

async function measureWithWorkers(scratch, options) {
  const database = await scratch.copyDatabase();
  const [bar, portal] = [await scratch.startBar(database), await scratch.startPortal(database, { PROCESS: 'all' })];
  const results = await takeTurns(
    [bareContestant(scratch, bar), await contestant(scratch, database, portal, 'submit, cookie session', signInByCookie)],
    options,
    () => untilDistributed(scratch, database, scratch.urlOf(database)),
  );
  await untilDistributed(scratch, database, scratch.urlOf(database));
  await Promise.all([bar.stop(), portal.stop()]);
  return results;
}

/** Submits per second against the bar, without and with workers in the same process. */
export async function measureSubmit(scratch, options) {
  options.say('submit, PROCESS=http (the queue is worked off elsewhere)');
  const http = await measureHttpOnly(scratch, options);
  options.say('submit, PROCESS=all (relay, workers and sweeps in the same process)');
  const all = await measureWithWorkers(scratch, options);
  return { http, all };
}

function rowsOf(process, results) {
  return results.map(({ label, perSecond, p50, p95, ofTheBar, serverMicroseconds, databaseMicroseconds }) => [
    `${process}: ${label}`, spread(perSecond, whole), spread(ofTheBar, percent), tenth(p50.median), tenth(p95.median), whole(serverMicroseconds.median), whole(databaseMicroseconds.median),
  ]);
}

export function describeSubmit({ http, all }) {
  const head = ['', 'per second', 'of the bar', 'p50 ms', 'p95 ms', 'CPU µs server', 'CPU µs database'];
  return `Submit over HTTP: durable, audited and on its way when it answers\n${table([head, ...rowsOf('http', http), ...rowsOf('all', all)])}`;
}
