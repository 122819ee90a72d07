import { Controller, Get, Param, ParseIntPipe, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryQueries } from '#directory';
import { ConditionalGet, PUBLIC, Public, UnitOfWork, pageOf, readOffset } from '#platform';
import { OnestopQueries } from '../data/onestop.queries.js';
import { OnestopService } from '../onestop.service.js';
import { WaysService } from '../ways.service.js';
import { ServiceTypePage, ServiceTypeQuery, ServiceTypesQuery } from './finding.dto.js';
import { ServiceTypeView } from './onestop.dto.js';
import { toFacets, toSummary, toView, toWays } from './onestop.presenter.js';
import { WaysQuery, WaysView } from './ways.dto.js';

@ApiTags('onestop')
@Public()
@Controller('api/onestop/service-types')
export class OnestopController {
  constructor(
    private readonly queries: OnestopQueries,
    private readonly onestop: OnestopService,
    private readonly ways: WaysService,
    private readonly directory: DirectoryQueries,
    private readonly uow: UnitOfWork,
  ) {}

  /** What can be asked for: found by everyday words, narrowed by whom it is for, who decides, what brings people to it, how and where it can be had. */
  @Get()
  @UseInterceptors(ConditionalGet)
  async listServiceTypes(@Query() query: ServiceTypesQuery): Promise<ServiceTypePage> {
    const { q, status, audience, department, lifeEvent, mode, jurisdiction, aboutQualification, at, limit } = query;
    const offset = readOffset(query.cursor);
    const [place, departments] = await Promise.all([jurisdiction === undefined ? undefined : this.directory.codesAbove(jurisdiction), this.directory.departments()]);
    const choice = { audience, department, lifeEvent, mode, place, aboutQualification: aboutQualification === undefined ? undefined : aboutQualification === 'yes' };
    const found = await this.uow.run(PUBLIC, async (tx) => this.queries.list(tx, { q, status, choice, at: at === undefined ? undefined : new Date(at), offset, limit }));
    return { ...pageOf(found.items.map(toSummary), found.total, offset), facets: toFacets(found.facets, departments), totalByWords: found.totalByWords };
  }

  /** One service type as it holds: guide, form, materials, limits. */
  @Get(':code')
  @UseInterceptors(ConditionalGet)
  async getServiceType(@Param('code') code: string, @Query() { at }: ServiceTypeQuery): Promise<ServiceTypeView> {
    return toView(await this.onestop.getServiceType(code, at === undefined ? undefined : new Date(at)));
  }

  /** One version of it, whether it holds or not: that under which a request stands. */
  @Get(':code/versions/:number')
  @UseInterceptors(ConditionalGet)
  async getServiceTypeVersion(@Param('code') code: string, @Param('number', ParseIntPipe) number: number): Promise<ServiceTypeView> {
    return toView(await this.onestop.versionOf(code, String(number)));
  }

  /** Whether and how it can be done from where somebody is: the modes, with steps, windows, dates by the calendar and papers; and which modes are not offered, by whom. */
  @Get(':code/where')
  async getWays(@Param('code') code: string, @Query() { from, to }: WaysQuery): Promise<WaysView> {
    return toWays(await this.ways.between(code, from, to));
  }
}
