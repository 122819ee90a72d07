import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NoticeDesk } from '#notices';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass, type Tx } from '#platform';
import { PublicationStore } from '../data/publication.store.js';

const NAME = 'batch-notices';
const EVERY_MS = 5_000;

/** Tells the catalogue administrators of every party, once, that a batch waits for their signature. It looks at rows, so that a round that was missed loses nothing. */
@Injectable()
export class BatchNoticeSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: PublicationStore,
    private readonly desk: NoticeDesk,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: EVERY_MS, run: async () => this.run() });
  }

  /** One pass; of how many batches was told. */
  async run(): Promise<Pass> {
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.store.untold(tx, after, limit), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.tell(tx, id)));
  }

  private async tell(tx: Tx, id: string): Promise<boolean> {
    const batch = await this.store.lockBatch(tx, id);
    if (batch?.state !== 'proposed' || batch.toldAt !== null) return false;
    const signed = (await this.store.signaturesOf(tx, id)).map(({ jurisdiction }) => jurisdiction);
    for (const jurisdiction of batch.parties.filter((party) => !signed.includes(party))) {
      await this.desk.tell(tx, { to: { role: 'catalogue_admin', jurisdiction }, subject: { kind: 'batch', id }, template: 'batch.waits', params: { batch: { nameZh: batch.titleZh, nameEn: batch.titleEn } } });
    }
    this.store.saveBatch(tx, id, { toldAt: tx.now });
    return true;
  }
}
