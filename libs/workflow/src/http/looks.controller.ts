import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, PageQuery, Roles, type PersonActor } from '#platform';
import { LookPage } from '../look-views.dto.js';
import { LooksService } from '../looks.service.js';

@ApiTags('workflow')
@Controller('api/workflow/looks')
export class LooksController {
  constructor(private readonly looks: LooksService) {}

  /** Who looked at the reader's requests, and why; the latest first. */
  @Get()
  @Roles('resident')
  async listLooks(@CurrentActor() actor: PersonActor, @Query() query: PageQuery): Promise<LookPage> {
    return this.looks.list(actor, query);
  }
}
