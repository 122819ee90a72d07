import { Injectable } from '@nestjs/common';
import { addDays, type Day } from '#kernel';
import type { Tx } from '#platform';

const SHANGHAI = `AT TIME ZONE 'Asia/Shanghai'`;
const DECISIONS = `INSERT INTO workflow.decision_figure (day, authority_id, days, decided, on_time, supplemented)
  SELECT $1::date, r.competent_authority_id, (r.decided_at ${SHANGHAI})::date - (r.accepted_at ${SHANGHAI})::date, count(*),
    count(*) FILTER (WHERE EXISTS (SELECT FROM workflow.deadline d WHERE d.request_id = r.id AND d.kind = 'decision' AND d.status = 'met')), count(*) FILTER (WHERE r.supplement_rounds > 0)
  FROM workflow.request r
  WHERE r.decided_at >= ($1::date::timestamp ${SHANGHAI}) AND r.decided_at < (($1::date + 1)::timestamp ${SHANGHAI})
    AND r.accepted_at IS NOT NULL AND r.competent_authority_id IS NOT NULL AND r.outcome IN ('approved', 'refused') AND r.decided_by_rule IS NULL
  GROUP BY 2, 3`;
const TIMELINESS = `INSERT INTO workflow.timeliness_figure (day, authority_id, stars, ratings)
  SELECT $1::date, t.authority_id, t.stars, count(*) FROM workflow.timeliness_rating t
  WHERE t.at >= ($1::date::timestamp ${SHANGHAI}) AND t.at < (($1::date + 1)::timestamp ${SHANGHAI}) GROUP BY 2, 3`;

export interface DecisionFigure {
  readonly month: string;
  readonly authorityId: string;
  readonly days: number;
  readonly decided: number;
  readonly onTime: number;
  readonly supplemented: number;
}

export interface StarCount {
  readonly month: string;
  readonly authorityId: string;
  readonly stars: number;
  readonly count: number;
}

/** Figures by day, for the platform alone. Each day is read once, by the index of the instants of decisions; afterwards only the figures are. */
@Injectable()
export class FigureStore {
  /** The first day that is not filled: after the last one that is, else that of the first decision; null while nothing was decided. */
  async firstOpenDay(tx: Tx): Promise<Day | null> {
    const [last] = await tx.query<{ day: string | null }>(`SELECT max(day)::text AS day FROM workflow.figure_day`);
    if (last?.day) return addDays(last.day as Day, 1);
    const [first] = await tx.query<{ day: string | null }>(`SELECT (min(decided_at) ${SHANGHAI})::date::text AS day FROM workflow.request WHERE decided_at IS NOT NULL`);
    return (first?.day ?? null) as Day | null;
  }

  /** Fills a day that is over; again comes to the same. */
  async fill(tx: Tx, day: Day): Promise<void> {
    for (const table of ['decision_figure', 'timeliness_figure', 'figure_day']) await tx.execute(`DELETE FROM workflow.${table} WHERE day = $1`, [day]);
    await tx.execute(DECISIONS, [day]);
    await tx.execute(TIMELINESS, [day]);
    await tx.execute('INSERT INTO workflow.figure_day (day, filled_at) VALUES ($1, $2)', [day, tx.now]);
  }

  /** The first and the last day that are filled. */
  async filled(tx: Tx): Promise<{ from: Day; until: Day } | null> {
    const [row] = await tx.query<{ from: string | null; until: string | null }>('SELECT min(day)::text AS from, max(day)::text AS until FROM workflow.figure_day');
    return row?.from && row.until ? { from: row.from as Day, until: row.until as Day } : null;
  }

  async leastCount(tx: Tx): Promise<number> {
    const [row] = await tx.query<{ value: number }>(`SELECT value FROM workflow.scoreboard_rule WHERE code = 'least_count'`);
    if (!row) throw new Error('the scoreboard has no least count');
    return row.value;
  }

  async decisions(tx: Tx, year: number): Promise<DecisionFigure[]> {
    return tx.query(
      `SELECT to_char(day, 'YYYY-MM') AS month, authority_id AS "authorityId", days, sum(decided)::int AS decided, sum(on_time)::int AS "onTime", sum(supplemented)::int AS supplemented
       FROM workflow.decision_figure WHERE day >= make_date($1, 1, 1) AND day <= make_date($1, 12, 31) GROUP BY 1, 2, 3`, [year]);
  }

  async timeliness(tx: Tx, year: number): Promise<StarCount[]> {
    return tx.query(
      `SELECT to_char(day, 'YYYY-MM') AS month, authority_id AS "authorityId", stars, sum(ratings)::int AS count
       FROM workflow.timeliness_figure WHERE day >= make_date($1, 1, 1) AND day <= make_date($1, 12, 31) GROUP BY 1, 2, 3`, [year]);
  }
}
