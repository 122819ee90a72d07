import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { qualificationQuery } from '../../../api/catalogue.js';
import { useSubmission } from '../../../api/requests.js';
import type { RequestView, Service } from '../../../api/types.js';
import { Button } from '../../../components/form/button.js';
import { ErrorSummary, type FieldErrors } from '../../../components/form/error-summary.js';
import { SchemaFields } from '../../../components/form/schema-fields.js';
import { Steps } from '../../../components/layout/steps.js';
import { Notice } from '../../../components/status/notice.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { useFormat } from '../../../text/format.js';
import { issuesOf, stepsOf, type Step, type WizardFacts } from './content.js';
import { countingAnswers, stillAsked, suppliedAnswers, typedAnswers } from './evidence.js';
import { labelOfPath } from './form-issues.js';
import { MaterialsStep } from './materials-step.js';
import { PersonStep } from './person-step.js';
import { RegistersStep } from './registers-step.js';
import { ReviewStep } from './review-step.js';
import { useStepName } from './step-name.js';
import type { StepProps } from './step-props.js';
import type { ServerIssues } from './server-issues.js';
import { submissionOf } from './submission.js';
import type { DraftHandle } from './use-draft.js';
import { useServerIssues } from './use-server-issues.js';
import { useStepHistory, type StepAddress } from './use-step-history.js';
import { WhereStep } from './where-step.js';

/** The form without what registers answered. */
function DetailsStep({ facts, content, errors, update }: StepProps) {
  const supplied = suppliedAnswers(content);
  return <SchemaFields form={stillAsked(facts.service.form, supplied)} answers={countingAnswers(content)} errors={errors} onChange={(form) => update({ form: typedAnswers(form, content.form, supplied) })} />;
}

function StepBody(props: StepProps & { readonly step: Step }) {
  switch (props.step) {
    case 'where':
      return <WhereStep {...props} />;
    case 'person':
      return <PersonStep {...props} />;
    case 'registers':
      return <RegistersStep {...props} />;
    case 'details':
      return <DetailsStep {...props} />;
    case 'materials':
      return <MaterialsStep {...props} />;
    case 'review':
      return <ReviewStep {...props} />;
  }
}

function DraftLine({ draft }: { readonly draft: DraftHandle }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state } = draft;
  if (state.kind === 'conflict') {
    return (
      <Notice tone="care" role="alert" title={t('apply.draftConflict')}>
        <div className="row">
          <Button size="small" onPress={() => void draft.resolve('mine')}>{t('apply.keepMine')}</Button>
          <Button size="small" look="second" onPress={() => void draft.resolve('theirs')}>{t('apply.takeTheirs')}</Button>
        </div>
      </Notice>
    );
  }
  const words = { loading: '', new: '', resumed: t('apply.resumed'), saving: t('apply.saving'), local: t('apply.savedLocally') };
  return (
    <div className="row row-between">
      <p className="draft-state" role="status">{state.kind === 'saved' ? t('apply.saved', { time: format.clock(state.at) }) : words[state.kind]}</p>
      {state.kind === 'resumed' && <Button look="quiet" size="small" onPress={draft.startOver}>{t('apply.startOver')}</Button>}
    </div>
  );
}

function useIssueTexts(facts: WizardFacts): (issues: ServerIssues) => FieldErrors {
  const { t } = useTranslation();
  const format = useFormat();
  return (issues) => Object.fromEntries(Object.entries(issues).map(([name, issue]) => {
    if ('refusal' in issue) return [name, String(t(`problems.code.${issue.refusal}` as 'problems.code.form_invalid'))];
    const { text, values } = issue;
    const material = facts.service.materials.find((each) => name === `material.${each.code}`);
    const { field, row } = labelOfPath(facts.service.form, name);
    const plain = field?.[`x-${format.language}`];
    const label = row === undefined ? plain : t('apply.inRow', { label: plain, row });
    const shown = material === undefined ? { ...values, label } : { name: format.name(material) };
    return [name, String(t(`apply.${text}` as 'apply.fromMissing', shown))];
  }));
}

interface WizardProps {
  readonly service: Service;
  readonly atWindow: boolean;
  readonly draft: DraftHandle;
  readonly draftId: string;
  readonly address: StepAddress;
  readonly onSubmitted: (request: RequestView) => void;
}

/** The request step by step. A step is left forwards only when it is complete; the server decides again at the end. */
export function Wizard({ service, atWindow, draft, draftId, address, onSubmitted }: WizardProps) {
  const { t } = useTranslation();
  const { content, update } = draft;
  const entry = useQuery({ ...qualificationQuery(content.qualification), enabled: content.qualification !== '' });
  const facts: WizardFacts = { service, atWindow, isForAnother: content.onBehalfOf !== '', entry: entry.data };
  const wording = useIssueTexts(facts);
  const stepName = useStepName(facts);
  const [attempt, setAttempt] = useState(0);
  const submission = useSubmission();
  const [isBusy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const steps = stepsOf(facts);
  const index = Math.min(Math.max(content.step, 0), steps.length - 1);
  const step = steps[index] ?? 'where';
  const refusedAt = useServerIssues(submission.error, content, facts, (refused) => go(steps.indexOf(refused), attempt + 1));
  const errors = wording({ ...refusedAt(step), ...(attempt > 0 ? issuesOf(step, content, facts) : {}) });

  // What is to be corrected there takes the focus from the heading.
  const show = (next: number, failed = 0) => {
    setAttempt(failed);
    submission.reset();
    const moved = { ...content, step: next };
    update(moved);
    void draft.save(moved);
    if (failed === 0) requestAnimationFrame(() => heading.current?.focus());
    window.scrollTo({ top: 0 });
  };
  const go = (next: number, failed = 0) => {
    show(next, failed);
    address.set(steps[next] ?? 'where', 'push');
  };
  useStepHistory(steps, step, address, (next) => show(next));
  const submit = () => {
    const incomplete = steps.findIndex((each) => Object.keys(issuesOf(each, content, facts)).length > 0);
    if (incomplete >= 0) {
      if (incomplete === index) setAttempt(attempt + 1);
      else go(incomplete, 1);
      return;
    }
    submission.carryOut(submissionOf(content, facts, draftId), (request) => {
      draft.forget();
      onSubmitted(request);
    });
  };
  const advance = (event: FormEvent) => {
    event.preventDefault();
    if (step === 'review') submit();
    else if (Object.keys(issuesOf(step, content, facts)).length > 0) setAttempt((count) => count + 1);
    else go(index + 1, Object.keys(refusedAt(steps[index + 1] ?? 'review')).length);
  };
  return (
    <>
      <Steps names={steps.map(stepName)} current={index} onGo={(next) => go(next)} />
      <form className="wizard-form panel" noValidate onSubmit={advance}>
        <h2 ref={heading} tabIndex={-1}>{stepName(step)}</h2>
        <ErrorSummary errors={errors} attempt={attempt} />
        <StepBody step={step} content={content} errors={errors} facts={facts} update={update} go={(next) => go(next)} onBusy={setBusy} />
        {submission.error !== null && <ProblemNotice error={submission.error} />}
        <div className="form-actions">
          <Button type="submit" isPending={submission.isPending || isBusy}>{t(step !== 'review' ? 'apply.next' : submission.isPending ? 'apply.submitting' : 'apply.submit')}</Button>
          {index > 0 && <Button look="quiet" onPress={() => go(index - 1)}>{t('apply.previous')}</Button>}
        </div>
        <DraftLine draft={draft} />
      </form>
    </>
  );
}
