import { Injectable } from '@nestjs/common';
import { UnitOfWork, pageOf, readOffset, postOf, type PersonActor } from '#platform';
import { SupervisionQueries, type CasesFilter } from './data/supervision.queries.js';
import { needsOf } from './domain/supervision.js';
import { EscalationPresenter } from './escalation-presenter.js';
import { EscalationsService } from './escalations.service.js';
import { RequestPresenter } from './request-presenter.js';
import type { SupervisionCasePage } from './supervision-views.dto.js';

/** A page of the list; what needs a person, the soonest due first, where nothing else is asked for. */
interface CasesAsked extends Omit<CasesFilter, 'need' | 'sort' | 'offset'> {
  readonly need?: CasesFilter['need'] | undefined;
  readonly sort?: CasesFilter['sort'] | undefined;
  readonly cursor?: string | undefined;
}

/** The list of what needs a person who supervises. */
@Injectable()
export class SupervisionCasesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: SupervisionQueries,
    private readonly presenter: RequestPresenter,
    private readonly escalations: EscalationsService,
    private readonly views: EscalationPresenter,
  ) {}

  async list(actor: PersonActor, query: CasesAsked): Promise<SupervisionCasePage> {
    const post = postOf(actor);
    const offset = readOffset(query.cursor);
    return this.uow.view(actor, async (tx) => {
      const { items, total } = await this.queries.cases(tx, post, { ...query, need: query.need ?? 'any', sort: query.sort ?? 'due', offset });
      return { items, total, running: await this.queries.runningOf(tx, items.map(({ id }) => id)), escalated: await this.escalations.openOf(tx, items) };
    }, async (platform, { items, total, running, escalated }) => {
      const escalations = await this.views.present(platform, actor, escalated);
      const clerks = await this.views.supervisors(platform, [...new Set(items.map(({ assigneePersonId }) => assigneePersonId).filter((id) => id !== null))]);
      const rows = await Promise.all(items.map(async (row) => {
        const { request, availableActions } = await this.presenter.present(actor, row, running.filter(({ requestId }) => requestId === row.id), platform.now);
        const escalation = escalations.find(({ requestId }) => requestId === row.id) ?? null;
        const clerk = request.claimed ? (clerks.find(({ personId }) => personId === row.assigneePersonId) ?? null) : null;
        return { request, availableActions, escalation, clerk, needs: needsOf({ ...row, escalated: escalation !== null }, platform.now) };
      }));
      return pageOf(rows, total, offset);
    });
  }
}
