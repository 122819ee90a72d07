import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, PageQuery, Roles, type PersonActor } from '#platform';
import { DecisionTextsService } from '../decision-texts.service.js';
import { TEXTS_PROVENANCE } from '../domain/decision-texts.js';
import { RelatedRequestsService } from '../related-requests.service.js';
import { RequestPage } from '../request-page-views.dto.js';
import { DecisionTextList, TextsQuery } from './request-aids.dto.js';

/** What helps whoever works on a request. */
@ApiTags('workflow')
@Controller('api/workflow/requests')
export class RequestAidsController {
  constructor(
    private readonly related: RelatedRequestsService,
    private readonly texts: DecisionTextsService,
  ) {}

  /** Other requests of the same applicant that the reader may read, the latest first. */
  @Get(':id/related')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async listRelated(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<RequestPage> {
    return this.related.of(actor, id, query);
  }

  /** Texts for the field of an act, in both languages. */
  @Get(':id/texts')
  @Roles('window_clerk', 'case_clerk', 'authority_head', 'supervisor')
  async listTexts(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Query() query: TextsQuery): Promise<DecisionTextList> {
    const items = await this.texts.of(actor, id, query);
    return { items: items.map(({ lawRef, ...text }) => ({ ...text, lawRef: lawRef && { ...lawRef } })), provenance: { ...TEXTS_PROVENANCE }, total: items.length, nextCursor: null };
  }
}
