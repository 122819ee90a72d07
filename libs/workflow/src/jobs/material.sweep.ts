import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { DueWork, SYSTEM, SweepRunner, UnitOfWork, type Pass, type Tx } from '#platform';
import type { RequestEntity } from '../data/entities.js';
import type { MaterialStateEntity } from '../data/material.entities.js';
import { MaterialStore } from '../data/material.store.js';
import { RequestStore } from '../data/request.store.js';
import { recountMaterialLimit } from '../domain/deadlines.js';
import { remindAt } from '../domain/materials.js';
import { announceMaterial } from '../material-events.js';

const NAME = 'materials';
const EVERY_MS = 20_000;

/** Reminds of papers that are to follow, finds those whose time has run out, and counts it anew when the calendar has come or was corrected; those concerned are told. */
@Injectable()
export class MaterialSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: MaterialStore,
    private readonly requests: RequestStore,
    private readonly directory: DirectoryQueries,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: EVERY_MS, run: async () => this.run() });
  }

  /** One pass; how many papers it moved, each in a transaction of its own. */
  async run(): Promise<Pass> {
    const calendar = { years: [...(await this.directory.calendar()).years], corrections: await this.directory.calendarCorrections() };
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.store.listDue(tx, calendar, after, limit), async ({ id }) => this.uow.run(SYSTEM, async (tx) => this.settle(tx, id)));
  }

  /** Behind the lock nobody supplies or waives it, and its request may have ended since it was found. Counting anew comes first: a provisional day ends nothing. */
  private async settle(tx: Tx, id: string): Promise<boolean> {
    const row = await this.store.lock(tx, id);
    const request = row && (await this.requests.find(tx, row.requestId));
    if (!request || row.status !== 'owed' || !(await this.store.stands(tx, id))) return false;
    if (await this.recount(tx, request, row)) return true;
    if (!row.provisional && row.dueAt < tx.now) {
      await this.store.change(tx, id, { status: 'overdue', overdueAt: tx.now });
      announceMaterial(tx, request, row, 'overdue');
      return true;
    }
    if (row.remindedAt !== null || row.remindAt > tx.now) return false;
    await this.store.change(tx, id, { remindedAt: tx.now });
    announceMaterial(tx, request, row, 'due_soon');
    return true;
  }

  /** Told where the applicant's day has moved or is no longer provisional; who has been reminded of an earlier day is reminded again. */
  private async recount(tx: Tx, request: RequestEntity, row: MaterialStateEntity): Promise<boolean> {
    const calendar = await this.directory.calendar();
    const anew = recountMaterialLimit(row, calendar);
    if (!anew) return false;
    const earlier = [...row.earlier, { dueOn: row.dueOn, derivation: row.derivation }];
    const reminder = remindAt(anew.derivation.startOn, anew.dueOn, calendar);
    await this.store.change(tx, row.id, { ...anew, earlier, remindAt: reminder, ...(reminder > tx.now ? { remindedAt: null } : {}) });
    if (row.provisional || anew.dueOn !== row.dueOn) announceMaterial(tx, request, row, 'recounted');
    return true;
  }
}
