import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass } from '#platform';
import { EvidenceStore } from '../data/evidence.store.js';
import { EvidenceAgain } from '../evidence-again.service.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
/** As long as evidence can be used for an application. */
const UNUSED_MS = 30 * 24 * HOUR;

/** Asks registers again that did not answer, and erases what was fetched and never used. */
@Injectable()
export class EvidenceSweep implements OnModuleInit {
  constructor(
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
    private readonly uow: UnitOfWork,
    private readonly store: EvidenceStore,
    private readonly again: EvidenceAgain,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'evidence-later', everyMs: 15 * SECOND, run: async () => this.fetch() });
    this.sweeps.add({ name: 'evidence-retention', everyMs: HOUR, run: async () => this.erase() });
  }

  /** Asks for everything that is due; a register that stays down is asked again after a longer while. */
  async fetch(): Promise<Pass> {
    return this.due.pageByPage('evidence-later', async (tx, after, limit) => this.store.listDue(tx, after, limit), async ({ id }) => this.again.fetch(id));
  }

  async erase(): Promise<number> {
    return this.uow.run(SYSTEM, async (tx) => this.store.eraseUnused(tx, new Date(tx.now.getTime() - UNUSED_MS)));
  }
}
