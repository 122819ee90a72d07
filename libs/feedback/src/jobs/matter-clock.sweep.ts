import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Refused } from '#kernel';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass } from '#platform';
import { MatterStore, type PassedClock } from '../data/matter.store.js';
import { MatterActsService } from '../matter-acts.service.js';
import { TellMatterHandler } from './tell-matter.handler.js';

const NAME = 'feedback-clocks';
const EVERY_MS = 20_000;

/** Finds clocks of matters that have run out: the writer's silence closes what was answered; everything else is overdue, and those who answer for it are told once. */
@Injectable()
export class MatterClockSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: MatterStore,
    private readonly acts: MatterActsService,
    private readonly telling: TellMatterHandler,
    private readonly due: DueWork,
    private readonly sweeps: SweepRunner,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: EVERY_MS, run: async () => this.run() });
  }

  /** One pass; with how many clocks something was done, each in a transaction of its own. */
  async run(): Promise<Pass> {
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.store.listPassed(tx, after, limit), async (clock) => (clock.rule === 'matter.confirm' ? this.settle(clock) : this.tell(clock)));
  }

  private async settle({ id, matterId }: PassedClock): Promise<boolean> {
    try {
      // The clock's id is the command's id: two sweeps at once are one act.
      await this.acts.act(SYSTEM, matterId, 'settle', { commandId: id, input: {} });
      return true;
    } catch (error) {
      // The writer was quicker.
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  private async tell({ id, matterId }: PassedClock): Promise<boolean> {
    return this.uow.run(SYSTEM, async (tx) => {
      const matter = await this.store.lock(tx, matterId);
      if (!matter || !(await this.store.markOverdue(tx, id))) return false;
      const clock = (await this.store.clocks(tx, matterId)).find((each) => each.id === id);
      tx.audit({ act: 'matter.overdue', subjectKind: 'matter', subjectId: matterId, jurisdiction: matter.holderJurisdiction, detail: { rule: clock?.rule } });
      await this.telling.tellOverdue(tx, matter, clock?.dueOn ?? '');
      return true;
    });
  }
}
