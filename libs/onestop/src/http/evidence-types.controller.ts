import { Controller, Get, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConditionalGet, Public } from '#platform';
import { OnestopQueries } from '../data/onestop.queries.js';
import { EvidenceTypeList } from './finding.dto.js';

@ApiTags('onestop')
@Public()
@Controller('api/onestop/evidence-types')
export class EvidenceTypesController {
  constructor(private readonly queries: OnestopQueries) {}

  /** What registers can attest: the concepts that forms ask for, and in whose place evidence stands. */
  @Get()
  @UseInterceptors(ConditionalGet)
  async listEvidenceTypes(): Promise<EvidenceTypeList> {
    const types = await this.queries.evidenceTypes();
    return { items: types.map(({ code, nameZh, nameEn, register, attributes }) => ({ code, nameZh, nameEn, register, attributes: attributes.map((each) => ({ ...each })) })), total: types.length };
  }
}
