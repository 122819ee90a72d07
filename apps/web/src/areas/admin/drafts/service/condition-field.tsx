import { useTranslation } from 'react-i18next';
import { valueAt } from '../../../../components/catalogue/content-path.js';
import { Button } from '../../../../components/form/button.js';
import { CheckInput } from '../../../../components/form/choice-input.js';
import { fieldId } from '../../../../components/form/field.js';
import { SelectInput } from '../../../../components/form/select-input.js';
import { useFormat } from '../../../../text/format.js';
import { useDraftForm } from '../draft-form.js';
import { answersOf, readChoices, readSections, textOf, type Condition, type FieldRow } from './form-model.js';

interface ConditionFieldProps {
  /** Where the condition stands. */
  readonly path: string;
  readonly label: string;
  /** The field that has it, which cannot depend on itself. */
  readonly besides?: string;
  readonly condition: unknown;
  /** Undefined: always. */
  readonly onChange: (condition: Condition | undefined) => void;
}

function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(Array.isArray);
}

/** While which answers of other fields something is asked: each named field must have one of the answers that are ticked. */
export function ConditionField({ path, label, besides, condition, onChange }: ConditionFieldProps) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { content, problem } = useDraftForm();
  const fields = readSections(valueAt(content, 'form')).flatMap((section) => section.rows).filter((row) => row.name !== besides && answersOf(row).length > 0);
  const when = isCondition(condition) ? condition : {};
  const nameOf = (row: FieldRow | undefined, name: string): string => (row === undefined ? t('drafts.unknownCode', { code: name }) : textOf(row.field[`x-${language}`]) || name);
  const wordsOf = (row: FieldRow | undefined, answer: string | boolean): string => (typeof answer === 'boolean' ? t(answer ? 'shell.yes' : 'shell.no') : (row && readChoices(row.field).find(({ code }) => code === answer)?.[language]) || answer);
  const write = (entries: readonly (readonly [string, readonly (string | boolean)[]])[]) => onChange(entries.length === 0 ? undefined : Object.fromEntries(entries));
  const entries = Object.entries(when);
  const left = fields.filter(({ name }) => !(name in when));
  return (
    <fieldset className="list-field" id={fieldId(path)} tabIndex={-1}>
      <legend className="field-label">{label}</legend>
      {entries.length === 0 && <p className="muted small">{t('drafts.service.always')}</p>}
      {entries.map(([name, answers]) => {
        const row = fields.find((each) => each.name === name);
        const possible = row === undefined ? answers : answersOf(row);
        const error = problem(`${path}.${name}`);
        return (
          <fieldset key={name} className="list-item" id={fieldId(`${path}.${name}`)}>
            <legend>{nameOf(row, name)}</legend>
            {possible.map((answer) => (
              <CheckInput
                key={String(answer)} name={`${path}.${name}.${String(answer)}`} value={answers.includes(answer)}
                onChange={(isTicked) => write(entries.map(([each, given]) => [each, each === name ? possible.filter((other) => (other === answer ? isTicked : given.includes(other))) : given]))}
              >{wordsOf(row, answer)}</CheckInput>
            ))}
            {error !== undefined && <p className="field-error">{error}</p>}
            <div><Button look="quiet" size="small" label={t('drafts.form.removeItem', { item: nameOf(row, name) })} onPress={() => write(entries.filter(([each]) => each !== name))}>{t('drafts.form.remove')}</Button></div>
          </fieldset>
        );
      })}
      {problem(path) !== undefined && <p className="field-error">{problem(path)}</p>}
      {left.length > 0 && (
        <SelectInput
          name={`${path}.add`} label={t('drafts.service.addCondition')} optional value="" options={left.map((row) => ({ key: row.name, label: nameOf(row, row.name) }))}
          onChange={(name) => { const row = left.find((each) => each.name === name); if (row) write([...entries, [name, answersOf(row).slice(0, 1)]]); }}
        />
      )}
    </fieldset>
  );
}
