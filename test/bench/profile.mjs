import fs from 'node:fs';
import path from 'node:path';
import { Applications, SUBMIT_PATH } from './applications.mjs';
import { percent, table, tenth, whole } from './figures.mjs';
import { drive } from './load.mjs';
import { signInByCookie } from './residents.mjs';
import { WARM_UP_SECONDS } from './submit.mjs';

const MOST_PER_SECOND = 6_000;
const FUNCTIONS_SHOWN = 12;
const STATEMENTS_SHOWN = 40;

/** Where a function belongs, by the file that it stands in; the first that fits. What V8 itself does for a function (JSON, regular expressions) counts for its caller. */
const GROUPS = [
  ['garbage collection', /^\(garbage collector\)/],
  ['Tongban: $1', /\/dist\/libs\/(\w+)\//],
  ['PostgreSQL protocol (pg)', /node_modules\/(pg|pg-[\w-]+|postgres-[\w-]+)\//],
  ['TypeORM', /node_modules\/typeorm\//],
  ['checks of bodies and forms', /node_modules\/(class-validator|class-transformer|validator|ajv|fast-deep-equal)\//],
  ['Nest, Fastify, Passport', /node_modules\/(@nestjs|fastify|@fastify|passport|find-my-way|avvio|secure-json-parse|fast-json-stringify|rxjs|reflect-metadata|cookie)\b/],
  ['encryption and hashes', /node:internal\/crypto/],
  ['promises and async context', /^(runMicrotasks|promise\w*)|node:internal\/(async_hooks|process\/(promises|task_queues)|async_local_storage)|node:async_hooks/],
  ['sockets, streams, HTTP', /^(writev|writeBuffer|writeUtf8String|writeLatin1String|consume|readStart)\b|node:(_http|net|stream|internal\/(streams|stream_base|http|timers|js_stream)|events|buffer|timers|internal\/buffer)/],
];

function groupOf({ functionName, url }) {
  const place = url === '' ? functionName : url;
  for (const [name, pattern] of GROUPS) {
    const match = pattern.exec(place);
    if (match) return name.replace('$1', match[1]);
  }
  return 'everything else';
}

const fileOf = (url) => url.replace(/^.*\/node_modules\//, '').replace(/^.*\/dist\/libs\//, '');

/** Self time in microseconds of every function between two instants of the profile. */
function selfTimes(profile, from, to) {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map();
  let at = profile.startTime;
  for (const [i, delta] of profile.timeDeltas.entries()) {
    at += delta;
    if (at < from || at > to) continue;
    const frame = frames.get(profile.samples[i]);
    times.set(frame, (times.get(frame) ?? 0) + delta);
  }
  return times;
}

function sumBy(times, keyOf) {
  const sums = new Map();
  for (const [frame, time] of times) sums.set(keyOf(frame), (sums.get(keyOf(frame)) ?? 0) + time);
  return [...sums].sort(([, a], [, b]) => b - a);
}

/** What the process did while it was not idle, by groups and by single functions. */
function readProfile(file, { sinceEnd, length, answers }) {
  const profile = JSON.parse(fs.readFileSync(file, 'utf8'));
  const to = profile.endTime - sinceEnd * 1000;
  const times = selfTimes(profile, to - length * 1000, to);
  for (const frame of times.keys()) if (frame.functionName === '(idle)') times.delete(frame);
  const busy = [...times.values()].reduce((a, b) => a + b, 0);
  const row = ([what, time]) => ({ what, share: time / busy, microseconds: time / answers });
  return {
    busyMicroseconds: busy / answers,
    groups: sumBy(times, groupOf).map(row),
    functions: sumBy(times, ({ functionName, url, lineNumber }) => `${functionName || '(anonymous)'} ${fileOf(url)}${url === '' ? '' : `:${lineNumber + 1}`}`).slice(0, FUNCTIONS_SHOWN).map(row),
  };
}

async function readStatements(scratch, database, answers) {
  const { rows } = await scratch.asOwner(database, async (db) => db.query(
    `SELECT regexp_replace(query, '\\s+', ' ', 'g') AS text, calls / $1::float8 AS calls, total_exec_time * 1000 / $1::float8 AS run, total_plan_time * 1000 / $1::float8 AS plan
     FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = current_database() ORDER BY total_exec_time + total_plan_time DESC`, [answers],
  ));
  return rows;
}

/** Submits under a profiler: where the process spends its time, and what it asks of the database for one submit. */
export async function measureProfile(scratch, { seconds, say }) {
  say('profile of a submit, PROCESS=http');
  const database = await scratch.copyDatabase();
  const folder = path.join(scratch.folder, 'profile');
  const portal = await scratch.startPortal(database, { PROCESS: 'http' }, ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
  const applications = new Applications(scratch, database, await signInByCookie(scratch, database, portal.origin));
  const submit = async (length) => {
    await applications.reserve(length * MOST_PER_SECOND);
    return drive({ origin: portal.origin, path: SUBMIT_PATH, seconds: length, next: applications.next });
  };
  await submit(WARM_UP_SECONDS);
  await applications.reserve(seconds * MOST_PER_SECOND);
  await scratch.asOwner(database, async (db) => db.query('SELECT pg_stat_statements_reset()'));
  const begun = performance.now();
  const { answers } = await submit(seconds);
  const ended = performance.now();
  const statements = await readStatements(scratch, database, answers);
  await portal.stop();
  const [file] = fs.readdirSync(folder);
  return { answers, ...readProfile(path.join(folder, file), { sinceEnd: performance.now() - ended, length: ended - begun, answers }), statements };
}

const abridged = (text) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

export function describeProfile({ answers, busyMicroseconds, groups, functions, statements }) {
  const share = ({ what, share: part, microseconds }) => [what, percent(part), whole(microseconds)];
  const total = statements.reduce((sum, { run, plan }) => sum + run + plan, 0);
  const most = statements.slice(0, STATEMENTS_SHOWN).map(({ text, calls, run, plan }) => [abridged(text), calls.toFixed(2), whole(run), tenth(plan)]);
  return [
    `Where the time of a submit goes: ${whole(busyMicroseconds)} µs in the process, ${whole(total)} µs in statements (${whole(answers)} submits)`,
    table([['by what it does', 'of it', 'µs a submit'], ...groups.map(share)]),
    '',
    table([['by function', 'of it', 'µs a submit'], ...functions.map(share)]),
    '',
    table([['statements', 'a submit', 'µs run', 'µs plan'], ...most]),
  ].join('\n');
}
