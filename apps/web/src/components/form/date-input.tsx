import { parseDate, type CalendarDate } from '@internationalized/date';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Calendar, CalendarCell, CalendarGrid, CalendarHeading } from 'react-aria-components/Calendar';
import { DateInput as DateParts, DatePicker, DateSegment } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Popover } from 'react-aria-components/Popover';
import { fieldClass, fieldId, FieldLabel, FieldNotes, type FieldProps } from './field.js';

interface DateInputProps extends FieldProps {
  /** `YYYY-MM-DD`, or empty while no whole day is entered. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

function dayOf(value: string): CalendarDate | null {
  try {
    return parseDate(value);
  } catch {
    return null;
  }
}

function CalendarIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.6">
      <rect x="2" y="3.5" width="14" height="12.5" rx="2" /><path d="M2 7.5h14M6 1.5v4M12 1.5v4" />
    </svg>
  );
}

/** A day, typed part by part or picked from a month. */
export function DateInput({ name, label, hint, error, optional = false, value, onChange }: DateInputProps) {
  const { t } = useTranslation();
  return (
    <div id={fieldId(name)} className="field-place">
      <DatePicker
        className={fieldClass({ short: true })}
        value={dayOf(value)}
        onChange={(day) => onChange(day === null ? '' : day.toString().slice(0, 10))}
        isInvalid={error !== undefined}
        isRequired={!optional}
        validationBehavior="aria"
        shouldForceLeadingZeros
      >
        <FieldLabel label={label} optional={optional} />
        <Group className="date-group">
          <DateParts className="date-input">{(segment) => <DateSegment segment={segment} className="date-segment" />}</DateParts>
          <Button className="icon-button"><CalendarIcon /></Button>
        </Group>
        <FieldNotes hint={hint} error={error} />
        <Popover className="popover popover-pad">
          <Dialog className="calendar-dialog">
            <Calendar>
              <header className="calendar-head">
                <Button slot="previous" className="icon-button" aria-label={t('shell.previousMonth')}>‹</Button>
                <CalendarHeading level={2} className="calendar-title" />
                <Button slot="next" className="icon-button" aria-label={t('shell.nextMonth')}>›</Button>
              </header>
              <CalendarGrid className="calendar-grid">{(date) => <CalendarCell date={date} className="calendar-cell" />}</CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </div>
  );
}
