import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Content } from '../../../../api/types.js';
import { valueAt } from '../../../../components/catalogue/content-path.js';
import { Button } from '../../../../components/form/button.js';
import { CheckInput } from '../../../../components/form/choice-input.js';
import { fieldId } from '../../../../components/form/field.js';
import { SelectInput } from '../../../../components/form/select-input.js';
import { TextInput } from '../../../../components/form/text-input.js';
import { useFormat } from '../../../../text/format.js';
import { useDraftForm } from '../draft-form.js';
import { NumberField, TextField } from '../fields.js';
import { FormSection } from '../qualification-form.js';
import { ConditionField } from './condition-field.js';
import { ConceptField } from './evidence-fields.js';
import { OptionalCodeField } from './optional-select.js';
import { FIELD_KINDS, freshRow, kindOf, moveRow, readChoices, readColumns, readSections, textOf, withChoices, withKind, withRow, writeColumns, writeForm, type Choice, type FieldKind, type FieldRow, type SectionRows } from './form-model.js';

const AT = 'form.schema.properties';
/** Camel case, as answers are named. */
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/;
const IN_ROWS = FIELD_KINDS.filter((kind) => kind !== 'rows');

interface Editing {
  readonly sections: readonly SectionRows[];
  readonly write: (sections: readonly SectionRows[]) => void;
}

function useSections(): Editing {
  const { content, set } = useDraftForm();
  const form = valueAt(content, 'form');
  return { sections: readSections(form), write: (sections) => set('form', writeForm(form, sections)) };
}

/** The choices of a field: code, and label in both languages. */
function Choices({ path, field, onChange }: { readonly path: string; readonly field: Content; readonly onChange: (field: Content) => void }) {
  const { t } = useTranslation();
  const { problem } = useDraftForm();
  const choices = readChoices(field);
  const change = (index: number, change: Partial<Choice>) => onChange(withChoices(field, choices.map((each, at) => (at === index ? { ...each, ...change } : each))));
  const free = (): string => { for (let n = choices.length + 1; ; n += 1) if (choices.every(({ code }) => code !== `choice${String(n)}`)) return `choice${String(n)}`; };
  return (
    <fieldset className="list-field" id={fieldId(`${path}.enum`)} tabIndex={-1}>
      <legend className="field-label">{t('drafts.service.choices')}</legend>
      {choices.map((choice, index) => {
        const label = (part: string) => `${t('drafts.service.choice', { n: index + 1 })} ${part}`;
        return (
          <div key={index} className="field-row field-row-end">
            <TextInput name={`${path}.enum.${String(index)}`} label={label(t('drafts.service.choiceCode'))} short value={choice.code} error={choices.some(({ code }, at) => at !== index && code === choice.code) ? t('drafts.issue.twice') : undefined} onChange={(code) => change(index, { code })} />
            <TextInput name={`${path}.x-enum-zh.${choice.code}`} label={label(t('drafts.service.inChinese'))} value={choice.zh} error={problem(`${path}.x-enum-zh.${choice.code}`)} onChange={(zh) => change(index, { zh })} />
            <TextInput name={`${path}.x-enum-en.${choice.code}`} label={label(t('drafts.service.inEnglish'))} value={choice.en} error={problem(`${path}.x-enum-en.${choice.code}`)} onChange={(en) => change(index, { en })} />
            <Button look="quiet" size="small" label={t('drafts.form.removeItem', { item: t('drafts.service.choice', { n: index + 1 }) })} onPress={() => onChange(withChoices(field, choices.toSpliced(index, 1)))}>{t('drafts.form.remove')}</Button>
          </div>
        );
      })}
      {problem(`${path}.enum`) !== undefined && <p className="field-error">{problem(`${path}.enum`)}</p>}
      <div className="list-add"><Button look="second" size="small" onPress={() => onChange(withChoices(field, [...choices, { code: free(), zh: '', en: '' }]))}>{t('drafts.service.addChoice')}</Button></div>
    </fieldset>
  );
}

interface RowProps {
  readonly path: string;
  readonly row: FieldRow;
  readonly kinds: readonly FieldKind[];
  readonly taken: readonly string[];
  /** The row as it becomes; undefined: it goes. */
  readonly onChange: (row: FieldRow | undefined) => void;
  readonly onMove: (step: -1 | 1) => void;
}

