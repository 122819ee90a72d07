import { Injectable } from '@nestjs/common';
import { newId, type Tx } from '#platform';
import type { Reminder, ReminderLevel } from '../domain/reminders.js';
import type { DeadlineEntity, DeadlineStatus } from './entities.js';
import type { ReminderOutcome } from './reminder.entities.js';

const INSERT = `INSERT INTO workflow.reminder (id, deadline_id, request_id, level, due_at)
  SELECT r.id, $1, $2, r.level, r.due_at FROM unnest($3::uuid[], $4::int[], $5::timestamptz[]) AS r (id, level, due_at)`;
const SETTLE = 'UPDATE workflow.reminder SET done_at = $2, outcome = $3 WHERE id = $1';
const WAITING = `SELECT r.level, d.status FROM workflow.reminder r JOIN workflow.deadline d ON d.id = r.deadline_id WHERE r.id = $1 AND r.done_at IS NULL`;

/** A reminder whose instant has come. */
export interface DueReminder {
  readonly id: string;
  readonly requestId: string;
  readonly deadlineId: string;
}

/** Reminders of the limits for decisions. */
@Injectable()
export class ReminderStore {
  /** All reminders of a clock, in one statement; nothing for a clock without any. */
  write(tx: Tx, clock: Pick<DeadlineEntity, 'id' | 'requestId'>, reminders: readonly Reminder[]): void {
    if (reminders.length === 0) return;
    tx.write('reminder-insert', INSERT, [clock.id, clock.requestId, reminders.map(() => newId()), reminders.map(({ level }) => level), reminders.map(({ dueAt }) => dueAt.toISOString())]);
  }

  /** Reminders that are due, in the order of ids behind one. Those of a clock that stands wait: it goes on as another, or ends. */
  async listDue(tx: Tx, after: string, limit: number): Promise<DueReminder[]> {
    return tx.query(
      `SELECT r.id, r.request_id AS "requestId", r.deadline_id AS "deadlineId" FROM workflow.reminder r JOIN workflow.deadline d ON d.id = r.deadline_id
       WHERE r.done_at IS NULL AND r.due_at <= $1 AND r.id > $3 AND d.status <> 'suspended' ORDER BY r.id LIMIT $2`,
      [tx.now, limit, after],
    );
  }

  /** What it is and how its clock stands; null once it has been settled. Read behind the lock of the request. */
  async waiting(tx: Tx, id: string): Promise<{ level: ReminderLevel; status: DeadlineStatus } | null> {
    const [row] = await tx.prepared<{ level: ReminderLevel; status: DeadlineStatus }>('reminder-waiting', WAITING, [id]);
    return row ?? null;
  }

  settle(tx: Tx, id: string, outcome: ReminderOutcome): void {
    tx.write('reminder-settle', SETTLE, [id, tx.now, outcome]);
  }
}
