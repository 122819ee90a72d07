import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { competenceQuery, recognitionQuery, windowsQuery } from '../../../api/catalogue.js';
import { ChoiceInput } from '../../../components/form/choice-input.js';
import { DivisionPicker } from '../../../components/form/division-picker.js';
import { PlaceSelect } from '../../../components/form/place-select.js';
import { QualificationPicker } from '../../../components/form/qualification-picker.js';
import { SelectInput } from '../../../components/form/select-input.js';
import { ProvenanceBadge } from '../../../components/status/badges.js';
import { LawList } from '../../../components/status/law-ref.js';
import { Notice } from '../../../components/status/notice.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { useFormat } from '../../../text/format.js';
import type { HandlingMode } from '#contracts';
import { isAboutQualification } from './content.js';
import { ResidencePicker } from './residence-picker.js';
import type { StepProps } from './step-props.js';

/** Says what the qualification counts for there, before anyone fills in a form. */
function EffectNotice({ content }: Pick<StepProps, 'content'>) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { data } = useQuery(recognitionQuery({ qualification: content.qualification, from: content.from, to: content.to }));
  if (data === undefined) return null;
  if (data.outcome === 'not_recognised') return <Notice tone="care" role="status"><p>{data.sentence[language]}</p><p>{t('apply.notRecognised')}</p></Notice>;
  return (
    <Notice tone="info" role="status">
      <p>{data.sentence[language]}</p>
      <div className="small"><LawList laws={data.law} /></div>
      <p><ProvenanceBadge /></p>
    </Notice>
  );
}

function WindowChoice({ content, errors, update }: StepProps) {
  const { t } = useTranslation();
  const { name, language } = useFormat();
  const windows = useQuery(windowsQuery(content.residence));
  const options = (windows.data?.items ?? []).map((each) => ({ key: each.id, label: name(each), note: language === 'en' ? each.addressEn : each.addressZh }));
  return <SelectInput name="windowId" label={t('apply.window')} error={errors['windowId']} options={options} value={content.windowId} onChange={(windowId) => update({ windowId })} isDisabled={content.residence === ''} />;
}

/** Who decides in the chosen place, or that nobody known does. */
function CompetenceNotice({ content, facts }: Pick<StepProps, 'content' | 'facts'>) {
  const { t } = useTranslation();
  const { name } = useFormat();
  const { data, error } = useQuery(competenceQuery(facts.service.code, content.to));
  if (error !== null) return <ProblemNotice error={error} />;
  if (data?.authority == null) return null;
  return <Notice tone="info" role="status"><p>{t(data.basis === 'department_above' ? 'apply.decidesAbove' : 'apply.decides', { authority: name(data.authority) })}</p></Notice>;
}

/** Qualification and direction: a recognition goes from one jurisdiction to another. */
function Direction({ content, errors, update }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <QualificationPicker name="qualification" label={t('apply.qualification')} hint={t('apply.qualificationHint')} error={errors['qualification']} chosen={content.qualification} onChosen={(qualification) => update({ qualification })} />
      <PlaceSelect name="from" label={t('apply.from')} error={errors['from']} value={content.from} onChange={(from) => update({ from })} />
      <PlaceSelect name="to" label={t('apply.to')} error={errors['to']} value={content.to} onChange={(to) => update({ to })} />
      <EffectNotice content={content} />
    </>
  );
}

/** Whose authority decides. Where one lives decides in many matters: then it need not be said twice. */
function CompetentPlace({ content, errors, update, facts }: StepProps) {
  const { t } = useTranslation();
  return (
    <>
      <DivisionPicker name="to" label={t(`apply.competentPlace.${facts.service.competentPlace}`)} hint={t('apply.competentHint')} error={errors['to']} value={content.to} onChange={(to) => update({ to })} />
      <CompetenceNotice content={content} facts={facts} />
    </>
  );
}

export function WhereStep(props: StepProps) {
  const { content, errors, update, facts } = props;
  const { t } = useTranslation();
  const modes = facts.service.modes.map((mode) => ({ key: mode, label: t(`vocabulary.mode.${mode}`), note: t(`vocabulary.modeNote.${mode}`) }));
  const needsWindow = content.mode === 'collect_and_forward' && !facts.atWindow;
  const isRecognition = isAboutQualification(facts);
  const decidesWhereOneLives = facts.service.competentPlace === 'residence';
  const live = (residence: string) => update({ residence, windowId: '', ...(!isRecognition && decidesWhereOneLives && (content.to === '' || content.to === content.residence) ? { to: residence } : {}) });
  return (
    <>
      {isRecognition && <Direction {...props} />}
      <ResidencePicker error={errors['residence']} value={content.residence} onChange={live} />
      {!isRecognition && <CompetentPlace {...props} />}
      {!facts.atWindow && <ChoiceInput name="mode" label={t('apply.mode')} error={errors['mode']} options={modes} value={content.mode} onChange={(mode) => update({ mode: mode as HandlingMode })} />}
      {needsWindow && <WindowChoice {...props} />}
    </>
  );
}