/** What a kind of field says of its bounds. */
function Bounds({ path, kind }: { readonly path: string; readonly kind: FieldKind }) {
  if (kind === 'text' || kind === 'multiline') return <div className="field-row"><NumberField path={`${path}.maxLength`} /><TextField path={`${path}.pattern`} optional empty="absent" short /></div>;
  if (kind === 'number' || kind === 'money') return <div className="field-row"><NumberField path={`${path}.minimum`} /><NumberField path={`${path}.maximum`} /></div>;
  if (kind === 'rows') return <div className="field-row"><NumberField path={`${path}.minItems`} /><NumberField path={`${path}.maxItems`} /></div>;
  return kind === 'date' ? <OptionalCodeField path={`${path}.x-day`} codes={['past', 'future']} /> : null;
}

/** Everything that one field says: what it is called, why it is asked, how it is answered. */
function FieldInputs({ path, row, kinds, taken, onChange }: Omit<RowProps, 'onMove'>) {
  const { t } = useTranslation();
  const { problem } = useDraftForm();
  const [name, setName] = useState(row.name);
  const kind = kindOf(row.field);
  const isNameFree = name === row.name || (NAME.test(name) && !taken.includes(name));
  // The whole name at once: what depends on the field follows it.
  const rename = () => {
    if (name !== row.name && isNameFree) onChange({ ...row, name });
  };
  return (
    <div className="stack-s">
      <div className="field-row"><TextField path={`${path}.x-zh`} /><TextField path={`${path}.x-en`} /></div>
      <div className="field-row"><TextField path={`${path}.x-purpose-zh`} /><TextField path={`${path}.x-purpose-en`} /></div>
      <div className="field-row"><TextField path={`${path}.x-help-zh`} optional empty="absent" /><TextField path={`${path}.x-help-en`} optional empty="absent" /></div>
      <div className="field-row">
        <SelectInput name={`${path}.type`} label={t('drafts.service.kindOfField')} error={problem(`${path}.type`)} value={kind} options={kinds.map((key) => ({ key, label: t(`drafts.service.kind.${key}`) }))} onChange={(key) => onChange({ ...row, field: withKind(row.field, kinds.find((each) => each === key) ?? kind) })} />
        <TextInput name={`${path}.name`} label={t('drafts.service.fieldName')} hint={t('drafts.service.fieldNameHint')} short error={isNameFree ? undefined : t('drafts.issue.field_name')} value={name} onChange={setName} onBlur={rename} />
      </div>
      {kind === 'choice' && <Choices path={path} field={row.field} onChange={(field) => onChange({ ...row, field })} />}
      <Bounds path={path} kind={kind} />
      <CheckInput name={`${path}.required`} value={row.isRequired} onChange={(isRequired) => onChange({ ...row, isRequired })}>{t('drafts.service.required')}</CheckInput>
      <CheckInput name={`${path}.x-personal`} note={t('drafts.service.personalHint')} error={problem(`${path}.x-personal`)} value={row.field['x-personal'] === true} onChange={(isPersonal) => onChange({ ...row, field: marked(row.field, 'x-personal', isPersonal) })}>{t('drafts.service.personal')}</CheckInput>
      {kind === 'declaration' && <CheckInput name={`${path}.x-consent`} value={row.field['x-consent'] === true} onChange={(isConsent) => onChange({ ...row, field: marked(row.field, 'x-consent', isConsent) })}>{t('drafts.service.consent')}</CheckInput>}
      <ConceptField path={path} field={row.field} onChange={(field) => onChange({ ...row, field })} />
    </div>
  );
}

function marked(field: Content, mark: string, isMarked: boolean): Content {
  const { [mark]: _, ...without } = field;
  return isMarked ? { ...without, [mark]: true } : without;
}

/** Columns of repeatable rows: fields without conditions and without rows of their own. */
function Columns({ path, row, onChange }: Pick<RowProps, 'path' | 'row' | 'onChange'>) {
  const { t } = useTranslation();
  const columns = readColumns(row.field);
  const write = (rows: readonly FieldRow[]) => onChange({ ...row, field: { ...row.field, items: writeColumns(rows) } });
  const taken = columns.map(({ name }) => name);
  return (
    <fieldset className="list-field" id={fieldId(`${path}.items`)} tabIndex={-1}>
      <legend className="field-label">{t('drafts.service.columns')}</legend>
      {columns.map((column, index) => (
        <FieldBox
          key={column.name} path={`${path}.items.properties.${column.name}`} row={column} kinds={IN_ROWS} taken={taken}
          onChange={(next) => write(columns.flatMap((each) => (each.name === column.name ? (next ?? []) : [each])))}
          onMove={(step) => write(moveRow([{ code: '', titleZh: '', titleEn: '', rows: columns }], column.name, step)[0]?.rows ?? columns)} isFirst={index === 0} isLast={index === columns.length - 1}
        />
      ))}
      <div className="list-add"><Button look="second" size="small" onPress={() => write([...columns, freshRow(taken)])}>{t('drafts.service.addColumn')}</Button></div>
    </fieldset>
  );
}

