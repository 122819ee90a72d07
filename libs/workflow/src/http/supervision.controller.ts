import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { SupervisionCasesService } from '../supervision-cases.service.js';
import { SupervisionFiguresService } from '../supervision-figures.service.js';
import { SupervisionCasePage, SupervisionFigures } from '../supervision-views.dto.js';
import { CasesQuery, FiguresQuery } from './supervision.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/supervision')
export class SupervisionController {
  constructor(
    private readonly figures: SupervisionFiguresService,
    private readonly cases: SupervisionCasesService,
  ) {}

  /** How much is open within the post's reach, how old, how near its end, overdue and escalated: as a whole, by authority, mode, service, clerk and age. */
  @Get('figures')
  @Roles('authority_head', 'supervisor')
  async getFigures(@CurrentActor() actor: PersonActor, @Query() query: FiguresQuery): Promise<SupervisionFigures> {
    return this.figures.figures(actor, query);
  }

  /** What of it needs a person, with what the reader may do. */
  @Get('cases')
  @Roles('authority_head', 'supervisor')
  async listCases(@CurrentActor() actor: PersonActor, @Query() query: CasesQuery): Promise<SupervisionCasePage> {
    return this.cases.list(actor, query);
  }
}
