import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, type PersonActor } from '#platform';
import type { NoticeEntity } from './data/entities.js';
import { NoticeStore, type NoticeFilter } from './data/notice.store.js';

/** The notices of whoever is signed in, in whatever post. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: NoticeStore,
  ) {}

  async list(actor: PersonActor, filter: NoticeFilter): Promise<{ items: NoticeEntity[]; total: number; unread: number }> {
    return this.uow.run(actor, async (tx) => this.store.list(tx, actor.personId, filter));
  }

  /** Refuses `not_found`. Reading twice is one reading. */
  async markRead(actor: PersonActor, id: string): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      if (!(await this.store.markRead(tx, actor.personId, id))) throw new Refused({ code: 'not_found' });
    });
  }
}