/** One field, folded to its label until it is opened. */
function FieldBox({ isFirst, isLast, onMove, ...props }: RowProps & { readonly isFirst: boolean; readonly isLast: boolean }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { problem } = useDraftForm();
  const { path, row, taken, onChange } = props;
  const name = textOf(row.field[`x-${language}`]) || row.name;
  const [isOpen, setOpen] = useState(textOf(row.field['x-zh']) === '' && textOf(row.field['x-en']) === '');
  return (
    <details className="list-item" id={fieldId(path)} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('drafts.words.part', { label: name, value: t(`drafts.service.kind.${kindOf(row.field)}`) })}{problem(path) !== undefined && <span className="field-error"> {problem(path)}</span>}</summary>
      <FieldInputs {...props} />
      {kindOf(row.field) === 'rows' && <Columns path={path} row={row} onChange={onChange} />}
      {props.kinds === FIELD_KINDS && <ConditionField path={`${path}.x-when`} besides={row.name} label={t('drafts.service.shownWhen')} onChange={(when) => onChange({ ...row, field: when === undefined ? withoutCondition(row.field) : { ...row.field, 'x-when': when } })} condition={row.field['x-when']} />}
      <div className="row">
        <Button look="quiet" size="small" label={t('drafts.service.upNamed', { name })} isDisabled={isFirst} onPress={() => onMove(-1)}>{t('drafts.service.up')}</Button>
        <Button look="quiet" size="small" label={t('drafts.service.downNamed', { name })} isDisabled={isLast} onPress={() => onMove(1)}>{t('drafts.service.down')}</Button>
        <Button look="quiet" size="small" label={t('drafts.form.removeItem', { item: name })} isDisabled={taken.length === 1} onPress={() => onChange(undefined)}>{t('drafts.form.remove')}</Button>
      </div>
    </details>
  );
}

function withoutCondition({ 'x-when': _, ...field }: Content): Content {
  return field;
}

/** The form that an applicant fills in, section by section and field by field. */
export function ServiceFormFields() {
  const { t } = useTranslation();
  const { problem } = useDraftForm();
  const { sections, write } = useSections();
  const rows = sections.flatMap((section) => section.rows);
  const taken = rows.map(({ name }) => name);
  const whole = ['form', 'form.schema', 'form.sections', 'form.schema.required', 'form.schema.allOf'].flatMap((path) => problem(path) ?? []);
  return (
    <FormSection title={t('drafts.section.form')}>
      {whole.map((words) => <p key={words} className="field-error">{words}</p>)}
      {sections.map((section, index) => (
        <fieldset key={section.code} className="list-item" id={fieldId(`form.sections.${String(index)}`)}>
          <legend>{t('drafts.service.section', { n: index + 1 })}</legend>
          <div className="field-row"><TextField path={`form.sections.${String(index)}.titleZh`} /><TextField path={`form.sections.${String(index)}.titleEn`} /></div>
          {section.rows.map((row) => (
            <FieldBox
              key={row.name} path={`${AT}.${row.name}`} row={row} kinds={FIELD_KINDS} taken={taken} isFirst={taken[0] === row.name} isLast={taken.at(-1) === row.name}
              onChange={(next) => write(withRow(sections, row.name, next))} onMove={(step) => write(moveRow(sections, row.name, step))}
            />
          ))}
          <div className="row">
            <Button look="second" size="small" label={t('drafts.service.addFieldTo', { n: index + 1 })} onPress={() => write(sections.map((each) => (each === section ? { ...each, rows: [...each.rows, freshRow(taken)] } : each)))}>{t('drafts.service.addField')}</Button>
            {section.rows.length === 0 && <Button look="quiet" size="small" label={t('drafts.form.removeItem', { item: t('drafts.service.section', { n: index + 1 }) })} onPress={() => write(sections.filter((each) => each !== section))}>{t('drafts.form.remove')}</Button>}
          </div>
        </fieldset>
      ))}
      <div className="list-add"><Button look="second" size="small" onPress={() => write([...sections, { code: freeCode(sections), titleZh: '', titleEn: '', rows: [] }])}>{t('drafts.service.addSection')}</Button></div>
    </FormSection>
  );
}

function freeCode(sections: readonly SectionRows[]): string {
  for (let number = sections.length + 1; ; number += 1) {
    const code = `section${String(number)}`;
    if (sections.every((section) => section.code !== code)) return code;
  }
}
