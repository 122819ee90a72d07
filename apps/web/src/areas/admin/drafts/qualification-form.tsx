import { HOLDER_TYPES, QUALIFICATION_CLASSES, RECOGNITION_EFFECTS } from '#contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/form/button.js';
import { JJJ_STATUSES } from '../../../api/types.js';
import { useSectors } from '../../public/use-sectors.js';
import { valueAt } from '../../../components/catalogue/content-path.js';
import { useDraftForm } from './draft-form.js';
import { ChoiceField, LinesField, NumberField, PartField, SelectField, TextField, YesField } from './fields.js';
import { ListField } from './list-field.js';
import { IssuerFields, PlacesField, useNextParty } from './place-fields.js';
import { SourcesField } from './shared-fields.js';

const PROVENANCES = ['official_list', 'law_text', 'composition_not_official', 'unverified'] as const;
const ORIGINS = ['official_list', 'national_catalogue', 'enterprise_and_other'] as const;
const BLANK_BASIS = { text: '', law: '', article: '', verified: false };
const BLANK_LEAD = { value: 30, unit: 'day', source: null };
const BLANK_REUSE = { value: 6, unit: 'month' };
const UNITS = ['month', 'day', 'working_day'] as const;

export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <fieldset className="form-section panel"><legend>{title}</legend>{children}</fieldset>;
}

function Term() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  return (
    <FormSection title={t('drafts.section.term')}>
      <TextField path="certificateZh" />
      <ChoiceField path="validity.kind" codes={['term', 'permanent', 'unknown']} />
      {valueAt(content, 'validity.kind') === 'term' && <div className="field-row"><NumberField path="validity.value" /><SelectField path="validity.unit" codes={UNITS} /></div>}
      <TextField path="validity.source" optional empty={null} />
      <PartField path="renewalLead" words={t('drafts.form.hasLead')} blank={BLANK_LEAD} />
      {valueAt(content, 'renewalLead') != null && (
        <>
          <div className="field-row"><NumberField path="renewalLead.value" /><SelectField path="renewalLead.unit" codes={UNITS} /></div>
          <TextField path="renewalLead.source" optional empty={null} />
        </>
      )}
    </FormSection>
  );
}

function Basis() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  return (
    <FormSection title={t('drafts.section.basis')}>
      <PartField path="legalBasis" words={t('drafts.form.hasBasis')} blank={BLANK_BASIS} />
      {valueAt(content, 'legalBasis') != null && (
        <>
          <div className="field-row"><TextField path="legalBasis.law" /><TextField path="legalBasis.article" short /></div>
          <TextField path="legalBasis.text" />
          <TextField path="legalBasis.url" hint={t('drafts.form.urlHint')} optional empty="absent" />
          <YesField path="legalBasis.verified" hint={t('drafts.form.verifiedHint')} />
        </>
      )}
    </FormSection>
  );
}

/** What each class alone has; what is left over from another class stays in sight until it is taken away. */
const PARTICULARS: Readonly<Record<string, readonly string[]>> = { standard: ['standardNumber', 'grades'], grade: ['grades'], result_recognition: ['reusableFor'] };

function Particulars() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  const has = (field: string): boolean => (PARTICULARS[String(valueAt(content, 'class'))] ?? []).includes(field) || valueAt(content, `particulars.${field}`) !== undefined;
  return (
    <>
      {has('standardNumber') && <TextField path="particulars.standardNumber" hint={t('drafts.form.standardNumberHint')} empty="absent" short />}
      {has('grades') && <LinesField path="particulars.grades" hint={t('drafts.form.onePerLine')} optional absentWhenEmpty />}
      {has('reusableFor') && <PartField path="particulars.reusableFor" words={t('drafts.form.hasReuse')} blank={BLANK_REUSE} without="absent" />}
      {valueAt(content, 'particulars.reusableFor') != null && <div className="field-row"><NumberField path="particulars.reusableFor.value" /><SelectField path="particulars.reusableFor.unit" codes={UNITS} /></div>}
    </>
  );
}

/** Who issues it in each party; where none is named, it is not known which. */
function Issuers() {
  const { t } = useTranslation();
  const next = useNextParty('authorities', 'parties');
  return (
    <ListField
      path="authorities" hint={t('drafts.form.authoritiesHint')} absentWhenEmpty item={(index) => t('drafts.form.authority', { n: index + 1 })}
      add={(append) => <Button look="second" size="small" onPress={() => append({ jurisdiction: next, authority: '' })}>{t('drafts.form.addAuthority')}</Button>}
    >
      {(at) => <IssuerFields at={at} />}
    </ListField>
  );
}

function Provenance() {
  const { t } = useTranslation();
  return (
    <FormSection title={t('drafts.section.provenance')}>
      <p className="field-hint">{t('drafts.form.provenanceHint')}</p>
      <ChoiceField path="provenance.status" codes={PROVENANCES} />
      <SelectField path="provenance.jjjStatus" codes={JJJ_STATUSES} />
      <SelectField path="provenance.listOrigin" codes={ORIGINS} />
      <TextField path="provenance.authoritySource" optional />
      <TextField path="provenance.effectSource" optional />
      <TextField path="provenance.validitySource" optional empty={null} />
      <TextField path="provenance.renewalLeadSource" optional empty={null} />
      <SourcesField path="provenance.sources" />
    </FormSection>
  );
}

/** The inputs of a qualification. A field more is a line more. */
export function QualificationForm() {
  const { t } = useTranslation();
  const sectors = useSectors().map(({ key }) => key);
  return (
    <>
      <FormSection title={t('drafts.section.names')}>
        <TextField path="nameZh" />
        <TextField path="nameEn" />
        <LinesField path="synonyms" hint={t('drafts.form.synonymsHint')} optional />
      </FormSection>
      <FormSection title={t('drafts.section.kind')}>
        <ChoiceField path="holderType" codes={HOLDER_TYPES} />
        <SelectField path="class" codes={QUALIFICATION_CLASSES} hint={t('drafts.form.classHint')} />
        <Particulars />
        <SelectField path="sector" codes={sectors} />
        <SelectField path="departmentCode" codes={sectors} />
        <TextField path="authorityZh" />
        <Issuers />
      </FormSection>
      <Basis />
      <Term />
      <FormSection title={t('drafts.section.recognition')}>
        <SelectField path="recognitionEffect" codes={RECOGNITION_EFFECTS} />
        <PlacesField path="parties" hint={t('drafts.form.partiesHint')} />
      </FormSection>
      <Provenance />
    </>
  );
}
