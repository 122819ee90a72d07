import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS } from '#contracts';
import { useTranslation } from 'react-i18next';
import { LIFE_EVENTS } from '../../../../api/services.js';
import { valueAt } from '../../../../components/catalogue/content-path.js';
import { useCodeWords } from '../../../../components/catalogue/field-labels.js';
import type { Option } from '../../../../components/form/select-input.js';
import { useDepartments } from '../../../public/use-sectors.js';
import { useDraftForm } from '../draft-form.js';
import { ChecksField, ChoiceField, LinesField, PartField, SelectField, TextField } from '../fields.js';
import { PlacesField } from '../place-fields.js';
import { FormSection } from '../qualification-form.js';
import { ServiceFormFields } from './form-fields.js';
import { GuideFields } from './guide-fields.js';
import { LimitFields, ResultFields } from './limit-fields.js';
import { MaterialFields } from './material-fields.js';
import { ModeFields } from './mode-fields.js';
import { SourceFields } from './source-fields.js';

const PLACES = ['household', 'residence', 'insured', 'workplace', 'registered', 'property', 'event', 'issuer', 'chosen'] as const;
const LEVELS = ['county', 'prefecture', 'province'] as const;
const ANY = { holderTypes: ['person'], classes: [], effects: [] };

function useCodes(path: string, codes: readonly string[]): readonly Option[] {
  const words = useCodeWords();
  return codes.map((key) => ({ key, label: words(path, key) ?? key }));
}

/** The kinds of qualification that it is for; most services are about none. */
function AboutQualifications() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  const [holders, classes, effects] = [useCodes('holderType', HOLDER_TYPES), useCodes('class', QUALIFICATION_CLASSES), useCodes('effect', RECOGNITION_EFFECTS)];
  return (
    <>
      <PartField path="appliesTo" words={t('drafts.service.isAboutQualifications')} blank={ANY} />
      {valueAt(content, 'appliesTo') != null && <><ChecksField path="appliesTo.holderTypes" options={holders} /><ChecksField path="appliesTo.classes" options={classes} /><ChecksField path="appliesTo.effects" options={effects} /></>}
    </>
  );
}

/** The inputs of a service type. */
export function ServiceForm() {
  const { t } = useTranslation();
  const departments = useDepartments().map(({ key }) => key);
  const audiences = useCodes('holderType', HOLDER_TYPES);
  const events = useCodes('lifeEvents', LIFE_EVENTS);
  return (
    <>
      <FormSection title={t('drafts.section.names')}>
        <TextField path="nameZh" />
        <TextField path="nameEn" />
        <TextField path="summaryZh" multiline />
        <TextField path="summaryEn" multiline />
        <LinesField path="synonyms" hint={t('drafts.service.synonymsHint')} optional />
      </FormSection>
      <FormSection title={t('drafts.section.audience')}>
        <ChecksField path="audience" options={audiences} />
        <ChecksField path="lifeEvents" options={events} optional />
        <TextField path="family" hint={t('drafts.service.codeHint')} short />
        <SelectField path="departmentCode" codes={departments} />
        <SelectField path="competentPlace" codes={PLACES} />
        <ChoiceField path="competentLevel" codes={LEVELS} />
        <PlacesField path="parties" hint={t('drafts.form.partiesHint')} />
        <AboutQualifications />
      </FormSection>
      <ModeFields />
      <GuideFields />
      <ServiceFormFields />
      <MaterialFields />
      <LimitFields />
      <ResultFields />
      <FormSection title={t('drafts.section.provenance')}>
        <p className="field-hint">{t('drafts.form.provenanceHint')}</p>
        <SourceFields path="provenance" />
      </FormSection>
    </>
  );
}
