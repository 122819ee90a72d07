import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OnestopService } from '#onestop';
import { Public } from '#platform';
import { RequestPresenter } from '../request-presenter.js';
import { SubmissionGrounds } from '../submission-grounds.js';
import { CompetenceQuery, CompetenceView } from './competence.dto.js';

@ApiTags('workflow')
@Public()
@Controller('api/workflow/competence')
export class CompetenceController {
  constructor(
    private readonly onestop: OnestopService,
    private readonly grounds: SubmissionGrounds,
    private readonly presenter: RequestPresenter,
  ) {}

  /** Who would decide a service in a place: the authority of its department there, or in the nearest place above. */
  @Get()
  async getCompetence(@Query() { serviceType, place }: CompetenceQuery): Promise<CompetenceView> {
    const plan = await this.grounds.competentFor(await this.onestop.getServiceType(serviceType), place);
    return { authority: await this.presenter.authorityName(plan.competentAuthorityId), jurisdiction: await this.presenter.placeName(plan.competentJurisdiction), basis: plan.basis };
  }
}
