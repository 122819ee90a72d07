import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '#platform';
import { RatingFigureSources, type MonthlyRatings, type RatingFigureSource } from '#workflow';
import { RatingStore } from './data/rating.store.js';
import { RATING_LEVELS } from './domain/ratings.js';

/** The ratings by residents for the public scoreboard: how often each authority was given so many stars in each month. Small counts stand as they are: whoever publishes them suppresses them. */
@Injectable()
export class RatingFigures implements RatingFigureSource, OnModuleInit {
  constructor(
    private readonly store: RatingStore,
    private readonly sources: RatingFigureSources,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async ofYear(tx: Tx, year: number): Promise<MonthlyRatings[]> {
    const rows = await this.store.byMonth(tx, { from: new Date(`${String(year)}-01-01T00:00:00+08:00`), until: new Date(`${String(year + 1)}-01-01T00:00:00+08:00`) });
    return rows.map(({ month, authorityId, level, count }) => ({ month, authorityId, stars: RATING_LEVELS.length - RATING_LEVELS.indexOf(level), count }));
  }
}
