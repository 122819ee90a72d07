import { useTranslation } from 'react-i18next';
import type { FormField } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { CheckInput, ChoiceInput } from './choice-input.js';
import { DateInput } from './date-input.js';
import { DivisionPicker } from './division-picker.js';
import { SelectInput } from './select-input.js';
import { TextInput } from './text-input.js';

const FEW = 4;

interface SchemaFieldProps {
  /** Path of the answer, as errors name it. */
  readonly name: string;
  readonly field: FormField;
  readonly required: boolean;
  readonly value: string | boolean | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: string | boolean) => void;
}

type Common = Pick<SchemaFieldProps, 'name' | 'error' | 'onChange'> & { readonly label: string; readonly hint: string | undefined; readonly optional: boolean };

/** A line of text in the way that its widget is typed. */
function WrittenField({ field, common, text }: { readonly field: FormField; readonly common: Common; readonly text: string }) {
  const { t } = useTranslation();
  const { onChange } = common;
  switch (field['x-widget']) {
    case 'resident-id':
    case 'credit-code':
      return <TextInput {...common} value={text} onChange={(value) => onChange(value.trim().toUpperCase())} maxLength={18} short />;
    case 'phone':
      return <TextInput {...common} value={text} onChange={(value) => onChange(value.trim())} type="tel" inputMode="tel" maxLength={20} short />;
    case 'bank-account':
      return <TextInput {...common} value={text} onChange={(value) => onChange(value.replaceAll(' ', ''))} inputMode="numeric" maxLength={30} short />;
    case 'money':
      return <TextInput {...common} label={t('apply.inYuan', { label: common.label })} value={text} maxLength={15} short />;
    case 'multiline':
      return <TextInput {...common} value={text} multiline maxLength={field.maxLength} />;
    case 'division':
      return <DivisionPicker {...common} value={text} />;
    case 'address':
    case undefined:
      return field.type === 'integer' ? <TextInput {...common} value={text} inputMode="numeric" maxLength={15} short /> : <TextInput {...common} value={text} maxLength={field.maxLength} />;
  }
}

/** One question of a form in the way that it is best answered. */
export function SchemaField({ name, field, required, value, error, onChange }: SchemaFieldProps) {
  const { language } = useFormat();
  const label = field[`x-${language}`];
  const hint = field[`x-help-${language}`];
  const text = typeof value === 'string' ? value : '';
  const common: Common = { name, label, hint, error, optional: !required, onChange };
  if (field.type === 'boolean') return <CheckInput name={name} error={error} value={value === true} onChange={onChange} note={hint}>{label}</CheckInput>;
  if (field.format === 'date') return <DateInput {...common} value={text} />;
  if (field.enum !== undefined) {
    const options = field.enum.map((key) => ({ key, label: field[`x-enum-${language}`]?.[key] ?? key }));
    return options.length <= FEW ? <ChoiceInput {...common} options={options} value={text} /> : <SelectInput {...common} options={options} value={text} />;
  }
  return <WrittenField field={field} common={common} text={text} />;
}
