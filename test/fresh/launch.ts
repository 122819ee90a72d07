import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What a finished start said and how it ended. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
}

interface LaunchOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Arguments of Node itself, before the program. */
  readonly node?: readonly string[];
  /** Runs the program under a shell, as npm does, and returns the shell's number as `pid`. */
  readonly underShell?: boolean;
}

function cleanEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const foreign = /^(DATABASE_|QUEUE_URL|TONGBAN_|TEST_|PORT$|HOST$|PUBLIC_URL|NODE_OPTIONS|npm_|INIT_CWD|OIDC_|JEST_)/;
  // as under npm, it leaves when its parent has gone: a killed test run leaves nothing behind
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))), npm_lifecycle_event: 'start', ...extra };
}

/** One `npm start` (without npm) in a process of its own. */
export class Launch {
  output = '';
  readonly ended: Promise<Ended>;
  readonly pid: number;
  readonly #child: ChildProcess;

  constructor(args: readonly string[], { env = {}, node = [], underShell = false }: LaunchOptions = {}) {
    const command = [process.execPath, ...node, path.join(ROOT, 'tools/run.mjs'), 'start', ...args];
    const [program, ...rest] = underShell ? ['sh', '-c', '"$@"; exit $?', 'sh', ...command] : command;
    this.#child = spawn(program ?? 'node', rest, { cwd: ROOT, env: cleanEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    this.pid = this.#child.pid ?? 0;
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.on('data', (chunk: Buffer) => { this.output += chunk.toString(); });
    this.ended = new Promise((resolve) => this.#child.once('close', (code) => { resolve({ code, output: this.output }); }));
  }

  /** Waits for the panel; throws what the start said when it ends before. */
  async ready(): Promise<void> {
    const early = this.ended.then(({ code, output }) => { throw new Error(`ended with ${String(code)} before it was ready:\n${output}`); });
    await Promise.race([early, this.#said('通办 Tongban is ready')]);
    early.catch(() => undefined);
  }

  async #said(text: string): Promise<void> {
    while (!this.output.includes(text)) await sleep(25);
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

/** Runs a start that is expected to end by itself. */
export async function launchToEnd(args: readonly string[], options?: LaunchOptions): Promise<Ended> {
  return new Launch(args, options).ended;
}

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
}

/** Every living process. A zombie has ended: only its parent has not looked yet. */
function processTable(): readonly ProcessRow[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** Numbers of the children of a process. */
export function childrenOf(parent: number): readonly number[] {
  return processTable().filter((row) => row.parent === parent).map(({ pid }) => pid);
}

/** Where the database files of a data folder lie. */
export function clusterFolder(dataDir: string): string {
  const { cluster } = JSON.parse(readFileSync(path.join(dataDir, 'tongban.json'), 'utf8')) as { cluster?: string };
  return cluster ?? path.join(dataDir, 'pg');
}

/** The embedded server's process of a data folder. */
export function databasePid(dataDir: string): number {
  return Number(readFileSync(path.join(clusterFolder(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Waits until none of the processes lives. */
export async function allGone(pids: readonly number[], milliseconds = 20_000): Promise<boolean> {
  for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(50)) {
    const living = new Set(processTable().map(({ pid }) => pid));
    if (!pids.some((pid) => living.has(pid))) return true;
  }
  return false;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}
