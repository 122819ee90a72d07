import { Injectable } from '@nestjs/common';
import { isUniqueViolation, newId, type Tx } from '#platform';
import type { Whereabouts } from '../domain/originals.js';
import { OriginalEntity, OriginalMoveEntity } from './original.entities.js';

/** Writes originals and their moves; always inside a transaction, always after the rules have said yes. */
@Injectable()
export class OriginalStore {
  async list(tx: Tx, requestId: string): Promise<OriginalEntity[]> {
    return tx.manager.find(OriginalEntity, { where: { requestId }, order: { registeredAt: 'ASC', id: 'ASC' } });
  }

  async moves(tx: Tx, requestId: string): Promise<OriginalMoveEntity[]> {
    return tx.manager.find(OriginalMoveEntity, { where: { requestId }, order: { at: 'ASC', id: 'ASC' } });
  }

  /** Takes the row for this transaction; null when it is absent or the running scope may not move it. */
  async lock(tx: Tx, id: string): Promise<OriginalEntity | null> {
    return tx.manager.createQueryBuilder(OriginalEntity, 'o').where('o.id = :id', { id }).setLock('pessimistic_write').getOne();
  }

  async find(tx: Tx, id: string): Promise<OriginalEntity | null> {
    return tx.manager.findOneBy(OriginalEntity, { id });
  }

  async findMove(tx: Tx, originalId: string, commandId: string): Promise<OriginalMoveEntity | null> {
    return tx.manager.findOneBy(OriginalMoveEntity, { originalId, commandId });
  }

  async insert(tx: Tx, original: OriginalEntity): Promise<void> {
    await tx.manager.insert(OriginalEntity, original);
  }

  /** Whether a transaction failed because an original with this id was taken in before. */
  isRepetition(error: unknown): boolean {
    return isUniqueViolation(error, 'original_pkey');
  }

  async record(tx: Tx, move: Omit<OriginalMoveEntity, 'id'>): Promise<void> {
    await tx.manager.insert(OriginalMoveEntity, { ...move, id: newId() });
  }

  /** Comes last: afterwards it may be with someone whom this scope is not. */
  async place(tx: Tx, id: string, now: Whereabouts): Promise<void> {
    await tx.manager.update(OriginalEntity, { id }, { ...columnsOf(now), movedAt: tx.now });
  }
}

/** Where an original is, as its columns say it. */
export function columnsOf(now: Whereabouts): Pick<OriginalEntity, 'whereabouts' | 'authorityId' | 'toAuthorityId'> {
  switch (now.at) {
    case 'applicant':
      return { whereabouts: 'applicant', authorityId: null, toAuthorityId: null };
    case 'authority':
      return { whereabouts: 'authority', authorityId: now.authorityId, toAuthorityId: null };
    case 'post':
      return { whereabouts: 'post', authorityId: now.fromAuthorityId, toAuthorityId: now.toAuthorityId };
  }
}

/** The same, read back. */
export function whereaboutsOf({ whereabouts, authorityId, toAuthorityId }: OriginalEntity): Whereabouts {
  if (authorityId === null || whereabouts === 'applicant') return { at: 'applicant' };
  return whereabouts === 'authority' ? { at: 'authority', authorityId } : { at: 'post', fromAuthorityId: authorityId, toAuthorityId };
}
