import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, PageQuery, Roles, pageOf, readOffset, type PersonActor } from '#platform';
import { DraftsService, type Draft } from '../drafts.service.js';
import { DraftPage, DraftView, SaveDraftDto } from './records.dto.js';

@ApiTags('workflow')
@Controller('api/workflow')
export class RecordsController {
  constructor(private readonly drafts: DraftsService) {}

  /** The reader's own drafts. */
  @Get('drafts')
  @Roles('resident', 'window_clerk')
  async listDrafts(@CurrentActor() actor: PersonActor, @Query() query: PageQuery): Promise<DraftPage> {
    const offset = readOffset(query.cursor);
    const found = await this.drafts.list(actor, offset, query.limit);
    return pageOf(found.items.map(toDraft), found.total, offset);
  }

  /** One draft with everything typed so far. */
  /** One draft with what has been typed so far. */
  @Get('drafts/:id')
  @Roles('resident', 'window_clerk')
  async getDraft(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<DraftView> {
    return toDraft(await this.drafts.get(actor, id));
  }

  /** Saves a draft under an id that the caller made. */
  @Put('drafts/:id')
  @Roles('resident', 'window_clerk')
  async saveDraft(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: SaveDraftDto): Promise<DraftView> {
    return toDraft(await this.drafts.save(actor, id, body));
  }

  /** Throws a draft away. */
  /** Throws a draft away. */
  @Delete('drafts/:id')
  @HttpCode(204)
  @Roles('resident', 'window_clerk')
  async removeDraft(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.drafts.remove(actor, id);
  }
}

function toDraft(d: Draft): DraftView {
  const { id, version, serviceTypeCode, qualificationCode, content } = d;
  return { id, version, serviceTypeCode, qualificationCode, content, updatedAt: d.updatedAt.toISOString() };
}
