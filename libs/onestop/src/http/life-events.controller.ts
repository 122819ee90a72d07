import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConditionalGet, PUBLIC, Public, UnitOfWork } from '#platform';
import { OnestopQueries } from '../data/onestop.queries.js';
import { LIFE_EVENT_NAMES } from '../domain/life-event-names.js';
import { LIFE_EVENTS } from '../domain/service-content.js';
import { LifeEventList } from './finding.dto.js';

@ApiTags('onestop')
@Public()
@Controller('api/onestop/life-events')
export class LifeEventsController {
  constructor(
    private readonly queries: OnestopQueries,
    private readonly uow: UnitOfWork,
  ) {}

  /** What brings people to services, in the order of a life, each with how many services it has. */
  @Get()
  @UseInterceptors(ConditionalGet)
  async listLifeEvents(): Promise<LifeEventList> {
    const { facets } = await this.uow.run(PUBLIC, async (tx) => this.queries.list(tx, { status: 'published', choice: {}, offset: 0, limit: 0 }));
    const counts = new Map(facets.lifeEvent.map(({ value, count }) => [value, count]));
    return { items: LIFE_EVENTS.map((code) => ({ code, nameZh: LIFE_EVENT_NAMES[code].zh, nameEn: LIFE_EVENT_NAMES[code].en, count: counts.get(code) ?? 0 })) };
  }
}
