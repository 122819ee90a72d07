import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PUBLIC, Public, UnitOfWork, pageOf, readOffset } from '#platform';
import { DirectoryQueries } from '../data/directory.queries.js';
import type { Authority, DutyWindow, Jurisdiction } from '../data/entities.js';
import { AuthorityPage, AuthorityView, CalendarView, JurisdictionPage, JurisdictionsQuery, JurisdictionView, OfficesQuery, WindowPage, WindowView } from './directory.dto.js';

@ApiTags('directory')
@Public()
@Controller('api/directory')
export class DirectoryController {
  constructor(
    private readonly directory: DirectoryQueries,
    private readonly uow: UnitOfWork,
  ) {}

  /** Jurisdictions to county level. */
  @Get('jurisdictions')
  async listJurisdictions(@Query() query: JurisdictionsQuery): Promise<JurisdictionPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(PUBLIC, async (tx) => this.directory.listJurisdictions(tx, { ...query, offset }));
    return pageOf(found.items.map(toJurisdiction), found.total, offset);
  }

  /** Competent authorities: a department in a jurisdiction. */
  @Get('authorities')
  async listAuthorities(@Query() query: OfficesQuery): Promise<AuthorityPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(PUBLIC, async (tx) => this.directory.listAuthorities(tx, { ...query, offset }));
    return pageOf(found.items.map(toAuthority), found.total, offset);
  }

  /** Windows of the jurisdiction and everything under it. */
  @Get('windows')
  async listWindows(@Query() query: OfficesQuery): Promise<WindowPage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(PUBLIC, async (tx) => this.directory.listWindows(tx, { ...query, offset }));
    return pageOf(found.items.map(toWindow), found.total, offset);
  }

  /** The published working-day calendar. */
  @Get('calendar')
  async calendar(): Promise<CalendarView> {
    const [calendar, years] = await Promise.all([this.directory.calendar(), this.directory.calendarYears()]);
    return {
      lastCoveredYear: calendar.lastCoveredYear,
      version: calendar.version,
      years: years.map((y) => ({ year: y.year, version: y.version, source: y.source, ...y.days })),
    };
  }
}

function toJurisdiction(j: Jurisdiction): JurisdictionView {
  const { code, nameZh, nameEn, level, kind, parentCode, ownerCode, noteZh, noteEn } = j;
  return { code, nameZh, nameEn, level, kind, parentCode, ownerCode, noteZh, noteEn };
}

function toAuthority(a: Authority): AuthorityView {
  const { id, code, jurisdictionCode, departmentCode, nameZh, nameEn, provenance } = a;
  return { id, code, jurisdictionCode, departmentCode, nameZh, nameEn, provenance };
}

function toWindow(w: DutyWindow): WindowView {
  const { id, code, authorityId, jurisdictionCode, nameZh, nameEn, addressZh, addressEn, provenance } = w;
  return { id, code, authorityId, jurisdictionCode, nameZh, nameEn, addressZh, addressEn, provenance };
}
