// Embedded PostgreSQL: the real server out of npm's platform packages, started and stopped by us.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fullDisk, isFullDisk, requireSpace } from './disk.mjs';
import { locateBinaries } from './pg-binaries.mjs';
import { Halt } from './terminal.mjs';

export const POSTGRES_MAJOR = 18;
const CLUSTER_MEGABYTES = 120;
/**
 * The builtin C.UTF-8 sorts bytewise on every machine and never changes with an upgrade; the ctype must be UTF-8 as well, or
 * trigrams of Chinese text come out empty.
 */
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', process.platform === 'linux' ? '--locale=C.UTF-8' : '--locale=en_US.UTF-8'];
const SERVER_ENVIRONMENT = { ...process.env, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };
const STOP_SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' };

function tail(file, characters = 4000) {
  try {
    return fs.readFileSync(file, 'utf8').slice(-characters);
  } catch {
    return '';
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

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** After a restart of the machine the number in postmaster.pid may belong to any program: only one that runs on this folder counts. */
function servesFolder(pid, clusterDir) {
  let command;
  try {
    command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    if (process.platform === 'win32') return true;
    command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  return command.includes(clusterDir);
}

/** @returns {{pid: number, port: number, ready: boolean} | undefined} the server that runs on the folder, whoever started it */
export function runningServer(clusterDir) {
  let lines;
  try {
    lines = fs.readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid) || !servesFolder(pid, clusterDir)) return undefined;
  return { pid, port: Number(lines[3]), ready: (lines[7] ?? '').trim() === 'ready' };
}

/** Stops the server of a folder and waits until it is gone. */
export async function stopServer(clusterDir, mode = 'fast') {
  const server = runningServer(clusterDir);
  if (!server) return;
  for (const [signal, seconds] of [[STOP_SIGNALS[mode], 20], ['SIGQUIT', 10], ['SIGKILL', 5]]) {
    try {
      process.kill(server.pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(10)) {
      if (runningServer(clusterDir)?.pid !== server.pid) return;
    }
  }
}

function ownFolder(folder, { uid, gid }) {
  fs.mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  fs.mkdirSync(folder, { mode: 0o700 });
  if (uid !== undefined) fs.chownSync(folder, uid, gid);
}

/** A killed first start may leave an initdb that still writes: it has a folder of its own, and what cannot go now goes next time. */
function removeHalfMade(clusterDir) {
  const parent = path.dirname(clusterDir);
  const prefix = `${path.basename(clusterDir)}.new-`;
  for (const name of fs.existsSync(parent) ? fs.readdirSync(parent) : []) {
    if (!name.startsWith(prefix)) continue;
    try {
      fs.rmSync(path.join(parent, name), { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'ENOTEMPTY') throw error;
    }
  }
}

/** initdb writes PG_VERSION before it has finished, so the cluster is made beside and renamed: a killed first start leaves no half. */
function createCluster(clusterDir, { binaries, user, password }) {
  const { identity, initdb } = binaries;
  requireSpace(path.dirname(clusterDir), CLUSTER_MEGABYTES, 'a new database');
  removeHalfMade(clusterDir);
  const fresh = `${clusterDir}.new-${process.pid}`;
  const passwordFile = `${clusterDir}.password`;
  ownFolder(fresh, identity);
  fs.rmSync(passwordFile, { force: true });
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (identity.uid !== undefined) fs.chownSync(passwordFile, identity.uid, identity.gid);
  const made = spawnSync(initdb, ['-D', fresh, '-U', user, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8', ...LOCALE], {
    uid: identity.uid,
    gid: identity.gid,
    cwd: '/',
    encoding: 'utf8',
    env: SERVER_ENVIRONMENT,
  });
  fs.rmSync(passwordFile, { force: true });
  if (made.status === 0) {
    fs.renameSync(fresh, clusterDir);
    return;
  }
  fs.rmSync(fresh, { recursive: true, force: true });
  throw startFailure(`${made.stderr ?? ''}${made.error?.message ?? ''}`, clusterDir);
}

function startFailure(reason, clusterDir) {
  if (isFullDisk(reason, path.dirname(clusterDir))) return fullDisk(path.dirname(clusterDir));
  if (/ENOENT/.test(reason)) {
    return new Halt('The PostgreSQL binaries do not run on this system (they need the GNU C library, which Alpine Linux lacks): set DATABASE_URL to a PostgreSQL 15 or newer.');
  }
  const lines = reason.split('\n').map((line) => line.trim()).filter(Boolean);
  const line = lines.findLast((each) => /FATAL|PANIC|error:/.test(each)) ?? lines.at(-1) ?? 'no reason given';
  return new Halt(`PostgreSQL does not start on ${clusterDir}: ${line.replace(/^.*?(FATAL|PANIC|error): */, '')}. Its log lies beside the data; "npm start -- --reset" begins anew and deletes the data.`);
}

function launch(clusterDir, { binaries, port, settings, logFile }) {
  const { identity, postgres } = binaries;
  const options = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    ...settings,
  };
  const log = fs.openSync(logFile, 'w', 0o600);
  const child = spawn(postgres, ['-D', clusterDir, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    uid: identity.uid,
    gid: identity.gid,
    cwd: '/',
    // a session of its own: Ctrl-C must reach us first, the database last
    detached: true,
    stdio: ['ignore', 'ignore', log],
    env: SERVER_ENVIRONMENT,
  });
  fs.closeSync(log);
  const state = { child, ended: undefined };
  child.once('exit', (code, signal) => { state.ended = String(code ?? signal); });
  child.once('error', (error) => { state.ended = error.message; });
  return state;
}

async function waitUntilReady(state, clusterDir) {
  while (state.ended === undefined) {
    const server = runningServer(clusterDir);
    if (server?.pid === state.child.pid && server.ready) return server;
    await sleep(10);
  }
  return undefined;
}

/**
 * Starts PostgreSQL on a folder, which is made when it does not exist. A server that outlived a killed parent is stopped first;
 * the caller makes sure that no living start uses the folder.
 * @param {object} options
 * @param {string} options.clusterDir
 * @param {string} options.user superuser of a new cluster
 * @param {string} options.password its password
 * @param {string} options.logFile written anew at each start
 * @param {Record<string, string | number>} [options.settings] server settings on top of ours
 */
export async function startPostgres({ clusterDir, user, password, logFile, settings = {} }) {
  const binaries = await locateBinaries(clusterDir);
  const fresh = !fs.existsSync(path.join(clusterDir, 'PG_VERSION'));
  if (fresh) createCluster(clusterDir, { binaries, user, password });
  else await stopServer(clusterDir);
  const state = await launchPatiently(clusterDir, { binaries, settings, logFile });
  const { pid, port } = runningServer(clusterDir) ?? {};
  return {
    pid,
    port,
    fresh,
    /** Connection string of the superuser. */
    url: (database = 'postgres') => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`,
    /** Calls back when the server ends without having been told to. */
    onEnd: (callback) => state.child.once('exit', () => callback(tail(logFile))),
    /** `immediate` skips the checkpoint: right for throw-away clusters only. */
    stop: (mode = 'fast') => stopServer(clusterDir, mode),
  };
}

/**
 * A stale postmaster.pid whose number now belongs to a stranger would be taken for a living server. Our own number in its place is
 * recognised as stale by PostgreSQL, which then still checks, by the rest of the file, that no orphan of the old server holds its memory;
 * deleting the file would lose that check.
 */
function disownPidFile(clusterDir) {
  const file = path.join(clusterDir, 'postmaster.pid');
  if (runningServer(clusterDir) || !fs.existsSync(file)) return;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  if (isAlive(Number(lines[0]))) fs.writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'));
}

/** Children of a killed server hold its shared memory for a second or two; a port may be taken between probe and use. */
async function launchPatiently(clusterDir, { binaries, settings, logFile }) {
  for (let attempt = 0; ; attempt += 1) {
    disownPidFile(clusterDir);
    const state = launch(clusterDir, { binaries, port: await freePort(), settings, logFile });
    if (await waitUntilReady(state, clusterDir)) {
      state.child.unref();
      return state;
    }
    const reason = `${tail(logFile)}\n${state.ended}`;
    if (attempt < 20 && /still in use|pre-existing shared memory|lock file|address already in use/i.test(reason)) {
      await sleep(500);
      continue;
    }
    throw startFailure(reason, clusterDir);
  }
}
