import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';
import { RequestEntity } from './entities.js';

/** What follows a request. Row-level security bounds it. */
@Injectable()
export class FollowUpQueries {
  /** Requests about this one, the earliest first. */
  async about(tx: Tx, id: string): Promise<RequestEntity[]> {
    return tx.manager.find(RequestEntity, { where: { aboutId: id }, order: { submittedAt: 'ASC', id: 'ASC' } });
  }
}
