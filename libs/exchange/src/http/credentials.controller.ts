import { Body, Controller, Get, HttpCode, Inject, Param, ParseEnumPipe, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#kernel';
import { CLOCK, CurrentActor, Limited, Roles, pageOf, readOffset, type PersonActor } from '#platform';
import { CertificatePresenter } from '../certificate-presenter.js';
import { CredentialsService } from '../credentials.service.js';
import { STATE_ACTS, type StateAct } from '../domain/standing.js';
import { OffersService } from '../offers.service.js';
import { ReissuesService } from '../reissues.service.js';
import { RenewalsService } from '../renewals.service.js';
import { CertificateCopy, CertificateDetail, CertificatePage, CertificatesQuery, ChangeStateDto, MakeOfferDto, OfferView, RenewDto, RenewalAnswer } from './exchange.dto.js';

const ACTS = Object.fromEntries(STATE_ACTS.map((act) => [act, act])) as Record<StateAct, StateAct>;

@ApiTags('exchange')
@Controller('api/exchange/credentials')
export class CredentialsController {
  constructor(
    private readonly credentials: CredentialsService,
    private readonly offers: OffersService,
    private readonly renewals: RenewalsService,
    private readonly reissues: ReissuesService,
    private readonly presenter: CertificatePresenter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Recognition certificates, latest first: a resident's own, or those within the reach of a post. */
  @Get()
  @Roles('resident', 'case_clerk', 'supervisor', 'auditor')
  async listCertificates(@CurrentActor() actor: PersonActor, @Query() query: CertificatesQuery): Promise<CertificatePage> {
    const offset = readOffset(query.cursor);
    const found = await this.credentials.list(actor, { ...query, offset });
    const now = this.clock.now();
    return pageOf(found.items.map((row) => this.presenter.summary(row, now)), found.total, offset);
  }

  /** One certificate: what it attests, where it stands and what was done to it. */
  @Get(':id')
  @Roles('resident', 'case_clerk', 'supervisor', 'auditor')
  async getCertificate(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<CertificateDetail> {
    return this.presenter.detail(actor, await this.credentials.get(actor, id), this.clock.now());
  }

  /** The holder's own signed copy; recorded. */
  @Get(':id/compact')
  @Roles('resident')
  async getCopy(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string): Promise<CertificateCopy> {
    return { compact: (await this.credentials.compact(actor, id)).compact };
  }

  /** An offer by which one wallet fetches the certificate within ten minutes. */
  @Post(':id/offers')
  @Roles('resident')
  @Limited('submit')
  async makeOffer(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: MakeOfferDto): Promise<OfferView> {
    const { expiresAt, ...offer } = await this.offers.make(actor, id, body.txCode);
    return { ...offer, expiresAt: expiresAt.toISOString() };
  }

  /** Asks for the renewal by a new request; again while it is open gives that request. */
  @Post(':id/renew')
  @HttpCode(200)
  @Roles('resident')
  @Limited('submit')
  async renew(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: RenewDto): Promise<RenewalAnswer> {
    return this.renewals.ask(actor, id, body);
  }

  /** Issues anew what an alert revoked by mistake, by a clerk of the authority that decided or a supervisor; gives the new certificate. The old one stays revoked. */
  @Post(':id/reissue')
  @Roles('case_clerk', 'supervisor')
  @Limited('submit')
  async reissue(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeStateDto): Promise<CertificateDetail> {
    const next = await this.reissues.reissue(actor, id, body.reason);
    return this.presenter.detail(actor, await this.credentials.get(actor, next), this.clock.now());
  }

  /** Suspends, revokes or reinstates, by a supervisor of the issuing authority; the status list says so at once. */
  @Post(':id/state/:act')
  @HttpCode(200)
  @Roles('supervisor')
  async changeState(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Param('act', new ParseEnumPipe(ACTS)) act: StateAct, @Body() body: ChangeStateDto): Promise<CertificateDetail> {
    return this.presenter.detail(actor, await this.credentials.change(actor, id, act, body.reason), this.clock.now());
  }
}
