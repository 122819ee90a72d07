import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormField, FormRow } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Button } from './button.js';
import type { FieldErrors } from './error-summary.js';
import { columnsOf } from './form-answers.js';
import { fieldId } from './field.js';
import { SchemaField } from './schema-field.js';

interface SchemaRowsProps {
  readonly name: string;
  readonly field: FormField;
  readonly required: boolean;
  readonly rows: readonly FormRow[];
  readonly errors: FieldErrors;
  readonly onChange: (rows: readonly FormRow[]) => void;
}

/** Rows that can be added and taken away: one for each child, vehicle or invoice. An empty one stands there where at least one is asked for. */
export function SchemaRows({ name, field, required, rows, errors, onChange }: SchemaRowsProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const box = useRef<HTMLFieldSetElement>(null);
  const label = field[`x-${language}`];
  const hint = field[`x-help-${language}`];
  const shown = rows.length === 0 && required ? [{}] : rows;
  const columns = field.items?.required ?? [];
  const error = errors[name];
  const set = (at: number, column: string, value: string | boolean) => onChange(shown.map((row, each) => (each === at ? { ...row, [column]: value } : row)));
  const hasMoved = useRef(false);
  const resize = (next: readonly FormRow[]) => {
    hasMoved.current = true;
    onChange(next);
  };
  // Once the rows are drawn: the focus goes to the new one, or to the last that is left.
  useEffect(() => {
    if (hasMoved.current) [...(box.current?.querySelectorAll<HTMLElement>('.form-row') ?? [])].at(-1)?.focus();
    hasMoved.current = false;
  }, [shown.length]);
  return (
    <fieldset ref={box} id={fieldId(name)} className="form-rows" aria-describedby={error === undefined ? undefined : `${fieldId(name)}-error`}>
      <legend>{label}{!required && <span className="field-optional">（{t('shell.optional')}）</span>}</legend>
      {hint !== undefined && <p className="field-hint">{hint}</p>}
      {error !== undefined && <p id={`${fieldId(name)}-error`} className="field-error">{error}</p>}
      {shown.map((row, at) => (
        <section key={at} className="form-row" tabIndex={-1} aria-label={t('apply.rowTitle', { label, number: at + 1 })}>
          <div className="row row-between">
            <h4>{t('apply.rowTitle', { label, number: at + 1 })}</h4>
            {(shown.length > 1 || !required) && <Button look="quiet" size="small" label={t('apply.rowRemoveNamed', { label, number: at + 1 })} onPress={() => resize(shown.filter((_, each) => each !== at))}>{t('apply.rowRemove')}</Button>}
          </div>
          {columnsOf(field).map(([column, each]) => {
            const path = `${name}[${at}].${column}`;
            return <SchemaField key={column} name={path} field={each} required={columns.includes(column)} value={row[column]} error={errors[path]} onChange={(value) => set(at, column, value)} />;
          })}
        </section>
      ))}
      {shown.length < (field.maxItems ?? Infinity) && <div><Button look="second" size="small" onPress={() => resize([...shown, {}])}>{t('apply.rowAdd', { label })}</Button></div>}
    </fieldset>
  );
}
