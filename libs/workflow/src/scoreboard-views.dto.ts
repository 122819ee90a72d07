import { ApiProperty } from '@nestjs/swagger';
import { CodedName } from './request-views.dto.js';

const LEVELS = ['province', 'city', 'county'] as const;

export class StarFigureView {
  /** Null: too few to be shown. */
  count: number | null;
  hidden: boolean;
  /** Mean of 1 to 5 stars, to one decimal. */
  average: number | null;
}

export class ScoreboardRowView {
  /** Null: every jurisdiction. */
  jurisdiction: CodedName | null;
  /** Null: every level. */
  @ApiProperty({ enum: LEVELS, nullable: true, type: String }) level: (typeof LEVELS)[number] | null;
  /** Decisions by people; null: too few to be shown, or hidden so that too few cannot be reckoned back. */
  decided: number | null;
  hidden: boolean;
  /** Share decided within the statutory limit, in whole percent. */
  onTimePercent: number | null;
  /** Median of the calendar days from acceptance to decision. */
  medianDays: number | null;
  /** Share in which a supplement was asked for, in whole percent. */
  supplementPercent: number | null;
  /** Timeliness as the counterpart jurisdiction rates it. */
  timeliness: StarFigureView;
  /** Ratings by residents; null: not gathered yet. */
  ratings: StarFigureView | null;
}

export class ScoreboardView {
  /** Null: no period is over yet. */
  period: string | null;
  /** Periods that are over, the latest first. */
  periods: string[];
  /** A count below it is not shown. */
  leastCount: number;
  rows: ScoreboardRowView[];
}
