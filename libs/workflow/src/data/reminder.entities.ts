import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReminderLevel } from '../domain/reminders.js';

/** `void`: its clock had ended before it was due. */
export type ReminderOutcome = 'reminded' | 'void';

/** A reminder that waits for its instant, or what became of it. */
@Entity({ schema: 'workflow', name: 'reminder' })
export class ReminderEntity {
  @PrimaryColumn({ type: 'uuid' }) id: string;
  @Column({ type: 'uuid' }) deadlineId: string;
  @Column({ type: 'uuid' }) requestId: string;
  @Column({ type: 'integer' }) level: ReminderLevel;
  @Column({ type: 'timestamptz' }) dueAt: Date;
  @Column({ type: 'timestamptz', nullable: true }) doneAt: Date | null;
  @Column({ type: 'text', nullable: true }) outcome: ReminderOutcome | null;
}
