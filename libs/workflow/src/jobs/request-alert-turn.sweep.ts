import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass, type Tx } from '#platform';
import { RequestQueries } from '../data/request.queries.js';
import { RequestStore } from '../data/request.store.js';
import { RequestHolding, badgeAt } from '../request-holding.js';

const NAME = 'request-alert-turns';
const MINUTE = 60_000;

/**
 * Open requests on whose certificate an alert begins or ends by the clock: nobody tells of that by an event. It is no act and leaves nothing in the timeline, for nobody said
 * anything anew and whoever has the page open sees the alert with its period; only the badge of the work list is brought up to date.
 */
@Injectable()
export class RequestAlertTurnSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RequestQueries,
    private readonly store: RequestStore,
    private readonly holding: RequestHolding,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass; how many requests were looked at again. */
  async run(): Promise<Pass> {
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.queries.alertsTurned(tx, after, limit), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.look(tx, id)));
  }

  private async look(tx: Tx, id: string): Promise<boolean> {
    const request = await this.store.lock(tx, id);
    if (!request || request.closedAt !== null) return false;
    this.store.save(tx, id, badgeAt(await this.holding.in(tx, request), tx.now));
    return true;
  }
}
