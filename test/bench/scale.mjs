import fs from 'node:fs';
import { Applications, SUBMIT_PATH } from './applications.mjs';
import { table, tenth, whole } from './figures.mjs';
import { drive } from './load.mjs';
import { Populace } from './populace.mjs';
import { untilDistributed } from './queues.mjs';
import { signInByCookie } from './residents.mjs';
import { measureTransitions } from './transitions.mjs';
import { inviteClerks, measureWorklist } from './worklist.mjs';

const MOST_PER_SECOND = 3_000;
const MEGABYTE = 1 << 20;
const FEWEST = 10_000;

/** Resident memory of a process in bytes, now and at most; undefined where the system does not tell (only Linux does). */
function memoryOf(pid) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]);
    return { now: kilobytes('VmRSS') * 1024, most: kilobytes('VmHWM') * 1024 };
  } catch {
    return undefined;
  }
}

/** 10,000, then ten times as many, up to what was asked for. */
function sizes(requests) {
  const all = [];
  for (let size = Math.min(FEWEST, requests); size < requests; size *= 10) all.push(size);
  return [...all, requests];
}

async function measureSubmits(scratch, database, portal, seconds) {
  const applications = new Applications(scratch, database, await signInByCookie(scratch, database, portal.origin));
  await applications.reserve(seconds * MOST_PER_SECOND);
  const figures = await drive({ origin: portal.origin, path: SUBMIT_PATH, seconds, next: applications.next });
  await untilDistributed(scratch, database, scratch.urlOf(database));
  return figures;
}

/** What the hot paths cost while the table grows: one portal on one database, measured at each size. */
export async function measureScale(scratch, { seconds, requests, say }) {
  const database = await scratch.copyDatabase();
  const populace = await Populace.open(scratch, database);
  const points = [];
  for (const size of sizes(requests)) {
    const grown = await populace.growTo(size);
    say(`  ${whole(size)} requests: seeded in ${tenth(grown.seconds)} s, ${whole(grown.bytes / MEGABYTE)} MB`);
    const portal = await scratch.startPortal(database, { PROCESS: 'all' });
    const clerks = await inviteClerks(scratch, database, portal.origin, points.length);
    const worklist = await measureWorklist(scratch, database, portal, clerks, populace.people, { seconds });
    const transitions = await measureTransitions(scratch, database, portal, clerks, { seconds });
    await untilDistributed(scratch, database, scratch.urlOf(database));
    const submit = await measureSubmits(scratch, database, portal, seconds);
    points.push({ ...grown, worklist, transitions, submit, memory: memoryOf(portal.pid) });
    await portal.stop();
    say(`    search p95 ${tenth(worklist['page with a search inside'].p95)} ms, accept p95 ${tenth(transitions.steps.accept.p95)} ms, ${whole(submit.perSecond)} submits/s`);
  }
  return points;
}

export function describeScale(points) {
  const first = points[0];
  const grown = (pick) => `${(pick(points.at(-1)) / pick(first)).toFixed(2)} x`;
  const row = (label, pick, write = tenth) => [label, ...points.map((point) => write(pick(point))), grown(pick)];
  const lists = Object.keys(first.worklist).flatMap((name) => [
    row(`work list, ${name}: p50`, ({ worklist }) => worklist[name].p50), row('  p95', ({ worklist }) => worklist[name].p95),
  ]);
  const steps = Object.keys(first.transitions.steps).map((verb) => row(`${verb}: p95`, ({ transitions }) => transitions.steps[verb].p95));
  return [
    'Cost as the table grows, milliseconds unless said otherwise; 16 clerks at once (aims at 1,000,000: search p95 150, transition p95 100, memory 400 MB)',
    table([
      ['requests', ...points.map(({ requests }) => whole(requests)), 'last / first'], row('seeding, seconds', ({ seconds }) => seconds), row('database, MB', ({ bytes }) => bytes / MEGABYTE, whole), ...lists, ...steps,
      row('transitions per second', ({ transitions }) => transitions.perSecond, whole), row('submit: p95', ({ submit }) => submit.p95), row('submits per second', ({ submit }) => submit.perSecond, whole),
      row('memory of the process, MB (most)', ({ memory }) => (memory?.most ?? Number.NaN) / MEGABYTE, whole),
    ]),
  ].join('\n');
}
