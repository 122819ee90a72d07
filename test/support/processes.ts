import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cloneDatabase, type TestDatabase } from './database.js';
import { freePort } from './waiting.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** A machine that does several things at once starts an app in this time. */
const START_MS = 180_000;
/** Settings of the run that a process of a test must not inherit. */
const FOREIGN = /^(DATABASE_|QUEUE_URL|TONGBAN_|TEST_|PORT$|HOST$|PUBLIC_URL|PROCESS$|HEALTH_PORT$|NODE_OPTIONS|npm_|INIT_CWD|OIDC_|JEST_|BLOB_URL|OTEL_|METRICS_)/;

/** One of the apps of `apps/`. */
export type AppName = 'portal' | 'catalogue' | 'settlement' | 'onestop' | 'workflow' | 'registers';

type Env = Readonly<Record<string, string>>;

/** An app as `nest build` left it, in a process of its own. */
export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
  /** Address that it listens on; a worker answers there for health and metrics only. */
  readonly base: string;
  /** Everything that it wrote. */
  log(): string;
  /** Sends the signal and waits for the end; gives the exit code, or the signal's name when that ended it. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<number | NodeJS.Signals>;
}

/** Starts an app of `dist` on a free port and waits until it is ready. It ends with the test's own process at the latest. */
export async function startProcess(app: AppName, env: Env): Promise<RunningProcess> {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(ROOT, `dist/apps/${app}/src/main.js`)], {
    cwd: ROOT,
    env: { ...inherited, PUBLIC_URL: base, HEALTH_PORT: String(port), ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { log += chunk.toString(); });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => child.once('close', (code, signal) => { resolve(code ?? signal ?? 1); }));
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => { child.kill('SIGKILL'); reject(new Error(`${app} was not ready after ${START_MS} ms:\n${log}`)); }, START_MS);
    child.once('message', (said) => { if (said === 'ready') { clearTimeout(late); resolve(); } });
    void ended.then((how) => { clearTimeout(late); reject(new Error(`${app} ended with ${how} before it was ready:\n${log}`)); });
  });
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | NodeJS.Signals> => {
    child.kill(signal);
    return ended;
  };
  return { name: app, pid: child.pid ?? 0, base, log: () => log, stop };
}

/** What processes of one deployment share: database, keys, attachments. */
export interface Ground {
  readonly database: TestDatabase;
  readonly env: Env;
  /** After the processes have ended. */
  clear(): Promise<void>;
}

/** Prepares a clone of the database and a data folder for processes of the demonstration. */
export async function layGround(): Promise<Ground> {
  const database = await cloneDatabase();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tongban-processes-'));
  const env = { TONGBAN_MODE: 'demo', RATE_LIMIT: 'off', DATABASE_URL: database.url, TONGBAN_DATA: folder, TONGBAN_KEYS: process.env['TEST_KEYS'] ?? '', LOG_LEVEL: 'debug' };
  const clear = async (): Promise<void> => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, env, clear };
}

/** The built portal with everything, as `npm start` runs it. */
export interface BuiltPortal {
  readonly base: string;
  readonly process: RunningProcess;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

export async function startBuiltPortal(env: Env = {}): Promise<BuiltPortal> {
  const ground = await layGround();
  const portal = await startProcess('portal', { ...ground.env, ...env });
  const close = async (): Promise<void> => {
    await portal.stop();
    await ground.clear();
  };
  return { base: portal.base, process: portal, database: ground.database, close };
}
