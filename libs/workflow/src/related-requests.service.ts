import { Injectable } from '@nestjs/common';
import { Refused } from '#kernel';
import { UnitOfWork, pageOf, readOffset, type PersonActor } from '#platform';
import { RelatedQueries } from './data/related.queries.js';
import { RequestStore } from './data/request.store.js';
import { RequestPresenter } from './request-presenter.js';
import type { RequestPage } from './request-page-views.dto.js';

/** Other requests of the same applicant, as far as the reader may read them anyway. */
@Injectable()
export class RelatedRequestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly queries: RelatedQueries,
    private readonly presenter: RequestPresenter,
  ) {}

  /** Refuses `not_found` also for a request outside the reader's scope. */
  async of(actor: PersonActor, id: string, page: { readonly cursor?: string | undefined; readonly limit: number }): Promise<RequestPage> {
    const offset = readOffset(page.cursor);
    const found = await this.uow.view(actor, async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) throw new Refused({ code: 'not_found' });
      return this.queries.list(tx, row, { offset, limit: page.limit });
    });
    return pageOf(await this.presenter.list(actor, found.items), found.total, offset);
  }
}
