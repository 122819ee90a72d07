import { Injectable } from '@nestjs/common';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';

/** Something that the machine cannot settle and a person must look at. */
export interface AttentionItem {
  readonly kind: 'job_failed' | 'unroutable' | 'delivery_dead';
  readonly queue: string;
  readonly consumer: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly jurisdiction: string;
  readonly reason: string;
  readonly attempts: number;
  readonly correlationId: string;
}

export interface AttentionRow extends AttentionItem {
  readonly id: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolution: string | null;
}

const COLUMNS = `id, kind, queue, consumer, event_id AS "eventId", event_type AS "eventType", subject_kind AS "subjectKind", subject_id AS "subjectId",
  jurisdiction, reason, attempts, correlation_id AS "correlationId", first_at AS "firstAt", last_at AS "lastAt", resolved_at AS "resolvedAt", resolution`;

@Injectable()
export class AttentionStore {
  /** Raises an item, or counts on when the same consumer failed on the same event before. */
  async raise(tx: Tx, item: AttentionItem): Promise<void> {
    await tx.execute(
      `INSERT INTO platform.attention (id, kind, queue, consumer, event_id, event_type, subject_kind, subject_id, jurisdiction, reason, attempts, correlation_id, first_at, last_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
       ON CONFLICT (consumer, event_id) DO UPDATE SET reason = excluded.reason, attempts = platform.attention.attempts + excluded.attempts,
         last_at = excluded.last_at, resolved_at = NULL, resolution = NULL`,
      [newId(), item.kind, item.queue, item.consumer, item.eventId, item.eventType, item.subjectKind, item.subjectId, item.jurisdiction,
        item.reason, item.attempts, item.correlationId, tx.now],
    );
    tx.audit({ act: 'attention.raise', subjectKind: item.subjectKind, subjectId: item.subjectId, jurisdiction: item.jurisdiction, detail: { kind: item.kind, consumer: item.consumer } });
  }

  async list(tx: Tx, filter: { open: boolean; offset: number; limit: number }): Promise<{ items: AttentionRow[]; total: number }> {
    const where = filter.open ? 'resolved_at IS NULL' : 'resolved_at IS NOT NULL';
    const items = await tx.query<AttentionRow>(`SELECT ${COLUMNS} FROM platform.attention WHERE ${where} ORDER BY last_at DESC, id LIMIT $1 OFFSET $2`, [filter.limit, filter.offset]);
    const count = await tx.query<{ total: number }>(`SELECT count(*)::int AS total FROM platform.attention WHERE ${where}`);
    return { items, total: count[0]?.total ?? 0 };
  }

  async find(tx: Tx, id: string): Promise<AttentionRow | undefined> {
    return (await tx.query<AttentionRow>(`SELECT ${COLUMNS} FROM platform.attention WHERE id = $1 FOR UPDATE`, [id]))[0];
  }

  async resolve(tx: Tx, id: string, resolution: 'redriven' | 'settled'): Promise<void> {
    await tx.execute('UPDATE platform.attention SET resolved_at = $2, resolution = $3 WHERE id = $1', [id, tx.now, resolution]);
  }

  /** Settles the open item of a consumer and an event, where there is one: what it was about is over. */
  async settle(tx: Tx, consumer: string, eventId: string): Promise<void> {
    await tx.execute(`UPDATE platform.attention SET resolved_at = $3, resolution = 'settled' WHERE consumer = $1 AND event_id = $2 AND resolved_at IS NULL`, [consumer, eventId, tx.now]);
  }

  /** Of these events, those whose items of the consumer a person redrove, with the instant: for what is not an event of the outbox and begins anew by itself. */
  async redriven(tx: Tx, consumer: string, eventIds: readonly string[]): Promise<{ eventId: string; at: Date }[]> {
    return tx.query(`SELECT event_id AS "eventId", resolved_at AS at FROM platform.attention WHERE consumer = $1 AND event_id = ANY ($2) AND resolution = 'redriven'`, [consumer, eventIds]);
  }

  /** Lets the consumer of an open item take its event as new: its job had ended well, in the item, and would be a repetition. */
  async forget(tx: Tx, id: string): Promise<void> {
    await tx.execute('DELETE FROM platform.inbox i USING platform.attention a WHERE a.id = $1 AND a.resolved_at IS NULL AND i.consumer = a.consumer AND i.event_id = a.event_id', [id]);
  }

  /** Puts the event back into the outbox queue; false when it is no longer there. */
  async resend(tx: Tx, eventId: string): Promise<boolean> {
    return (await tx.execute('UPDATE platform.outbox SET sent_at = NULL WHERE id = $1', [eventId])) > 0;
  }
}
