import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, Roles, UnitOfWork, pageOf, readOffset, postOf, type PersonActor } from '#platform';
import { COUNTED, RequestQueries } from '../data/request.queries.js';
import { RequestPresenter } from '../request-presenter.js';
import { RequestPage, WorklistPage } from '../request-page-views.dto.js';
import { PickupsQuery, WorklistCounts, WorklistQuery } from './request-input.dto.js';
import { ReasonsQuery, StandardReasonList } from './records.dto.js';

@ApiTags('workflow')
@Controller('api/workflow')
export class WorklistController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RequestQueries,
    private readonly presenter: RequestPresenter,
  ) {}

  /** The requests that the post's authority (or jurisdictions) holds. */
  @Get('worklist')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async listWork(@CurrentActor() actor: PersonActor, @Query() query: WorklistQuery): Promise<WorklistPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(actor, async (tx) =>
      this.queries.listWork(tx, actor.personId, postOf(actor), { ...query, queue: query.queue ?? 'all', sort: query.sort ?? 'due', offset }),
    );
    return { ...pageOf(await this.presenter.list(actor, found.items), found.total, offset), totalIsCapped: found.totalIsCapped };
  }

  /** Results that lie ready to be fetched at the window's authority. */
  @Get('pickups')
  @Roles('window_clerk')
  async listPickups(@CurrentActor() actor: PersonActor, @Query() query: PickupsQuery): Promise<RequestPage> {
    const offset = readOffset(query.cursor);
    const { authorityId } = postOf(actor);
    const found = authorityId === null ? { items: [], total: 0 } : await this.uow.run(actor, async (tx) => this.queries.listPickups(tx, authorityId, { q: query.q, offset, limit: query.limit }));
    return pageOf(await this.presenter.list(actor, found.items), found.total, offset);
  }

  /** How many are new, mine, near their end, overdue. */
  @Get('worklist/counts')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async countWork(@CurrentActor() actor: PersonActor): Promise<WorklistCounts> {
    return { ...(await this.uow.run(actor, async (tx) => this.queries.counts(tx, actor.personId, postOf(actor)))), countedUpTo: COUNTED };
  }

  /** Standard reasons, each with the article behind it. */
  @Get('standard-reasons')
  @Public()
  async listReasons(@Query() query: ReasonsQuery): Promise<StandardReasonList> {
    const items = await this.uow.run({ kind: 'public' }, async (tx) => this.queries.standardReasons(tx, query.verb));
    return { items: items.map(({ code, verb, zh, en, lawRef }) => ({ code, verb, zh, en, lawRef })), total: items.length, nextCursor: null };
  }
}
