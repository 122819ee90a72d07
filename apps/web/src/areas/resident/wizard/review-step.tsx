import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { windowsQuery } from '../../../api/catalogue.js';
import { usePlaceName } from '../../../api/place-name.js';
import type { Material } from '../../../api/types.js';
import { useSignedIn } from '../../../api/session.js';
import { Facts } from '../../../components/data/facts.js';
import { Declarations, useAnswersInWords } from '../../../components/form/schema-fields.js';
import { Button } from '../../../components/form/button.js';
import { useFormat } from '../../../text/format.js';
import { deferralOf, filesFor, STEPS, uploadsOf, type Step } from './content.js';
import type { StepProps } from './step-props.js';

interface ReviewBlockProps {
  readonly step: Step;
  readonly go: (step: number) => void;
  readonly children: ReactNode;
}

function ReviewBlock({ step, go, children }: ReviewBlockProps) {
  const { t } = useTranslation();
  const title = t(`apply.steps.${step}`);
  return (
    <section className="material stack-s" aria-label={title}>
      <div className="row row-between">
        <h3>{title}</h3>
        <Button look="quiet" size="small" label={t('apply.changeWhat', { what: title })} onPress={() => go(STEPS.indexOf(step))}>{t('apply.change')}</Button>
      </div>
      {children}
    </section>
  );
}

export function ReviewStep({ content, facts, go }: StepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const answers = useAnswersInWords(facts.service.form);
  const session = useSignedIn();
  const windows = useQuery(windowsQuery(content.mode === 'collect_and_forward' ? content.residence : ''));
  const dutyWindow = windows.data?.items.find((each) => each.id === content.windowId);
  const { applicant } = content;
  const inWords = (material: Material): string => {
    const later = deferralOf(content, material, facts);
    if (later !== undefined) return t(`materials.choice.${later.kind}`, { days: material.later?.[later.kind]?.value ?? 0 });
    return filesFor(content.attachments, material).map((file) => file.fileName).join('、') || t('shell.none');
  };
  return (
    <>
      <p>{t('apply.reviewNote')}</p>
      <ReviewBlock step="where" go={go}>
        <Facts
          facts={[
            { term: t('apply.qualification'), value: facts.entry === undefined ? content.qualification : format.name(facts.entry) },
            { term: t('pub.entry.ruleFrom'), value: placeName(content.from) },
            { term: t('pub.entry.ruleTo'), value: placeName(content.to) },
            { term: t('apply.mode'), value: content.mode === '' ? null : t(`vocabulary.mode.${content.mode}`) },
            { term: t('apply.window'), value: dutyWindow === undefined ? null : format.name(dutyWindow) },
          ]}
        />
      </ReviewBlock>
      <ReviewBlock step="person" go={go}>
        <Facts
          facts={facts.atWindow
            ? [{ term: t('apply.name'), value: applicant.name }, { term: t('apply.idNumber'), value: applicant.idNumber }, { term: t('apply.phone'), value: applicant.phone }]
            : [{ term: t('apply.name'), value: session.person?.name ?? '' }]}
        />
      </ReviewBlock>
      <ReviewBlock step="details" go={go}><Facts facts={answers(content.form)} /><Declarations form={facts.service.form} answers={content.form} /></ReviewBlock>
      <ReviewBlock step="materials" go={go}>
        <Facts facts={uploadsOf(facts, content.mode).map((material) => ({ term: format.name(material), value: inWords(material) }))} />
      </ReviewBlock>
    </>
  );
}
