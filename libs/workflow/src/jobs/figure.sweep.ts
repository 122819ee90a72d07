import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, shanghaiDay } from '#kernel';
import { SYSTEM, SweepRunner, UnitOfWork } from '#platform';
import { FigureStore } from '../data/figure.store.js';

const EVERY_MS = 600_000;
/** A day is over this long after its midnight: what began before is committed by then, and no clock of a worker is further ahead. */
const REST_MS = 3 * 3_600_000;
/** Days in one pass; what is left comes in the next. */
const MOST = 400;

/** Fills the figures of every day that is over, each in a transaction of its own. */
@Injectable()
export class FigureSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FigureStore,
    private readonly sweeps: SweepRunner,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'figures', everyMs: EVERY_MS, run: async () => this.run() });
  }

  /** One pass; how many days were filled. */
  async run(): Promise<number> {
    for (let filled = 0; filled < MOST; filled += 1) {
      const done = await this.uow.run(SYSTEM, async (tx) => {
        const day = await this.store.firstOpenDay(tx);
        if (day === null || addDays(day, 1) > shanghaiDay(new Date(tx.now.getTime() - REST_MS))) return false;
        await this.store.fill(tx, day);
        return true;
      });
      if (!done) return filled;
    }
    return MOST;
  }
}
