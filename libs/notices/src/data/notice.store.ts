import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { NoticeEntity } from './entities.js';

export interface NoticeFilter {
  readonly unread: boolean;
  /** Part of a number or of a name in it. */
  readonly q: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const INSERT = 'INSERT INTO notices.notice (id, person_id, subject_kind, subject_id, template, params, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)';

/** The notices of the person who asks; row-level security keeps everybody else's away. */
@Injectable()
export class NoticeStore {
  insert(tx: Tx, { id, personId, subjectKind, subjectId, template, params, createdAt }: Omit<NoticeEntity, 'readAt'>): void {
    tx.write('notice-insert', INSERT, [id, personId, subjectKind, subjectId, template, JSON.stringify(params), createdAt]);
  }

  /** Latest first. `unread`: of all notices of the person, how many are unread. */
  async list(tx: Tx, personId: string, { unread: onlyUnread, q, offset, limit }: NoticeFilter): Promise<{ items: NoticeEntity[]; total: number; unread: number }> {
    const query = tx.manager.createQueryBuilder(NoticeEntity, 'n').where('n.personId = :personId', { personId }).orderBy('n.createdAt', 'DESC').addOrderBy('n.id', 'DESC');
    const unread = await query.clone().andWhere('n.readAt IS NULL').getCount();
    if (onlyUnread) query.andWhere('n.readAt IS NULL');
    if (q !== undefined) query.andWhere('n.params::text ILIKE :q', { q: `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` });
    const [items, total] = await query.skip(offset).take(limit).getManyAndCount();
    return { items, total, unread };
  }

  /** False when the person has no such notice. Reading twice is one reading. */
  async markRead(tx: Tx, personId: string, id: string): Promise<boolean> {
    return (await tx.execute('UPDATE notices.notice SET read_at = coalesce(read_at, $2) WHERE id = $1 AND person_id = $3', [id, tx.now, personId])) > 0;
  }
}
