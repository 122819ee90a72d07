import { IsIn, IsOptional, Matches } from 'class-validator';
import { PERIOD } from '../domain/scoreboard.js';

export class ScoreboardQuery {
  /** A month (`2026-03`), a quarter (`2026-Q1`) or a year (`2026`) that is over; the latest month when left out. */
  @IsOptional() @Matches(PERIOD) period?: string;
}

export class ScoreboardFileQuery extends ScoreboardQuery {
  /** JSON when left out. */
  @IsOptional() @IsIn(['json', 'csv']) format?: 'json' | 'csv';
}
