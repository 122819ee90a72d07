import { useTranslation } from 'react-i18next';
import type { Deadline } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { LawRef } from '../status/law-ref.js';
import { Notice, type Tone } from '../status/notice.js';
import { ClockEntry } from '../status/why-date.js';
import { CountedMonths } from './counted-months.js';

const TONE_OF_STATUS: Readonly<Record<Deadline['status'], Tone>> = { running: 'info', met: 'good', missed: 'bad', stopped: 'still', suspended: 'care', recounted: 'still' };

/** A date with how it was found: of a clock, or of a paper that may follow later. */
type DatedDeadline = Pick<Deadline, 'derivation' | 'dueOn' | 'provisional'>;

/** What made the date another one than the plain count: the promise beside it, an extension, a last day that nobody works, a calendar that came later. */
function DerivationNotes({ deadline }: { readonly deadline: DatedDeadline }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { promised, extension, movedFrom, keptAgainst, value, unit } = deadline.derivation;
  const limit = (of: { value: number; unit: Deadline['derivation']['unit'] }): string => t('request.oneLimit', { value: of.value, unit: t(`request.unit.${of.unit}`) });
  const notes = [
    promised === null ? null : t('request.bothLimits', { statutory: limit({ value, unit }), promised: limit(promised) }),
    extension === null ? null : t('request.extendedBy', { who: t(`request.head.${extension.by}`), value: extension.value, unit: t(`request.unit.${unit}`) }),
    movedFrom === null ? null : t('request.movedFrom', { day: format.day(movedFrom) }),
    keptAgainst === null ? null : t('request.keptAgainst', { day: format.day(keptAgainst) }),
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <ul className="bullets">{notes.map((note) => <li key={note}>{note}</li>)}</ul>;
}

/** "Why this date": the start, the days that count and those that do not, with the law. */
export function DerivationView({ deadline }: { readonly deadline: DatedDeadline }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { derivation } = deadline;
  const holidays = derivation.excluded.filter((day) => day.why === 'holiday' && day.nameZh !== undefined);
  const weekendDays = derivation.excluded.filter((day) => day.why === 'weekend').length;
  // The server writes `2026=1 2027=1`: year and version of each calendar that was at hand.
  const calendars = derivation.calendarVersion.split(' ').filter((each) => each !== '').map((each) => each.split('=')).map(([year, version]) => t('request.calendarYear', { year, version }));
  return (
    <div className="derivation">
      <p>{t('request.derivation', { event: t(`request.startEvent.${derivation.startEvent}`), start: format.day(derivation.startOn), value: derivation.value, unit: t(`request.unit.${derivation.unit}`), due: format.day(deadline.dueOn) })}</p>
      <ul className="law-list">
        {derivation.lawRef !== null && <li><LawRef law={derivation.lawRef} /></li>}
        <li><LawRef law={derivation.countingLawRef} /></li>
      </ul>
      <DerivationNotes deadline={deadline} />
      <CountedMonths deadline={deadline} />
      <div>
        <p><strong>{t('request.excluded', { days: derivation.excluded.length })}</strong></p>
        <ul className="bullets">
          {derivation.stopped.map((span) => <li key={span.from}>{t('request.stoodFor', { ground: t(`vocabulary.suspensionGround.${span.ground}`), from: format.day(span.from), until: format.day(span.until) })}</li>)}
          {weekendDays > 0 && <li>{t('request.weekendDays', { days: weekendDays })}</li>}
          {holidays.map((day) => <li key={day.on}>{format.dayOfWeek(day.on)} {format.name({ nameZh: day.nameZh ?? '', nameEn: day.nameEn ?? null })}</li>)}
        </ul>
      </div>
      {derivation.makeUpCounted.length > 0 && (
        <div>
          <p><strong>{t('request.makeUp')}</strong></p>
          <ul className="bullets">{derivation.makeUpCounted.map((day) => <li key={day.on}>{format.dayOfWeek(day.on)} {format.name(day)}</li>)}</ul>
        </div>
      )}
      {deadline.provisional && <Notice tone="care"><p>{t('request.provisionalText')}</p></Notice>}
      <p className="muted">{t('request.calendarVersion')} {calendars.join(t('request.calendarBetween'))}</p>
    </div>
  );
}

function DeadlineEntry({ deadline }: { readonly deadline: Deadline }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, promisedOn } = deadline;
  return (
    <ClockEntry
      name={t(`vocabulary.deadline.${deadline.kind}`)} status={t(`request.deadlineStatus.${status}`)} tone={TONE_OF_STATUS[status]} isRunning={status === 'running'} dueOn={deadline.dueOn} provisional={deadline.provisional}
      note={promisedOn === null ? undefined : t('request.promised', { day: format.day(promisedOn) })}
    >
      {() => <DerivationView deadline={deadline} />}
    </ClockEntry>
  );
}

export function DeadlineList({ deadlines }: { readonly deadlines: readonly Deadline[] }) {
  const { t } = useTranslation();
  if (deadlines.length === 0) return null;
  const running = [...deadlines].sort((a, b) => Number(b.status === 'running') - Number(a.status === 'running'));
  return (
    <Panel title={t('request.deadlinesTitle')}>
      <ul>{running.map((deadline, index) => <DeadlineEntry key={`${index}${deadline.kind}`} deadline={deadline} />)}</ul>
    </Panel>
  );
}
