import { Body, Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Refused } from '#kernel';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { FollowUpsService } from '../follow-ups.service.js';
import { FollowUpAnswer, FollowUpDto } from './follow-ups.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/requests')
export class FollowUpsController {
  constructor(private readonly followUps: FollowUpsService) {}

  /** Opens what follows a decision: a request of its own about it. Repeat it with the same key as often as the network needs. */
  @Post(':id/follow-ups')
  @HttpCode(200)
  @Roles('resident', 'case_clerk')
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Made by the caller, 8 to 100 characters.' })
  async open(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Headers('idempotency-key') key: string | undefined, @Body() body: FollowUpDto): Promise<FollowUpAnswer> {
    if (key === undefined || !/^[\x21-\x7e]{8,100}$/.test(key)) throw new Refused({ code: 'idempotency_key_required' });
    const row = await this.followUps.open(actor, id, key, body);
    return { id: row.id, number: row.number, kind: body.kind };
  }
}
