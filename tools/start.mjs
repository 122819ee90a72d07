import fs from 'node:fs';
import net from 'node:net';
import readline from 'node:readline/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt, serverFingerprint } from './build.mjs';
import { deleteData, findOwnData, openDataFolder } from './data-folder.mjs';
import { givenOwner, isGiven, openDatabase, programEnvironment } from './database.mjs';
import { fullDisk, isFullDisk } from './disk.mjs';
import { runningServer, stopServer } from './embedded-pg.mjs';
import { ensureInstalled } from './install.mjs';
import { HELP, readOptions } from './options.mjs';
import { panel } from './panel.mjs';
import { requireSupportedPlatform } from './pg-binaries.mjs';
import { findRunning, takeLock } from './running-lock.mjs';
import { Shutdown, onParentDeath, runProgram, startApp } from './supervisor.mjs';
import { Halt, explain, lap, say } from './terminal.mjs';

/** How long a port may still belong to the portal of a start that was killed a moment ago. */
const LEFT_OVER_PORT_SECONDS = 30;

function portProblem(port, host) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

async function requireFreePort({ port, host }, leftOver) {
  let problem = await portProblem(port, host);
  if (problem === 'EADDRINUSE' && leftOver) say('          waiting for a killed start to leave the port …');
  for (const until = Date.now() + LEFT_OVER_PORT_SECONDS * 1000; problem === 'EADDRINUSE' && leftOver && Date.now() < until; ) {
    await sleep(250);
    problem = await portProblem(port, host);
  }
  switch (problem) {
    case undefined:
      return;
    case 'EADDRINUSE':
      throw new Halt(`Port ${port} is taken by another program: stop that one, or choose another port, for example npm start -- --port ${port + 1}.`);
    case 'EACCES':
      throw new Halt(`This user may not listen on port ${port}: choose one above 1023, for example npm start -- --port 3000.`);
    default:
      throw new Halt(`Nothing can listen on ${host}:${port} (${problem}): choose another address with --host, or leave it out.`);
  }
}

async function confirm(question) {
  if (!process.stdin.isTTY) throw new Halt(`${question}\nNobody can be asked here: add --yes to agree.`);
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|是)$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

async function reset(options) {
  if (isGiven(process.env)) throw new Halt('--reset deletes embedded data only: empty the database of DATABASE_URL yourself.');
  const folder = findOwnData(options.dataDir);
  if (!folder) {
    say(`Nothing of Tongban's is in ${options.dataDir}: nothing to delete.`);
    return;
  }
  const holder = findRunning(folder.runningFile);
  if (holder) throw new Halt(`Tongban runs on this data (process ${holder.pid}): stop it with Ctrl-C first.`);
  if (!options.yes && !(await confirm(`Delete the database, keys, attachments and logs in ${options.dataDir}? Nothing of it can be brought back.`))) {
    throw new Halt('Nothing was deleted.');
  }
  if (runningServer(folder.clusterDir)) await stopServer(folder.clusterDir, 'immediate');
  deleteData(folder);
  lap('old data deleted');
}

function serverEnvironment(options, folder, database) {
  const { DATABASE_OWNER_URL: _owner, ...environment } = programEnvironment(folder, database, options);
  return {
    ...environment,
    PORT: String(options.port),
    HOST: options.host,
    PUBLIC_URL: options.publicUrl,
  };
}

/**
 * Whether this very build has prepared this very database already: a second start need not look again. Without the key file it must,
 * because the preparation refuses to replace keys that the data needs.
 */
function isPrepared({ options, env }, last) {
  return last?.fingerprint === serverFingerprint() && (last.demo || !options.demo) && fs.existsSync(env.TONGBAN_KEYS);
}

