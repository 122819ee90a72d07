import { useTranslation } from 'react-i18next';
import { valueAt } from '../../../../components/catalogue/content-path.js';
import { Button } from '../../../../components/form/button.js';
import { useDraftField, useDraftForm } from '../draft-form.js';
import { ChecksField, NumberField, PartField, SelectField, TextField, type AtPath } from '../fields.js';
import { ListField } from '../list-field.js';
import { FormSection } from '../qualification-form.js';
import { LawField } from './guide-fields.js';
import { textOf } from './form-model.js';
import { OptionalCodeField, OptionalSelect } from './optional-select.js';
import { SourceFields } from './source-fields.js';

const LIMITS = ['acceptance', 'decision', 'promisedDecision', 'delivery'] as const;
const UNITS = ['working_day', 'day', 'month'] as const;
const RULES = ['registration', 'pension_claim', 'medical_reimbursement', 'work_injury_reimbursement', 'unemployment_claim'] as const;

/** One limit: how long, by which act, from when, and what follows. */
function blankLimit(value: number): Readonly<Record<string, unknown>> {
  return { value, unit: 'working_day', lawRef: null, startsZh: '', startsEn: '', effectZh: '', effectEn: '', provenance: { status: 'project_proposal', source: '' } };
}

/** A rule of the regulation on social insurance, where the decision is counted by one. */
function RuleField({ path, hint = '' }: AtPath) {
  const { t } = useTranslation();
  const { value, set, ...field } = useDraftField(path);
  return <OptionalSelect {...field} hint={hint} value={textOf(value)} options={RULES.map((rule) => ({ key: `insurance.${rule}`, label: t(`drafts.service.rule.${rule}`) }))} onChange={(rule) => set(rule === '' ? undefined : rule)} />;
}

function Limit({ path }: AtPath) {
  const { t } = useTranslation();
  return (
    <>
      <div className="field-row"><NumberField path={`${path}.value`} /><SelectField path={`${path}.unit`} codes={UNITS} /></div>
      {path === 'limits.decision' && <RuleField path={`${path}.rule`} hint={t('drafts.service.ruleHint')} />}
      <LawField path={`${path}.lawRef`} words={t('drafts.service.setByAct')} />
      <div className="field-row"><TextField path={`${path}.startsZh`} /><TextField path={`${path}.startsEn`} /></div>
      <div className="field-row"><TextField path={`${path}.effectZh`} /><TextField path={`${path}.effectEn`} /></div>
      <SourceFields path={`${path}.provenance`} />
    </>
  );
}

/** How long each part may take. */
export function LimitFields() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  return (
    <FormSection title={t('drafts.section.limits')}>
      <p className="field-hint">{t('drafts.service.limitsHint')}</p>
      <OptionalCodeField path="limits.procedure" codes={['licence', 'joint', 'review']} />
      {LIMITS.map((name) => <fieldset key={name} className="list-item"><legend>{t(`drafts.service.limit.${name}`)}</legend><Limit path={`limits.${name}`} /></fieldset>)}
      <PartField path="limits.supplementAnswer" words={t('drafts.service.hasSupplementAnswer')} blank={blankLimit(30)} />
      {valueAt(content, 'limits.supplementAnswer') != null && <fieldset className="list-item"><legend>{t('drafts.service.limit.supplementAnswer')}</legend><Limit path="limits.supplementAnswer" /></fieldset>}
    </FormSection>
  );
}

/** What comes of it, and how it reaches the applicant. */
export function ResultFields() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  const ways = (['online', 'window', 'post'] as const).map((key) => ({ key, label: t(`vocabulary.delivery.${key}`) }));
  return (
    <FormSection title={t('drafts.section.results')}>
      <ListField path="results" item={(index) => t('drafts.service.result', { n: index + 1 })} add={(append) => <Button look="second" size="small" onPress={() => append({ code: '', nameZh: '', nameEn: '', delivery: ['online'] })}>{t('drafts.service.addResult')}</Button>}>
        {(at) => (
          <>
            <TextField path={`${at}.code`} hint={t('drafts.service.codeHint')} short />
            <div className="field-row"><TextField path={`${at}.nameZh`} /><TextField path={`${at}.nameEn`} /></div>
            <ChecksField path={`${at}.delivery`} options={ways} />
            <OptionalCodeField path={`${at}.certificate`} codes={valueAt(content, 'appliesTo') == null ? ['document'] : ['recognition']} />
            {(valueAt(content, `${at}.certificate`) === 'document' || valueAt(content, `${at}.validDays`) !== undefined) && <NumberField path={`${at}.validDays`} />}
          </>
        )}
      </ListField>
    </FormSection>
  );
}
