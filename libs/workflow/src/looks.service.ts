import { Injectable } from '@nestjs/common';
import type { PersonalField } from '#kernel';
import { SYSTEM, UnitOfWork, pageOf, readOffset, type PersonActor } from '#platform';
import { LookQueries, type LookRow } from './data/look.queries.js';
import type { LookPage, LookView } from './look-views.dto.js';
import { RequestPresenter } from './request-presenter.js';

/** Who looked at the reader's requests, and why: the office and its purpose, not the name of the clerk. */
@Injectable()
export class LooksService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: LookQueries,
    private readonly presenter: RequestPresenter,
  ) {}

  async list(actor: PersonActor, { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number }): Promise<LookPage> {
    const offset = readOffset(cursor);
    const found = await this.uow.view(SYSTEM, async (tx) => this.queries.list(tx, actor.personId, offset, limit));
    return pageOf(await Promise.all(found.items.map(async (row) => this.view(row))), found.total, offset);
  }

  private async view({ at, act, role, authorityId, detail, requestId, number }: LookRow): Promise<LookView> {
    const { purpose, field } = detail;
    return {
      at: at.toISOString(), act, role, authority: await this.presenter.authorityName(authorityId), purpose: typeof purpose === 'string' ? purpose : null,
      field: act === 'person.reveal' ? (field as PersonalField) : null, requestId, requestNumber: number,
    };
  }
}
