import { execFile, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { openDataFolder } from '../../tools/data-folder.mjs';
import { applicationUrl } from '../../tools/database.mjs';
import { startPostgres, stopServer } from '../../tools/embedded-pg.mjs';
import { at, root } from '../../tools/paths.mjs';
import { Halt } from '../../tools/terminal.mjs';

const PREFIX = 'tongban-bench-';
const TEMPLATE = 'tongban';
const POOL = 16;
const WITH_PARENT = ['--enable-source-maps', '--import', new URL('../../tools/leave-with-parent.mjs', import.meta.url).href];
const run = promisify(execFile);

/** A folder on a disk: /tmp is memory on many systems, and a COMMIT into memory costs nothing. */
function diskFolder() {
  return fs.existsSync('/var/tmp') ? '/var/tmp' : os.tmpdir();
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
async function removeLeftOvers() {
  for (const name of fs.readdirSync(diskFolder())) {
    const pid = Number(name.startsWith(PREFIX) && name.slice(PREFIX.length));
    if (!pid || isAlive(pid)) continue;
    const folder = path.join(diskFolder(), name);
    await stopServer(path.join(folder, 'data/pg'), 'immediate');
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function ended(child) {
  if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve));
}

/** Everything that a run needs and nothing of it afterwards: a database server on the disk, programs beside it, one folder. */
export class Scratch {
  #closers = [];
  #count = 0;

  /** @param {{profile: boolean}} options with `profile` the server counts its statements */
  static async open({ profile }) {
    await removeLeftOvers();
    const scratch = new Scratch();
    scratch.folder = path.join(diskFolder(), `${PREFIX}${process.pid}`);
    scratch.add(() => fs.rmSync(scratch.folder, { recursive: true, force: true }));
    try {
      await scratch.#openDatabase(profile);
      return scratch;
    } catch (error) {
      await scratch.close();
      throw error;
    }
  }

  add(close) {
    this.#closers.push(close);
  }

  async close() {
    for (const close of this.#closers.splice(0).reverse()) await close();
  }

  async #openDatabase(profile) {
    const data = openDataFolder(path.join(this.folder, 'data'));
    if (!data.clusterDir.startsWith(this.folder)) this.add(() => fs.rmSync(data.clusterDir, { recursive: true, force: true }));
    const { databaseOwner, databaseLogin } = data.secrets();
    const server = await startPostgres({
      clusterDir: data.clusterDir,
      user: 'tongban',
      password: databaseOwner,
      logFile: data.log('postgres.log'),
      // the times of commits tell when a request stood in the clerk's list, without asking while it is measured
      settings: { track_commit_timestamp: 'on', ...(profile ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track_planning': 'on' } : {}) },
    });
    this.add(() => server.stop('immediate'));
    Object.assign(this, { data, server });
    await this.asOwner('postgres', async (db) => db.query(`CREATE DATABASE ${TEMPLATE}`));
    const ownerUrl = server.url(TEMPLATE);
    this.loginUrl = applicationUrl(ownerUrl, databaseLogin);
    await run(process.execPath, [at('dist/apps/cli/src/main.js'), 'prepare', '--demo'], { cwd: root, env: { ...this.#environment(TEMPLATE), DATABASE_OWNER_URL: ownerUrl } });
    this.version = await this.asOwner(TEMPLATE, async (db) => {
      if (profile) await db.query('CREATE EXTENSION pg_stat_statements');
      await db.query('CREATE TABLE bare (id uuid PRIMARY KEY, title text NOT NULL, note text NOT NULL, amount integer NOT NULL, made_at timestamptz NOT NULL)');
      await db.query('GRANT INSERT, SELECT ON bare TO tongban_app');
      return (await db.query('SHOW server_version')).rows[0].server_version;
    });
  }

  /** A fresh copy of the prepared database: every measurement begins on empty tables. */
  async copyDatabase() {
    const name = `bench_${(this.#count += 1)}`;
    await this.asOwner('postgres', async (db) => db.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`));
    return name;
  }

  /** Runs `work` with a connection of the owner, whom row-level security does not bind. */
  async asOwner(database, work) {
    const client = new pg.Client({ connectionString: this.server.url(database) });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** The application's login in a database. */
  urlOf(database) {
    const url = new URL(this.loginUrl);
    url.pathname = `/${database}`;
    return url.href;
  }

  #environment(database) {
    const { DATABASE_OWNER_URL: _owner, QUEUE_URL: _queue, CALENDAR_CLOCK: _clock, ...inherited } = process.env;
    return {
      ...inherited,
      DATABASE_URL: this.urlOf(database),
      DATABASE_POOL: String(POOL),
      TONGBAN_DATA: this.data.dir,
      TONGBAN_KEYS: this.data.keysFile,
      TONGBAN_MODE: 'demo',
      TONGBAN_EMBEDDED_PID: String(this.server.pid),
      RATE_LIMIT: 'off',
      LOG_LEVEL: 'warn',
    };
  }

  /** Starts a program of Tongban's or of ours and waits until it serves. `nodeOptions` go before the program. */
  async startProgram(program, database, env = {}, nodeOptions = []) {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const logFile = this.data.log('programs.log');
    const log = fs.openSync(logFile, 'a', 0o600);
    const child = fork(program, [], {
      cwd: root,
      env: { ...this.#environment(database), PORT: String(port), PUBLIC_URL: origin, ...env },
      execArgv: [...WITH_PARENT, ...nodeOptions],
      stdio: ['ignore', log, log, 'ipc'],
    });
    fs.closeSync(log);
    const stop = async () => {
      child.kill('SIGTERM');
      await ended(child);
    };
    this.add(stop);
    await Promise.race([
      new Promise((resolve) => child.once('message', resolve)),
      ended(child).then(() => { throw new Halt(`${path.basename(program)} does not start: ${fs.readFileSync(logFile, 'utf8').slice(-1000)}`); }),
    ]);
    return { origin, stop, pid: child.pid };
  }

  startPortal(database, env, nodeOptions) {
    return this.startProgram(at('dist/apps/portal/src/main.js'), database, env, nodeOptions);
  }

  startBar(database) {
    return this.startProgram(at('test/bench/bar.mjs'), database);
  }

  /** A Redis as docker/compose.yaml runs it; undefined where there is none. */
  async startRedis() {
    const port = await freePort();
    const folder = path.join(this.folder, `redis-${randomBytes(3).toString('hex')}`);
    fs.mkdirSync(folder, { recursive: true });
    const options = { port, bind: '127.0.0.1', dir: folder, save: '', appendonly: 'yes', appendfsync: 'everysec', 'maxmemory-policy': 'noeviction' };
    const child = spawn('redis-server', Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]), { stdio: ['ignore', 'pipe', 'ignore'] });
    const missing = new Promise((resolve) => child.once('error', () => resolve(true)));
    const ready = new Promise((resolve) => child.stdout.on('data', (text) => { if (String(text).includes('Ready to accept')) resolve(false); }));
    if (await Promise.race([missing, ready, sleep(5_000, true)])) return undefined;
    this.add(async () => {
      child.kill('SIGTERM');
      await ended(child);
    });
    return `redis://127.0.0.1:${port}`;
  }
}
