import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventType } from '#contracts';
import { SYSTEM } from '../auth/actor.js';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SubscriptionRegistry } from '../queue/subscriptions.js';
import { SweepRunner } from '../queue/sweeps.js';
import { RELAY_NUDGE, type RelayNudge } from '../tokens.js';

/** An event that a consumer has not finished after this long is sent again: the queue may have lost it. */
const RESEND_AFTER_MS = 60_000;
/** Inbox rows are kept this long after their event is gone, against deliveries that come very late. */
const INBOX_DAYS = 7;
const BATCH = 2_000;

interface SentRow {
  readonly id: string;
  readonly type: EventType;
  readonly done: string[];
}

/**
 * Compares what was sent with what was done. Finished events leave the outbox; unfinished ones without an attention item are sent
 * again. Losing the whole queue therefore loses nothing. Times are the database's: the clock of a process may be wrong.
 */
@Injectable()
export class OutboxSweep implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly registry: SubscriptionRegistry,
    @Inject(RELAY_NUDGE) private readonly relay: RelayNudge,
    private readonly sweeps: SweepRunner,
  ) {}

  onModuleInit(): void {
    this.sweeps.add({ name: 'outbox', everyMs: 15_000, run: async () => this.run() });
  }

  /** One pass. Returns how many events were finished and how many are sent again. */
  async run(): Promise<{ finished: number; resent: number }> {
    const outcome = await this.uow.run(SYSTEM, async (tx) => {
      const rows = await this.sentRows(tx);
      const open = (row: SentRow): boolean => this.registry.consumersOf(row.type).some((s) => !row.done.includes(s.consumer));
      const finished = rows.filter((row) => !open(row)).map((row) => row.id);
      const lost = rows.filter(open).map((row) => row.id);
      if (finished.length > 0) await tx.execute('DELETE FROM platform.outbox WHERE id = ANY ($1)', [finished]);
      if (lost.length > 0) await tx.execute('UPDATE platform.outbox SET sent_at = NULL WHERE id = ANY ($1)', [lost]);
      await tx.execute(
        'DELETE FROM platform.inbox i WHERE i.done_at < now() - make_interval(days => $1) AND NOT EXISTS (SELECT FROM platform.outbox o WHERE o.id = i.event_id)', [INBOX_DAYS],
      );
      return { finished: finished.length, resent: lost.length };
    });
    if (outcome.resent > 0) this.relay.nudge();
    return outcome;
  }

  private async sentRows(tx: Tx): Promise<SentRow[]> {
    return tx.query<SentRow>(
      `SELECT o.id, o.type,
         ARRAY(SELECT i.consumer FROM platform.inbox i WHERE i.event_id = o.id) AS done
       FROM platform.outbox o
       WHERE o.sent_at < now() - make_interval(secs => $1) AND o.type = ANY ($2)
         AND NOT EXISTS (SELECT FROM platform.attention a WHERE a.event_id = o.id AND a.resolved_at IS NULL)
       ORDER BY o.sent_at LIMIT $3 FOR UPDATE OF o SKIP LOCKED`,
      [RESEND_AFTER_MS / 1_000, this.registry.emitted(), BATCH],
    );
  }
}
