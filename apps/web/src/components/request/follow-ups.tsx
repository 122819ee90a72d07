import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFollowUp } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { Button } from '../form/button.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { StateBadge } from '../status/badges.js';
import { Notice } from '../status/notice.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';

type Kind = RequestDetail['availableFollowUps'][number];
type Area = 'requests' | 'work';

function FollowUpForm({ detail, kind, onDone }: { readonly detail: RequestDetail; readonly kind: Kind; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept(`follow-up.${detail.request.id}.${kind}`, { reasonText: '' });
  const [attempt, setAttempt] = useState(0);
  const sending = useFollowUp(detail.request.id);
  const errors: FieldErrors = attempt > 0 && inputs.reasonText.trim() === '' ? { reasonText: t('request.followUpReasonMissing') } : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (inputs.reasonText.trim() === '') {
      setAttempt((count) => count + 1);
      return;
    }
    sending.carryOut({ kind, reasonText: inputs.reasonText.trim() }, ({ number }) => {
      forget();
      announce(t('request.followUpDone', { number }));
      onDone();
    });
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t(`request.followUpKind.${kind}`)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <p className="muted small">{t(`request.followUpNote.${kind}`)}</p>
      <TextInput name="reasonText" label={t('request.followUpReason')} error={errors['reasonText']} value={inputs.reasonText} onChange={(reasonText) => change({ reasonText })} multiline maxLength={2000} />
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      <div className="form-actions">
        <Button type="submit" isPending={sending.isPending}>{t(`request.followUpKind.${kind}`)}</Button>
        <Button look="quiet" onPress={onDone}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}

function Linked({ to, area }: { readonly to: RequestDetail['followUps'][number]; readonly area: Area }) {
  const { t } = useTranslation();
  const text = `${t(`request.followUpKind.${to.kind}`)} ${to.number}`;
  return (
    <span className="row">
      {area === 'work' ? <Link to="/work/$id" params={{ id: to.id }}>{text}</Link> : <Link to="/requests/$id" params={{ id: to.id }}>{text}</Link>}
      <StateBadge state={to.state} />
    </span>
  );
}

/** What a request is about, what followed its decision, and what may follow it now. */
export function FollowUps({ detail, area }: { readonly detail: RequestDetail; readonly area: Area }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Kind>();
  const { about, followUps, availableFollowUps } = detail;
  const superseding = followUps.findLast((each) => each.kind !== 'review' && each.outcome !== null);
  if (about === null && followUps.length === 0 && availableFollowUps.length === 0) return null;
  return (
    <>
      {superseding !== undefined && <Notice tone="care" role="note"><p>{t('request.supersededBy', { number: superseding.number })}</p></Notice>}
      {about !== null && <Panel title={t('request.aboutTitle')}><Linked to={about} area={area} /></Panel>}
      {followUps.length > 0 && <Panel title={t('request.followUpsTitle')}><ul className="stack-s">{followUps.map((each) => <li key={each.id}><Linked to={each} area={area} /></li>)}</ul></Panel>}
      {availableFollowUps.length > 0 && (
        <Panel title={t('request.followUpTitle')} className="no-print">
          {open !== undefined && availableFollowUps.includes(open)
            ? <FollowUpForm key={open} detail={detail} kind={open} onDone={() => setOpen(undefined)} />
            : <div className="action-buttons">{availableFollowUps.map((kind) => <Button key={kind} look="second" onPress={() => setOpen(kind)}>{t(`request.followUpKind.${kind}`)}</Button>)}</div>}
        </Panel>
      )}
    </>
  );
}
