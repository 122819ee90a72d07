import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Logger } from '../logging/logger.js';

/** Work that is due by the clock, not by an event: it looks at rows, so a missed round loses nothing. */
export interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<unknown>;
}

/** Runs the sweeps of this process; of all processes, one at a time runs a given sweep (advisory lock). */
@Injectable()
export class SweepRunner {
  private readonly sweeps: Sweep[] = [];
  private timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<unknown>>();

  constructor(private readonly dataSource: DataSource) {}

  add(sweep: Sweep): void {
    this.sweeps.push(sweep);
  }

  start(logger: Logger): void {
    for (const sweep of this.sweeps) {
      const tick = (): void => {
        const round = this.round(sweep)
          .catch((e: unknown) => logger.failure('a sweep failed; the next round tries again', e, { sweep: sweep.name }))
          .finally(() => this.running.delete(round));
        this.running.add(round);
      };
      this.timers.push(setInterval(tick, sweep.everyMs).unref());
    }
  }

  /** Runs one sweep now, whatever the time; for operators and tests. */
  async runNow(name: string): Promise<boolean> {
    const sweep = this.sweeps.find((s) => s.name === name);
    if (!sweep) throw new Error(`no sweep ${name}`);
    return this.round(sweep);
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
    await Promise.all(this.running);
  }

  private async round(sweep: Sweep): Promise<boolean> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const taken = (await runner.query(`SELECT pg_try_advisory_lock(hashtext('tongban.sweep'), hashtext($1)) AS mine`, [sweep.name])) as { mine: boolean }[];
      if (!taken[0]?.mine) return false;
      try {
        await sweep.run();
        return true;
      } finally {
        await runner.query(`SELECT pg_advisory_unlock(hashtext('tongban.sweep'), hashtext($1))`, [sweep.name]);
      }
    } finally {
      await runner.release();
    }
  }
}
