import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatterClock } from '../../api/feedback.js';
import { useFormat } from '../../text/format.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { DueDate } from '../status/due-date.js';
import { LawRef } from '../status/law-ref.js';
import { Notice, type Tone } from '../status/notice.js';

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

function Clock({ clock }: { readonly clock: MatterClock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="deadline">
      <div className="deadline-head"><h3>{t(`feedback.rule.${clock.rule}`)}</h3><PlainBadge tone={TONE[clock.status]}>{t(`feedback.clockStatus.${clock.status}`)}</PlainBadge></div>
      <p>{clock.status === 'running' ? <DueDate on={clock.dueOn} provisional={clock.provisional} /> : format.dayOfWeek(clock.dueOn)}</p>
      <button type="button" className="disclosure-button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>{t('feedback.one.why')}</button>
      <div id={id} hidden={!isOpen}>{isOpen && <Why clock={clock} />}</div>
    </li>
  );
}

/** The clocks of a matter, each with "why this day"; those that run first. */
export function MatterClocks({ clocks }: { readonly clocks: readonly MatterClock[] }) {
  const { t } = useTranslation();
  const sorted = [...clocks].sort((a, b) => Number(b.status === 'running') - Number(a.status === 'running'));
  return <Panel title={t('feedback.one.clocks')}><ul>{sorted.map((clock) => <Clock key={`${clock.rule}${clock.startsOn}${clock.status}`} clock={clock} />)}</ul></Panel>;
}
