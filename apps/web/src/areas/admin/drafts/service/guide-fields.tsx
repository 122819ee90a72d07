import { useTranslation } from 'react-i18next';
import { valueAt } from '../../../../components/catalogue/content-path.js';
import { Button } from '../../../../components/form/button.js';
import { useDraftForm } from '../draft-form.js';
import { PartField, TextField, type AtPath } from '../fields.js';
import { ListField } from '../list-field.js';
import { FormSection } from '../qualification-form.js';
import { MarkField } from './mark-field.js';

const BLANK_TEXT = { zh: '', en: '' };
const BLANK_LAW = { law: '' };

/** An act with its article, or none. `without`: what stands there where there is none. */
export function LawField({ path, without, words }: AtPath & { readonly without?: 'absent'; readonly words: string }) {
  const { content } = useDraftForm();
  return (
    <>
      <PartField path={path} words={words} blank={BLANK_LAW} {...(without === undefined ? {} : { without })} />
      {valueAt(content, path) != null && <div className="field-row"><TextField path={`${path}.law`} /><TextField path={`${path}.article`} short optional empty="absent" /></div>}
    </>
  );
}

/** One text in both languages, with whether the fact was not found, and the act behind it. */
function GuideText({ path }: AtPath) {
  const { t } = useTranslation();
  return (
    <>
      <TextField path={`${path}.zh`} multiline />
      <TextField path={`${path}.en`} multiline />
      <MarkField path={`${path}.unknown`} words={t('drafts.service.unknown')} hint={t('drafts.service.unknownHint')} />
      <LawField path={`${path}.lawRef`} without="absent" words={t('drafts.form.hasLaw')} />
    </>
  );
}

function GuideTexts({ path, absentWhenEmpty = false }: AtPath & { readonly absentWhenEmpty?: boolean }) {
  const { t } = useTranslation();
  return (
    <ListField path={path} absentWhenEmpty={absentWhenEmpty} item={(index) => t('drafts.service.text', { n: index + 1 })} add={(append) => <Button look="second" size="small" onPress={() => append(BLANK_TEXT)}>{t('drafts.service.addText')}</Button>}>
      {(at) => <GuideText path={at} />}
    </ListField>
  );
}

function OneText({ path }: AtPath) {
  const { t } = useTranslation();
  return <fieldset className="list-item"><legend>{t(`drafts.label.${path.replace('.', '_')}` as 'drafts.label.guide_fee')}</legend><GuideText path={path} /></fieldset>;
}

function Questions() {
  const { t } = useTranslation();
  return (
    <ListField
      path="guide.questions" absentWhenEmpty item={(index) => t('drafts.service.question', { n: index + 1 })}
      add={(append) => <Button look="second" size="small" onPress={() => append({ question: BLANK_TEXT, answer: BLANK_TEXT })}>{t('drafts.service.addQuestion')}</Button>}
    >
      {(at) => (
        <>
          <div className="field-row"><TextField path={`${at}.question.zh`} /><TextField path={`${at}.question.en`} /></div>
          <GuideText path={`${at}.answer`} />
        </>
      )}
    </ListField>
  );
}

/** What a resident reads before applying. */
export function GuideFields() {
  const { t } = useTranslation();
  const { content } = useDraftForm();
  return (
    <FormSection title={t('drafts.section.guide')}>
      <p className="field-hint">{t('drafts.service.guideHint')}</p>
      <GuideTexts path="guide.whoMayApply" />
      <GuideTexts path="guide.conditions" />
      <GuideTexts path="guide.steps" />
      <GuideTexts path="guide.where" absentWhenEmpty />
      <OneText path="guide.fee" />
      <OneText path="guide.result" />
      <Questions />
      <PartField path="guide.whomToAsk" words={t('drafts.service.hasWhomToAsk')} blank={BLANK_TEXT} without="absent" />
      {valueAt(content, 'guide.whomToAsk') !== undefined && <OneText path="guide.whomToAsk" />}
      <ListField path="guide.remedies" item={(index) => t('drafts.service.remedy', { n: index + 1 })} add={(append) => <Button look="second" size="small" onPress={() => append({ ...BLANK_TEXT, lawRef: { law: '' } })}>{t('drafts.service.addRemedy')}</Button>}>
        {(at) => (
          <>
            <TextField path={`${at}.zh`} multiline />
            <TextField path={`${at}.en`} multiline />
            <div className="field-row"><TextField path={`${at}.lawRef.law`} /><TextField path={`${at}.lawRef.article`} short optional empty="absent" /></div>
          </>
        )}
      </ListField>
    </FormSection>
  );
}
