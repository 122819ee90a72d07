import { useQueries } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { draftReviewQuery, useProposal } from '../../../api/drafts.js';
import type { DraftReview } from '../../../api/types.js';
import { Button } from '../../../components/form/button.js';
import { ChoiceInput } from '../../../components/form/choice-input.js';
import { DateInput } from '../../../components/form/date-input.js';
import { ErrorSummary, type FieldErrors } from '../../../components/form/error-summary.js';
import { TextInput } from '../../../components/form/text-input.js';
import { PageHeading } from '../../../components/layout/page-heading.js';
import { Panel } from '../../../components/layout/panel.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { announce } from '../../../components/status/toasts.js';
import '../../../design/drafts.css';
import { usePlaces } from '../batch-words.js';
import { DraftPicker } from './draft-picker.js';
import { proposalProblems, effectiveInstant, type ProposalForm } from './proposal.js';

const MOST_LETTERS = 200;
const WHENS = ['onLast', 'atInstant'] as const;

function useReviews(ids: readonly string[]): readonly DraftReview[] {
  return useQueries({ queries: ids.map((id) => draftReviewQuery(id)) }).flatMap(({ data }) => (data === undefined ? [] : [data]));
}

interface FieldsProps {
  readonly form: ProposalForm;
  readonly errors: FieldErrors;
  readonly onChange: (patch: Partial<ProposalForm>) => void;
}

function BatchFields({ form, errors, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('drafts.propose.about')}>
      <div className="stack">
        <TextInput name="titleZh" label={t('drafts.propose.titleZh')} error={errors['titleZh']} value={form.titleZh} onChange={(titleZh) => onChange({ titleZh })} maxLength={MOST_LETTERS} />
        <TextInput name="titleEn" label={t('drafts.propose.titleEn')} error={errors['titleEn']} value={form.titleEn} onChange={(titleEn) => onChange({ titleEn })} maxLength={MOST_LETTERS} />
        <p><span className="muted">{t('drafts.propose.purpose')}</span> {t('signing.purpose.publish')}</p>
        <ChoiceInput
          name="when" label={t('drafts.propose.when')} value={form.when} onChange={(key) => onChange({ when: key === 'atInstant' ? 'atInstant' : 'onLast' })}
          options={WHENS.map((key) => ({ key, label: t(`drafts.propose.${key}`), note: t(`drafts.propose.${key}Note`) }))}
        />
        {form.when === 'atInstant' && (
          <div className="field-row">
            <DateInput name="day" label={t('drafts.propose.day')} error={errors['day']} value={form.day} onChange={(day) => onChange({ day })} />
            <TextInput name="time" label={t('drafts.propose.time')} error={errors['time']} value={form.time} onChange={(time) => onChange({ time })} maxLength={5} short />
          </div>
        )}
      </div>
    </Panel>
  );
}

/** Chooses drafts, names the batch and the instant, and hands them to the parties to be signed. */
export function ProposePage() {
  const { t } = useTranslation();
  const places = usePlaces();
  const navigate = useNavigate();
  const search = useSearch({ from: '/catalogue-admin/admin/propose' });
  const [chosen, setChosen] = useState<readonly string[]>(() => (search.drafts ?? '').split(',').filter((id) => id !== ''));
  const [typed, setTyped] = useState<Partial<ProposalForm>>({});
  const [attempt, setAttempt] = useState(0);
  const propose = useProposal();
  const reviews = useReviews(chosen);
  const first = reviews[0]?.draft.title;
  const form: ProposalForm = { titleZh: first?.zh ?? '', titleEn: first?.en ?? '', when: 'onLast', day: '', time: '09:00', ...typed };
  const blocked = reviews.some(({ issues }) => issues.length > 0);
  const wrong = proposalProblems(form, { chosen: chosen.length, blocked, now: new Date() });
  const errors = attempt === 0 ? {} : Object.fromEntries(Object.entries(wrong).map(([name, problem]) => [name, t(`drafts.propose.${problem}`)]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (Object.keys(wrong).length > 0) return;
    const effectiveAt = effectiveInstant(form);
    propose.carryOut({ titleZh: form.titleZh.trim(), titleEn: form.titleEn.trim(), draftIds: chosen, ...(effectiveAt === undefined ? {} : { effectiveAt }) }, ({ id }) => {
      announce(t('drafts.propose.done'));
      void navigate({ to: '/admin/batches/$id', params: { id } });
    });
  };
  const parties = [...new Set(reviews.flatMap((review) => review.parties))].sort();
  return (
    <>
      <PageHeading title={t('drafts.propose.title')} lead={t('drafts.propose.lead')} back={<Link to="/admin/drafts">← {t('drafts.back')}</Link>} />
      <form className="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        <DraftPicker chosen={chosen} reviews={reviews} error={errors['drafts']} onChange={setChosen} />
        <BatchFields form={form} errors={errors} onChange={(patch) => setTyped({ ...typed, ...patch })} />
        {parties.length > 0 && <p>{t('drafts.propose.parties', { places: places(parties) })}</p>}
        {propose.error !== null && <ProblemNotice error={propose.error} />}
        <div className="form-actions"><Button type="submit" isPending={propose.isPending}>{t('drafts.propose.submit')}</Button></div>
      </form>
    </>
  );
}
