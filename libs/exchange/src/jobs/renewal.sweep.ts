import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass } from '#platform';
import { CredentialQueries } from '../data/credential.queries.js';
import { CredentialStore } from '../data/credential.store.js';
import { SilentRenewals } from '../silent-renewals.js';

const NAME = 'renewals';
const MINUTE = 60_000;
/** Offers are kept this long after they ran out, for whoever looks into a complaint. */
const OLD_OFFERS_MS = 24 * 60 * MINUTE;

/**
 * Grants by silence what was asked for in time and not decided before the end (行政许可法 50). Also clears away old offers. It looks at rows and at the clock, so that a round that
 * was missed loses nothing.
 */
@Injectable()
export class RenewalSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly store: CredentialStore,
    private readonly grants: SilentRenewals,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass; how many renewals were granted. */
  async run(): Promise<Pass> {
    const granted = await this.due.pageByPage(
      NAME, async (tx, after, limit) => this.queries.runOut(tx, after, limit), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.grants.grant(tx, id)));
    await this.uow.run(SYSTEM, async (tx) => this.store.deleteOldOffers(tx, new Date(tx.now.getTime() - OLD_OFFERS_MS)));
    return granted;
  }
}
