import { Injectable } from '@nestjs/common';
import { DirectoryQueries } from '#directory';
import { CSV_MARK, Refused, csvLine, provinceOf, type DivisionCode, type DivisionLevel } from '#kernel';
import { SYSTEM, TimedCache, UnitOfWork } from '#platform';
import { FigureStore } from './data/figure.store.js';
import { monthsOf, periodsOf, scoreboardOf, type ScoreboardBasis, type ScoreboardRow, type StarFigure } from './domain/scoreboard.js';
import { RatingFigureSources } from './rating-figure-sources.js';
import { RequestPresenter } from './request-presenter.js';
import type { ScoreboardView } from './scoreboard-views.dto.js';

/** Figures change once a day; a reader may see them this much later. */
const TTL_MS = 60_000;
const MOST_PERIODS = 200;
const HEAD = ['period', 'jurisdiction', 'jurisdictionZh', 'level', 'decided', 'onTimePercent', 'medianDays', 'supplementPercent', 'timelinessRatings', 'timelinessAverage', 'residentRatings', 'residentAverage'];

/** The public scoreboard: of periods that are over, from figures by day, with small counts hidden. Kept for a minute, so that readers cost nothing. */
@Injectable()
export class ScoreboardService {
  private readonly kept = new TimedCache<string, ScoreboardView>(TTL_MS, MOST_PERIODS);

  constructor(
    private readonly uow: UnitOfWork,
    private readonly figures: FigureStore,
    private readonly ratings: RatingFigureSources,
    private readonly directory: DirectoryQueries,
    private readonly presenter: RequestPresenter,
  ) {}

  /** The latest month that is over where no period is named. Refuses `not_found` for a period that is not. */
  async of(period?: string): Promise<ScoreboardView> {
    return this.kept.get(period ?? 'latest', async () => this.load(period));
  }

  /** The same as lines of CSV; what is hidden reads `<` and the least count. */
  async csv(period?: string): Promise<string> {
    const view = await this.of(period);
    const hidden = `<${view.leastCount}`;
    const count = (value: number | null, isHidden: boolean): string | number | null => (isHidden ? hidden : value);
    const lines = view.rows.map((row) => csvLine([
      view.period, row.jurisdiction?.code ?? '*', row.jurisdiction?.nameZh ?? '*', row.level ?? '*', count(row.decided, row.hidden), row.onTimePercent, row.medianDays, row.supplementPercent,
      count(row.timeliness.count, row.timeliness.hidden), row.timeliness.average, row.ratings === null ? null : count(row.ratings.count, row.ratings.hidden), row.ratings?.average ?? null,
    ]));
    return [CSV_MARK, csvLine(HEAD), ...lines].join('');
  }

  private async load(asked: string | undefined): Promise<ScoreboardView> {
    const authorities = await this.directory.authorities();
    const places = await this.directory.jurisdictions();
    const found = await this.uow.view(SYSTEM, async (tx) => {
      const [filled, least] = [await this.figures.filled(tx), await this.figures.leastCount(tx)];
      if (!filled) return { least, periods: [], period: undefined, rows: [] };
      const [first, last] = [Number(filled.from.slice(0, 4)), Number(filled.until.slice(0, 4))];
      const periods = Array.from({ length: last - first + 1 }, (_, i) => periodsOf(first + i, filled.until).filter((each) => monthsOf(each).some((month) => month >= filled.from.slice(0, 7)))).flat().reverse();
      const period = asked ?? periods.find((each) => each.length === 7 && !each.includes('Q'));
      if (period === undefined || !periods.includes(period)) return { least, periods, period: undefined, rows: [] };
      const year = Number(period.slice(0, 4));
      const placed = <T extends { readonly authorityId: string }>(rows: readonly T[]): (T & { place: string; level: DivisionLevel })[] => rows.flatMap((row) => {
        const at = places.get(authorities.get(row.authorityId)?.jurisdictionCode ?? '');
        return at ? [{ ...row, place: provinceOf(at.code as DivisionCode), level: at.level }] : [];
      });
      const ratings = await this.ratings.ofYear(tx, year);
      const basis: ScoreboardBasis = { frame: frameOf([...authorities.values()].flatMap(({ jurisdictionCode }) => places.get(jurisdictionCode) ?? [])), until: filled.until, least, decisions: placed(await this.figures.decisions(tx, year)), timeliness: placed(await this.figures.timeliness(tx, year)), ratings: ratings && placed(ratings) };
      return { least, periods, period, rows: scoreboardOf(period, basis) ?? [] };
    });
    if (asked !== undefined && found.period === undefined) throw new Refused({ code: 'not_found' });
    return { period: found.period ?? null, periods: [...found.periods], leastCount: found.least, rows: await Promise.all(found.rows.map(async (row) => this.viewOf(row))) };
  }

  private async viewOf({ place, timeliness, ratings, ...row }: ScoreboardRow): Promise<ScoreboardView['rows'][number]> {
    return { ...row, jurisdiction: place === null ? null : await this.presenter.placeName(place), timeliness: starsOf(timeliness), ratings: ratings && starsOf(ratings) };
  }
}

function starsOf({ count, hidden, average }: StarFigure): { count: number | null; hidden: boolean; average: number | null } {
  return { count, hidden, average };
}

/** Provinces with the levels at which they have authorities, in their order. */
function frameOf(places: readonly { readonly code: string; readonly level: DivisionLevel }[]): ScoreboardBasis['frame'] {
  const provinces = [...new Set(places.map(({ code }) => provinceOf(code as DivisionCode)))].sort();
  return provinces.map((place) => ({ place, levels: (['province', 'city', 'county'] as const).filter((level) => places.some(({ code, level: each }) => provinceOf(code as DivisionCode) === place && each === level)) }));
}
