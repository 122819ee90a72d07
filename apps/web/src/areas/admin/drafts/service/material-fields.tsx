import { useTranslation } from 'react-i18next';
import { valueAt } from '../../../../components/catalogue/content-path.js';
import { Button } from '../../../../components/form/button.js';
import { useDraftField, useDraftForm } from '../draft-form.js';
import { ChecksField, ChoiceField, NumberField, PartField, SelectField, TextField, YesField, type AtPath } from '../fields.js';
import { ListField } from '../list-field.js';
import { FormSection } from '../qualification-form.js';
import { ConditionField } from './condition-field.js';
import { EvidenceTypeField } from './evidence-fields.js';
import { LawField } from './guide-fields.js';
import { OptionalCodeField } from './optional-select.js';
import { SourceFields } from './source-fields.js';
import { useModes } from './use-modes.js';

const PROPOSED = { status: 'project_proposal', source: '' };
const BLANK = {
  code: '', nameZh: '', nameEn: '', purposeZh: '', purposeEn: '', required: true, trustGrade: 'C', suppliedBy: 'applicant', formats: ['pdf', 'jpeg', 'png'], maxFiles: 5, legalBasis: null, origin: 'issued', provenance: PROPOSED,
};
const FORMATS = ['pdf', 'jpeg', 'png'].map((key) => ({ key, label: key.toUpperCase() }));

function WhenForm({ path }: AtPath) {
  const { t } = useTranslation();
  const { value, set } = useDraftField(path);
  return <ConditionField path={path} label={t('drafts.service.askedWhen')} condition={value} onChange={set} />;
}

function Material({ path }: AtPath) {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  const modes = useModes();
  return (
    <>
      <TextField path={`${path}.code`} hint={t('drafts.service.codeHint')} short />
      <div className="field-row"><TextField path={`${path}.nameZh`} /><TextField path={`${path}.nameEn`} /></div>
      <div className="field-row"><TextField path={`${path}.purposeZh`} /><TextField path={`${path}.purposeEn`} /></div>
      <YesField path={`${path}.required`} />
      <SelectField path={`${path}.trustGrade`} codes={['A', 'B', 'C', 'D']} />
      <ChoiceField path={`${path}.suppliedBy`} codes={['applicant', 'window']} />
      <OptionalCodeField path={`${path}.origin`} codes={['register', 'issued', 'applicant']} />
      <EvidenceTypeField path={`${path}.evidenceType`} />
      <div className="field-row"><ChecksField path={`${path}.formats`} options={FORMATS} /><NumberField path={`${path}.maxFiles`} /></div>
      <PartField path={`${path}.copies`} words={t('drafts.service.hasCopies')} blank={{ originals: 1, copies: 0 }} without="absent" />
      {valueAt(content, `${path}.copies`) !== undefined && <div className="field-row"><NumberField path={`${path}.copies.originals`} /><NumberField path={`${path}.copies.copies`} /></div>}
      <PartField path={`${path}.when`} words={t('drafts.service.onlyInModes')} blank={{ modes: [] }} without="absent" />
      {valueAt(content, `${path}.when`) !== undefined && <ChecksField path={`${path}.when.modes`} options={modes} optional />}
      <WhenForm path={`${path}.whenForm`} />
      <LawField path={`${path}.legalBasis`} words={t('drafts.form.hasLaw')} />
      <SourceFields path={`${path}.provenance`} />
    </>
  );
}

/** The papers: a closed list, each with why it is asked. */
export function MaterialFields() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  return (
    <FormSection title={t('drafts.section.materials')}>
      <ListField
        path="materials" hint={t('drafts.service.materialsHint')} item={(index) => { const name = valueAt(content, `materials.${String(index)}.nameZh`); return typeof name === 'string' && name !== '' ? name : t('drafts.service.material', { n: index + 1 }); }}
        add={(append) => <Button look="second" size="small" onPress={() => append(BLANK)}>{t('drafts.service.addMaterial')}</Button>}
      >
        {(at) => <Material path={at} />}
      </ListField>
    </FormSection>
  );
}
