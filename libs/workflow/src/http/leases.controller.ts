import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { LeasesService } from '../leases.service.js';
import { LeaseAnswer, RenewLeaseDto } from './request-input.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/requests')
export class LeasesController {
  constructor(private readonly leases: LeasesService) {}

  /** Keeps the reader's claim while the page is open. */
  @Post(':id/lease')
  @HttpCode(200)
  @Roles('window_clerk', 'case_clerk')
  async renew(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: RenewLeaseDto): Promise<LeaseAnswer> {
    return { leaseUntil: (await this.leases.renew(actor, id, body.fence)).toISOString() };
  }
}
