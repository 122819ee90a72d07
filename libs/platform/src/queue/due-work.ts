import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM } from '../auth/actor.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Logger } from '../logging/logger.js';
import { Metrics } from '../telemetry/metrics.js';
import { LOGGER } from '../tokens.js';

/** A thing that is due; its id is all that a log says of it. */
interface Due {
  readonly id: string;
}

/** What a pass over many things came to. */
export interface Pass {
  /** Things with which something was done. */
  readonly done: number;
  readonly failed: number;
}

const PAGE = 200;
/** Before every id. */
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Works through what a sweep has found. Each thing on its own: one that fails is logged and counted (`tongban_sweep_failures_total`) and keeps no other waiting; it stays due, so
 * that the next round tries it again.
 */
@Injectable()
export class DueWork {
  constructor(
    private readonly uow: UnitOfWork,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  /** One after another; `work` says whether it did something, in a transaction of its own. */
  async eachOnItsOwn<Item extends Due>(sweep: string, items: readonly Item[], work: (item: Item) => Promise<boolean>): Promise<Pass> {
    const pass = { done: 0, failed: 0 };
    for (const item of items) {
      try {
        if (await work(item)) pass.done += 1;
      } catch (error) {
        pass.failed += 1;
        this.metrics.countSweepFailure(sweep);
        this.logger.failure('one thing failed in a sweep; the others go on, the next round tries it again', error, { sweep, id: item.id });
      }
    }
    return pass;
  }

  /**
   * The same over everything that is due now. `find` gives the things behind an id in the order of ids, at most `limit`: a page goes on behind the one before, so that not even a
   * page full of what fails hides what comes after it.
   */
  async pageByPage<Item extends Due>(sweep: string, find: (tx: Tx, after: string, limit: number) => Promise<readonly Item[]>, work: (item: Item) => Promise<boolean>): Promise<Pass> {
    const pass = { done: 0, failed: 0 };
    for (let after = FIRST; ;) {
      const items = await this.uow.view(SYSTEM, async (tx) => find(tx, after, PAGE));
      const { done, failed } = await this.eachOnItsOwn(sweep, items, work);
      pass.done += done;
      pass.failed += failed;
      after = items.at(-1)?.id ?? after;
      if (items.length < PAGE) return pass;
    }
  }
}
