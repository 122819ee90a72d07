import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, Roles, UnitOfWork, type Actor, type PersonActor } from '#platform';
import type { DepartureEntity } from '../data/entities.js';
import { DeparturesService } from '../departures.service.js';
import { departureState, withdrawalRefusal } from '../domain/departure.js';
import { jurisdictionOf } from '../drafts.service.js';
import { AnnounceDepartureDto, DepartureList, DepartureReachView, DepartureView } from './departure.dto.js';
import { ReasonDto } from './publication.dto.js';

/** Jurisdictions that leave the agreement. */
@ApiTags('publication')
@Controller('api/publication/departures')
export class DeparturesController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly departures: DeparturesService,
  ) {}

  /** Notices of leaving, the latest first, withdrawn ones too. */
  @Get()
  @Public()
  async listDepartures(@CurrentActor() actor: Actor): Promise<DepartureList> {
    const items = await this.uow.run(actor, async (tx) => (await this.departures.list(tx)).map((departure) => view(departure, actor, tx.now)));
    return { items, total: items.length, nextCursor: null };
  }

  /** What would be touched if the jurisdiction of the post left now. */
  @Get('reach')
  @Roles('catalogue_admin')
  async getReach(@CurrentActor() actor: PersonActor): Promise<DepartureReachView> {
    const jurisdiction = jurisdictionOf(actor);
    return { jurisdiction, ...(await this.uow.run(actor, async (tx) => this.departures.reach(tx, jurisdiction))) };
  }

  /** Announces, signed by it alone, that the jurisdiction of the post leaves. */
  @Post()
  @Roles('catalogue_admin')
  async announce(@CurrentActor() actor: PersonActor, @Body() body: AnnounceDepartureDto): Promise<DepartureView> {
    const departure = await this.departures.announce(actor, { effectiveAt: new Date(body.effectiveAt), reason: body.reason });
    return view(departure, actor, departure.announcedAt);
  }

  /** Takes the notice back before its instant. */
  @Post(':id/withdraw')
  @Roles('catalogue_admin')
  @HttpCode(200)
  async withdraw(@CurrentActor() actor: PersonActor, @Param('id', ParseUUIDPipe) id: string, @Body() body: ReasonDto): Promise<DepartureView> {
    const departure = await this.departures.withdraw(actor, id, body.reason);
    return view(departure, actor, departure.withdrawnAt ?? departure.announcedAt);
  }
}

function view(departure: DepartureEntity, actor: Actor, now: Date): DepartureView {
  const { id, jurisdiction, effectiveAt, reason, announcedAt, withdrawnAt, withdrawalReason, digest, statement, keyId, algorithm, value } = departure;
  const ownJurisdiction = actor.kind === 'person' && actor.post?.role === 'catalogue_admin' ? actor.post.jurisdictionCode : '';
  return {
    id, jurisdiction, state: departureState(departure, now), effectiveAt: effectiveAt.toISOString(), reason, announcedAt: announcedAt.toISOString(), withdrawnAt: withdrawnAt?.toISOString() ?? null, withdrawalReason,
    digest: digest.toString('hex'), statement: { ...statement }, keyId, algorithm, value: value.toString('base64url'), mayWithdraw: withdrawalRefusal(departure, ownJurisdiction, undefined, now) === undefined,
  };
}
