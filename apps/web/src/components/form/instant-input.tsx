import { parseDateTime, type CalendarDateTime } from '@internationalized/date';
import { DateInput as InstantParts, DatePicker, DateSegment } from 'react-aria-components/DatePicker';
import { Group } from 'react-aria-components/Group';
import { fieldClass, fieldId, FieldLabel, FieldNotes, type FieldProps } from './field.js';

interface InstantInputProps extends FieldProps {
  /** ISO 8601 (UTC), or empty while no whole instant is entered. */
  readonly value: string;
  readonly onChange: (at: string) => void;
}

/** China has one time, eight hours ahead, and no summer time since 1991. */
const AHEAD_MS = 8 * 3_600_000;
const TO_THE_MINUTE = 16;

function inChina(value: string): CalendarDateTime | null {
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : parseDateTime(new Date(at + AHEAD_MS).toISOString().slice(0, TO_THE_MINUTE));
}

/** An instant to the minute, typed part by part in the time of China. */
export function InstantInput({ name, label, hint, error, optional = false, value, onChange }: InstantInputProps) {
  return (
    <div id={fieldId(name)} className="field-place">
      <DatePicker
        className={fieldClass({ short: true })}
        value={inChina(value)}
        onChange={(at) => onChange(at === null ? '' : new Date(`${at.toString().slice(0, TO_THE_MINUTE)}:00+08:00`).toISOString())}
        granularity="minute"
        hourCycle={24}
        isInvalid={error !== undefined}
        isRequired={!optional}
        validationBehavior="aria"
        shouldForceLeadingZeros
      >
        <FieldLabel label={label} optional={optional} />
        <Group className="date-group">
          <InstantParts className="date-input">{(segment) => <DateSegment segment={segment} className="date-segment" />}</InstantParts>
        </Group>
        <FieldNotes hint={hint} error={error} />
      </DatePicker>
    </div>
  );
}
