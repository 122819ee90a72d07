import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 15_000;
/** "Try again" in the words of HTTP; 502 is the proxy's own, when nobody stands behind it. */
const AGAIN = new Set([429, 502, 503, 504]);

/** A person's program: sends the same again until it is answered. */
export class Caller {
  #csrf;

  /** @param {{origin: string, person: {id: string, cookie: string}, journal: import('./journal.mjs').Journal, chance: import('./chance.mjs').Chance, patience: {until: number}}} options */
  constructor(options) {
    Object.assign(this, options);
  }

  /** One try; undefined when no answer came. */
  async #try(method, path, body, headers) {
    try {
      const response = await fetch(`${this.origin}${path}`, {
        method, body, signal: AbortSignal.timeout(PATIENCE_MS), headers: { cookie: this.person.cookie, ...(this.#csrf ? { 'x-csrf-token': this.#csrf } : {}), ...headers },
      });
      const text = await response.text();
      const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, body: json ? JSON.parse(text) : text };
    } catch {
      return undefined;
    }
  }

  /** Sends the same until it is answered, that is neither cut off nor told to try again. Undefined when that lasted too long. */
  async #untilAnswered(method, path, body, headers) {
    const { journal } = this;
    for (let pause = 60; Date.now() < this.patience.until; pause = Math.min(800, pause * 1.6)) {
      const answer = await this.#try(method, path, typeof body === 'function' ? body() : body, headers);
      if (answer && !AGAIN.has(answer.status)) {
        journal.sent.answered += 1;
        if (answer.status >= 500 || [400, 401].includes(answer.status) || answer.body?.code === 'csrf') {
          journal.strange.push(`${method} ${path.replace(/[0-9a-f-]{36}/g, ':id')} ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
        }
        if (answer.status < 500) return answer;
      }
      if (answer) journal.sent.unavailable += 1;
      else journal.sent.cut += 1;
      await sleep(pause * this.chance.between(0.5, 1));
    }
    journal.unanswered.push(`${method} ${path}`);
    return undefined;
  }

  async get(path) {
    return this.#untilAnswered('GET', path);
  }

  async post(path, body, headers = {}) {
    if (!this.#csrf) this.#csrf = (await this.get('/api/session'))?.body.csrfToken;
    return this.#untilAnswered('POST', path, typeof body === 'function' ? body : JSON.stringify(body), typeof body === 'function' ? headers : { 'content-type': 'application/json', ...headers });
  }
}
