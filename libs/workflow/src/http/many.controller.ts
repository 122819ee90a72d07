import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, postOf, type PersonActor } from '#platform';
import { BulkService } from '../bulk.service.js';
import { NextCaseService } from '../next-case.service.js';
import { BulkAnswer, BulkDto, NextCaseAnswer, NextCaseDto } from './many.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/worklist')
export class ManyController {
  constructor(
    private readonly bulk: BulkService,
    private readonly next: NextCaseService,
  ) {}

  /** One act on up to a hundred requests, each on its own: some may be done and others refused. Repeat it with the same id and nothing happens twice. */
  @Post('bulk')
  @HttpCode(200)
  @Roles('window_clerk', 'case_clerk', 'supervisor')
  async act(@CurrentActor() actor: PersonActor, @Body() body: BulkDto): Promise<BulkAnswer> {
    return { rows: await this.bulk.act(actor, body) };
  }

  /** The next request of a queue by due date, claimed for the reader; null when none is left. */
  @Post('next')
  @HttpCode(200)
  @Roles('window_clerk', 'case_clerk')
  async takeNext(@CurrentActor() actor: PersonActor, @Body() body: NextCaseDto): Promise<NextCaseAnswer> {
    return { request: await this.next.take(actor, postOf(actor), body) };
  }
}
