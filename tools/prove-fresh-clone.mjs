// npm run prove: clones the committed state into an empty folder and does there what a newcomer does, with an empty npm cache and HOME:
// npm start until it serves, a page and the health check, stop, nothing left running, then npm test. `--start-only` leaves the tests out.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '..');
const PORT = 3970;
const ADDRESS = `http://localhost:${PORT}`;
const PANEL = '通办 Tongban is ready';
const startOnly = process.argv.includes('--start-only');
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'tongban-prove-'));
const clone = path.join(home, 'tongban');

/** A newcomer's environment: nothing of ours but the way to the programs and to the registry. */
function newcomerEnvironment() {
  const kept = /^(PATH|LANG|LC_.*|TERM|HTTPS?_PROXY|https?_proxy|NO_PROXY|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|npm_config_registry|NPM_CONFIG_REGISTRY|REQUIRE_ALL|CHROMIUM)$/;
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => kept.test(name))),
    HOME: path.join(home, 'home'),
    npm_config_cache: path.join(home, 'npm-cache'),
    npm_config_userconfig: path.join(home, 'no-npmrc'),
  };
}

const env = newcomerEnvironment();

function fail(message) {
  console.error(`NOT PROVEN: ${message}`);
  console.error(`The clone is kept: ${clone}`);
  process.exit(1);
}

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** Runs npm in the clone with its output shown, and tells apart what it said. */
function npm(args) {
  const child = spawn('npm', args, { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const run = { child, output: '', ended: new Promise((resolve) => child.once('close', (code) => resolve(code))) };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      run.output += chunk;
      process.stdout.write(chunk);
    });
  }
  return run;
}

/** Numbers and commands of processes that run from the clone or on its data. */
function leftRunning() {
  return execFileSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8', maxBuffer: 1 << 24 })
    .split('\n')
    .filter((line) => line.includes(clone) && !line.includes(import.meta.filename));
}

async function requireOk(url, check) {
  const response = await fetch(url);
  const text = await response.text();
  if (response.status !== 200 || !check(text)) fail(`${url} answered ${response.status}: ${text.slice(0, 200)}`);
}

async function startServeStop(what) {
  const begun = performance.now();
  const run = npm(['start', '--', '--port', String(PORT)]);
  let code;
  void run.ended.then((value) => { code = value; });
  while (!run.output.includes(PANEL)) {
    if (code !== undefined) fail(`${what} ended with ${code} before it served`);
    await sleep(50);
  }
  const took = seconds(begun);
  await requireOk(`${ADDRESS}/api/health/ready`, () => true);
  await requireOk(ADDRESS, (page) => page.includes('<html'));
  await requireOk(`${ADDRESS}/api/catalogue/qualifications?status=published`, (body) => JSON.parse(body).total === 165);
  const stopping = performance.now();
  // what Ctrl-C does: the whole foreground group is told
  process.kill(-run.child.pid, 'SIGINT');
  await run.ended;
  const stopped = seconds(stopping);
  await sleep(300);
  const left = leftRunning();
  if (left.length > 0) fail(`${what} left running:\n${left.join('\n')}`);
  return { what, took: `${took} (stop ${stopped})` };
}

async function test() {
  const begun = performance.now();
  const run = npm(['test']);
  const code = await run.ended;
  const closing = run.output.trim().split('\n').at(-1);
  if (code !== 0) fail(`npm test ended with ${code}: ${closing}`);
  if (!/^tests: [1-9]\d* passed, 0 failed/.test(closing)) fail(`npm test does not end with its count: ${closing}`);
  const left = leftRunning();
  if (left.length > 0) fail(`npm test left running:\n${left.join('\n')}`);
  return { what: 'npm test', took: `${seconds(begun)} (${closing})` };
}

fs.mkdirSync(env.HOME, { recursive: true });
execFileSync('git', ['clone', '--quiet', root, clone]);
// the unprivileged user that root hands the database to must be able to walk here
fs.chmodSync(home, 0o755);
const rows = [await startServeStop('npm start, first'), await startServeStop('npm start, second')];
if (!startOnly) rows.push(await test());
console.log('\nPROVEN on a fresh clone:');
for (const { what, took } of rows) console.log(`  ${what.padEnd(18)} ${took}`);
fs.rmSync(home, { recursive: true, force: true });
