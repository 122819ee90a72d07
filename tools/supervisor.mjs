import { fork, spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { at, root } from './paths.mjs';
import { Halt } from './terminal.mjs';

/** Longer than the portal gives itself to drain. */
const DRAIN_SECONDS = 27;
const LOG_LIMIT = 20 << 20;

/** What was opened, closed once in reverse order however the program ends. */
export class Shutdown {
  #closers = [];
  #running;
  #asked = new AbortController();
  #hurry = new AbortController();

  add(close) {
    this.#closers.push(close);
  }

  get begun() {
    return this.#running !== undefined;
  }

  /** Aborted as soon as the end begins: for work that nobody waits for any more. */
  get asked() {
    return this.#asked.signal;
  }

  /** Aborted when whoever asked for the end does not want to wait for requests and jobs to finish. */
  get hurry() {
    return this.#hurry.signal;
  }

  hurryUp() {
    this.#hurry.abort();
  }

  run() {
    this.#asked.abort();
    this.#running ??= this.#closeAll();
    return this.#running;
  }

  async #closeAll() {
    for (const close of this.#closers.reverse()) {
      try {
        await close();
      } catch (error) {
        process.stderr.write(`while stopping: ${error.message}\n`);
      }
    }
  }
}

/** Hands each whole line of a stream on. */
function onLines(stream, callback) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) callback(line);
  });
  stream.on('end', () => { if (rest) callback(rest); });
}

/** A log line worth a person's attention: errors and worse (pino levels 50 and 60), and anything that is not a log line at all. */
function isWorthShowing(line) {
  return !line.startsWith('{') || /"level":(50|60|"error"|"fatal")/.test(line);
}

function openLog(file) {
  if (fs.existsSync(file) && fs.statSync(file).size > LOG_LIMIT) fs.renameSync(file, `${file}.1`);
  const log = fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
  // a full disk must not end the server: the line is lost, the database speaks up by itself
  log.on('error', () => undefined);
  return log;
}

async function endChild(child, hurry) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const patience = sleep(DRAIN_SECONDS * 1000, false, { ref: false, signal: hurry }).catch(() => false);
  const drained = await Promise.race([gone.then(() => true), patience]);
  if (!drained) {
    child.kill('SIGKILL');
    await gone;
  }
}

/**
 * Starts one of our apps: its log goes to a file, errors also to the terminal. `name` is what messages call it.
 * @returns {{ready: Promise<void>, stop: (hurry: AbortSignal) => Promise<void>, ended: Promise<string>}} ready rejects when it ends before it serves
 */
export function startApp({ app, name, env, logFile, verbose }) {
  const log = openLog(logFile);
  const child = fork(at(`dist/apps/${app}/src/main.js`), [], {
    cwd: root,
    env,
    execArgv: ['--enable-source-maps', '--import', new URL('./leave-with-parent.mjs', import.meta.url).href],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // a process group of its own: Ctrl-C reaches it through us, once
    detached: process.platform !== 'win32',
  });
  for (const stream of [child.stdout, child.stderr]) {
    onLines(stream, (line) => {
      log.write(`${line}\n`);
      if (verbose || isWorthShowing(line)) process.stdout.write(`${line}\n`);
    });
  }
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`)));
  const ready = new Promise((resolve, reject) => {
    child.on('message', (message) => { if (message === 'ready') resolve(); });
    void ended.then((how) => reject(new Halt(`${name} stopped before it was ready (${how}): the reason stands above or in ${logFile}.`)));
  });
  return { ready, ended, stop: (hurry) => endChild(child, hurry) };
}

/**
 * Runs the operator's program once, in the folder where the command was typed: file names on its command line mean that one.
 * @returns {Promise<number>} its exit code
 */
export function runProgram(args, { env, signal }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', at('dist/apps/cli/src/main.js'), ...args], {
      cwd: process.env.INIT_CWD || process.cwd(),
      env,
      stdio: 'inherit',
      signal,
    });
    child.once('error', (error) => { if (error.name !== 'AbortError') reject(error); });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** npm does not hand signals on to its script: when npm has gone, so must we. */
export function onParentDeath(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => { if (process.ppid !== parent) callback(); }, 400).unref();
}
