import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Refused } from '#kernel';
import { LOGGER, SYSTEM, SweepRunner, UnitOfWork, type Logger } from '#platform';
import { RequestStore } from '../data/request.store.js';
import { RequestService } from '../request.service.js';

const BATCH = 200;

/** Lets silence act: acceptance that nobody gave in time is deemed given (行政许可法 32(4)), an unanswered supplement lapses where a period is set. */
@Injectable()
export class DeadlineSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly requests: RequestService,
    private readonly sweeps: SweepRunner,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'deadlines', everyMs: 20_000, run: async () => this.run() });
  }

  /** One pass over the clocks that have run out; how many requests it moved. Each in a transaction of its own. */
  async run(): Promise<number> {
    let moved = 0;
    for (;;) {
      const passed = await this.uow.run(SYSTEM, async (tx) => this.store.listPassed(tx, BATCH));
      const results = await this.moveAll(passed);
      moved += results;
      if (passed.length < BATCH || results === 0) return moved;
    }
  }

  private async moveAll(passed: readonly { id: string; requestId: string; kind: string }[]): Promise<number> {
    let moved = 0;
    for (const clock of passed) {
      const verb = clock.kind === 'acceptance' ? 'accept' : 'lapse';
      try {
        // The clock's id is the command's id: two sweeps at once are one act.
        await this.requests.act(SYSTEM, clock.requestId, verb, { commandId: clock.id, input: {} });
        moved += 1;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.logger.event('info', 'a clock had run out, but the request moved meanwhile', { requestId: clock.requestId, code: error.refusal.code });
      }
    }
    return moved;
  }
}