async function prepare({ options, folder, env, database, signal }) {
  const last = database.fresh ? undefined : folder.readPrepared();
  if (isPrepared({ options, env }, last)) return;
  const args = ['prepare', ...(options.demo ? ['--demo'] : [])];
  const code = await runProgram(args, { env: { ...env, DATABASE_OWNER_URL: database.ownerUrl }, signal });
  if (code === 0) {
    folder.writePrepared({ fingerprint: serverFingerprint(), demo: options.demo || last?.demo === true });
    lap(`schema${options.demo ? ', reference data and demonstration people' : ' and reference data'} are current`);
    return;
  }
  if (isFullDisk('', options.dataDir)) throw fullDisk(options.dataDir);
  throw new Halt(`The database could not be prepared (exit ${code}): the reason stands above.`);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The registers of the demonstration, simulated by a process of their own. Should it end, the portal finds no register and goes on. */
async function startRegisters({ options, folder, env, shutdown }) {
  const port = await freePort();
  // It stands for systems outside: nothing of ours is its business, nor is the database its to end.
  const foreign = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(TONGBAN_|DATABASE_|QUEUE_URL|BLOB_URL|OIDC_|SMTP_URL)/.test(name)));
  const registers = startApp({ app: 'registers', name: 'The simulated registers', env: { ...foreign, PORT: String(port) }, logFile: folder.log('registers.log'), verbose: options.verbose });
  shutdown.add(() => registers.stop(shutdown.hurry));
  await registers.ready;
  return `http://127.0.0.1:${port}`;
}

async function startEverything(options, shutdown) {
  const given = isGiven(process.env);
  if (given) givenOwner(process.env);
  else requireSupportedPlatform();
  const folder = openDataFolder(options.dataDir);
  let leftOver = false;
  if (!given) {
    const lock = takeLock(folder.runningFile, options.publicUrl);
    shutdown.add(lock.release);
    leftOver = lock.leftOver;
  }
  await requireFreePort(options, leftOver);
  await ensureInstalled();
  await ensureBuilt();
  const opening = openDatabase(process.env, folder);
  // registered before it is up: a Ctrl-C in between must not leave a server behind
  shutdown.add(async () => (await opening.catch(() => undefined))?.stop());
  const database = await opening;
  lap(`${database.summary}${leftOver ? ' (after a start that did not end in order)' : ''}`);
  const env = serverEnvironment(options, folder, database);
  await prepare({ options, folder, env, database, signal: shutdown.asked });
  if (options.demo && !env.REGISTERS_URL) env.REGISTERS_URL = await startRegisters({ options, folder, env, shutdown });
  const portal = startApp({ app: 'portal', name: 'The portal', env, logFile: folder.log('portal.log'), verbose: options.verbose });
  shutdown.add(() => portal.stop(shutdown.hurry));
  await portal.ready;
  lap('serving');
  say(panel({ options, folder, given }));
  return { database, portal, folder };
}

/** Waits for what ends a healthy run from inside: the server or the database stopping by itself. */
function unexpectedEnd({ database, portal, folder }, options) {
  const databaseEnd = new Promise((resolve) => database.onEnd?.((log) => resolve(
    isFullDisk(log, folder.clusterDir)
      ? fullDisk(options.dataDir).message
      : `The database stopped by itself. Its log: ${folder.log('postgres.log')}. Start again; it recovers by itself.`,
  )));
  const portalEnd = portal.ended.then((how) => `The portal stopped by itself (${how}). Its log: ${folder.log('portal.log')}. Start again; nothing that was confirmed is lost.`);
  return Promise.race([databaseEnd, portalEnd]);
}

/** `npm start`: from a bare clone to a served page, and back to nothing when it is stopped. */
export async function run(args) {
  const options = readOptions(args, process.env);
  if (options.help) {
    say(HELP);
    return;
  }
  const shutdown = new Shutdown();
  const leave = async (code) => {
    if (shutdown.begun) return;
    await shutdown.run();
    process.exit(code);
  };
  let stoppedAt;
  const stop = () => {
    // one Ctrl-C may arrive twice, from the terminal and through npm
    if (stoppedAt !== undefined && Date.now() - stoppedAt > 1000) shutdown.hurryUp();
    if (shutdown.begun) return;
    stoppedAt = Date.now();
    say('\nstopping … (Ctrl-C again does not wait for what is still running)');
    void leave(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  onParentDeath(stop);
  // the terminal may be gone before us
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    if (options.reset) await reset(options);
    const running = await startEverything(options, shutdown);
    const reason = await unexpectedEnd(running, options);
    // without its database or its portal, nothing that still runs can be finished
    shutdown.hurryUp();
    if (!shutdown.begun) throw new Halt(reason);
  } catch (error) {
    if (!shutdown.begun) {
      explain(error.code === 'ENOSPC' ? fullDisk(options.dataDir) : error);
      await leave(1);
    }
    await shutdown.run();
  }
}
