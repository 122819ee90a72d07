import { Injectable } from '@nestjs/common';
import { DueWork, SYSTEM, UnitOfWork, newId, type Pass, type Tx } from '#platform';
import { AbsenceStore } from './data/absence.store.js';
import { RequestStore } from './data/request.store.js';
import { RequestService } from './request.service.js';

/** Gives what somebody who is away has on their desk, and whatever comes to lie there meanwhile, to their stand-in: an act of the platform for each. */
@Injectable()
export class AbsenceHandover {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly absences: AbsenceStore,
    private readonly store: RequestStore,
    private readonly requests: RequestService,
    private readonly due: DueWork,
  ) {}

  /** One pass; how many claims were handed over, each in a transaction of its own. */
  async run(): Promise<Pass> {
    return this.due.pageByPage('absences', async (tx, after, limit) => this.absences.claimsOfAbsent(tx, after, limit), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.handOver(tx, id)));
  }

  private async handOver(tx: Tx, id: string): Promise<boolean> {
    // Under the lock nobody else gives it away; and whoever was away may have come back since it was found.
    await this.store.lock(tx, id);
    const claim = await this.absences.claimOfAbsent(tx, id);
    if (!claim) return false;
    await this.requests.actIn(tx, id, 'reassign', { commandId: newId(), input: { assigneePersonId: claim.standInId } });
    return true;
  }
}
