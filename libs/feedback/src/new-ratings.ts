import { Injectable } from '@nestjs/common';
import type { Authority } from '#directory';
import { newId, type PersonActor, type Tx } from '#platform';
import type { HandledRequest } from '#workflow';
import { RatingEntity } from './data/entities.js';
import { RatingStore } from './data/rating.store.js';
import { isBad, type RatingLevel, type RatingReason } from './domain/ratings.js';
import { FeedbackFields } from './feedback-fields.js';
import { NewMatters } from './new-matters.js';

/** A rating as its giver sends it; with the same id as often as the network needs. */
export interface RatingToGive {
  readonly commandId: string;
  readonly requestId: string;
  readonly level: RatingLevel;
  readonly reasons: readonly RatingReason[];
  readonly comment: string | null;
  /** Where to call back, when it is a bad one. */
  readonly phone: string | null;
}

/** Writes a rating, and in the same transaction opens what a bad one demands. */
@Injectable()
export class NewRatings {
  constructor(
    private readonly store: RatingStore,
    private readonly matters: NewMatters,
    private readonly fields: FeedbackFields,
  ) {}

  async give(tx: Tx, actor: PersonActor, { commandId: id, level, reasons, comment, phone }: RatingToGive, request: HandledRequest, authority: Authority, digest: Buffer): Promise<void> {
    await this.store.insert(tx, Object.assign(new RatingEntity(), {
      id, requestId: request.id, requestNumber: request.number, personId: actor.personId, level, reasons: [...reasons], comment: this.fields.sealComment(id, comment), authorityId: authority.id,
      jurisdiction: authority.jurisdictionCode, serviceTypeCode: request.serviceTypeCode, handlers: [...request.handlers], inputDigest: digest, at: tx.now,
    }));
    // The level stands in no event and in no audit entry that whoever handled the request may come to read.
    tx.audit({ act: 'rating.give', subjectKind: 'rating', subjectId: id, jurisdiction: authority.jurisdictionCode });
    tx.emit('feedback.rated', id, authority.jurisdictionCode, { ratingId: id }, { persons: [actor.personId], authorities: [], jurisdictions: [] });
    if (!isBad(level)) return;
    await this.matters.open(tx, actor, {
      id: newId(), kind: 'rectification', content: { title: '', text: comment ?? '' }, phone, holder: authority, aboutAuthorityId: authority.id, atJurisdiction: null, serviceTypeCode: request.serviceTypeCode,
      request: { id: request.id, number: request.number }, ratingId: id, handlers: request.handlers, digest,
    });
  }
}
