import { Body, Controller, Get, HttpCode, Param, ParseEnumPipe, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Limited, Roles, type PersonActor } from '#platform';
import { MATTER_VERBS, type MatterVerb } from '../domain/life-cycle.js';
import { MatterActsService } from '../matter-acts.service.js';
import { MatterPagesService } from '../matter-pages.service.js';
import { MatterPage, MatterView } from '../matter-views.dto.js';
import { MattersService } from '../matters.service.js';
import { MatterActDto, MatterWorkQuery, MyMattersQuery, WriteMatterDto } from './feedback.dto.js';

/** The platform settles by itself. */
const VERBS = Object.fromEntries(MATTER_VERBS.filter((verb) => verb !== 'settle').map((verb) => [verb, verb]));

@ApiTags('feedback')
@Controller('api/feedback')
export class MattersController {
  constructor(
    private readonly matters: MattersService,
    private readonly acts: MatterActsService,
    private readonly pages: MatterPagesService,
  ) {}

  /** Writes a complaint or a consultation; it goes to whom it concerns, and none is turned away. */
  @Post('matters')
  @HttpCode(200)
  @Roles('resident')
  @Limited('submit')
  async write(@CurrentActor() actor: PersonActor, @Body() body: WriteMatterDto): Promise<MatterView> {
    const { commandId, kind, title, text } = body;
    const id = await this.matters.write(actor, {
      commandId: commandId.toLowerCase(), kind, content: { title: title.trim(), text: text.trim() }, requestId: body.requestId ?? null, authorityId: body.authorityId ?? null, placeCode: body.placeCode ?? null,
      serviceTypeCode: body.serviceTypeCode ?? null, atJurisdiction: body.atJurisdiction ?? null, phone: body.phone ?? null,
    });
    return this.pages.one(actor, id);
  }

  /** The reader's own complaints and consultations, latest first. */
  @Get('matters')
  @Roles('resident')
  async listMine(@CurrentActor() actor: PersonActor, @Query() query: MyMattersQuery): Promise<MatterPage> {
    return this.pages.mine(actor, query);
  }

  /** One matter: who holds it, until when, and its course. */
  @Get('matters/:id')
  @Roles('resident', 'window_clerk', 'case_clerk', 'authority_head', 'supervisor', 'auditor')
  async getMatter(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<MatterView> {
    return this.pages.one(actor, id);
  }

  /** One act on a matter. */
  @Post('matters/:id/acts/:verb')
  @HttpCode(200)
  @Roles('resident', 'window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async act(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Param('verb', new ParseEnumPipe(VERBS)) verb: MatterVerb, @Body() body: MatterActDto): Promise<MatterView> {
    await this.acts.act(actor, id, verb, body);
    return this.pages.one(actor, id);
  }

  /** The matters that the post's authority, or the jurisdictions in its reach, hold or held. */
  @Get('worklist')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async listWork(@CurrentActor() actor: PersonActor, @Query() query: MatterWorkQuery): Promise<MatterPage> {
    return this.pages.work(actor, query, { queue: query.queue ?? 'open', kind: query.kind });
  }
}
