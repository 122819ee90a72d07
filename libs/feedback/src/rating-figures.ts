import { Injectable } from '@nestjs/common';
import { SYSTEM, UnitOfWork } from '#platform';
import { RatingStore, type RatingCount, type RatingPeriod } from './data/rating.store.js';

/** Rating figures for contexts above this one. Small counts stand as they are: whoever publishes them suppresses them. */
@Injectable()
export class RatingFigures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: RatingStore,
  ) {}

  /** How often each authority was rated at each level in the period; a level that nobody gave is left out. */
  async counts(period: RatingPeriod): Promise<RatingCount[]> {
    return this.uow.view(SYSTEM, async (tx) => this.store.counts(tx, period));
  }
}
