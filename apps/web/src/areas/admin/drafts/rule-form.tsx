import { RECOGNITION_EFFECTS } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/form/button.js';
import { ChoiceInput } from '../../../components/form/choice-input.js';
import { fieldId } from '../../../components/form/field.js';
import { QualificationPicker } from '../../../components/form/qualification-picker.js';
import { SelectInput } from '../../../components/form/select-input.js';
import { textsOf } from '../../../text/language.js';
import { valueAt } from '../../../components/catalogue/content-path.js';
import { useCodeWords } from '../../../components/catalogue/field-labels.js';
import { useDraftField, useDraftForm } from './draft-form.js';
import { DayField, NumberField, PartField, SelectField, TextField, YesField } from './fields.js';
import { AskedByHosts } from './host-fields.js';
import { ListField } from './list-field.js';
import { PlaceField, PlacesField } from './place-fields.js';
import { FormSection } from './qualification-form.js';
import { LawsField } from './shared-fields.js';

const TWO = 2;
const DIRECTIONS = ['one_way', 'mutual', 'multilateral'] as const;
/** The stock of conditions: nothing else compiles. */
const CONDITIONS = [
  'currently_valid', 'same_holder', 'within_scope', 'registration_current', 'site_needs_own_licence', 'proof_only', 'result_in_date', 'new_test_on_reason', 'grade_as_awarded',
  'result_age_at_most', 'supplementary_exam_passed', 'qualification_recognised', 'filing_at_host', 'same_method',
] as const;
type Condition = (typeof CONDITIONS)[number];
/** 行政许可法: what a licence that was revoked or has lapsed no longer gives (70), and that nobody may act outside its scope (80). */
const LAWS: Partial<Record<Condition, { readonly law: string; readonly article: string }>> = { currently_valid: { law: '行政许可法', article: '第七十条' }, within_scope: { law: '行政许可法', article: '第八十条' } };

/** What a condition takes; with it the catalogue writes the words itself. */
const PARAMETERS: Partial<Record<Condition, Readonly<Record<string, unknown>>>> = {
  result_age_at_most: { value: 6, unit: 'month' }, supplementary_exam_passed: { exam: '' }, qualification_recognised: { qualification: '' },
};

/** A condition of the stock in its usual words, which both languages of the content need whatever the reader speaks. */
async function conditionOf(code: Condition): Promise<unknown> {
  const [zh, en] = await Promise.all([textsOf('zh'), textsOf('en')]);
  return { code, zh: zh.drafts.condition[code], en: en.drafts.condition[code], lawRef: LAWS[code] ?? null, ...(PARAMETERS[code] && { parameters: PARAMETERS[code] }) };
}

function Subject() {
  const { t } = useTranslation();
  const { value, set, ...field } = useDraftField('qualificationCode');
  return <QualificationPicker {...field} hint={t('drafts.form.qualificationHint')} chosen={typeof value === 'string' ? value : ''} onChosen={set} />;
}

/** Between two or between any number: who were too many for the new direction are left out at once. */
function Direction() {
  const form = useDraftForm();
  const words = useCodeWords();
  const { value, set, ...field } = useDraftField('direction');
  const choose = (direction: string) => {
    set(direction);
    const parties = valueAt(form.content, 'parties');
    if (direction !== 'multilateral' && Array.isArray(parties)) form.set('parties', parties.slice(0, TWO));
  };
  return <ChoiceInput {...field} options={DIRECTIONS.map((key) => ({ key, label: words('direction', key) ?? key }))} value={typeof value === 'string' ? value : ''} onChange={choose} />;
}

function Parties() {
  const { t } = useTranslation();
  const { content, problem } = useDraftForm();
  const direction = valueAt(content, 'direction');
  if (direction === 'multilateral') return <PlacesField path="parties" hint={t('drafts.form.partiesHint')} />;
  const words = direction === 'one_way' ? (['drafts.form.from', 'drafts.form.to'] as const) : (['drafts.form.oneParty', 'drafts.form.otherParty'] as const);
  return (
    <div id={fieldId('parties')}>
      <div className="field-row">{words.map((word, index) => <PlaceField key={word} path={`parties.${String(index)}`} label={t(word)} />)}</div>
      {problem('parties') !== undefined && <p className="field-error">{problem('parties')}</p>}
    </div>
  );
}

