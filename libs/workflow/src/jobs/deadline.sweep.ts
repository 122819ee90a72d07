import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Refused, type DeadlineKind, type RequestVerb } from '#kernel';
import { DueWork, LOGGER, SYSTEM, SweepRunner, type Logger, type Pass } from '#platform';
import { RequestStore } from '../data/request.store.js';
import { RequestService } from '../request.service.js';

/** What silence does when a clock of the kind has run out. */
const VERB_OF: Readonly<Partial<Record<DeadlineKind, RequestVerb>>> = { acceptance: 'accept', supplement_answer: 'lapse', suspension: 'resume' };

/** Lets silence act: acceptance that nobody gave in time is deemed given (行政许可法 32(4)), an unanswered supplement lapses where a period is set, a clock that stood goes on after the announced time. */
@Injectable()
export class DeadlineSweep implements OnModuleInit {
  constructor(
    private readonly store: RequestStore,
    private readonly requests: RequestService,
    private readonly sweeps: SweepRunner,
    private readonly due: DueWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'deadlines', everyMs: 20_000, run: async () => this.run() });
  }

  /** One pass over the clocks that have run out; how many requests it moved. Each in a transaction of its own. */
  async run(): Promise<Pass> {
    return this.due.pageByPage('deadlines', async (tx, after, limit) => this.store.listPassed(tx, after, limit), async (clock) => this.move(clock));
  }

  private async move(clock: { readonly id: string; readonly requestId: string; readonly kind: DeadlineKind }): Promise<boolean> {
    const verb = VERB_OF[clock.kind];
    if (!verb) return false;
    try {
      // The clock's id is the command's id: two sweeps at once are one act.
      await this.requests.act(SYSTEM, clock.requestId, verb, { commandId: clock.id, input: {} });
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.logger.event('info', 'a clock had run out, but the request moved meanwhile', { requestId: clock.requestId, code: error.refusal.code });
      return false;
    }
  }
}
