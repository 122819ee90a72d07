import { Injectable, type OnModuleInit } from '@nestjs/common';
import { shanghaiDay } from '#kernel';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, newId, type Pass, type Tx } from '#platform';
import { EscalationStore } from '../data/escalation.store.js';
import { RequestStore } from '../data/request.store.js';
import { deskPlaceOf } from '../domain/desk.js';
import { EscalationTelling } from '../escalation-telling.js';

const NAME = 'escalations';
const EVERY_MS = 20_000;

/** Escalates what is overdue, once a clock, and tells the supervisors of where the request lies: from then on it is theirs. */
@Injectable()
export class EscalationSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: EscalationStore,
    private readonly requests: RequestStore,
    private readonly telling: EscalationTelling,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: EVERY_MS, run: async () => this.run() });
  }

  /** One pass; how many clocks were escalated, each in a transaction of its own. */
  async run(): Promise<Pass> {
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.store.overdue(tx, after, limit), async (clock) => this.uow.run(SYSTEM, async (tx) => this.raise(tx, clock)));
  }

  private async raise(tx: Tx, { id: deadlineId, requestId }: { readonly id: string; readonly requestId: string }): Promise<boolean> {
    // Under the lock the clock can no longer end.
    const request = await this.requests.lock(tx, requestId);
    const clock = (await this.requests.runningDeadlines(tx, requestId)).find(({ id }) => id === deadlineId);
    if (!request || !clock) return false;
    const jurisdiction = deskPlaceOf(request) ?? request.toJurisdiction;
    this.store.raise(tx, { requestId, cause: 'overdue', jurisdiction, by: null, deadlineId, note: null, commandId: newId() });
    tx.audit({ act: 'escalation.raise', subjectKind: 'request', subjectId: requestId, jurisdiction: request.toJurisdiction, detail: { cause: 'overdue', deadlineId } });
    await this.telling.overdue(tx, request, { jurisdiction, dueOn: shanghaiDay(clock.dueAt) });
    return true;
  }
}
