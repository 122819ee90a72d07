import { Injectable } from '@nestjs/common';
import type { RequestState } from '#kernel';
import { UnitOfWork, pageOf, readOffset, type Actor, type PersonActor } from '#platform';
import { RequestQueries } from './data/request.queries.js';
import { LinksOfRequest } from './request-links.js';
import type { RequestPage } from './request-page-views.dto.js';
import type { RequestDetail, WhyView } from './request-views.dto.js';
import { RequestPartsPresenter } from './request-parts.presenter.js';
import { RequestPresenter, isApplicant } from './request-presenter.js';
import { VisibleRequests } from './visible-requests.js';

/** The page of one request. */
@Injectable()
export class RequestPageService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RequestQueries,
    private readonly visible: VisibleRequests,
    private readonly presenter: RequestPresenter,
    private readonly parts: RequestPartsPresenter,
    private readonly links: LinksOfRequest,
  ) {}

  /** The reader's own requests, and those that they filed for others, latest first. */
  async listMine(actor: PersonActor, query: { state?: RequestState | undefined; cursor?: string | undefined; limit: number }): Promise<RequestPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(actor, async (tx) => this.queries.listMine(tx, actor.personId, { state: query.state, offset, limit: query.limit }));
    return pageOf(await this.presenter.list(actor, found.items), found.total, offset);
  }

  /** Everything that the page shows, as it stood at one instant. Refuses `not_found` also for what lies outside the reader's scope, and an agent whose mandate does not hold any more. */
  async getPage(actor: Actor, id: string): Promise<RequestDetail> {
    return this.uow.view(actor, async (tx) => {
      const { row, reader } = await this.visible.get(tx, id);
      const parts = await this.queries.parts(tx, row);
      const reasons = new Map((await this.queries.standardReasons(tx)).map((r) => [r.code, r]));
      const presented = await this.presenter.present(actor, row, parts.deadlines.filter((d) => d.status === 'running'), tx.now, reader);
      const own = isApplicant(reader, row);
      if (!own) tx.audit({ act: 'request.view', subjectKind: 'request', subjectId: row.id, jurisdiction: row.toJurisdiction, detail: { masked: true } });
      return { row, detail: { ...presented, ...(await this.parts.present(row, parts, reasons, own)), ...(await this.links.of(tx, actor, row, reader)) } };
    }, async (platform, { row, detail }) => {
      // Asked as the platform: who may see the request sees what its certificate is worth. The mark on the request comes by an event and may be a moment behind.
      return { ...detail, alerts: row.closedAt === null ? await this.presenter.alerts(platform, row) : [] };
    });
  }

  /** The answer to "why" alone. */
  async getWhy(actor: Actor, id: string): Promise<WhyView> {
    return this.uow.view(actor, async (tx) => {
      const { row, reader } = await this.visible.get(tx, id);
      return (await this.presenter.present(actor, row, await this.visible.running(tx, id), tx.now, reader)).why;
    });
  }
}
