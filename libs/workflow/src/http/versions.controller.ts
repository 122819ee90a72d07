import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, SignedInOnly, type Actor, type PersonActor } from '#platform';
import { VersionPagesService } from '../version-pages.service.js';
import { OutdatedPage, OutdatedQuery, RequestVersionsView } from '../version-views.dto.js';

@ApiTags('workflow')
@Controller('api/workflow')
export class VersionsController {
  constructor(private readonly pages: VersionPagesService) {}

  /** Under which versions of the catalogue the request stands, which are in force now, and what it would mean to move it. */
  @Get('requests/:id/versions')
  @SignedInOnly()
  async getVersions(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestVersionsView> {
    return this.pages.of(actor, id);
  }

  /** Undecided requests that the authority holds and that stand under what is no longer in force; each is moved by the act `migrate_version`. */
  @Get('worklist/outdated')
  @Roles('case_clerk')
  async listOutdated(@CurrentActor() actor: PersonActor, @Query() query: OutdatedQuery): Promise<OutdatedPage> {
    return this.pages.outdated(actor, query);
  }
}
