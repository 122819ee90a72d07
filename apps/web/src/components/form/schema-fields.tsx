import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import type { FormAnswer, FormAnswers, FormField, ServiceForm } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import type { FieldErrors } from './error-summary.js';
import { columnsOf, fieldsShown, isRequired } from './form-answers.js';
import { SchemaField } from './schema-field.js';
import { SchemaRows } from './schema-rows.js';

interface SchemaFieldsProps {
  readonly form: ServiceForm;
  readonly answers: FormAnswers;
  readonly errors: FieldErrors;
  readonly onChange: (answers: FormAnswers) => void;
}

/** A form drawn from the JSON Schema of a service type: no screen is written for a new service. What its conditions hide is not there, and what was typed into it is kept. */
export function SchemaFields({ form, answers, errors, onChange }: SchemaFieldsProps) {
  const { language } = useFormat();
  const shown = fieldsShown(form.schema, answers);
  const draw = (name: string, field: FormField) => {
    const value = answers[name];
    const common = { name: `form.${name}`, field, required: isRequired(form.schema, name), onChange: (answer: FormAnswer) => onChange({ ...answers, [name]: answer }) };
    return field.type === 'array'
      ? <SchemaRows key={name} {...common} rows={typeof value === 'object' ? value : []} errors={errors} />
      : <SchemaField key={name} {...common} value={typeof value === 'object' ? undefined : value} error={errors[`form.${name}`]} />;
  };
  return form.sections.map((section) => {
    const fields = section.fields.flatMap((name) => {
      const field = shown[name];
      return field === undefined ? [] : [draw(name, field)];
    });
    if (fields.length === 0) return null;
    return (
      <fieldset key={section.code} className="form-section">
        <legend>{language === 'en' ? section.titleEn : section.titleZh}</legend>
        {fields}
      </fieldset>
    );
  });
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

interface AnswerInWords {
  readonly term: string;
  readonly value: string;
}

/** One answer in words: money in yuan, places and choices by name, days as the language writes them. */
function useAnswerInWords(): (field: FormField | undefined, value: unknown) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  return (field, value) => {
    if (typeof value === 'boolean') return t(value ? 'shell.yes' : 'shell.no');
    if (typeof value === 'number') return field?.['x-widget'] === 'money' ? t('apply.yuan', { amount: (value / 100).toFixed(2) }) : String(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (field?.['x-widget'] === 'division' && /^\d{6}$/.test(text)) return placeName(text);
    if (field?.format === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text);
    return field?.[`x-enum-${format.language}`]?.[text] ?? text;
  };
}

/** The answers in words, for reading: by section, empty ones and declarations left out, each row with its number. */
export function useAnswersInWords(form: ServiceForm | undefined): (answers: Readonly<Record<string, unknown>>) => readonly AnswerInWords[] {
  const { t } = useTranslation();
  const { language } = useFormat();
  const inWords = useAnswerInWords();
  const rowInWords = (field: FormField, row: Readonly<Record<string, unknown>>): string => columnsOf(field)
    .flatMap(([column, each]) => (row[column] === undefined || row[column] === '' ? [] : [t('apply.cell', { label: each[`x-${language}`], value: inWords(each, row[column]) })])).join(t('apply.between'));
  const one = (name: string, value: unknown): AnswerInWords[] => {
    const field = form?.schema.properties[name];
    if (value === undefined || value === null || value === '' || isDeclaration(field)) return [];
    const term = field?.[`x-${language}`] ?? name;
    if (field?.type !== 'array' || !Array.isArray(value)) return [{ term, value: inWords(field, value) }];
    return value.map((row: Readonly<Record<string, unknown>>, at) => ({ term: t('apply.rowTitle', { label: term, number: at + 1 }), value: rowInWords(field, row) }));
  };
  return (answers) => (form?.sections.flatMap((section) => section.fields) ?? Object.keys(answers)).flatMap((name) => one(name, answers[name]));
}
