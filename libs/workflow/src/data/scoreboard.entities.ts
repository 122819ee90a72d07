import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the counterpart jurisdiction rates the timeliness of what another one handled; one a request, append-only. `note` is encrypted. */
@Entity({ schema: 'workflow', name: 'timeliness_rating' })
export class TimelinessRatingEntity {
  @PrimaryColumn({ type: 'uuid' }) requestId: string;
  @Column({ type: 'uuid' }) authorityId: string;
  @Column({ type: 'integer' }) stars: number;
  @Column({ type: 'text', nullable: true }) note: string | null;
  @Column({ type: 'uuid' }) raterPersonId: string;
  @Column({ type: 'text' }) raterRole: string;
  @Column({ type: 'timestamptz' }) at: Date;
  @Column({ type: 'uuid' }) commandId: string;
  @Column({ type: 'bytea' }) inputDigest: Buffer;
}

/** Decisions of a day by authority and by the calendar days that they took. */
@Entity({ schema: 'workflow', name: 'decision_figure' })
class DecisionFigureEntity {
  @PrimaryColumn({ type: 'date' }) day: string;
  @PrimaryColumn({ type: 'uuid' }) authorityId: string;
  @PrimaryColumn({ type: 'integer' }) days: number;
  @Column({ type: 'integer' }) decided: number;
  @Column({ type: 'integer' }) onTime: number;
  @Column({ type: 'integer' }) supplemented: number;
}

@Entity({ schema: 'workflow', name: 'timeliness_figure' })
class TimelinessFigureEntity {
  @PrimaryColumn({ type: 'date' }) day: string;
  @PrimaryColumn({ type: 'uuid' }) authorityId: string;
  @PrimaryColumn({ type: 'integer' }) stars: number;
  @Column({ type: 'integer' }) ratings: number;
}

/** A day whose figures are there. */
@Entity({ schema: 'workflow', name: 'figure_day' })
class FigureDayEntity {
  @PrimaryColumn({ type: 'date' }) day: string;
  @Column({ type: 'timestamptz' }) filledAt: Date;
}

@Entity({ schema: 'workflow', name: 'scoreboard_rule' })
class ScoreboardRuleEntity {
  @PrimaryColumn({ type: 'text' }) code: string;
  @Column({ type: 'integer' }) value: number;
}

export const SCOREBOARD_ENTITIES = [TimelinessRatingEntity, DecisionFigureEntity, TimelinessFigureEntity, FigureDayEntity, ScoreboardRuleEntity];
