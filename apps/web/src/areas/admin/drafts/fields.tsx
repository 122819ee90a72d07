import { useEffect, useState } from 'react';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckInput, ChoiceInput } from '../../../components/form/choice-input.js';
import { DateInput } from '../../../components/form/date-input.js';
import { fieldId, FieldLabel, FieldNotes } from '../../../components/form/field.js';
import { SelectInput, type Option } from '../../../components/form/select-input.js';
import { TextInput } from '../../../components/form/text-input.js';
import { useCodeWords } from '../../../components/catalogue/field-labels.js';
import { useDraftField } from './draft-form.js';

const FEN_PER_YUAN = 100;

export interface AtPath {
  readonly path: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

interface TextFieldProps extends AtPath {
  readonly multiline?: boolean;
  readonly short?: boolean;
  /** What an empty input means: an empty text, nothing, or that the field is not there at all. */
  readonly empty?: '' | null | 'absent';
}

export function TextField({ path, empty = '', ...look }: TextFieldProps) {
  const { value, set, ...field } = useDraftField(path);
  const emptied = empty === 'absent' ? undefined : empty;
  return <TextInput {...field} {...look} value={textOf(value)} onChange={(text) => set(text === '' ? emptied : text)} />;
}

/** Texts of a list, one a line; `absentWhenEmpty`: without any the field is not there at all. */
export function LinesField({ path, absentWhenEmpty = false, ...look }: AtPath & { readonly absentWhenEmpty?: boolean }) {
  const { value, set, ...field } = useDraftField(path);
  const lines = Array.isArray(value) ? value.map(textOf) : [];
  const [text, setText] = useState(() => lines.join('\n'));
  const read = (typed: string): string[] => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const outside = lines.join('\n');
  // What is typed may have empty lines that the list has not; another list came from elsewhere.
  useEffect(() => setText((now) => (read(now).join('\n') === outside ? now : outside)), [outside]);
  const change = (typed: string) => {
    setText(typed);
    set(read(typed).length === 0 && absentWhenEmpty ? undefined : read(typed));
  };
  return <TextInput {...field} {...look} multiline value={text} onChange={change} />;
}

/** A whole number; other words stand as they were typed until they are corrected. */
export function NumberField({ path, ...look }: AtPath) {
  const { value, set, ...field } = useDraftField(path);
  return <TextInput {...field} {...look} short inputMode="numeric" value={textOf(value)} onChange={(text) => set(/^\d{1,9}$/.test(text) ? Number(text) : text === '' ? null : text)} />;
}

/** An amount that is typed in yuan and kept in fen. */
export function MoneyField({ path, ...look }: AtPath) {
  const { value, set, ...field } = useDraftField(path);
  const shown = typeof value === 'number' ? String(value / FEN_PER_YUAN) : textOf(value);
  const [text, setText] = useState(shown);
  const read = (typed: string): unknown => (/^\d{1,7}(\.\d{1,2})?$/.test(typed.trim()) ? Math.round(Number(typed) * FEN_PER_YUAN) : typed);
  const change = (typed: string) => {
    setText(typed);
    set(read(typed));
  };
  return <TextInput {...field} {...look} short inputMode="numeric" value={text} onChange={change} />;
}

interface CodesProps extends AtPath {
  readonly codes: readonly string[];
  /** More about one code. */
  readonly note?: (code: string) => string;
}

function useOptions(path: string, codes: readonly string[], value: string, note?: (code: string) => string): readonly Option[] {
  const words = useCodeWords();
  const all = value === '' || codes.includes(value) ? codes : [...codes, value];
  return all.map((code) => ({ key: code, label: words(path, code) ?? code, note: note?.(code) }));
}

/** One of a few codes, all of them visible. */
export function ChoiceField({ path, codes, note, ...look }: CodesProps) {
  const { value, set, ...field } = useDraftField(path);
  return <ChoiceInput {...field} {...look} options={useOptions(path, codes, textOf(value), note)} value={textOf(value)} onChange={set} />;
}

/** One of many codes. */
export function SelectField({ path, codes, ...look }: CodesProps) {
  const { value, set, ...field } = useDraftField(path);
  return <SelectInput {...field} {...look} options={useOptions(path, codes, textOf(value))} value={textOf(value)} onChange={set} />;
}

export function DayField({ path, optional, ...look }: AtPath) {
  const { value, set, ...field } = useDraftField(path);
  return <DateInput {...field} {...look} optional={optional ?? false} value={textOf(value)} onChange={(day) => set(day === '' ? null : day)} />;
}

export function YesField({ path, hint }: AtPath) {
  const { value, set, name, label, error } = useDraftField(path);
  return <CheckInput name={name} error={error} note={hint} value={value === true} onChange={set}>{label}</CheckInput>;
}

interface PartFieldProps {
  readonly path: string;
  readonly words: string;
  /** What the part begins with. */
  readonly blank: unknown;
  /** Left out where the part is null without its content; `absent` where it is not there at all. */
  readonly without?: 'absent';
}

/** Whether a part is there at all. */
export function PartField({ path, words, blank, without }: PartFieldProps) {
  const { value, set, name, error } = useDraftField(path);
  const isThere = value !== null && value !== undefined;
  const nothing = without === 'absent' ? undefined : null;
  return <div id={fieldId(name)}><CheckInput name={`${name}.there`} error={error} value={isThere} onChange={(there) => set(there ? blank : nothing)}>{words}</CheckInput></div>;
}

interface ChecksFieldProps extends AtPath {
  readonly options: readonly Option[];
}

/** Several of a few; what is chosen stands in the order of the options. */
export function ChecksField({ path, options, hint, optional = false }: ChecksFieldProps) {
  const { value, set, name, label, error } = useDraftField(path);
  const chosen = Array.isArray(value) ? value.map(textOf) : [];
  const all = [...options, ...chosen.filter((each) => options.every(({ key }) => key !== each)).map((key) => ({ key, label: key }))];
  return (
    <div id={fieldId(name)}>
      <CheckboxGroup className="field" value={chosen} onChange={(keys) => set(all.map(({ key }) => key).filter((key) => keys.includes(key)))} isInvalid={error !== undefined} isRequired={!optional} validationBehavior="aria">
        <FieldLabel label={label} optional={optional} />
        {all.map((option) => (
          <CheckboxField key={option.key} value={option.key}>
            <CheckboxButton className="check"><span className="choice-mark choice-mark-square" aria-hidden="true" /><span>{option.label}</span></CheckboxButton>
          </CheckboxField>
        ))}
        <FieldNotes hint={hint} error={error} />
      </CheckboxGroup>
    </div>
  );
}
