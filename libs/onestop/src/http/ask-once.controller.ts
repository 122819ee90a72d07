import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ConditionalGet, Public } from '#platform';
import { EvidencePlans } from '../evidence-plans.service.js';
import { OnestopService } from '../onestop.service.js';
import { AsksAvoidedView, EvidenceNeedList, EvidenceNeedsQuery } from './ask-once.dto.js';
import { AskOncePresenter } from './ask-once.presenter.js';

@ApiTags('onestop')
@Public()
@Controller('api/onestop')
export class AskOnceController {
  constructor(
    private readonly plans: EvidencePlans,
    private readonly onestop: OnestopService,
    private readonly presenter: AskOncePresenter,
  ) {}

  /** What registers could supply for a service, of whom, and the words of the consent to each. */
  @Get('service-types/:code/evidence')
  @UseInterceptors(ConditionalGet)
  async listEvidenceNeeds(@Param('code') code: string, @Query() { place }: EvidenceNeedsQuery): Promise<EvidenceNeedList> {
    const type = await this.onestop.getServiceType(code);
    const items = await this.presenter.needs(type, await this.plans.of(type, place));
    return { version: type.number, items, total: items.length };
  }

  /** How many fields and papers nobody had to give, in all and by service. */
  @Get('asks-avoided')
  @UseInterceptors(ConditionalGet)
  async getAsksAvoided(): Promise<AsksAvoidedView> {
    return this.presenter.asksAvoided();
  }
}
