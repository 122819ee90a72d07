import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { Refused } from '#kernel';
import { digestOf, UnitOfWork, isUniqueViolation, postOf, type PersonActor, type Tx } from '#platform';
import type { RequestEntity } from './data/entities.js';
import { RequestStore } from './data/request.store.js';
import { TimelinessRatingEntity } from './data/scoreboard.entities.js';
import { mayRateTimeliness } from './domain/timeliness.js';
import { RequestFields } from './request-fields.js';
import type { TimelinessView } from './timeliness-views.dto.js';
import { actingParty } from './workflow-facts.js';

/** One rating, repeated with the same id as often as the network needs. */
export interface TimelinessCommand {
  readonly commandId: string;
  readonly stars: number;
  readonly reasonText?: string | undefined;
}

/** How the jurisdiction on the other side of a request rates the timeliness of the one that handled it. */
@Injectable()
export class TimelinessService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly requests: RequestStore,
    private readonly directory: DirectoryQueries,
    private readonly fields: RequestFields,
  ) {}

  /** Refuses `not_found`. */
  async of(actor: PersonActor, requestId: string): Promise<TimelinessView> {
    return this.uow.view(actor, async (tx) => this.viewIn(tx, actor, await this.requestOf(tx, requestId)));
  }

  /** Rates it, once. Refuses what `mayRateTimeliness` refuses, `not_found`, `command_reused`. */
  async rate(actor: PersonActor, requestId: string, command: TimelinessCommand): Promise<TimelinessView> {
    try {
      return await this.uow.run(actor, async (tx) => this.rateIn(tx, actor, await this.requestOf(tx, requestId), command));
    } catch (error) {
      // Two at once: the other one came first.
      if (!isUniqueViolation(error, 'timeliness_rating_pkey') && !isUniqueViolation(error, 'timeliness_rating_command_id_key')) throw error;
      return this.uow.run(actor, async (tx) => {
        // nobody has rated this one: the command did something else
        if ((await this.find(tx, requestId)) === null) throw new Refused({ code: 'command_reused' });
        return this.rateIn(tx, actor, await this.requestOf(tx, requestId), command);
      });
    }
  }

  private async rateIn(tx: Tx, actor: PersonActor, request: RequestEntity, { commandId, stars, reasonText }: TimelinessCommand): Promise<TimelinessView> {
    const text = (reasonText ?? '').trim();
    const inputDigest = digestOf({ stars, text });
    const prior = await this.find(tx, request.id);
    if (prior?.commandId === commandId) {
      if (!prior.inputDigest.equals(inputDigest)) throw new Refused({ code: 'command_reused' });
      return this.viewIn(tx, actor, request);
    }
    const allowed = await this.allowed(actor, request, prior !== null);
    if (!allowed.ok) throw new Refused(allowed.refusal);
    await tx.manager.insert(TimelinessRatingEntity, {
      requestId: request.id, authorityId: request.competentAuthorityId ?? '', stars, note: text === '' ? null : this.fields.sealNote(commandId, { reasonText: text }),
      raterPersonId: actor.personId, raterRole: postOf(actor).role, at: tx.now, commandId, inputDigest,
    });
    tx.audit({ act: 'timeliness.rate', subjectKind: 'request', subjectId: request.id, jurisdiction: request.toJurisdiction, detail: { stars } });
    return this.viewIn(tx, actor, request);
  }

  private async viewIn(tx: Tx, actor: PersonActor, request: RequestEntity): Promise<TimelinessView> {
    const row = await this.find(tx, request.id);
    const rating = row && { stars: row.stars, text: row.note === null ? null : (this.fields.openNote<{ reasonText?: string }>(row.commandId, row.note).reasonText ?? null), at: row.at.toISOString() };
    return { rating, mayRate: (await this.allowed(actor, request, row !== null)).ok };
  }

  private async allowed(actor: PersonActor, request: RequestEntity, rated: boolean): Promise<ReturnType<typeof mayRateTimeliness>> {
    const authority = (await this.directory.authorities()).get(request.competentAuthorityId ?? '');
    return mayRateTimeliness({
      applicantId: request.applicantId, ended: authority !== undefined && request.closedAt !== null && request.outcome !== null, handledAt: authority?.jurisdictionCode ?? request.toJurisdiction,
      involvedAuthorities: request.involvedAuthorities, involvedJurisdictions: request.involvedJurisdictions, rated,
    }, { ...actingParty(actor), jurisdiction: postOf(actor).jurisdictionCode });
  }

  private async find(tx: Tx, requestId: string): Promise<TimelinessRatingEntity | null> {
    return tx.manager.findOneBy(TimelinessRatingEntity, { requestId });
  }

  private async requestOf(tx: Tx, id: string): Promise<RequestEntity> {
    const request = await this.requests.find(tx, id);
    if (!request) throw new Refused({ code: 'not_found' });
    return request;
  }
}
