import { Injectable } from '@nestjs/common';
import { CatalogueService } from '#catalogue';
import { Refused } from '#kernel';
import { UnitOfWork, pageOf, readOffset, postOf, type Actor, type PersonActor } from '#platform';
import { OutdatedQueries, type ChangedDirection } from './data/outdated.queries.js';
import { RequestStore } from './data/request.store.js';
import { RequestPresenter } from './request-presenter.js';
import { RequestVersionsService, type Ground, type RequestVersions } from './request-versions.js';
import type { GroundView, OutdatedPage, RequestVersionsView } from './version-views.dto.js';

/** What the versions mean for one request, and the list of those that stand under a version no longer in force. */
@Injectable()
export class VersionPagesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RequestStore,
    private readonly queries: OutdatedQueries,
    private readonly catalogue: CatalogueService,
    private readonly versions: RequestVersionsService,
    private readonly presenter: RequestPresenter,
  ) {}

  /** Refuses `not_found` also for what lies outside the reader's scope. */
  async of(actor: Actor, id: string): Promise<RequestVersionsView> {
    return this.uow.view(actor, async (tx) => {
      const row = await this.store.find(tx, id);
      if (!row) throw new Refused({ code: 'not_found' });
      return toView(await this.versions.in(tx, row));
    });
  }

  /** Undecided requests of the post whose direction has changed since the instant under which they stand, each with what a move would mean. */
  async outdated(actor: PersonActor, filter: { readonly q?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }): Promise<OutdatedPage> {
    const post = postOf(actor);
    const offset = readOffset(filter.cursor);
    const { directions, now } = await this.uow.run(actor, async (tx) => ({ directions: await this.queries.directions(tx, post), now: tx.now }));
    const changed = (await Promise.all(directions.map(async (each): Promise<ChangedDirection[]> => {
      const changedAt = await this.catalogue.lastChange(each.qualificationCode, each.fromJurisdiction, each.toJurisdiction, now);
      return changedAt !== null && each.oldest < changedAt ? [{ ...each, changedAt }] : [];
    }))).flat();
    const found = await this.uow.run(actor, async (tx) => this.queries.list(tx, post, changed, { ...filter, offset }));
    const requests = await this.presenter.list(actor, found.items);
    const items = await Promise.all(found.items.map(async (row, i) => ({ request: requests[i], versions: toView(await this.versions.of(row, now)) })));
    return pageOf(items.flatMap(({ request, versions }) => (request ? [{ request, versions }] : [])), found.total, offset);
  }
}

function toView({ filed, inForce, move }: RequestVersions): RequestVersionsView {
  return { filed: toGround(filed), inForce: toGround(inForce), move };
}

function toGround({ at, versions, answer }: Ground): GroundView {
  return {
    at: at.toISOString(), qualification: versions.qualification, rule: versions.rule, recognised: answer.outcome !== 'not_recognised', sentence: answer.sentence,
    conditions: answer.conditions.map(({ zh, en }) => ({ zh, en })), documents: [...answer.documents], feeFen: answer.fee?.fen ?? null,
  };
}
