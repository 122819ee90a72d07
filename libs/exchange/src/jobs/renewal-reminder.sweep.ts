import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shanghaiDay } from '#kernel';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass, type Tx } from '#platform';
import { CertificateEvents } from '../certificate-events.js';
import { CredentialQueries } from '../data/credential.queries.js';
import { CredentialStore } from '../data/credential.store.js';

const NAME = 'renewal-reminders';
const MINUTE = 60_000;

/** Tells holders, once, that they may ask for a renewal from now on. */
@Injectable()
export class RenewalReminderSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly store: CredentialStore,
    private readonly events: CertificateEvents,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass; how many holders were told. */
  async run(): Promise<Pass> {
    return this.due.pageByPage(
      NAME, async (tx, after, limit) => this.queries.toTell(tx, shanghaiDay(tx.now), after, limit), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.tell(tx, id)));
  }

  private async tell(tx: Tx, id: string): Promise<boolean> {
    const credential = await this.store.lock(tx, id);
    if (credential?.state !== 'valid' || credential.renewalToldAt !== null || credential.renewalRequest !== null) return false;
    this.store.save(tx, id, { renewalToldAt: tx.now });
    this.events.announce(tx, credential, 'credential.renewal_due');
    return true;
  }
}
