import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { AssigneesService } from '../assignees.service.js';
import { AssigneeList } from './assignees.dto.js';

@ApiTags('workflow')
@Controller('api/workflow/requests')
export class AssigneesController {
  constructor(private readonly assignees: AssigneesService) {}

  /** The clerks to whom the request can be given by `reassign`, who has least to do first. */
  @Get(':id/assignees')
  @Roles('window_clerk', 'case_clerk', 'supervisor')
  async listAssignees(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<AssigneeList> {
    const items = await this.assignees.list(actor, id);
    return { items, total: items.length, nextCursor: null };
  }
}
