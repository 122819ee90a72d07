import { useTranslation } from 'react-i18next';
import type { Deadline } from '../../api/types.js';
import { useFormat } from '../../text/format.js';

type DayKind = 'outside' | 'start' | 'counted' | 'excluded' | 'due';
interface CountedDay {
  readonly on: string;
  readonly kind: DayKind;
  /** Which working day of the limit it is. */
  readonly nth: number;
  readonly reason: string | undefined;
}

const DAY_MS = 86_400_000;

function next(day: string, by = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY_MS).toISOString().slice(0, 10);
}

/** Weeks (Monday first) of the month of a day; null where a week reaches into another month. */
function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; day.startsWith(month); day = next(day)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Every day from the start to the last one, with what it is in the count. */
function countedDays({ derivation, dueOn }: Deadline): ReadonlyMap<string, CountedDay> {
  const excluded = new Map(derivation.excluded.map((day) => [day.on, day]));
  const days = new Map<string, CountedDay>([[derivation.startOn, { on: derivation.startOn, kind: 'start', nth: 0, reason: undefined }]]);
  let nth = 0;
  for (let on = next(derivation.startOn); on <= dueOn; on = next(on)) {
    const out = excluded.get(on);
    if (out === undefined) nth += 1;
    days.set(on, { on, kind: out !== undefined ? 'excluded' : on === dueOn ? 'due' : 'counted', nth, reason: out?.nameZh });
  }
  return days;
}

function monthsBetween(from: string, to: string): readonly string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = next(`${month}-28`, 5).slice(0, 7)) months.push(month);
  return months;
}

const WEEK = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08'];

/** The count of working days drawn on small month sheets. */
export function CountedMonths({ deadline }: { readonly deadline: Deadline }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = countedDays(deadline);
  const words = (day: CountedDay): string => {
    switch (day.kind) {
      case 'start':
        return t('request.dayState.start');
      case 'excluded':
        return t('request.dayState.excluded', { reason: day.reason ?? t('request.weekend') });
      case 'due':
        return t('request.dayState.due', { n: day.nth });
      case 'counted':
        return t('request.dayState.counted', { n: day.nth });
      case 'outside':
        return '';
    }
  };
  return (
    <>
      <div className="months">
        {monthsBetween(deadline.derivation.startOn, deadline.dueOn).map((month) => (
          <table key={month} className="month">
            <caption>{t('request.calendarCaption', { month: format.month(`${month}-01`) })}</caption>
            <thead><tr>{WEEK.map((day) => <th key={day} scope="col">{format.weekday(day).replace(/^周/, '')}</th>)}</tr></thead>
            <tbody>
              {weeksOf(month).map((week, index) => (
                <tr key={index}>
                  {week.map((on, place) => {
                    const day = on === null ? undefined : days.get(on);
                    if (on === null) return <td key={place} />;
                    return <td key={on} className={`is-${day?.kind ?? 'outside'}`} title={day === undefined ? undefined : words(day)}>{Number(on.slice(8))}{day !== undefined && <span className="hidden-visually">，{words(day)}</span>}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <ul className="legend" aria-hidden="true">
        <li><span className="legend-mark is-counted" />{t('request.counted')}</li>
        <li><span className="legend-mark is-excluded" />{t('request.notCounted')}</li>
        <li><span className="legend-mark is-due" />{t('request.untilTitle')}</li>
      </ul>
    </>
  );
}
