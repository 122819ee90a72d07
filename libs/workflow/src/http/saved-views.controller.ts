import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import type { WorkSetting } from '../data/saved-view.store.js';
import { SavedViewsService, type SavedView } from '../saved-views.service.js';
import { ArrangeViewsDto, SaveViewDto, SavedViewList, WorkSettingDto } from './saved-views.dto.js';

@ApiTags('workflow')
@Controller('api/workflow')
export class SavedViewsController {
  constructor(private readonly views: SavedViewsService) {}

  /** The views that the reader keeps in this post, in their order. */
  @Get('views')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async listViews(@CurrentActor() actor: PersonActor): Promise<SavedViewList> {
    return toList(await this.views.list(actor));
  }

  /** Puts them in order. */
  @Put('views')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async arrangeViews(@CurrentActor() actor: PersonActor, @Body() { ids }: ArrangeViewsDto): Promise<SavedViewList> {
    return toList(await this.views.arrange(actor, ids));
  }

  /** Keeps a view under an id that the caller made, or changes it. */
  @Put('views/:id')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async saveView(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: SaveViewDto): Promise<SavedViewList> {
    return toList(await this.views.save(actor, id, body));
  }

  /** Throws a view away. */
  @Delete('views/:id')
  @HttpCode(204)
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async removeView(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.views.remove(actor, id);
  }

  /** How the reader looks at work lists. */
  @Get('work-settings')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async getWorkSettings(@CurrentActor() actor: PersonActor): Promise<WorkSettingDto> {
    return toSetting(await this.views.setting(actor));
  }

  /** Columns, and whether single keys do something. */
  @Put('work-settings')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async saveWorkSettings(@CurrentActor() actor: PersonActor, @Body() body: WorkSettingDto): Promise<WorkSettingDto> {
    return toSetting(await this.views.saveSetting(actor, body));
  }
}

function toList(views: readonly SavedView[]): SavedViewList {
  return { items: views.map((each) => ({ ...each, updatedAt: each.updatedAt.toISOString() })), total: views.length, nextCursor: null };
}

function toSetting({ columns, shortcuts }: WorkSetting): WorkSettingDto {
  return { columns: [...columns], shortcuts };
}
