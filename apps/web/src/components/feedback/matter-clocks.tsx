import { useTranslation } from 'react-i18next';
import type { MatterClock } from '../../api/feedback.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { LawRef } from '../status/law-ref.js';
import { Notice, type Tone } from '../status/notice.js';
import { ClockEntry } from '../status/why-date.js';

const TONE: Readonly<Record<MatterClock['status'], Tone>> = { running: 'info', met: 'good', missed: 'bad', stopped: 'still' };

function Why({ clock }: { readonly clock: MatterClock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const holidays = clock.excluded.filter((day) => day.why === 'holiday' && day.nameZh !== null);
  return (
    <div className="derivation">
      <p>{t('feedback.one.counted', { start: format.day(clock.startsOn), value: clock.value, unit: t(`feedback.unit.${clock.unit}`), due: format.day(clock.dueOn) })}</p>
      {clock.lawRef === null ? <p>{t('feedback.one.noAct')}</p> : <p><LawRef law={{ law: clock.lawRef.law, ...(clock.lawRef.article === null ? {} : { article: clock.lawRef.article }) }} /></p>}
      {clock.valueFrom === 'proposal' && <p><strong>{t('feedback.one.proposal')}</strong></p>}
      {clock.excluded.length > 0 && <p>{t('feedback.one.left', { count: clock.excluded.length })}</p>}
      {holidays.length > 0 && <ul className="bullets">{holidays.map((day) => <li key={day.on}>{format.dayOfWeek(day.on)} {format.name({ nameZh: day.nameZh ?? '', nameEn: day.nameEn })}</li>)}</ul>}
      {clock.provisional && <Notice tone="care"><p>{t('feedback.one.provisional')}</p></Notice>}
    </div>
  );
}

/** The clocks of a matter, each with "why this day"; those that run first. */
export function MatterClocks({ clocks }: { readonly clocks: readonly MatterClock[] }) {
  const { t } = useTranslation();
  const sorted = [...clocks].sort((a, b) => Number(b.status === 'running') - Number(a.status === 'running'));
  return (
    <Panel title={t('feedback.one.clocks')}>
      <ul>
        {sorted.map((clock) => (
          <ClockEntry
            key={`${clock.rule}${clock.startsOn}${clock.status}`} name={t(`feedback.rule.${clock.rule}`)} status={t(`feedback.clockStatus.${clock.status}`)} tone={TONE[clock.status]}
            isRunning={clock.status === 'running'} dueOn={clock.dueOn} provisional={clock.provisional}
          >
            {() => <Why clock={clock} />}
          </ClockEntry>
        ))}
      </ul>
    </Panel>
  );
}
