import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { EntityRows, isUniqueViolation, newId, type Tx } from '#platform';
import type { StartedClock } from '../domain/clocks.js';
import type { FeedbackLimitKey } from '../domain/limit-rules.js';
import { MatterActEntity, MatterClockEntity, MatterEntity, type ClockStatus } from './entities.js';

/** A clock that ran out, or whose silence acts. */
export interface PassedClock {
  readonly id: string;
  readonly matterId: string;
  readonly rule: FeedbackLimitKey;
}

/** Writes matters and what hangs on them; always inside a transaction, always after the rules have said yes. */
@Injectable()
export class MatterStore {
  private readonly actRows = new EntityRows(MatterActEntity, 'feedback.matter_act');

  async find(tx: Tx, id: string): Promise<MatterEntity | null> {
    return tx.manager.findOneBy(MatterEntity, { id });
  }

  async ofRating(tx: Tx, ratingId: string): Promise<MatterEntity | null> {
    return tx.manager.findOneBy(MatterEntity, { ratingId });
  }

  /** Takes the row for this transaction; null when it is absent or the running scope may not move it. */
  async lock(tx: Tx, id: string): Promise<MatterEntity | null> {
    return tx.manager.createQueryBuilder(MatterEntity, 'm').where('m.id = :id', { id }).setLock('pessimistic_write').getOne();
  }

  async findAct(tx: Tx, matterId: string, commandId: string): Promise<MatterActEntity | null> {
    return tx.manager.findOneBy(MatterActEntity, { matterId, commandId });
  }

  async acts(tx: Tx, matterId: string): Promise<MatterActEntity[]> {
    return tx.manager.find(MatterActEntity, { where: { matterId }, order: { version: 'ASC' } });
  }

  async clocks(tx: Tx, matterId: string): Promise<MatterClockEntity[]> {
    return tx.manager.find(MatterClockEntity, { where: { matterId }, order: { startsOn: 'ASC', dueAt: 'ASC', id: 'ASC' } });
  }

  async running(tx: Tx, matterId: string): Promise<MatterClockEntity[]> {
    return tx.manager.find(MatterClockEntity, { where: { matterId, status: 'running' }, order: { dueAt: 'ASC', id: 'ASC' } });
  }

  async insert(tx: Tx, matter: MatterEntity): Promise<void> {
    await tx.manager.insert(MatterEntity, matter);
  }

  insertAct(tx: Tx, act: MatterActEntity): void {
    this.actRows.insert(tx, act);
  }

  async startClocks(tx: Tx, matterId: string, clocks: readonly StartedClock[]): Promise<void> {
    if (clocks.length === 0) return;
    await tx.manager.insert(MatterClockEntity, clocks.map((clock) => ({ ...clock, id: newId(), matterId, status: 'running' as const, endedAt: null, overdueToldAt: null })));
  }

  async endClocks(tx: Tx, ids: readonly string[], status: ClockStatus): Promise<void> {
    if (ids.length > 0) await tx.manager.update(MatterClockEntity, { id: In([...ids]) }, { status, endedAt: tx.now });
  }

  /** Comes last: afterwards it may be with somebody whom this scope is not. */
  async update(tx: Tx, id: string, change: Partial<MatterEntity>): Promise<void> {
    await tx.manager.update(MatterEntity, { id }, { ...change, updatedAt: tx.now });
  }

  isRepetition(error: unknown): boolean {
    return isUniqueViolation(error, 'matter_pkey');
  }

  /** Clocks that have run out and of which nothing was made yet, in the order of ids behind one. */
  async listPassed(tx: Tx, after: string, limit: number): Promise<PassedClock[]> {
    return tx.query(
      `SELECT id, matter_id AS "matterId", rule FROM feedback.matter_clock WHERE status = 'running' AND overdue_told_at IS NULL AND due_at < $1 AND id > $2 ORDER BY id LIMIT $3`, [tx.now, after, limit]);
  }

  /** Marks it as told; false where another pass has done so, or the clock has ended meanwhile. */
  async markOverdue(tx: Tx, id: string): Promise<boolean> {
    return (await tx.execute(`UPDATE feedback.matter_clock SET overdue_told_at = $2 WHERE id = $1 AND status = 'running' AND overdue_told_at IS NULL`, [id, tx.now])) > 0;
  }
}
