import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/form/button.js';
import { useCodeWords } from '../../../components/catalogue/field-labels.js';
import type { Option } from '../../../components/form/select-input.js';
import { ChecksField, MoneyField, NumberField, SelectField, TextField } from './fields.js';
import { ListField } from './list-field.js';
import { HostField, useNextParty } from './place-fields.js';
import { FormSection } from './qualification-form.js';

const DOCUMENTS = ['qualification_certificate', 'licence_certificate', 'result_document'] as const;
const UNITS = ['month', 'day', 'working_day'] as const;

function useDocuments(): readonly Option[] {
  const words = useCodeWords();
  return DOCUMENTS.map((key) => ({ key, label: words('documents', key) ?? key }));
}

function HostDocuments() {
  const { t } = useTranslation();
  const next = useNextParty('hostDocuments', 'hosts');
  const documents = useDocuments();
  return (
    <ListField
      path="hostDocuments" hint={t('drafts.form.hostDocumentsHint')} absentWhenEmpty item={(index) => t('drafts.form.hostDocument', { n: index + 1 })}
      add={(append) => <Button look="second" size="small" onPress={() => append({ jurisdiction: next, documents: [] })}>{t('drafts.form.addHostDocument')}</Button>}
    >
      {(at) => <><HostField path={`${at}.jurisdiction`} /><ChecksField path={`${at}.documents`} options={documents} /></>}
    </ListField>
  );
}

function Fees() {
  const { t } = useTranslation();
  const next = useNextParty('fees', 'hosts');
  return (
    <ListField
      path="fees" hint={t('drafts.form.feesHint')} item={(index) => t('drafts.form.fee', { n: index + 1 })}
      add={(append) => <Button look="second" size="small" onPress={() => append({ jurisdiction: next, fen: 0, source: '' })}>{t('drafts.form.addFee')}</Button>}
    >
      {(at) => <><div className="field-row"><HostField path={`${at}.jurisdiction`} /><MoneyField path={`${at}.fen`} /></div><TextField path={`${at}.source`} /></>}
    </ListField>
  );
}

function TimeLimits() {
  const { t } = useTranslation();
  const next = useNextParty('timeLimits', 'hosts');
  return (
    <ListField
      path="timeLimits" hint={t('drafts.form.timeLimitsHint')} absentWhenEmpty item={(index) => t('drafts.form.timeLimit', { n: index + 1 })}
      add={(append) => <Button look="second" size="small" onPress={() => append({ jurisdiction: next, value: null, unit: 'working_day', source: '' })}>{t('drafts.form.addTimeLimit')}</Button>}
    >
      {(at) => <><div className="field-row"><HostField path={`${at}.jurisdiction`} /><NumberField path={`${at}.value`} /><SelectField path={`${at}.unit`} codes={UNITS} /></div><TextField path={`${at}.source`} /></>}
    </ListField>
  );
}

/** What every host asks for, and what each asks by itself. */
export function AskedByHosts() {
  const { t } = useTranslation();
  return (
    <FormSection title={t('drafts.section.costs')}>
      <ChecksField path="documents" options={useDocuments()} optional />
      <HostDocuments />
      <Fees />
      <TimeLimits />
    </FormSection>
  );
}
