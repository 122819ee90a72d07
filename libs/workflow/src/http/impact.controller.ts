import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles, SYSTEM, UnitOfWork } from '#platform';
import { RequestQueries } from '../data/request.queries.js';
import { CatalogueImpact, ImpactQuery } from './impact.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/impact')
export class ImpactController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: RequestQueries,
  ) {}

  /** Which open requests stand on a catalogue entry: counts only, for an administrator of the catalogue sees no request. */
  @Get()
  @Roles('catalogue_admin')
  async getImpact(@Query() { qualification }: ImpactQuery): Promise<CatalogueImpact> {
    const rows = await this.uow.run(SYSTEM, async (tx) => this.queries.openByVersion(tx, qualification));
    return { qualification, openRequests: rows.reduce((sum, row) => sum + row.requests, 0), rows };
  }
}
