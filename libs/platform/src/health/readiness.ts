import { Injectable } from '@nestjs/common';

/** Something that must work before a process takes requests. `check` throws when it does not; the message goes to the log, never to the caller. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<void>;
}

/** How long one check may take before it counts as failed. */
const PATIENCE_MS = 2_000;

export interface ReadinessResult {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
  readonly failures: readonly { readonly name: string; readonly error: unknown }[];
}

/** The checks of this process; whoever must be ready adds one. */
@Injectable()
export class Readiness {
  private readonly checks: ReadinessCheck[] = [];
  private stopping = false;

  add(check: ReadinessCheck): void {
    this.checks.push(check);
  }

  /** From now on the process is not ready: whoever balances the load sends nothing more. */
  beginStop(): void {
    this.stopping = true;
  }

  async run(): Promise<ReadinessResult> {
    const outcomes = await Promise.all(this.checks.map(async (c) => ({ name: c.name, error: await failureOf(c) })));
    const failures = outcomes.filter((o) => o.error !== undefined);
    const checks = Object.fromEntries(outcomes.map((o) => [o.name, o.error === undefined ? 'ok' : 'failed'] as const));
    return { ready: failures.length === 0 && !this.stopping, checks: this.stopping ? { ...checks, stopping: 'failed' } : checks, failures };
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
    return error;
  } finally {
    clearTimeout(timer);
  }
}

/** A check that failed for a reason that may be told. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
  constructor(readonly reason: string) {
    super(reason);
  }
}
