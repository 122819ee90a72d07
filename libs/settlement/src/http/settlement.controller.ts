import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PUBLIC, Public, pageOf, readOffset } from '#platform';
import type { InstitutionEntity } from '../data/entities.js';
import { SettlementService } from '../settlement.service.js';
import { InstitutionPage, InstitutionsQuery, InstitutionView } from './settlement.dto.js';

@ApiTags('settlement')
@Public()
@Controller('api/settlement/institutions')
export class SettlementController {
  constructor(private readonly settlement: SettlementService) {}

  /** Medical institutions of the three places. */
  @Get()
  async listInstitutions(@Query() query: InstitutionsQuery): Promise<InstitutionPage> {
    const offset = readOffset(query.cursor);
    const found = await this.settlement.listInstitutions(PUBLIC, { ...query, offset });
    return pageOf(found.items.map(toView), found.total, offset);
  }

  /** One institution with its provenance. */
  @Get(':id')
  async getInstitution(@Param('id', ParseUUIDPipe) id: string): Promise<InstitutionView> {
    return toView(await this.settlement.getInstitution(PUBLIC, id));
  }
}

function toView(institution: InstitutionEntity): InstitutionView {
  const { id, registerNumber, code, nameZh, nameEn, kind, grade, jurisdictionCode, addressZh, provenance } = institution;
  return { id, registerNumber, code, nameZh, nameEn, kind, grade, jurisdictionCode, addressZh, provenance };
}
