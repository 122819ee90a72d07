import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PUBLIC, Public, UnitOfWork, pageOf, readOffset } from '#platform';
import { OnestopQueries } from '../data/onestop.queries.js';
import { OnestopService } from '../onestop.service.js';
import { ServiceTypePage, ServiceTypesQuery, ServiceTypeView } from './onestop.dto.js';
import { toSummary, toView } from './onestop.presenter.js';

@ApiTags('onestop')
@Public()
@Controller('api/onestop/service-types')
export class OnestopController {
  constructor(
    private readonly queries: OnestopQueries,
    private readonly onestop: OnestopService,
    private readonly uow: UnitOfWork,
  ) {}

  /** What can be asked for. */
  @Get()
  async listServiceTypes(@Query() query: ServiceTypesQuery): Promise<ServiceTypePage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(PUBLIC, async (tx) => this.queries.list(tx, { ...query, offset }));
    return pageOf(found.items.map(toSummary), found.total, offset);
  }

  /** One service type: guide, form, materials, limits. */
  @Get(':code')
  async getServiceType(@Param('code') code: string): Promise<ServiceTypeView> {
    return toView(await this.onestop.getServiceType(code));
  }
}
