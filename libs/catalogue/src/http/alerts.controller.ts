import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#kernel';
import { CLOCK, CurrentActor, PageQuery, Roles, UnitOfWork, pageOf, readOffset, type PersonActor } from '#platform';
import { AlertPresenter } from '../alert-presenter.js';
import { AlertsService } from '../alerts.service.js';
import { AlertStore } from '../data/alert.store.js';
import { AlertFieldValue, AlertPage, AlertsQuery, AlertView, EndAlertDto, JurisdictionNoticePage, MarkAlertDto, RevealAlertDto } from './alerts.dto.js';

/** What issuing authorities say of certificates. Names and numbers are masked; each clear value is asked for by itself. */
@ApiTags('catalogue')
@Controller('api/catalogue')
export class AlertsController {
  constructor(
    private readonly alerts: AlertsService,
    private readonly store: AlertStore,
    private readonly presenter: AlertPresenter,
    private readonly uow: UnitOfWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Alerts that the reader's authority or jurisdiction marked or relies on, the latest first. */
  @Get('alerts')
  @Roles('case_clerk', 'supervisor', 'catalogue_admin', 'auditor')
  async listAlerts(@CurrentActor() actor: PersonActor, @Query() { status, ...query }: AlertsQuery): Promise<AlertPage> {
    const offset = readOffset(query.cursor);
    const found = await this.alerts.list(actor, { ...query, open: status === undefined ? undefined : status === 'open', offset });
    return pageOf(await this.presenter.list(actor, found.items, this.clock.now()), found.total, offset);
  }

  /** Marks a certificate. It stops recognition from its instant on; everyone who relies on it is told. */
  @Post('alerts')
  @Roles('case_clerk', 'supervisor')
  async markAlert(@CurrentActor() actor: PersonActor, @Body() { from, until, ...body }: MarkAlertDto): Promise<AlertView> {
    const alert = await this.alerts.mark(actor, { ...body, from: instantOf(from), until: instantOf(until) });
    return this.presenter.one(actor, alert, this.clock.now());
  }

  /** One alert. The look at it is recorded. */
  @Get('alerts/:id')
  @Roles('case_clerk', 'supervisor', 'catalogue_admin', 'auditor')
  async getAlert(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<AlertView> {
    return this.presenter.one(actor, await this.alerts.get(actor, id), this.clock.now());
  }

  /** Ends a suspension from now on. */
  @Post('alerts/:id/lift')
  @HttpCode(200)
  @Roles('case_clerk', 'supervisor')
  async liftAlert(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: EndAlertDto): Promise<AlertView> {
    return this.presenter.one(actor, await this.alerts.end(actor, id, 'lifted', body), this.clock.now());
  }

  /** Says that an alert of whatever kind never should have stood. */
  @Post('alerts/:id/correct')
  @HttpCode(200)
  @Roles('case_clerk', 'supervisor')
  async correctAlert(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: EndAlertDto): Promise<AlertView> {
    return this.presenter.one(actor, await this.alerts.end(actor, id, 'corrected', body), this.clock.now());
  }

  /** One personal field in the clear. Recorded with its purpose. */
  @Post('alerts/:id/reveal')
  @HttpCode(200)
  @Roles('case_clerk', 'supervisor')
  async revealAlert(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() { field, purpose }: RevealAlertDto): Promise<AlertFieldValue> {
    return { field, value: await this.alerts.reveal(actor, id, field, purpose) };
  }

  /** What the reader's jurisdiction was told by others, the latest first. */
  @Get('jurisdiction-notices')
  @Roles('case_clerk', 'supervisor', 'catalogue_admin', 'auditor')
  async listJurisdictionNotices(@CurrentActor() actor: PersonActor, @Query() query: PageQuery): Promise<JurisdictionNoticePage> {
    const offset = readOffset(query.cursor);
    const found = await this.uow.run(actor, async (tx) => this.store.notices(tx, { offset, limit: query.limit }));
    return pageOf(await this.presenter.notices(found.items), found.total, offset);
  }
}

function instantOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
