import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/format.js';
import { countedDays, monthsBetween, weeksOf, type CountedDay, type CountedDeadline } from './counted-days.js';

const WEEK = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08'];

/** The count of working days drawn on small month sheets. */
export function CountedMonths({ deadline }: { readonly deadline: CountedDeadline }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = countedDays(deadline);
  const words = (day: CountedDay): string => {
    switch (day.kind) {
      case 'start':
        return t('request.dayState.start');
      case 'excluded':
        return t('request.dayState.excluded', { reason: day.reason ?? t(day.stood ? 'request.stoodStill' : 'request.weekend') });
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
