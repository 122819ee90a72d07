import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { recognitionQuery, windowsQuery } from '../../../api/catalogue.js';
import { ChoiceInput } from '../../../components/form/choice-input.js';
import { PlaceSelect } from '../../../components/form/place-select.js';
import { QualificationPicker } from '../../../components/form/qualification-picker.js';
import { SelectInput } from '../../../components/form/select-input.js';
import { ProvenanceBadge } from '../../../components/status/badges.js';
import { LawList } from '../../../components/status/law-ref.js';
import { Notice } from '../../../components/status/notice.js';
import { useFormat } from '../../../text/format.js';
import type { HandlingMode } from '#contracts';
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

export function WhereStep(props: StepProps) {
  const { content, errors, update, facts } = props;
  const { t } = useTranslation();
  const modes = facts.service.modes.map((mode) => ({ key: mode, label: t(`vocabulary.mode.${mode}`), note: t(`vocabulary.modeNote.${mode}`) }));
  const needsWindow = content.mode === 'collect_and_forward' && !facts.atWindow;
  return (
    <>
      <QualificationPicker name="qualification" label={t('apply.qualification')} hint={t('apply.qualificationHint')} error={errors['qualification']} chosen={content.qualification} onChosen={(qualification) => update({ qualification })} />
      <PlaceSelect name="from" label={t('apply.from')} error={errors['from']} value={content.from} onChange={(from) => update({ from })} />
      <PlaceSelect name="to" label={t('apply.to')} error={errors['to']} value={content.to} onChange={(to) => update({ to })} />
      <EffectNotice content={content} />
      <ResidencePicker error={errors['residence']} value={content.residence} onChange={(residence) => update({ residence, windowId: '' })} />
      {!facts.atWindow && <ChoiceInput name="mode" label={t('apply.mode')} error={errors['mode']} options={modes} value={content.mode} onChange={(mode) => update({ mode: mode as HandlingMode })} />}
      {needsWindow && <WindowChoice {...props} />}
    </>
  );
}
