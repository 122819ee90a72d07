import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { at, root } from '../../tools/paths.mjs';

const PORTAL = at('dist/apps/portal/src/main.js');
const SKEWED = new URL('skewed-clock.mjs', import.meta.url).href;
const BETWEEN_STARTS_MS = 200;

/** One process of the portal that is killed and comes back, as under a supervisor that starts again whatever has ended. */
export class Program {
  #child;
  /** Counts the lives that were asked for: who still tries for an earlier one gives up. */
  #life = 0;
  #expected = false;

  /** @param {{name: string, port: number, environment: () => Record<string, string>, logFile: string, onDeath: (name: string, how: string) => void}} options */
  constructor(options) {
    Object.assign(this, options);
    this.ready = false;
    this.skew = 0;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Starts until it serves. What it needs may be down meanwhile: then it ends, and is started again. */
  async revive() {
    const life = (this.#life += 1);
    while (life === this.#life && !(await this.#attempt())) await sleep(BETWEEN_STARTS_MS);
  }

  /** Ends it without a word. */
  async kill() {
    await this.#end('SIGKILL');
  }

  /** Ends it in order. */
  async stop() {
    await this.#end('SIGTERM');
  }

  async #end(signal) {
    this.#life += 1;
    this.#expected = true;
    this.ready = false;
    const child = this.#child;
    child?.kill(signal);
    await child?.gone;
  }

  async #attempt() {
    const log = fs.openSync(this.logFile, 'a', 0o600);
    const skewed = this.skew === 0 ? [] : ['--import', SKEWED];
    const child = spawn(process.execPath, ['--enable-source-maps', ...skewed, PORTAL], {
      cwd: root, env: { ...this.environment(), PORT: String(this.port), HEALTH_PORT: String(this.port), SKEW_MS: String(this.skew) }, stdio: ['ignore', log, log, 'ipc'],
    });
    fs.closeSync(log);
    this.#child = child;
    this.#expected = false;
    child.gone = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)));
    child.once('error', () => undefined);
    this.ready = await Promise.race([new Promise((resolve) => child.once('message', () => resolve(true))), child.gone.then(() => false)]);
    if (this.ready) void child.gone.then((how) => this.#died(child, how));
    return this.ready;
  }

  /** A process that ends by itself once it served is a fault, and is started again like any other. */
  #died(child, how) {
    if (this.#expected || child !== this.#child) return;
    this.ready = false;
    this.onDeath(this.name, String(how));
    void this.revive();
  }
}
