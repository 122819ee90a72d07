import { Injectable } from '@nestjs/common';
import { UnitOfWork, pageOf, readOffset, type PersonActor } from '#platform';
import { RelatedQueries } from './data/related.queries.js';
import { RequestPresenter } from './request-presenter.js';
import { VisibleRequests } from './visible-requests.js';
import type { RequestPage } from './request-page-views.dto.js';

/** Other requests of the same applicant, as far as the reader may read them anyway. */
@Injectable()
export class RelatedRequestsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visible: VisibleRequests,
    private readonly queries: RelatedQueries,
    private readonly presenter: RequestPresenter,
  ) {}

  /** Refuses `not_found` also for a request outside the reader's scope. */
  async of(actor: PersonActor, id: string, page: { readonly cursor?: string | undefined; readonly limit: number }): Promise<RequestPage> {
    const offset = readOffset(page.cursor);
    const found = await this.uow.view(actor, async (tx) => {
      const { row } = await this.visible.get(tx, id);
      return this.queries.list(tx, row, { offset, limit: page.limit });
    });
    return pageOf(await this.presenter.list(actor, found.items), found.total, offset);
  }
}
