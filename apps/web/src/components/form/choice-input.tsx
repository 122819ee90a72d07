import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { fieldId, FieldLabel, FieldNotes, type FieldProps } from './field.js';
import type { Option } from './select-input.js';

interface ChoiceInputProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (key: string) => void;
}

/** A few options, all visible, one of them chosen. */
export function ChoiceInput({ name, label, hint, error, optional = false, options, value, onChange }: ChoiceInputProps) {
  return (
    <div id={fieldId(name)}>
      <RadioGroup className="field" name={name} value={value === '' ? null : value} onChange={onChange} isInvalid={error !== undefined} isRequired={!optional} validationBehavior="aria">
        <FieldLabel label={label} optional={optional} />
        <div className="choice-group">
          {options.map((option) => (
            <RadioField key={option.key} value={option.key}>
              <RadioButton className="choice">
                <span className="choice-mark" aria-hidden="true" />
                <span>
                  {option.label}
                  {option.note !== undefined && <Text slot="description" className="choice-note">{option.note}</Text>}
                </span>
              </RadioButton>
            </RadioField>
          ))}
        </div>
        <FieldNotes hint={hint} error={error} />
      </RadioGroup>
    </div>
  );
}

interface CheckInputProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly error?: string | undefined;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** One statement to confirm. */
export function CheckInput({ name, children, note, error, value, onChange }: CheckInputProps) {
  return (
    <div id={fieldId(name)}>
      <CheckboxField name={name} isSelected={value} onChange={onChange} isInvalid={error !== undefined} validationBehavior="aria">
        <CheckboxButton className="check">
          <span className="choice-mark choice-mark-square" aria-hidden="true" />
          <span>{children}</span>
        </CheckboxButton>
        {note !== undefined && <Text slot="description" className="field-hint">{note}</Text>}
        <FieldNotes error={error} />
      </CheckboxField>
    </div>
  );
}
