import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform';

/** Ratings by residents (好差评) of one authority in one month with the same stars. */
export interface MonthlyRatings {
  /** `2026-03`, by the day of the rating in Shanghai. */
  readonly month: string;
  readonly authorityId: string;
  /** 1 to 5. */
  readonly stars: number;
  readonly count: number;
}

/** A context that knows how residents rate. */
export interface RatingFigureSource {
  /** Of a calendar year; runs as the platform. */
  ofYear(tx: Tx, year: number): Promise<readonly MonthlyRatings[]>;
}

/** Where the scoreboard asks for the ratings by residents; the context that gathers them hands itself in. Without it the scoreboard says that there are none yet. */
@Injectable()
export class RatingFigureSources {
  private source: RatingFigureSource | undefined;

  register(source: RatingFigureSource): void {
    if (this.source) throw new Error('Ratings by residents have a source already.');
    this.source = source;
  }

  /** Null: nobody gathers any. */
  async ofYear(tx: Tx, year: number): Promise<readonly MonthlyRatings[] | null> {
    return (await this.source?.ofYear(tx, year)) ?? null;
  }
}
