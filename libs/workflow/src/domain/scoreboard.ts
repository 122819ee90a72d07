import type { Day, DivisionLevel } from '#kernel';
import { hiddenOf, type Publication, type Sum } from './suppression.js';

/** A month (`2026-03`), a quarter (`2026-Q1`) or a year (`2026`) that is over. */
export type Period = string;
export const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/;

/** Decisions of one month that took the same time; days: calendar days in Shanghai from acceptance to decision. */
export interface DecisionBin {
  readonly month: string;
  readonly place: string;
  readonly level: DivisionLevel;
  readonly days: number;
  readonly decided: number;
  readonly onTime: number;
  readonly supplemented: number;
}

/** Ratings of one month with the same stars (1 to 5). */
export interface StarBin {
  readonly month: string;
  readonly place: string;
  readonly level: DivisionLevel;
  readonly stars: number;
  readonly count: number;
}

/** What the scoreboard is made of. */
export interface ScoreboardBasis {
  /** Provinces (by code) with the levels at which they have authorities. */
  readonly frame: readonly { readonly place: string; readonly levels: readonly DivisionLevel[] }[];
  /** Figures are complete up to this day. */
  readonly until: Day;
  /** A count below it is not shown. */
  readonly least: number;
  readonly decisions: readonly DecisionBin[];
  /** Timeliness as the counterpart jurisdiction rated it. */
  readonly timeliness: readonly StarBin[];
  /** Ratings by residents; null: nobody gives them. */
  readonly ratings: readonly StarBin[] | null;
}

/** A count that may be hidden, with what is said of it. */
export interface StarFigure {
  readonly count: number | null;
  readonly hidden: boolean;
  readonly average: number | null;
}

/** `place` and `level` null: over all. A hidden count hides what is said of it. */
export interface ScoreboardRow {
  readonly place: string | null;
  readonly level: DivisionLevel | null;
  readonly decided: number | null;
  readonly hidden: boolean;
  readonly onTimePercent: number | null;
  readonly medianDays: number | null;
  readonly supplementPercent: number | null;
  readonly timeliness: StarFigure;
  readonly ratings: StarFigure | null;
}

interface Key {
  readonly place: string | null;
  readonly level: DivisionLevel | null;
}

/** The months of a period. */
export function monthsOf(period: Period): string[] {
  const [year = '', part] = period.split('-');
  const every = (from: number, count: number): string[] => Array.from({ length: count }, (_, i) => `${year}-${String(from + i).padStart(2, '0')}`);
  if (part === undefined) return every(1, 12);
  return part.startsWith('Q') ? every(Number(part.slice(1)) * 3 - 2, 3) : [period];
}

/** Every period of a year that is over by the day, in the order in which they end. */
export function periodsOf(year: number, until: Day): Period[] {
  const found: Period[] = [];
  for (let month = 1; month <= 12 && lastDayOf(year, month) <= until; month += 1) {
    found.push(`${year}-${String(month).padStart(2, '0')}`);
    if (month % 3 === 0) found.push(`${year}-Q${month / 3}`);
    if (month === 12) found.push(`${year}`);
  }
  return found;
}

/** The rows of a period: everything, each province, each of its levels. Undefined for a period that is not over. */
export function scoreboardOf(period: Period, basis: ScoreboardBasis): ScoreboardRow[] | undefined {
  const periods = periodsOf(Number(period.slice(0, 4)), basis.until);
  if (!periods.includes(period)) return undefined;
  const keys: Key[] = [{ place: null, level: null }, ...basis.frame.flatMap(({ place, levels }): Key[] => [{ place, level: null }, ...levels.map((level) => ({ place, level }))])];
  const months = monthsOf(period);
  const hiddenDecisions = hiddenIn(periods, keys, basis, basis.decisions.map(({ decided, ...bin }) => ({ ...bin, count: decided })));
  const hiddenTimeliness = hiddenIn(periods, keys, basis, basis.timeliness);
  const hiddenRatings = basis.ratings && hiddenIn(periods, keys, basis, basis.ratings);
  return keys.map((key) => {
    const name = nameOf(period, key);
    return {
      ...key, ...decisionFigures(basis.decisions.filter(fits(key, months)), hiddenDecisions.has(name)),
      timeliness: starFigure(basis.timeliness.filter(fits(key, months)), hiddenTimeliness.has(name)),
      ratings: basis.ratings && hiddenRatings ? starFigure(basis.ratings.filter(fits(key, months)), hiddenRatings.has(name)) : null,
    };
  });
}

