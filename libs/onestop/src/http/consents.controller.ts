import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, PageQuery, Roles, pageOf, readOffset, type PersonActor } from '#platform';
import { ConsentsService } from '../consents.service.js';
import { ConsentDto, ConsentPage, ConsentView } from './ask-once.dto.js';
import { AskOncePresenter } from './ask-once.presenter.js';

@ApiTags('onestop')
@Roles('resident')
@Controller('api/onestop/consents')
export class ConsentsController {
  constructor(
    private readonly consents: ConsentsService,
    private readonly presenter: AskOncePresenter,
  ) {}

  /** Agrees that registers are asked, for one version of one service and nothing else. */
  @Post()
  @HttpCode(200)
  async giveConsent(@CurrentActor() actor: PersonActor, @Body() body: ConsentDto): Promise<ConsentView> {
    return this.presenter.consent(await this.consents.give(actor, body));
  }

  /** The reader's own consents, latest first, with what was asked under each. */
  @Get()
  async listConsents(@CurrentActor() actor: PersonActor, @Query() query: PageQuery): Promise<ConsentPage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.consents.list(actor, offset, query.limit);
    return pageOf(await Promise.all(items.map(async (each) => this.presenter.consent(each))), total, offset);
  }

  /** One receipt. */
  @Get(':id')
  async getConsent(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<ConsentView> {
    return this.presenter.consent(await this.consents.get(actor, id));
  }

  /** Takes a consent back: nothing more is asked under it, and what was not handed in is erased. */
  @Post(':id/revoke')
  @HttpCode(200)
  async revokeConsent(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<ConsentView> {
    return this.presenter.consent(await this.consents.revoke(actor, id));
  }
}
