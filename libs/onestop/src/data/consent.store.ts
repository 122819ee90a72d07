import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '#platform';
import { ConsentReceiptEntity } from './ask-once.entities.js';

/** Consents to ask registers. Row-level security keeps everybody to their own. */
@Injectable()
export class ConsentStore {
  /** Whether it was written; not when this command was carried out before. */
  async insert(tx: Tx, receipt: ConsentReceiptEntity): Promise<boolean> {
    const made = await tx.manager.createQueryBuilder().insert().into(ConsentReceiptEntity).values(receipt as never).orIgnore().returning('id').execute();
    return (made.raw as unknown[]).length > 0;
  }

  async ofCommand(tx: Tx, personId: string, commandId: string): Promise<ConsentReceiptEntity | null> {
    return tx.manager.findOneBy(ConsentReceiptEntity, { personId, commandId });
  }

  async find(tx: Tx, personId: string, id: string): Promise<ConsentReceiptEntity | null> {
    return tx.manager.findOneBy(ConsentReceiptEntity, { id, personId });
  }

  /** The same, locked against a revocation at the same moment. */
  async lock(tx: Tx, personId: string, id: string): Promise<ConsentReceiptEntity | null> {
    return tx.manager.findOne(ConsentReceiptEntity, { where: { id, personId }, lock: { mode: 'pessimistic_write' } });
  }

  async lockAll(tx: Tx, ids: readonly string[]): Promise<ConsentReceiptEntity[]> {
    if (ids.length === 0) return [];
    return tx.manager.find(ConsentReceiptEntity, { where: { id: In([...new Set(ids)]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_read' } });
  }

  async list(tx: Tx, personId: string, offset: number, limit: number): Promise<[ConsentReceiptEntity[], number]> {
    return tx.manager.findAndCount(ConsentReceiptEntity, { where: { personId }, order: { givenAt: 'DESC', id: 'DESC' }, skip: offset, take: limit });
  }

  async revoke(tx: Tx, id: string): Promise<void> {
    await tx.manager.update(ConsentReceiptEntity, { id }, { revokedAt: tx.now });
  }
}
