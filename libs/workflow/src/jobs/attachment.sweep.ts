import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '#kernel';
import { BLOBS, CLOCK, DueWork, SYSTEM, SweepRunner, UnitOfWork, type BlobStore, type Pass } from '#platform';
import { AttachmentStore } from '../data/attachment.store.js';

const HOUR = 3_600_000;
/** A file that was taken back goes after this long. */
const TAKEN_BACK_FOR = 2 * HOUR;
/** A file of a draft that nobody submitted goes after this long: what is not used is not kept (个人信息保护法 19). */
const FORGOTTEN_FOR = 90 * 24 * HOUR;
/** Bytes that were put again within this time stay: their new row may not be committed yet. */
const TOUCHED_WITHIN = HOUR;
const BATCH = 500;

/** Deletes files that hang on no request and are not going to. */
@Injectable()
export class AttachmentSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: AttachmentStore,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'attachments', everyMs: HOUR, run: async () => this.run() });
  }

  /** One pass; how many contents were deleted. */
  async run(): Promise<Pass> {
    const now = this.clock.now().getTime();
    const keys = await this.uow.run(SYSTEM, async (tx) => this.store.deleteAbandoned(tx, new Date(now - TAKEN_BACK_FOR), new Date(now - FORGOTTEN_FOR), BATCH));
    return this.due.eachOnItsOwn('attachments', keys.map((id) => ({ id })), async ({ id }) => this.blobs.delete(id, new Date(now - TOUCHED_WITHIN)));
  }
}