/** Names of the numbers of a year that are not shown, so that neither place, level nor time tells them. */
function hiddenIn(periods: readonly Period[], keys: readonly Key[], { least }: ScoreboardBasis, bins: readonly { readonly month: string; readonly place: string; readonly level: DivisionLevel; readonly count: number }[]): ReadonlySet<string> {
  const publications = periods.map((period): Publication => {
    const months = monthsOf(period);
    const counts = new Map(keys.map((key) => [nameOf(period, key), bins.filter(fits(key, months)).reduce((sum, { count }) => sum + count, 0)]));
    return { counts, sums: [...sumsWithin(period, keys), ...sumsOverTime(period, keys)] };
  });
  return hiddenOf(publications, least);
}

function sumsWithin(period: Period, keys: readonly Key[]): Sum[] {
  return keys.filter(({ level }) => level === null).map((whole) => ({
    whole: nameOf(period, whole), parts: keys.filter(({ place, level }) => (whole.place === null ? place !== null && level === null : place === whole.place && level !== null)).map((key) => nameOf(period, key)),
  }));
}

function sumsOverTime(period: Period, keys: readonly Key[]): Sum[] {
  const months = monthsOf(period);
  if (months.length === 1) return [];
  const parts = months.length === 3 ? months : [1, 2, 3, 4].map((quarter) => `${period}-Q${quarter}`);
  return keys.map((key) => ({ whole: nameOf(period, key), parts: parts.map((part) => nameOf(part, key)) }));
}

function nameOf(period: Period, { place, level }: Key): string {
  return `${period}|${place ?? '*'}|${level ?? '*'}`;
}

function fits(key: Key, months: readonly string[]): (bin: { readonly month: string; readonly place: string; readonly level: DivisionLevel }) => boolean {
  return ({ month, place, level }) => months.includes(month) && (key.place === null || key.place === place) && (key.level === null || key.level === level);
}

function decisionFigures(bins: readonly DecisionBin[], hidden: boolean): Pick<ScoreboardRow, 'decided' | 'hidden' | 'onTimePercent' | 'medianDays' | 'supplementPercent'> {
  const sum = (of: 'decided' | 'onTime' | 'supplemented'): number => bins.reduce((total, bin) => total + bin[of], 0);
  const decided = sum('decided');
  if (hidden) return { decided: null, hidden, onTimePercent: null, medianDays: null, supplementPercent: null };
  if (decided === 0) return { decided, hidden, onTimePercent: null, medianDays: null, supplementPercent: null };
  return { decided, hidden, onTimePercent: percent(sum('onTime'), decided), medianDays: medianOf(bins), supplementPercent: percent(sum('supplemented'), decided) };
}

function starFigure(bins: readonly StarBin[], hidden: boolean): StarFigure {
  const count = bins.reduce((total, bin) => total + bin.count, 0);
  if (hidden) return { count: null, hidden, average: null };
  return { count, hidden, average: count === 0 ? null : Math.round((bins.reduce((total, bin) => total + bin.stars * bin.count, 0) / count) * 10) / 10 };
}

function percent(part: number, whole: number): number {
  return Math.round((part / whole) * 100);
}

/** The middle of the days, each as often as it was taken; of two in the middle their mean. */
function medianOf(bins: readonly DecisionBin[]): number {
  const inOrder = [...bins].sort((a, b) => a.days - b.days);
  const total = inOrder.reduce((sum, { decided }) => sum + decided, 0);
  const at = (rank: number): number => {
    let seen = 0;
    return inOrder.find(({ decided }) => (seen += decided) >= rank)?.days ?? 0;
  };
  return (at(Math.ceil(total / 2)) + at(Math.floor(total / 2) + 1)) / 2;
}

function lastDayOf(year: number, month: number): Day {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) as Day;
}
