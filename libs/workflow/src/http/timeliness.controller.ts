import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { TimelinessView } from '../timeliness-views.dto.js';
import { TimelinessService } from '../timeliness.service.js';
import { RateTimelinessDto } from './timeliness.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/requests/:id/timeliness')
export class TimelinessController {
  constructor(private readonly timeliness: TimelinessService) {}

  /** How timely the jurisdiction on the other side found it, and whether the reader may say so. */
  @Get()
  @Roles('window_clerk', 'supervisor')
  async getTimeliness(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<TimelinessView> {
    return this.timeliness.of(actor, id);
  }

  /** Rates it, once, after the request has ended. */
  @Post()
  @HttpCode(200)
  @Roles('window_clerk', 'supervisor')
  async rateTimeliness(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: RateTimelinessDto): Promise<TimelinessView> {
    return this.timeliness.rate(actor, id, body);
  }
}
