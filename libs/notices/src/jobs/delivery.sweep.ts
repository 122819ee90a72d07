import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SYSTEM, SweepRunner, UnitOfWork } from '#platform';
import { DeliveryStore } from '../data/delivery.store.js';
import { DeliveryRounds } from '../delivery-rounds.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const KEPT_MS = 30 * 24 * HOUR;

/** Sends what is due, and forgets what was sent long ago. */
@Injectable()
export class DeliverySweep implements OnModuleInit {
  constructor(
    private readonly rounds: DeliveryRounds,
    private readonly sweeps: SweepRunner,
    private readonly uow: UnitOfWork,
    private readonly store: DeliveryStore,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'notice-deliveries', everyMs: 2 * SECOND, run: async () => this.rounds.run() });
    this.sweeps.add({ name: 'notice-retention', everyMs: HOUR, run: async () => this.forget() });
  }

  /** Messages that ended more than 30 days ago; the notices themselves stay. */
  async forget(): Promise<void> {
    await this.uow.run(SYSTEM, async (tx) => this.store.forget(tx, new Date(tx.now.getTime() - KEPT_MS)));
  }
}
