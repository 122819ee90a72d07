import { useTranslation } from 'react-i18next';
import type { FormField, ServiceForm } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { CheckInput, ChoiceInput } from './choice-input.js';
import { DateInput } from './date-input.js';
import type { FieldErrors } from './error-summary.js';
import { SelectInput } from './select-input.js';
import { TextInput } from './text-input.js';

export type FormAnswers = Readonly<Record<string, string | boolean>>;

const FEW = 4;

interface SchemaFieldProps {
  readonly name: string;
  readonly field: FormField;
  readonly required: boolean;
  readonly value: string | boolean | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: string | boolean) => void;
}

function SchemaField({ name, field, required, value, error, onChange }: SchemaFieldProps) {
  const { language } = useFormat();
  const label = field[`x-${language}`];
  const hint = field[`x-help-${language}`];
  const text = typeof value === 'string' ? value : '';
  const common = { name: `form.${name}`, label, hint, error, optional: !required };
  if (field.type === 'boolean') return <CheckInput name={`form.${name}`} error={error} value={value === true} onChange={onChange} note={hint}>{label}</CheckInput>;
  if (field.format === 'date') return <DateInput {...common} value={text} onChange={onChange} />;
  if (field.enum !== undefined) {
    const options = field.enum.map((key) => ({ key, label: field[`x-enum-${language}`]?.[key] ?? key }));
    return options.length <= FEW ? <ChoiceInput {...common} options={options} value={text} onChange={onChange} /> : <SelectInput {...common} options={options} value={text} onChange={onChange} />;
  }
  return <TextInput {...common} value={text} onChange={onChange} multiline={field['x-widget'] === 'multiline'} maxLength={field.maxLength} />;
}

interface SchemaFieldsProps {
  readonly form: ServiceForm;
  readonly answers: FormAnswers;
  readonly errors: FieldErrors;
  readonly onChange: (answers: FormAnswers) => void;
}

/** A form drawn from the JSON Schema of a service type: no screen is written for a new service. */
export function SchemaFields({ form, answers, errors, onChange }: SchemaFieldsProps) {
  const { language } = useFormat();
  return form.sections.map((section) => (
    <fieldset key={section.code} className="form-section">
      <legend>{language === 'en' ? section.titleEn : section.titleZh}</legend>
      {section.fields.map((name) => {
        const field = form.schema.properties[name];
        return field === undefined ? null : (
          <SchemaField key={name} name={name} field={field} required={form.schema.required.includes(name)} value={answers[name]} error={errors[`form.${name}`]} onChange={(value) => onChange({ ...answers, [name]: value })} />
        );
      })}
    </fieldset>
  ));
}

/** A statement that can only be confirmed: it has no answer to show, only that it was given. */
function isDeclaration(field: FormField | undefined): boolean {
  return field?.type === 'boolean' && field.const === true;
}

/** The declarations that the applicant has given, as sentences. */
export function Declarations({ form, answers }: { readonly form: ServiceForm | undefined; readonly answers: Readonly<Record<string, unknown>> }) {
  const { language } = useFormat();
  const given = Object.entries(form?.schema.properties ?? {}).filter(([name, field]) => isDeclaration(field) && answers[name] === true);
  if (given.length === 0) return null;
  return <ul className="declarations">{given.map(([name, field]) => <li key={name}>{field[`x-${language}`]}</li>)}</ul>;
}

/** The answers in words, for reading: by section, empty ones and declarations left out. */
export function useAnswersInWords(form: ServiceForm | undefined): (answers: Readonly<Record<string, unknown>>) => readonly { readonly term: string; readonly value: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  const words = (field: FormField | undefined, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'shell.yes' : 'shell.no');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (field?.format === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text);
    return field?.[`x-enum-${format.language}`]?.[text] ?? text;
  };
  return (answers) => {
    const order = form?.sections.flatMap((section) => section.fields) ?? Object.keys(answers);
    return order.flatMap((name) => {
      const value = answers[name];
      const field = form?.schema.properties[name];
      if (value === undefined || value === null || value === '' || isDeclaration(field)) return [];
      return [{ term: field?.[`x-${format.language}`] ?? name, value: words(field, value) }];
    });
  };
}
