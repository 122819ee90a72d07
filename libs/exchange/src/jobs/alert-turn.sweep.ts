import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass, type Tx } from '#platform';
import { CredentialQueries } from '../data/credential.queries.js';
import { CredentialStore } from '../data/credential.store.js';
import { FollowingAlerts } from '../following-alerts.js';

const MINUTE = 60_000;
const NAME = 'alert-turns';

/** Certificates on whose ground an alert begins or ends by the clock: nobody tells of that by an event. */
@Injectable()
export class AlertTurnSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly store: CredentialStore,
    private readonly following: FollowingAlerts,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass; how many certificates were looked at. */
  async run(): Promise<Pass> {
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.queries.turned(tx, after, limit), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.look(tx, id)));
  }

  private async look(tx: Tx, id: string): Promise<boolean> {
    const credential = await this.store.lock(tx, id);
    if (credential) await this.following.follow(tx, credential);
    return credential !== null;
  }
}
