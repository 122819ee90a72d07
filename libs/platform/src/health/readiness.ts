import { Inject, Injectable } from '@nestjs/common';
import { Logger } from '../logging/logger.js';
import { LOGGER } from '../tokens.js';

/** Something that must work before a process takes requests. `check` throws when it does not; the message goes to the log, never to the caller. */
export interface ReadinessCheck {
  /** Shown to everyone: a word, not an address. */
  readonly name: string;
  check(): Promise<void>;
}

export interface ReadinessResult {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

/** How long one check may take before it counts as failed. */
const PATIENCE_MS = 2_000;
/** Anyone may ask, so the checks run at most this often. */
const REMEMBERED_MS = 1_000;

/** The checks of this process; whoever must be ready adds one. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  private last: { readonly at: number; readonly result: Promise<ReadinessResult> } | undefined;
  private failing: ReadonlySet<string> = new Set();
  private stopping = false;

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** From now on the process is not ready: whoever balances the load sends nothing more. */
  beginStop(): void {
    this.stopping = true;
  }

  /** The state of now, or of up to a second ago. */
  async run(): Promise<ReadinessResult> {
    if (!this.last || Date.now() - this.last.at >= REMEMBERED_MS) this.last = { at: Date.now(), result: this.look() };
    const { ready, checks } = await this.last.result;
    return this.stopping ? { ready: false, checks: { ...checks, stopping: 'failed' } } : { ready, checks };
  }

  private async look(): Promise<ReadinessResult> {
    const outcomes = await Promise.all(this.checks.map(async (each) => ({ name: each.name, error: await failureOf(each) })));
    const failures = outcomes.filter((each) => each.error !== undefined);
    this.tell(failures);
    const checks = Object.fromEntries(outcomes.map((each) => [each.name, each.error === undefined ? 'ok' : 'failed'] as const));
    return { ready: failures.length === 0, checks };
  }

  /** A failure is told when it begins and when it ends, not each time that somebody asks. */
  private tell(failures: readonly { readonly name: string; readonly error: unknown }[]): void {
    for (const { name, error } of failures) if (!this.failing.has(name)) this.logger.failure('a readiness check failed', error, { check: name });
    const now = new Set(failures.map((each) => each.name));
    for (const name of this.failing) if (!now.has(name)) this.logger.event('info', 'a readiness check works again', { check: name });
    this.failing = now;
  }
}

async function failureOf(check: ReadinessCheck): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${check.name} did not answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    await Promise.race([check.check(), late]);
    return undefined;
  } catch (error) {
    return error ?? new Error('failed without a reason');
  } finally {
    clearTimeout(timer);
  }
}
