import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BAD_REASONS, GOOD_REASONS, LEVELS, ratingQuery, useRate, type Rating, type RatingLevel, type RatingReason, type RatingStanding } from '../../api/feedback.js';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { CheckInput, ChoiceInput } from '../form/choice-input.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { MATTER_TONE } from './matter-tone.js';
import { isEmptyOrPhone } from '../form/check-numbers.js';
import '../../design/feedback.css';

interface Inputs {
  readonly level: string;
  readonly reasons: readonly RatingReason[];
  readonly comment: string;
  readonly phone: string;
}

/** Nothing is chosen before somebody chooses it. */
const NOTHING: Inputs = { level: '', reasons: [], comment: '', phone: '' };

function isBad(level: RatingLevel): boolean {
  return level === 'dissatisfied' || level === 'very_dissatisfied';
}

function reasonsOf(level: RatingLevel): readonly RatingReason[] {
  if (isBad(level)) return BAD_REASONS;
  return level === 'fairly_satisfied' ? [...GOOD_REASONS, ...BAD_REASONS] : GOOD_REASONS;
}

function Reasons({ level, inputs, change }: { readonly level: RatingLevel; readonly inputs: Inputs; readonly change: (patch: Partial<Inputs>) => void }) {
  const { t } = useTranslation();
  const title = isBad(level) ? 'reasonsBad' : level === 'fairly_satisfied' ? 'reasons' : 'reasonsGood';
  const toggle = (reason: RatingReason, on: boolean) => change({ reasons: on ? [...inputs.reasons, reason] : inputs.reasons.filter((each) => each !== reason) });
  return (
    <fieldset className="rating-reasons">
      <legend className="field-label">{t(`feedback.rating.${title}`)}</legend>
      {reasonsOf(level).map((reason) => <CheckInput key={reason} name={`reason-${reason}`} value={inputs.reasons.includes(reason)} onChange={(on) => toggle(reason, on)}>{t(`feedback.reason.${reason}`)}</CheckInput>)}
    </fieldset>
  );
}

function RatingForm({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept<Inputs>(`rating.${requestId}`, NOTHING);
  const [attempt, setAttempt] = useState(0);
  const rate = useRate();
  const level = LEVELS.find((each) => each === inputs.level);
  const errors: FieldErrors = attempt === 0 ? {} : {
    ...(level === undefined ? { level: t('feedback.rating.levelMissing') } : {}), ...(isEmptyOrPhone(inputs.phone) ? {} : { phone: t('feedback.rating.phoneWrong') }),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (level === undefined || !isEmptyOrPhone(inputs.phone)) return setAttempt((count) => count + 1);
    const phone = inputs.phone.trim();
    rate.carryOut({ requestId, level, reasons: inputs.reasons.filter((each) => reasonsOf(level).includes(each)), ...(inputs.comment.trim() === '' ? {} : { comment: inputs.comment.trim() }), ...(isBad(level) && phone !== '' ? { phone } : {}) }, () => {
      forget();
      announce(t('feedback.rating.done'));
    });
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t('feedback.rating.title')}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <p className="muted small">{t('feedback.rating.lead')}</p>
      <ChoiceInput name="level" label={t('feedback.rating.level')} error={errors['level']} value={inputs.level} onChange={(key) => change({ level: key })} options={LEVELS.map((key) => ({ key, label: t(`feedback.level.${key}`) }))} />
      {level !== undefined && (
        <>
          <Reasons level={level} inputs={inputs} change={change} />
          <TextInput name="comment" label={t('feedback.rating.comment')} hint={t('feedback.rating.commentHint')} optional multiline maxLength={1000} value={inputs.comment} onChange={(comment) => change({ comment })} />
          {isBad(level) && <TextInput name="phone" label={t('feedback.rating.phone')} hint={t('feedback.rating.phoneHint')} error={errors['phone']} optional type="tel" inputMode="tel" maxLength={20} value={inputs.phone} onChange={(phone) => change({ phone })} />}
        </>
      )}
      {rate.error !== null && <ProblemNotice error={rate.error} />}
      <div className="form-actions"><Button type="submit" look="second" isPending={rate.isPending}>{t('feedback.rating.submit')}</Button></div>
    </form>
  );
}

/** A rating as it was given. */
export function GivenRating({ rating }: { readonly rating: Rating }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isBadOne = isBad(rating.level);
  return (
    <div className="stack-s">
      <p className="row"><PlainBadge tone={isBadOne ? 'bad' : 'good'}>{t(`feedback.level.${rating.level}`)}</PlainBadge><span className="muted small">{t('feedback.rating.at', { at: format.instant(rating.at) })}</span></p>
      {rating.reasons.length > 0 && <p className="small">{rating.reasons.map((reason) => t(`feedback.reason.${reason}`)).join(format.language === 'zh' ? '、' : ', ')}</p>}
      {rating.comment !== null && <p className="pre-line">{rating.comment}</p>}
    </div>
  );
}

function Standing({ requestId, standing: { mayRate, rating, rectification } }: { readonly requestId: string; readonly standing: RatingStanding }) {
  const { t } = useTranslation();
  if (rating === null) return mayRate ? <Panel title={t('feedback.rating.title')} className="no-print"><RatingForm requestId={requestId} /></Panel> : null;
  return (
    <Panel title={t('feedback.rating.given')}>
      <GivenRating rating={rating} />
      {rectification !== null && <p className="row">{t('feedback.rating.follow')} <Link to="/feedback/$id" params={{ id: rectification.id }}>{rectification.number}</Link> <PlainBadge tone={MATTER_TONE[rectification.state]}>{t(`feedback.state.${rectification.state}`)}</PlainBadge></p>}
    </Panel>
  );
}

/** What the applicant may say of a handling that has ended, or has said; nothing while it goes on. */
export function RatingBlock({ requestId, hasEnded }: { readonly requestId: string; readonly hasEnded: boolean }) {
  const { data } = useQuery({ ...ratingQuery(requestId), enabled: hasEnded });
  return data === undefined ? null : <Standing requestId={requestId} standing={data} />;
}
