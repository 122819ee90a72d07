import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/format.js';
import { PlainBadge } from './badges.js';
import { DueDate } from './due-date.js';
import type { Tone } from './notice.js';

interface WhyDateProps {
  /** Of what, for those who hear the button without what stands above it. */
  readonly of?: string;
  /** How the date was found; made only when it is asked for. */
  readonly children: () => ReactNode;
}

/** "Why this date": closed until it is asked. */
export function WhyDate({ of, children }: WhyDateProps) {
  const { t } = useTranslation();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="disclosure-button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>{t('request.whyDate')}{of !== undefined && <span className="hidden-visually"> {of}</span>}</button>
      <div id={id} hidden={!isOpen}>{isOpen && children()}</div>
    </>
  );
}

interface ClockEntryProps extends Pick<WhyDateProps, 'children'> {
  readonly name: string;
  readonly status: string;
  readonly tone: Tone;
  readonly isRunning: boolean;
  readonly dueOn: string;
  readonly provisional: boolean;
  /** A second date beside the first. */
  readonly note?: string | undefined;
}

/** One clock: what for, how it stands, the day, and why that day. */
export function ClockEntry({ name, status, tone, isRunning, dueOn, provisional, note, children }: ClockEntryProps) {
  const format = useFormat();
  return (
    <li className="deadline">
      <div className="deadline-head"><h3>{name}</h3><PlainBadge tone={tone}>{status}</PlainBadge></div>
      <p>{isRunning ? <DueDate on={dueOn} provisional={provisional} /> : format.dayOfWeek(dueOn)}</p>
      {note !== undefined && <p className="muted small">{note}</p>}
      <WhyDate>{children}</WhyDate>
    </li>
  );
}
