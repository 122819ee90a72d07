import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Limited, PageQuery, Roles, pageOf, readOffset, type PersonActor } from '#platform';
import { MandateWindowsService } from '../mandate-windows.service.js';
import { MandatesService } from '../mandates.service.js';
import { ConfirmMandateDto, DeclineMandateDto, MandateList, MandatePage, MandateView, StateMandateDto, WaitingMandatesDto } from './mandates.dto.js';
import { MandatePresenter } from './mandates.presenter.js';

@ApiTags('onestop')
@Controller('api/onestop')
export class MandatesController {
  constructor(
    private readonly mandates: MandatesService,
    private readonly windows: MandateWindowsService,
    private readonly presenter: MandatePresenter,
  ) {}

  /** Mandates of the reader, whether they act or somebody acts for them; the latest first. */
  @Get('mandates')
  @Roles('resident')
  async listMandates(@CurrentActor() actor: PersonActor, @Query() query: PageQuery): Promise<MandatePage> {
    const offset = readOffset(query.cursor);
    const { items, total } = await this.mandates.list(actor, offset, query.limit);
    return pageOf(await Promise.all(items.map(async (row) => this.presenter.view(row, actor.personId))), total, offset);
  }

  /** Gives a mandate, or states one that a window confirms after a look at the papers. */
  @Post('mandates')
  @HttpCode(200)
  @Roles('resident')
  @Limited('certificate_check')
  async stateMandate(@CurrentActor() actor: PersonActor, @Body() body: StateMandateDto): Promise<MandateView> {
    return this.presenter.view(await this.mandates.state(actor, { ...body, id: body.id.toLowerCase() }), actor.personId);
  }

  /** Ends it, by either side. */
  @Post('mandates/:id/end')
  @HttpCode(200)
  @Roles('resident')
  async endMandate(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<MandateView> {
    return this.presenter.view(await this.mandates.end(actor, id), actor.personId);
  }

  /** Deletes what has ended. */
  @Delete('mandates/:id')
  @HttpCode(204)
  @Roles('resident')
  async forgetMandate(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.mandates.forget(actor, id);
  }

  /** What waits of whoever stands at the window. In the body, for an identity number belongs in no address. */
  @Post('waiting-mandates')
  @HttpCode(200)
  @Roles('window_clerk')
  @Limited('certificate_check')
  async listWaiting(@CurrentActor() actor: PersonActor, @Body() { idNumber }: WaitingMandatesDto): Promise<MandateList> {
    const rows = await this.windows.waitingOf(actor, idNumber);
    return { items: await Promise.all(rows.map(async (row) => this.presenter.view(row, null))) };
  }

  /** The papers show it. */
  @Post('mandates/:id/confirm')
  @HttpCode(200)
  @Roles('window_clerk')
  async confirmMandate(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() { identityChecked, papers }: ConfirmMandateDto): Promise<MandateView> {
    return this.presenter.view(await this.windows.settle(actor, id, { confirmed: true, identityChecked, papers }), null);
  }

  /** The papers do not show it. */
  @Post('mandates/:id/decline')
  @HttpCode(200)
  @Roles('window_clerk')
  async declineMandate(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() { reason }: DeclineMandateDto): Promise<MandateView> {
    return this.presenter.view(await this.windows.settle(actor, id, { confirmed: false, reason }), null);
  }
}
