import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PUBLIC, Public, UnitOfWork, pageOf, readOffset } from '#platform';
import type { ServiceTypeEntity } from '../data/entities.js';
import { OnestopQueries } from '../data/onestop.queries.js';
import { OnestopService } from '../onestop.service.js';
import { ServiceTypePage, ServiceTypesQuery, ServiceTypeSummary, ServiceTypeView } from './onestop.dto.js';

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
    const type = await this.onestop.getServiceType(code);
    const { form, materials, limits, joint, instant, guide, results, provenance } = type;
    return { ...toSummary(type), form, materials, limits, joint, instant, guide, results, provenance };
  }
}

function toSummary(t: ServiceTypeEntity): ServiceTypeSummary {
  const { code, version, status, nameZh, nameEn, summaryZh, summaryEn, audience, modes, appliesTo } = t;
  return { code, version, status, nameZh, nameEn, summaryZh, summaryEn, audience, modes, appliesTo };
}
