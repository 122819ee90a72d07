import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { applicationUrl } from '../../tools/database.mjs';
import { startPostgres, stopServer } from '../../tools/embedded-pg.mjs';
import { at, root } from '../../tools/paths.mjs';
import { CuttingProxy } from './cutting-proxy.mjs';
import { Program } from './program.mjs';

const PREFIX = 'tongban-chaos-';
const DATABASE = 'tongban';
const ROOMY = 2 << 30;
/** Settings of whoever started us that a program must not inherit. */
const FOREIGN = /^(DATABASE_|QUEUE_URL|TONGBAN_|TEST_|PORT$|HOST$|PUBLIC_URL|PROCESS$|HEALTH_PORT$|NODE_OPTIONS|npm_|INIT_CWD|OIDC_|JEST_|BLOB_URL|OTEL_|METRICS_|CALENDAR_CLOCK)/;
const run = promisify(execFile);

/** Memory unless the disk is asked for: a killed process takes nothing of the page cache along, only a machine would. */
function parentFolder(disk) {
  if (disk) return fs.existsSync('/var/tmp') ? '/var/tmp' : os.tmpdir();
  try {
    const memory = fs.statfsSync('/dev/shm');
    if (memory.bavail * memory.bsize > ROOMY) return '/dev/shm';
  } catch {
    // no such folder on this system
  }
  return os.tmpdir();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** What a killed run left behind. */
async function removeLeftOvers(parent) {
  for (const name of fs.readdirSync(parent)) {
    const pid = Number(name.startsWith(PREFIX) && name.slice(PREFIX.length));
    if (!pid || isAlive(pid)) continue;
    await stopServer(path.join(parent, name, 'pg'), 'immediate');
    fs.rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

async function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function childrenOf(parent) {
  const ofParent = (pid) => {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent;
    } catch {
      return false;
    }
  };
  return fs.existsSync('/proc/self/stat') ? fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && ofParent(name)).map(Number) : [];
}

function killAll(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it has gone by itself
    }
  }
}

/** Everything that takes part: PostgreSQL and Redis of our own, a proxy, HTTP and two workers as processes, one folder. */
export class Stage {
  #redis;

  /** @param {{disk: boolean, redis: boolean, chance: import('./chance.mjs').Chance, onDeath: (name: string, how: string) => void}} options */
  static async open(options) {
    const parent = parentFolder(options.disk);
    await removeLeftOvers(parent);
    const stage = Object.assign(new Stage(), { folder: path.join(parent, `${PREFIX}${process.pid}`), password: randomBytes(18).toString('base64url'), keep: false });
    fs.mkdirSync(stage.folder, { mode: 0o755 });
    try {
      await stage.#prepare(options);
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  async #prepare({ redis, chance, onDeath }) {
    [this.postgresPort, this.redisPort] = [await freePort(), await freePort()];
    await this.startPostgres();
    await this.asOwner(async (db) => db.query(`CREATE DATABASE ${DATABASE}`), 'postgres');
    this.databaseUrl = applicationUrl(this.server.url(DATABASE), this.password);
    fs.mkdirSync(this.blobs, { recursive: true });
    await run(process.execPath, [at('dist/apps/cli/src/main.js'), 'prepare', '--demo'], { cwd: root, env: { ...this.environment(), DATABASE_OWNER_URL: this.server.url(DATABASE) } });
    if (redis) await this.startRedis();
    this.proxy = await CuttingProxy.open(chance);
    const program = async (name, kind) => new Program({
      name, onDeath, port: await freePort(), logFile: path.join(this.folder, `${name}.log`),
      environment: () => ({ ...this.environment(), PROCESS: kind, QUEUE_URL: this.queueUrl, PUBLIC_URL: this.proxy.origin }),
    });
    this.programs = [await program('http', 'http'), await program('worker-1', 'worker'), await program('worker-2', 'worker')];
    this.proxy.port = this.programs[0].port;
    this.queueUrl = redis ? this.redisUrl : this.databaseUrl;
  }

  get blobs() {
    return path.join(this.folder, 'blobs');
  }

  get keysFile() {
    return path.join(this.folder, 'keys.json');
  }

  get redisUrl() {
    return `redis://127.0.0.1:${this.redisPort}`;
  }

  environment() {
    const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
    return {
      ...inherited, DATABASE_URL: this.databaseUrl ?? applicationUrl(this.server.url(DATABASE), this.password), DATABASE_POOL: '12', TONGBAN_DATA: this.folder, TONGBAN_KEYS: this.keysFile,
      TONGBAN_MODE: 'demo', RATE_LIMIT: 'off', LOG_LEVEL: 'info',
    };
  }

  /** Runs `work` with a connection of the owner, whom row-level security does not bind. */
  async asOwner(work, database = DATABASE) {
    const client = new pg.Client({ connectionString: this.server.url(database) });
    // the server may be killed under it
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** As delivered, so with fsync; on the port of before, where everyone looks for it. */
  async startPostgres() {
    this.server = await startPostgres({
      clusterDir: path.join(this.folder, 'pg'), user: 'tongban', password: this.password, logFile: path.join(this.folder, 'postgres.log'), settings: { port: this.postgresPort },
    });
  }

  /** The postmaster and every process of its own. */
  async killPostgres() {
    const ended = new Promise((resolve) => this.server.onEnd(resolve));
    killAll([this.server.pid, ...childrenOf(this.server.pid)]);
    await ended;
  }

  /** As docker/compose.yaml runs it. */
  async startRedis() {
    const folder = path.join(this.folder, 'redis');
    fs.mkdirSync(folder, { recursive: true });
    const options = { port: this.redisPort, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'yes', appendfsync: 'everysec', 'maxmemory-policy': 'noeviction' };
    const child = spawn('redis-server', Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]), { stdio: ['ignore', 'pipe', 'ignore'] });
    child.gone = new Promise((resolve) => { child.once('exit', resolve); child.once('error', resolve); });
    this.#redis = child;
    const ready = new Promise((resolve) => child.stdout.on('data', (text) => { if (String(text).includes('Ready to accept')) resolve(true); }));
    if (!(await Promise.race([ready, child.gone.then(() => false)]))) throw new Error('redis-server does not start');
  }

  async killRedis() {
    this.#redis.kill('SIGKILL');
    await this.#redis.gone;
  }

  async close() {
    this.proxy?.close();
    await Promise.all((this.programs ?? []).map(async (program) => program.stop()));
    this.#redis?.kill('SIGKILL');
    await this.#redis?.gone;
    await stopServer(path.join(this.folder, 'pg'), 'immediate');
    if (!this.keep) fs.rmSync(this.folder, { recursive: true, force: true });
  }

  /** Waits until the three programs serve. */
  async allReady(milliseconds) {
    for (const until = Date.now() + milliseconds; Date.now() < until; await sleep(50)) if (this.programs.every(({ ready }) => ready)) return true;
    return false;
  }
}
