import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shanghaiDay } from '#kernel';
import { SYSTEM, SweepRunner, UnitOfWork, type Tx } from '#platform';
import { CertificateEvents } from '../certificate-events.js';
import { CredentialQueries } from '../data/credential.queries.js';
import { CredentialStore } from '../data/credential.store.js';
import { SilentRenewals } from '../silent-renewals.js';

const MINUTE = 60_000;
const BATCH = 200;
/** Offers are kept this long after they ran out, for whoever looks into a complaint. */
const OLD_OFFERS_MS = 24 * 60 * MINUTE;

/**
 * Tells holders that they may ask for a renewal, and grants by silence what was asked for in time and not decided before the end (行政许可法 50). Also clears away old offers.
 * It looks at rows and at the clock, so that a round that was missed loses nothing.
 */
@Injectable()
export class RenewalSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly store: CredentialStore,
    private readonly grants: SilentRenewals,
    private readonly sweeps: SweepRunner,
    private readonly events: CertificateEvents,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'renewals', everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass; how many holders were told and how many renewals granted. */
  async run(): Promise<{ told: number; granted: number }> {
    const told = await this.uow.run(SYSTEM, async (tx) => this.tell(tx));
    const due = await this.uow.run(SYSTEM, async (tx) => this.queries.runOut(tx, tx.now, BATCH));
    let granted = 0;
    // Each in a transaction of its own: what fails keeps no other holder waiting.
    for (const { id } of due) if (await this.uow.run(SYSTEM, async (tx) => this.grants.grant(tx, id))) granted += 1;
    await this.uow.run(SYSTEM, async (tx) => this.store.deleteOldOffers(tx, new Date(tx.now.getTime() - OLD_OFFERS_MS)));
    return { told, granted };
  }

  private async tell(tx: Tx): Promise<number> {
    const due = await this.queries.toTell(tx, shanghaiDay(tx.now), BATCH);
    for (const credential of due) {
      this.store.save(tx, credential.id, { renewalToldAt: tx.now });
      this.events.announce(tx, credential, 'credential.renewal_due');
    }
    return due.length;
  }
}
