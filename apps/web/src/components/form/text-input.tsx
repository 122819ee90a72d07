import { TextArea } from 'react-aria-components/TextArea';
import { Input, TextField } from 'react-aria-components/TextField';
import { fieldClass, fieldId, FieldLabel, FieldNotes, type FieldProps } from './field.js';

interface TextInputProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly multiline?: boolean;
  readonly type?: 'text' | 'tel';
  readonly inputMode?: 'text' | 'numeric' | 'tel';
  readonly autoComplete?: string;
  readonly maxLength?: number | undefined;
  readonly placeholder?: string;
}

export function TextInput({ name, label, hint, error, optional = false, short = false, multiline = false, placeholder, autoComplete = 'off', maxLength, ...rest }: TextInputProps) {
  return (
    <div id={fieldId(name)}>
      <TextField
        {...rest}
        {...(maxLength === undefined ? {} : { maxLength })}
        name={name}
        className={fieldClass({ short })}
        isInvalid={error !== undefined}
        isRequired={!optional}
        validationBehavior="aria"
        autoComplete={autoComplete}
      >
        <FieldLabel label={label} optional={optional} />
        {multiline ? <TextArea rows={4} placeholder={placeholder} /> : <Input placeholder={placeholder} />}
        <FieldNotes hint={hint} error={error} />
      </TextField>
    </div>
  );
}
