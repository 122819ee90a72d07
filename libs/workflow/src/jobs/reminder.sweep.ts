import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass, type Tx } from '#platform';
import { ReminderStore, type DueReminder } from '../data/reminder.store.js';
import { RequestStore } from '../data/request.store.js';
import { RequestService } from '../request.service.js';

const NAME = 'reminders';
const EVERY_MS = 20_000;

/** Reminds whoever handles a request, and whoever answers for it, of the limit for its decision: an act of the platform for each reminder that is due. */
@Injectable()
export class ReminderSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly reminders: ReminderStore,
    private readonly requests: RequestService,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: EVERY_MS, run: async () => this.run() });
  }

  /** One pass; how many reminders were settled, each in a transaction of its own. */
  async run(): Promise<Pass> {
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.reminders.listDue(tx, after, limit), async (reminder) => this.uow.run(SYSTEM, async (tx) => this.settle(tx, reminder)));
  }

  private async settle(tx: Tx, { id, requestId }: DueReminder): Promise<boolean> {
    // Under the lock the clock can no longer end, and no other sweep settles the same reminder.
    await this.store.lock(tx, requestId);
    const waiting = await this.reminders.waiting(tx, id);
    if (!waiting || waiting.status === 'suspended') return false;
    // The reminder's id is the command's id.
    if (waiting.status === 'running') await this.requests.actIn(tx, requestId, 'remind', { commandId: id, input: { level: waiting.level } });
    this.reminders.settle(tx, id, waiting.status === 'running' ? 'reminded' : 'void');
    return true;
  }
}
