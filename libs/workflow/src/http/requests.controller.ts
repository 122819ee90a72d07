import { Body, Controller, Get, Headers, HttpCode, Inject, Param, ParseEnumPipe, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { REQUEST_VERBS, Refused, type Clock, type RequestVerb } from '#kernel';
import { CLOCK, CurrentActor, Limited, Roles, SignedInOnly, type Actor, type PersonActor } from '#platform';
import { RequestPageService } from '../request-page.service.js';
import { RequestPresenter } from '../request-presenter.js';
import { RevealsService } from '../reveals.service.js';
import { RequestService } from '../request.service.js';
import { SubmissionService } from '../submission.service.js';
import { ActDto, MyRequestsQuery, RevealAnswer, RevealDto, SubmitDto } from './request-input.dto.js';
import { ActAnswer, SubmitAnswer } from '../act-answers.dto.js';
import { RequestPage } from '../request-page-views.dto.js';
import { RequestDetail, WhyView } from '../request-views.dto.js';

const VERBS = Object.fromEntries(REQUEST_VERBS.filter((v) => v !== 'submit').map((v) => [v, v]));

@ApiTags('workflow')
@Controller('api/workflow/requests')
export class RequestsController {
  constructor(
    private readonly submissions: SubmissionService,
    private readonly requests: RequestService,
    private readonly pages: RequestPageService,
    private readonly reveals: RevealsService,
    private readonly presenter: RequestPresenter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Submits an application: durable, audited and on its way when this answers. Repeat it with the same key as often as the network needs. */
  @Post()
  @HttpCode(200)
  @Roles('resident', 'window_clerk')
  @Limited('submit')
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Made by the caller, 8 to 100 characters.' })
  async submit(@CurrentActor() actor: PersonActor, @Headers('idempotency-key') key: string | undefined, @Body() body: SubmitDto): Promise<SubmitAnswer> {
    if (key === undefined || !/^[\x21-\x7e]{8,100}$/.test(key)) throw new Refused({ code: 'idempotency_key_required' });
    const { request, running, repeated, standing } = await this.submissions.submit(actor, key, body);
    return { ...(await this.presenter.present(actor, request, running, this.clock.now(), standing)), repeated };
  }

  /** The reader's own requests, and those that they filed for others, latest first. */
  @Get()
  @Roles('resident')
  async listMine(@CurrentActor() actor: PersonActor, @Query() query: MyRequestsQuery): Promise<RequestPage> {
    return this.pages.listMine(actor, query);
  }

  /** Everything about one request. */
  @Get(':id')
  @SignedInOnly()
  async getRequest(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<RequestDetail> {
    return this.pages.getPage(actor, id);
  }

  /** Why it stands where it stands, who can move it, and until when. */
  @Get(':id/why')
  @SignedInOnly()
  async getWhy(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<WhyView> {
    return this.pages.getWhy(actor, id);
  }

  /** One act of the life cycle. */
  @Post(':id/actions/:verb')
  @SignedInOnly()
  @HttpCode(200)
  async act(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('verb', new ParseEnumPipe(VERBS)) verb: RequestVerb, @Body() body: ActDto): Promise<ActAnswer> {
    const { request, running, action, repeated, standing } = await this.requests.act(actor, id, verb, body);
    return { ...(await this.presenter.present(actor, request, running, this.clock.now(), standing)), action: { ...action, at: action.at.toISOString(), repeated } };
  }

  /** One personal field in the clear, for whoever holds the request. Recorded with its purpose. */
  @Post(':id/reveal')
  @SignedInOnly()
  @HttpCode(200)
  async reveal(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() body: RevealDto): Promise<RevealAnswer> {
    return { field: body.field, value: await this.reveals.reveal(actor, id, body.field, body.purpose) };
  }
}
