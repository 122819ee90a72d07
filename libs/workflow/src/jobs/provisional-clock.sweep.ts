import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused } from '#kernel';
import { DueWork, LOGGER, SYSTEM, SweepRunner, newId, type Logger, type Pass } from '#platform';
import { RequestStore } from '../data/request.store.js';
import { RequestService } from '../request.service.js';

const NAME = 'provisional-clocks';
const EVERY_MS = 20_000;

/** Counts clocks anew when the calendar of their year has been published or corrected, each by an act of which the applicant is told (law.md, "Calendars"). */
@Injectable()
export class ProvisionalClockSweep implements OnModuleInit {
  constructor(
    private readonly store: RequestStore,
    private readonly requests: RequestService,
    @Inject(DirectoryQueries) private readonly directory: DirectoryQueries,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: NAME, everyMs: EVERY_MS, run: async () => this.run() });
  }

  /** One pass; how many requests were counted anew. */
  async run(): Promise<Pass> {
    const calendar = { years: [...(await this.directory.calendar()).years], corrections: await this.directory.calendarCorrections() };
    return this.due.pageByPage(NAME, async (tx, after, limit) => this.store.listToRecount(tx, calendar, after, limit), async ({ id, corrected }) => this.recount(id, corrected));
  }

  private async recount(requestId: string, corrected: boolean): Promise<boolean> {
    try {
      await this.requests.act(SYSTEM, requestId, 'recount', { commandId: newId(), input: corrected ? { corrected } : {} });
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.logger.event('info', 'a clock had ended before it was counted anew', { requestId, code: error.refusal.code });
      return false;
    }
  }
}
