import { Injectable } from '@nestjs/common';
import { EntityRows, type Tx } from '#platform';
import type { Channel } from '../domain/channels.js';
import type { DeliveryState } from '../domain/delivery.js';
import { DeliveryEntity } from './entities.js';

export interface DeliveryFilter {
  readonly state: DeliveryState | undefined;
  readonly channel: Channel | undefined;
  /** Id of the receiver or of the subject, or part of a number that the message mentions. */
  readonly q: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** What one claim takes. */
export interface Claim {
  readonly channel: Channel;
  /** Receivers to whom this process is sending just now. */
  readonly busy: readonly string[];
  readonly limit: number;
  /** When another process takes over what this one does not end. */
  readonly until: Date;
}

const OPEN = "state IN ('pending', 'failed')";
const ROWS = new EntityRows(DeliveryEntity, 'notices.delivery');
const FULL_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Messages on their way. */
@Injectable()
export class DeliveryStore {
  insert(tx: Tx, delivery: DeliveryEntity): void {
    ROWS.insert(tx, delivery);
  }

  /** Takes what is due, at most one for a receiver, what was tried least often first. Taking counts as an attempt, so that one that kills its process is not tried for ever. */
  async claim(tx: Tx, { channel, busy, limit, until }: Claim): Promise<DeliveryEntity[]> {
    const rows = await tx.query(
      `UPDATE notices.delivery SET attempts = attempts + 1, next_at = $5 WHERE id IN (
         SELECT d.id FROM (SELECT DISTINCT ON (receiver) id FROM notices.delivery
             WHERE ${OPEN} AND next_at <= $1 AND channel = $2 AND receiver <> ALL ($3::uuid[]) ORDER BY receiver, next_at, id) first
           JOIN notices.delivery d USING (id) WHERE d.state IN ('pending', 'failed') AND d.next_at <= $1 ORDER BY d.attempts, d.next_at, d.id LIMIT $4 FOR UPDATE OF d SKIP LOCKED)
       RETURNING ${ROWS.select}`, [tx.now, channel, busy, limit, until]);
    return rows.map((row) => ROWS.toEntity(row));
  }

  /** Writes down what came of the attempt; false when somebody redrove it or took it over meanwhile. */
  async record(tx: Tx, { id, attempts }: Pick<DeliveryEntity, 'id' | 'attempts'>, { state, nextAt, lastError, endedAt }: Pick<DeliveryEntity, 'state' | 'nextAt' | 'lastError' | 'endedAt'>): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE notices.delivery SET state = $3, next_at = $4, last_error = $5, ended_at = $6 WHERE id = $1 AND attempts = $2 AND ${OPEN}`, [id, attempts, state, nextAt, lastError, endedAt]);
    return changed > 0;
  }

  /** The other messages to a receiver who did not answer wait at least until then. */
  async rest(tx: Tx, receiver: string, until: Date): Promise<void> {
    await tx.execute(`UPDATE notices.delivery SET next_at = $2 WHERE receiver = $1 AND ${OPEN} AND next_at < $2`, [receiver, until]);
  }

  /** Everything that waits for a receiver who is no more. */
  async drop(tx: Tx, receiver: string, reason: string): Promise<void> {
    await tx.execute(`UPDATE notices.delivery SET state = 'dropped', last_error = $2, ended_at = $3 WHERE receiver = $1 AND state IN ('pending', 'failed', 'dead')`, [receiver, reason, tx.now]);
  }

  /** Receivers with dead messages. */
  async deadReceivers(tx: Tx): Promise<string[]> {
    return (await tx.query<{ receiver: string }>(`SELECT DISTINCT receiver FROM notices.delivery WHERE state = 'dead'`)).map(({ receiver }) => receiver);
  }

  /** Begins anew with what was dead for the receiver at that instant; with all of it when there is none. How many. */
  async reviveAll(tx: Tx, receiver: string, deadAt: Date): Promise<number> {
    return tx.execute(`UPDATE notices.delivery SET state = 'pending', attempts = 0, next_at = $2, ended_at = NULL WHERE receiver = $1 AND state = 'dead' AND ended_at <= $3`, [receiver, tx.now, deadAt]);
  }

  /** Begins anew with one. */
  async revive(tx: Tx, id: string): Promise<void> {
    await tx.execute(`UPDATE notices.delivery SET state = 'pending', attempts = 0, next_at = $2, ended_at = NULL WHERE id = $1`, [id, tx.now]);
  }

  async lock(tx: Tx, id: string): Promise<DeliveryEntity | undefined> {
    const [row] = await tx.query(`SELECT ${ROWS.select} FROM notices.delivery WHERE id = $1 FOR UPDATE`, [id]);
    return row && ROWS.toEntity(row);
  }

  /** Latest first. */
  async list(tx: Tx, { state, channel, q, offset, limit }: DeliveryFilter): Promise<{ items: DeliveryEntity[]; total: number }> {
    const query = tx.manager.createQueryBuilder(DeliveryEntity, 'd').orderBy('d.createdAt', 'DESC').addOrderBy('d.id', 'DESC');
    if (state) query.andWhere('d.state = :state', { state });
    if (channel) query.andWhere('d.channel = :channel', { channel });
    if (q !== undefined && FULL_ID.test(q)) query.andWhere('(d.receiver = :q OR d.subjectId = :q OR d.id = :q)', { q });
    else if (q !== undefined) query.andWhere(`(d.params ->> 'number' ILIKE :q OR d.params ->> 'certificateNumber' ILIKE :q OR d.template ILIKE :q OR d.lastError ILIKE :q)`, { q: `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    const [items, total] = await query.skip(offset).take(limit).getManyAndCount();
    return { items, total };
  }

  /** Of an endpoint's messages: when the last one arrived, and how many fail. */
  async standingOf(tx: Tx, receivers: readonly string[]): Promise<ReadonlyMap<string, { sentAt: Date | null; failing: number }>> {
    const rows = await tx.query<{ receiver: string; sentAt: Date | null; failing: number }>(
      `SELECT receiver, max(ended_at) FILTER (WHERE state = 'sent') AS "sentAt", count(*) FILTER (WHERE state IN ('failed', 'dead'))::int AS failing FROM notices.delivery WHERE receiver = ANY ($1) GROUP BY 1`, [receivers]);
    return new Map(rows.map(({ receiver, sentAt, failing }) => [receiver, { sentAt, failing }]));
  }

  /** Clears away what ended before that instant and needs nobody any more. */
  async forget(tx: Tx, before: Date): Promise<void> {
    await tx.execute(`DELETE FROM notices.delivery WHERE state IN ('sent', 'dropped') AND ended_at < $1`, [before]);
    await tx.execute('DELETE FROM notices.mailbox WHERE at < $1', [before]);
    await tx.execute('DELETE FROM notices.confirmation WHERE expires_at < $1', [before]);
  }
}
