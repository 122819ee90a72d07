import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM, SweepRunner, UnitOfWork } from '#platform';
import { CredentialQueries } from '../data/credential.queries.js';
import { CredentialStore } from '../data/credential.store.js';
import { FollowingAlerts } from '../following-alerts.js';

const MINUTE = 60_000;
const BATCH = 200;

/** Certificates on whose ground an alert begins or ends by the clock: nobody tells of that by an event. */
@Injectable()
export class AlertTurnSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: CredentialQueries,
    private readonly store: CredentialStore,
    private readonly following: FollowingAlerts,
    private readonly sweeps: SweepRunner,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'alert-turns', everyMs: MINUTE, run: async () => this.run() });
  }

  /** One pass; how many certificates were looked at. */
  async run(): Promise<number> {
    const due = await this.uow.run(SYSTEM, async (tx) => this.queries.turned(tx, BATCH));
    for (const { id } of due) {
      await this.uow.run(SYSTEM, async (tx) => {
        const credential = await this.store.lock(tx, id);
        if (credential) await this.following.follow(tx, credential);
      });
    }
    return due.length;
  }
}
