import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { windowsQuery } from '../../../api/catalogue.js';
import { usableMandatesQuery } from '../../../api/mandates.js';
import { usePlaceName } from '../../../api/place-name.js';
import type { Material } from '../../../api/types.js';
import { useSignedIn } from '../../../api/session.js';
import { Facts } from '../../../components/data/facts.js';
import { CheckInput } from '../../../components/form/choice-input.js';
import { answersToSend } from '../../../components/form/form-answers.js';
import { Declarations, useAnswersInWords } from '../../../components/form/schema-fields.js';
import { Button } from '../../../components/form/button.js';
import { useFormat } from '../../../text/format.js';
import { attestedOf, deferralOf, filesFor, isAboutQualification, stepsOf, uploadsOf, type Step, type WizardFacts } from './content.js';
import { countingAnswers, evidenceFor, suppliedAnswers } from './evidence.js';
import { useEvidenceWords } from './use-evidence-words.js';
import { ReadAloud } from './read-aloud.js';
import { useStepName } from './step-name.js';
import type { StepProps } from './step-props.js';

interface ReviewBlockProps {
  readonly step: Step;
  readonly facts: WizardFacts;
  readonly go: (step: number) => void;
  readonly children: ReactNode;
}

function ReviewBlock({ step, facts, go, children }: ReviewBlockProps) {
  const { t } = useTranslation();
  const title = useStepName(facts)(step);
  return (
    <section className="material stack-s" aria-label={title}>
      <div className="row row-between">
        <h3>{title}</h3>
        <Button look="quiet" size="small" label={t('apply.changeWhat', { what: title })} onPress={() => go(stepsOf(facts).indexOf(step))}>{t('apply.change')}</Button>
      </div>
      {children}
    </section>
  );
}

/** Consent for what the data are used for, asked after everything has been read and for this purpose alone (个人信息保护法 13, 14). */
function Consent({ content, errors, update, facts }: Pick<StepProps, 'content' | 'errors' | 'update' | 'facts'>) {
  const { t } = useTranslation();
  return (
    <section className="material stack-s" aria-label={t('apply.consentTitle')}>
      <h3>{t('apply.consentTitle')}</h3>
      {facts.atWindow && <ReadAloud text={t('apply.consentService')} />}
      <CheckInput name="consent" error={errors['consent']} value={content.consent} onChange={(consent) => update({ consent })} note={t('apply.consentLaw')}>{t(facts.atWindow ? 'apply.assisted.yes' : 'apply.consentService')}</CheckInput>
    </section>
  );
}

export function ReviewStep({ content, errors, facts, update, go }: StepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const answers = useAnswersInWords(facts.service.form);
  const session = useSignedIn();
  const windows = useQuery(windowsQuery(content.mode === 'collect_and_forward' ? content.residence : ''));
  const mandates = useQuery({ ...usableMandatesQuery, enabled: content.onBehalfOf !== '' });
  const mandate = mandates.data?.find(({ id }) => id === content.onBehalfOf);
  const dutyWindow = windows.data?.items.find((each) => each.id === content.windowId);
  const { applicant } = content;
  const isRecognition = isAboutQualification(facts);
  const evidenceWords = useEvidenceWords();
  const supplied = suppliedAnswers(content);
  const toSend = Object.fromEntries(Object.entries(answersToSend(facts.service.form, countingAnswers(content))).filter(([name]) => !(name in supplied)));
  const inWords = (material: Material): string => {
    const later = deferralOf(content, material, facts);
    if (later !== undefined) return t(`materials.choice.${later.kind}`, { days: material.later?.[later.kind]?.value ?? 0 });
    return filesFor(content.attachments, material).map((file) => file.fileName).join('、') || t('shell.none');
  };
  return (
    <>
      <p>{t('apply.reviewNote')}</p>
      <ReviewBlock step="where" facts={facts} go={go}>
        <Facts
          facts={[
            ...(isRecognition ? [
              { term: t('apply.qualification'), value: facts.entry === undefined ? content.qualification : format.name(facts.entry) },
              { term: t('pub.entry.ruleFrom'), value: placeName(content.from) },
              { term: t('pub.entry.ruleTo'), value: placeName(content.to) },
            ] : [
              { term: t('apply.residence'), value: placeName(content.residence) },
              { term: t(`apply.competentPlace.${facts.service.competentPlace}`), value: placeName(content.to) },
            ]),
            { term: t('apply.mode'), value: content.mode === '' ? null : t(`vocabulary.mode.${content.mode}`) },
            { term: t('apply.window'), value: dutyWindow === undefined ? null : format.name(dutyWindow) },
          ]}
        />
      </ReviewBlock>
      <ReviewBlock step="person" facts={facts} go={go}>
        <Facts
          facts={facts.atWindow
            ? [{ term: t('apply.name'), value: applicant.name }, { term: t('apply.idNumber'), value: applicant.idNumber }, { term: t('apply.phone'), value: applicant.phone }]
            : mandate === undefined ? [{ term: t('apply.name'), value: session.person?.name ?? '' }]
              : [{ term: t('mandates.request.applicant'), value: mandate.principal.name }, { term: t('mandates.give.organisation'), value: mandate.organisation?.name ?? null }, { term: t('mandates.request.agent'), value: `${session.person?.name ?? ''} · ${t(`mandates.basis.${mandate.basis}`)}` }]}
        />
      </ReviewBlock>
      {stepsOf(facts).includes('registers') && (
        <ReviewBlock step="registers" facts={facts} go={go}>
          {Object.keys(supplied).length === 0 && attestedOf(facts, content).length === 0 ? <p className="muted">{t('registers.noneAsked')}</p> : <Facts facts={answers(supplied).map(({ term, value }) => ({ term, value: <>{value} <small className="muted">{t('registers.supplied')}</small></> }))} />}
          <Facts facts={attestedOf(facts, content).map((material) => ({ term: format.name(material), value: evidenceWords(evidenceFor(content, material.code)) }))} />
        </ReviewBlock>
      )}
      <ReviewBlock step="details" facts={facts} go={go}><Facts facts={answers(toSend)} /><Declarations form={facts.service.form} answers={toSend} /></ReviewBlock>
      <ReviewBlock step="materials" facts={facts} go={go}>
        <Facts facts={uploadsOf(facts, content).map((material) => ({ term: format.name(material), value: inWords(material) }))} />
      </ReviewBlock>
      {!isRecognition && <Consent content={content} errors={errors} update={update} facts={facts} />}
    </>
  );
}
