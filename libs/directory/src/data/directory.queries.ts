import { Injectable } from '@nestjs/common';
import { makeCalendar, type Calendar, type Day } from '#kernel';
import { SYSTEM, TimedCache, UnitOfWork, type Tx } from '#platform';
import { changedDays, works } from '../domain/calendar-change.js';
import { Authority, CalendarYearEntity, Department, DutyWindow, Jurisdiction } from './entities.js';

/** Reference data may be this old in a process. */
const TTL_MS = 5_000;

/** A day of a published year that was corrected, and how a clock says that it was counted by the correction (`2026=2` in its calendar version). */
export interface CalendarCorrection {
  readonly on: Day;
  readonly counted: string;
}

export interface JurisdictionFilter {
  readonly q?: string | undefined;
  readonly parent?: string | undefined;
  readonly level?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface OfficeFilter {
  readonly q?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly department?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface Found<T> {
  readonly items: T[];
  readonly total: number;
}

/** Read models of the directory; the front door for other contexts. */
@Injectable()
export class DirectoryQueries {
  private readonly offices = new TimedCache<'all', { authorities: Map<string, Authority>; windows: Map<string, DutyWindow> }>(TTL_MS, 4);
  private readonly places = new TimedCache<'all', Map<string, Jurisdiction>>(TTL_MS, 4);
  private readonly departmentsByCode = new TimedCache<'all', Map<string, Department>>(TTL_MS, 4);
  private readonly calendars = new TimedCache<'calendar', { calendar: Calendar; corrections: CalendarCorrection[] }>(TTL_MS, 4);

  constructor(private readonly uow: UnitOfWork) {}

  /** The published working-day calendar. */
  async calendar(): Promise<Calendar> {
    return (await this.loadCalendar()).calendar;
  }

  /** Days of published years that a correction of the last month made working or free, as {@link calendar} has them. */
  async calendarCorrections(): Promise<readonly CalendarCorrection[]> {
    return (await this.loadCalendar()).corrections;
  }

  async calendarYears(): Promise<CalendarYearEntity[]> {
    return this.uow.run(SYSTEM, async (tx) => tx.manager.find(CalendarYearEntity, { order: { year: 'ASC' } }));
  }

  /** Every authority by id. */
  async authorities(): Promise<ReadonlyMap<string, Authority>> {
    return (await this.loadOffices()).authorities;
  }

  async windows(): Promise<ReadonlyMap<string, DutyWindow>> {
    return (await this.loadOffices()).windows;
  }

  async jurisdictions(): Promise<ReadonlyMap<string, Jurisdiction>> {
    return this.places.get('all', async () => this.uow.run(SYSTEM, async (tx) => new Map((await tx.manager.find(Jurisdiction)).map((j) => [j.code, j]))));
  }

  /** Every department by code. */
  async departments(): Promise<ReadonlyMap<string, Department>> {
    return this.departmentsByCode.get('all', async () => this.uow.run(SYSTEM, async (tx) => new Map((await tx.manager.find(Department)).map((d) => [d.code, d]))));
  }

  /** The jurisdiction and everything under it, by parentage and by ownership (a virtual jurisdiction owns counties of another). */
  async codesBelow(code: string): Promise<string[]> {
    const all = [...(await this.jurisdictions()).values()];
    const found = new Set([code]);
    for (let grown = true; grown; ) {
      const more = all.filter((j) => !found.has(j.code) && ((j.parentCode !== null && found.has(j.parentCode)) || (j.ownerCode !== null && found.has(j.ownerCode))));
      for (const j of more) found.add(j.code);
      grown = more.length > 0;
    }
    return [...found].sort();
  }

  /** The jurisdiction and everything above it, by parentage and by ownership. */
  async codesAbove(code: string): Promise<string[]> {
    const all = await this.jurisdictions();
    const found = new Set([code]);
    for (const each of found) {
      const { parentCode, ownerCode } = all.get(each) ?? { parentCode: null, ownerCode: null };
      for (const above of [parentCode, ownerCode]) if (above !== null) found.add(above);
    }
    return [...found];
  }

  async listJurisdictions(tx: Tx, filter: JurisdictionFilter): Promise<Found<Jurisdiction>> {
    const query = tx.manager.createQueryBuilder(Jurisdiction, 'j').orderBy('j.code');
    if (filter.parent) query.andWhere('(j.parentCode = :parent OR j.ownerCode = :parent)', { parent: filter.parent });
    if (filter.level) query.andWhere('j.level = :level', { level: filter.level });
    if (filter.q) query.andWhere('(j.nameZh ILIKE :q OR j.nameEn ILIKE :q OR j.pinyin ILIKE :q OR j.initials ILIKE :q OR j.code LIKE :q)', { q: contains(filter.q) });
    const [items, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  async listAuthorities(tx: Tx, filter: OfficeFilter): Promise<Found<Authority>> {
    const query = tx.manager.createQueryBuilder(Authority, 'a').orderBy('a.code');
    if (filter.jurisdiction) query.andWhere('a.jurisdictionCode = :jurisdiction', { jurisdiction: filter.jurisdiction });
    if (filter.department) query.andWhere('a.departmentCode = :department', { department: filter.department });
    if (filter.q) query.andWhere('(a.nameZh ILIKE :q OR a.nameEn ILIKE :q OR a.code ILIKE :q)', { q: contains(filter.q) });
    const [items, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  async listWindows(tx: Tx, filter: OfficeFilter): Promise<Found<DutyWindow>> {
    const query = tx.manager.createQueryBuilder(DutyWindow, 'w').orderBy('w.code');
    if (filter.jurisdiction) query.andWhere('w.jurisdictionCode IN (:...codes)', { codes: await this.codesBelow(filter.jurisdiction) });
    if (filter.q) query.andWhere('(w.nameZh ILIKE :q OR w.nameEn ILIKE :q OR w.code ILIKE :q)', { q: contains(filter.q) });
    const [items, total] = await query.skip(filter.offset).take(filter.limit).getManyAndCount();
    return { items, total };
  }

  private async loadCalendar(): Promise<{ calendar: Calendar; corrections: CalendarCorrection[] }> {
    return this.calendars.get('calendar', async () => {
      const years = await this.calendarYears();
      return { calendar: makeCalendar(years.map((y) => ({ year: y.year, version: y.version, ...y.days }))), corrections: years.flatMap((year) => correctionsOf(year, new Date())) };
    });
  }

  private async loadOffices(): Promise<{ authorities: Map<string, Authority>; windows: Map<string, DutyWindow> }> {
    return this.offices.get('all', async () =>
      this.uow.run(SYSTEM, async (tx) => ({
        authorities: new Map((await tx.manager.find(Authority)).map((a) => [a.id, a])),
        windows: new Map((await tx.manager.find(DutyWindow)).map((w) => [w.id, w])),
      })),
    );
  }
}

/** A correction is looked for among running clocks this long; after it, every clock that it touched has been counted anew. */
const LOOKED_FOR_MS = 31 * 86_400_000;

/** Empty for a year that was never corrected, or long ago. */
function correctionsOf({ year, version, days, publishedAt, earlier }: CalendarYearEntity, now: Date): CalendarCorrection[] {
  if (publishedAt === null || now.getTime() - publishedAt.getTime() > LOOKED_FOR_MS) return [];
  const current = makeCalendar([{ year, version, ...days }]);
  const changed = earlier.flatMap((before) => changedDays(year, makeCalendar([{ year, version: before.version, ...before.days }]), current));
  return [...new Set(changed.filter(({ before, after }) => works(before) !== works(after)).map(({ on }) => on))].map((on) => ({ on, counted: `${year}=${version}` }));
}

/** An ILIKE pattern for "contains", with the pattern signs of the input taken literally. */
function contains(text: string): string {
  return `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}
