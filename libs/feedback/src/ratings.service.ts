import { Injectable } from '@nestjs/common';
import { no, Refused, type Result } from '#kernel';
import { digestOf, UnitOfWork, type PersonActor, type Tx } from '#platform';
import { HandledRequests, type HandledRequest } from '#workflow';
import { ConcernedAuthority } from './concerned-authority.js';
import type { MatterEntity, RatingEntity } from './data/entities.js';
import { MatterStore } from './data/matter.store.js';
import { RatingStore } from './data/rating.store.js';
import { mayRate, reasonsFor } from './domain/ratings.js';
import { NewRatings, type RatingToGive } from './new-ratings.js';

/** What the applicant sees of the rating of one request. */
export interface RatingStanding {
  readonly mayRate: boolean;
  readonly rating: RatingEntity | null;
  readonly rectification: MatterEntity | null;
}

/** Ratings 好差评 (国办发〔2019〕51号): once per occasion, never required. */
@Injectable()
export class RatingsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RatingStore,
    private readonly matters: MatterStore,
    private readonly requests: HandledRequests,
    private readonly authorities: ConcernedAuthority,
    private readonly ratings: NewRatings,
  ) {}

  /** Refuses `not_found`. */
  async standing(actor: PersonActor, requestId: string): Promise<RatingStanding> {
    return this.uow.view(actor, async (tx) => this.standingIn(tx, actor, requestId));
  }

  /** The same id with the same content is one rating. Refuses `not_found`, `not_rateable`, `rated_before`, `command_reused`, `malformed`. */
  async rate(actor: PersonActor, input: RatingToGive): Promise<RatingStanding> {
    const { level, reasons } = input;
    if (reasons.some((reason) => !reasonsFor(level).includes(reason))) throw new Refused({ code: 'malformed', issues: [{ path: 'reasons', code: 'reason' }] });
    const digest = digestOf({ ...input });
    try {
      return await this.uow.run(actor, async (tx) => this.rateIn(tx, actor, input, digest));
    } catch (error) {
      if (!this.store.isRepetition(error)) throw error;
      return this.uow.run(actor, async (tx) => this.repeated(tx, actor, input, digest));
    }
  }

  private async rateIn(tx: Tx, actor: PersonActor, input: RatingToGive, digest: Buffer): Promise<RatingStanding> {
    if (await this.store.ofRequest(tx, input.requestId)) return this.repeated(tx, actor, input, digest);
    const request = await this.requests.find(tx, input.requestId);
    if (!request) throw new Refused({ code: 'not_found' });
    const allowed = occasionOf(request, actor);
    if (!allowed.ok) throw new Refused(allowed.refusal);
    await this.ratings.give(tx, actor, input, request, await this.authorities.byId(allowed.value.authorityId), digest);
    return this.standingIn(tx, actor, input.requestId);
  }

  private async repeated(tx: Tx, actor: PersonActor, { commandId, requestId }: RatingToGive, digest: Buffer): Promise<RatingStanding> {
    const known = await this.store.ofRequest(tx, requestId);
    if (known?.id !== commandId) throw new Refused({ code: known ? 'rated_before' : 'command_reused' });
    if (!known.inputDigest.equals(digest)) throw new Refused({ code: 'command_reused' });
    return this.standingIn(tx, actor, requestId);
  }

  private async standingIn(tx: Tx, actor: PersonActor, requestId: string): Promise<RatingStanding> {
    const request = await this.requests.find(tx, requestId);
    if (!request) throw new Refused({ code: 'not_found' });
    const rating = await this.store.ofRequest(tx, requestId);
    return { mayRate: rating === null && occasionOf(request, actor).ok, rating, rectification: rating && (await this.matters.ofRating(tx, rating.id)) };
  }
}

function occasionOf({ applicantId, state, parentId, competentAuthorityId }: HandledRequest, actor: PersonActor): Result<{ readonly authorityId: string }> {
  if (actor.post !== null) return no({ code: 'not_rateable' });
  return mayRate({ applicantId, state, isLeg: parentId !== null, authorityId: competentAuthorityId }, actor.personId);
}