function AddCondition({ onAdd }: { readonly onAdd: (condition: unknown) => void }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const { content } = useDraftForm();
  const [code, setCode] = useState('');
  const present = valueAt(content, 'conditions');
  const taken = Array.isArray(present) ? present.map((each) => valueAt(each, 'code')) : [];
  // With other parameters the same predicate says something else: two exams, for instance.
  const options = CONDITIONS.filter((each) => !taken.includes(each) || PARAMETERS[each] !== undefined).map((key) => ({ key, label: words('conditions.code', key) ?? key }));
  const add = async () => {
    const chosen = CONDITIONS.find((each) => each === code);
    if (chosen === undefined) return;
    onAdd(await conditionOf(chosen));
    setCode('');
  };
  return (
    <div className="field-row field-row-end">
      <SelectInput name="conditions.add" label={t('drafts.form.condition')} options={options} value={code} onChange={setCode} optional />
      <Button look="second" size="small" isDisabled={code === ''} onPress={() => void add()}>{t('drafts.form.addCondition')}</Button>
    </div>
  );
}

function OtherQualification({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const { value, set, ...field } = useDraftField(path);
  return <QualificationPicker {...field} hint={t('drafts.form.qualificationHint')} chosen={typeof value === 'string' ? value : ''} onChosen={set} />;
}

/** The parameters of a condition that takes some; else its words. */
function ConditionWords({ at }: { readonly at: string }) {
  const { content } = useDraftForm();
  switch (valueAt(content, `${at}.code`)) {
    case 'result_age_at_most':
      return <div className="field-row"><NumberField path={`${at}.parameters.value`} /><SelectField path={`${at}.parameters.unit`} codes={['month', 'day']} /></div>;
    case 'supplementary_exam_passed':
      return <TextField path={`${at}.parameters.exam`} />;
    case 'qualification_recognised':
      return <OtherQualification path={`${at}.parameters.qualification`} />;
    default:
      return <><TextField path={`${at}.zh`} multiline /><TextField path={`${at}.en`} multiline /></>;
  }
}

/** A condition with the law that asks for it, where one does. */
function ConditionInputs({ at }: { readonly at: string }) {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  return (
    <>
      <ConditionWords at={at} />
      <PartField path={`${at}.lawRef`} words={t('drafts.form.hasLaw')} blank={{ law: '', article: '' }} />
      {valueAt(content, `${at}.lawRef`) != null && <div className="field-row"><TextField path={`${at}.lawRef.law`} /><TextField path={`${at}.lawRef.article`} short optional empty="absent" /></div>}
    </>
  );
}

function Conditions() {
  const { t } = useTranslation();
  const words = useCodeWords();
  const { content } = useDraftForm();
  const title = (index: number): string => {
    const code = valueAt(content, `conditions.${String(index)}.code`);
    return typeof code === 'string' ? (words('conditions.code', code) ?? code) : t('drafts.form.condition');
  };
  return (
    <FormSection title={t('drafts.section.conditions')}>
      <ListField path="conditions" hint={t('drafts.form.conditionsHint')} item={title} add={(append) => <AddCondition onAdd={append} />}>
        {(at) => <ConditionInputs at={at} />}
      </ListField>
    </FormSection>
  );
}

/** The inputs of a recognition rule. */
export function RuleForm() {
  const { t } = useTranslation();
  return (
    <>
      <FormSection title={t('drafts.section.subject')}>
        <Subject />
        <Direction />
        <Parties />
        <SelectField path="effect" codes={RECOGNITION_EFFECTS} />
        <YesField path="requiredToPractise" hint={t('drafts.form.requiredHint')} />
      </FormSection>
      <Conditions />
      <AskedByHosts />
      <FormSection title={t('drafts.section.basis')}><LawsField path="legalBasis" /></FormSection>
      <FormSection title={t('drafts.section.days')}>
        <div className="field-row"><DayField path="validFrom" /><DayField path="validTo" hint={t('drafts.form.validToHint')} optional /></div>
      </FormSection>
      <FormSection title={t('drafts.section.provenance')}>
        <SelectField path="provenance.status" codes={['project_proposal', 'agreement', 'law_text', 'unverified']} />
        <TextField path="provenance.source" multiline />
      </FormSection>
    </>
  );
}
