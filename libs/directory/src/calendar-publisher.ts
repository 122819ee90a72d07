import { shanghaiDay, type CalendarYear } from '#kernel';
import { SYSTEM, type Tx, type UnitOfWork } from '#platform';
import { CalendarYearEntity, type EarlierCalendar } from './data/entities.js';
import { changeOf, type CalendarChange } from './domain/calendar-change.js';
import type { CalendarNotice } from './domain/calendar-notice.js';

const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('directory.calendar'))`;

/** A correction must be meant. */
export interface PublishOptions {
  readonly correct: boolean;
}

/** Publishes the working-day calendar of a year, for the operator. Every process reads it anew within seconds. */
export class CalendarPublisher {
  constructor(private readonly uow: UnitOfWork) {}

  /** Every published year with the versions that it had. */
  async list(): Promise<CalendarYearEntity[]> {
    return this.uow.run(SYSTEM, async (tx) => tx.manager.find(CalendarYearEntity, { order: { year: 'ASC' } }));
  }

  /** What publishing would do. */
  async preview(notice: CalendarNotice, { correct }: PublishOptions): Promise<CalendarChange> {
    return this.uow.run(SYSTEM, async (tx) => changeOf(notice, await this.published(tx, notice.year), shanghaiDay(tx.now), correct));
  }

  /** Publishes; the same notice again changes nothing. Where there are problems nothing is written, and they are in the answer. */
  async publish(notice: CalendarNotice, { correct }: PublishOptions): Promise<CalendarChange> {
    return this.uow.run(SYSTEM, async (tx) => {
      await tx.query(ONE_AT_A_TIME, []);
      const row = await tx.manager.findOneBy(CalendarYearEntity, { year: notice.year });
      const change = changeOf(notice, row ? yearOf(row) : undefined, shanghaiDay(tx.now), correct);
      if (change.problems.length > 0 || change.kind === 'same') return change;
      const { year, documentZh, publishedOn, source, holidays, makeUpWorkdays } = notice;
      const next = {
        version: change.version, days: { holidays: [...holidays], makeUpWorkdays: [...makeUpWorkdays] }, source: documentZh, documentOn: publishedOn, provenance: source, publishedAt: tx.now,
        earlier: row ? [...row.earlier, earlierOf(row)] : [],
      };
      if (row) await tx.manager.update(CalendarYearEntity, { year }, next);
      else await tx.manager.insert(CalendarYearEntity, { year, ...next });
      tx.audit({ act: 'calendar.publish', subjectKind: 'calendar', subjectId: String(year), detail: { version: change.version, kind: change.kind, document: documentZh, documentOn: publishedOn, source, days: change.days.length } });
      return change;
    });
  }

  private async published(tx: Tx, year: number): Promise<CalendarYear | undefined> {
    const row = await tx.manager.findOneBy(CalendarYearEntity, { year });
    return row ? yearOf(row) : undefined;
  }
}

function yearOf({ year, version, days }: CalendarYearEntity): CalendarYear {
  return { year, version, ...days };
}

function earlierOf({ version, days, source, documentOn, provenance, publishedAt }: CalendarYearEntity): EarlierCalendar {
  return { version, days, source, documentOn, provenance, publishedAt: publishedAt?.toISOString() ?? null };
}
