import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
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
  /** A consumer has not done its work, and nobody was asked to look at that. */
  readonly lost: boolean;
}

/**
 * Compares what was sent with what was done, consumer by consumer: an attention item holds back the one that raised it and no other. Finished events leave the outbox, unfinished ones are sent
 * again, those of which only people have something to do wait. Losing the whole queue therefore loses nothing. Times are the database's: the clock of a process may be wrong.
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
      const finished = rows.filter((row) => !row.lost).map((row) => row.id);
      const lost = rows.filter((row) => row.lost).map((row) => row.id);
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
    const subscriptions = this.registry.subscriptions();
    return tx.query<SentRow>(
      `SELECT o.id, l.lost
       FROM platform.outbox o, LATERAL (SELECT EXISTS (
         SELECT FROM unnest($3::text[], $4::text[]) s (type, consumer)
         WHERE s.type = o.type AND NOT EXISTS (SELECT FROM platform.inbox i WHERE i.consumer = s.consumer AND i.event_id = o.id)
           AND NOT EXISTS (SELECT FROM platform.attention a WHERE a.consumer = s.consumer AND a.event_id = o.id AND a.resolved_at IS NULL)) AS lost) l
       WHERE o.sent_at < now() - make_interval(secs => $1) AND o.type = ANY ($2)
         AND (l.lost OR NOT EXISTS (SELECT FROM platform.attention a WHERE a.event_id = o.id AND a.resolved_at IS NULL))
       ORDER BY o.sent_at LIMIT $5 FOR UPDATE OF o SKIP LOCKED`,
      [RESEND_AFTER_MS / 1_000, this.registry.emitted(), subscriptions.map(({ event }) => event), subscriptions.map(({ consumer }) => consumer), BATCH],
    );
  }
}
