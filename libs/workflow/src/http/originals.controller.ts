import { Body, Controller, HttpCode, Param, ParseEnumPipe, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Roles, type PersonActor } from '#platform';
import { ORIGINAL_MOVES, type OriginalMove } from '../domain/originals.js';
import { OriginalsService } from '../originals.service.js';
import { MoveOriginalDto, OriginalsAnswer, RegisterOriginalDto } from './originals.dto.js';

const MOVES = Object.fromEntries(ORIGINAL_MOVES.map((move) => [move, move]));

@ApiTags('workflow')
@Controller('api/workflow/requests/:id/originals')
export class OriginalsController {
  constructor(private readonly originals: OriginalsService) {}

  /** Takes a paper original in from the applicant. */
  @Post()
  @HttpCode(200)
  @Roles('window_clerk', 'case_clerk')
  async register(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: RegisterOriginalDto): Promise<OriginalsAnswer> {
    return { items: await this.originals.register(actor, id, body) };
  }

  /** Moves an original on: hands it over, posts it with carrier and number, receives or returns it. */
  @Post(':originalId/:move')
  @HttpCode(200)
  @Roles('window_clerk', 'case_clerk', 'resident')
  async move(
    @CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Param('originalId', ParseUUIDPipe) originalId: string, @Param('move', new ParseEnumPipe(MOVES)) move: OriginalMove, @Body() body: MoveOriginalDto,
  ): Promise<OriginalsAnswer> {
    return { items: await this.originals.move(actor, id, originalId, move, { ...body, toAuthorityId: body.toAuthorityId ?? null }) };
  }
}
