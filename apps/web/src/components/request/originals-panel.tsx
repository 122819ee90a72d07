import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoveOriginal, useRegisterOriginal } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { useKept } from '../form/kept-text.js';
import { SelectInput } from '../form/select-input.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';

type Original = RequestDetail['originals'][number];

const TO_APPLICANT = 'applicant';
const NO_POST = { to: TO_APPLICANT, carrier: '', trackingNumber: '' };

function RegisterForm({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept(`original.${requestId}`, { description: '' });
  const [attempt, setAttempt] = useState(0);
  const register = useRegisterOriginal(requestId);
  const errors: FieldErrors = attempt > 0 && inputs.description.trim() === '' ? { description: t('request.originalDescriptionMissing') } : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (inputs.description.trim() === '') return setAttempt((count) => count + 1);
    register.carryOut({ description: inputs.description.trim() }, () => {
      forget();
      setAttempt(0);
      announce(t('request.originalDone'));
    });
  };
  return (
    <form className="item-form no-print" noValidate onSubmit={submit} aria-label={t('request.originalRegister')}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextInput name="description" label={t('request.originalDescription')} error={errors['description']} value={inputs.description} onChange={(description) => change({ description })} maxLength={200} />
      {register.error !== null && <ProblemNotice error={register.error} />}
      <div className="form-actions"><Button type="submit" look="second" isPending={register.isPending}>{t('request.originalRegister')}</Button></div>
    </form>
  );
}

/** Authorities to which the reader can send an original: those that have a part in the request. */
function usePlaces(detail: RequestDetail): readonly { readonly key: string; readonly label: string }[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { competentAuthority, custodianAuthority, offeredAuthority } = detail.request;
  const known = new Map([competentAuthority, custodianAuthority, offeredAuthority].flatMap((each) => (each === null ? [] : [[each.id, format.name(each)] as const])));
  return [{ key: TO_APPLICANT, label: t('request.originalToApplicant') }, ...[...known].map(([key, label]) => ({ key, label }))];
}

function PostForm({ detail, original, onDone }: { readonly detail: RequestDetail; readonly original: Original; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept(`original.post.${original.id}`, NO_POST);
  const [attempt, setAttempt] = useState(0);
  const post = useMoveOriginal(detail.request.id);
  const places = usePlaces(detail);
  const isMissing = inputs.carrier.trim() === '' || inputs.trackingNumber.trim() === '';
  const errors: FieldErrors = attempt > 0 && isMissing ? { trackingNumber: t('request.originalPostMissing') } : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isMissing) return setAttempt((count) => count + 1);
    const to = inputs.to === TO_APPLICANT ? {} : { toAuthorityId: inputs.to };
    post.carryOut({ originalId: original.id, move: 'post', carrier: inputs.carrier.trim(), trackingNumber: inputs.trackingNumber.trim(), ...to }, () => {
      forget();
      announce(t('request.originalDone'));
      onDone();
    });
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t('request.originalMove.post')}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <SelectInput name="to" label={t('request.originalTo')} value={inputs.to} onChange={(to) => change({ to })} options={places} />
      <TextInput name="carrier" label={t('request.originalCarrier')} value={inputs.carrier} onChange={(carrier) => change({ carrier })} maxLength={60} />
      <TextInput name="trackingNumber" label={t('request.originalNumber')} error={errors['trackingNumber']} value={inputs.trackingNumber} onChange={(trackingNumber) => change({ trackingNumber })} maxLength={60} />
      {post.error !== null && <ProblemNotice error={post.error} />}
      <div className="form-actions">
        <Button type="submit" isPending={post.isPending}>{t('request.originalMove.post')}</Button>
        <Button look="quiet" onPress={onDone}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}

function OriginalItem({ detail, original }: { readonly detail: RequestDetail; readonly original: Original }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isPosting, setPosting] = useState(false);
  const moving = useMoveOriginal(detail.request.id);
  const holder = original.authority === null ? '' : format.name(original.authority);
  const to = original.toAuthority === null ? t('request.originalToApplicant') : format.name(original.toAuthority);
  const simple = original.availableMoves.filter((move) => move !== 'post');
  return (
    <li className="material">
      <div className="row row-between"><h3>{original.description}</h3><PlainBadge tone={original.whereabouts === 'applicant' ? 'still' : 'info'}>{t(`request.originalAt.${original.whereabouts}`, { holder, to })}</PlainBadge></div>
      <ol className="small muted">
        {original.moves.map((move) => (
          <li key={`${move.move}${move.at}`}>{format.instant(move.at)} {move.authority === null ? t('vocabulary.role.resident') : format.name(move.authority)} {t(`request.originalMoved.${move.move}`)}{move.trackingNumber !== null && `（${move.carrier ?? ''} ${move.trackingNumber}）`}</li>
        ))}
      </ol>
      {moving.error !== null && <ProblemNotice error={moving.error} />}
      {isPosting ? <PostForm detail={detail} original={original} onDone={() => setPosting(false)} /> : (
        <div className="row no-print">
          {simple.map((move) => <Button key={move} size="small" look="second" label={`${t(`request.originalMove.${move}`)} ${original.description}`} isPending={moving.isPending} onPress={() => moving.carryOut({ originalId: original.id, move }, () => announce(t('request.originalDone')))}>{t(`request.originalMove.${move}`)}</Button>)}
          {original.availableMoves.includes('post') && <Button size="small" look="second" label={`${t('request.originalMove.post')} ${original.description}`} onPress={() => setPosting(true)}>{t('request.originalMove.post')}</Button>}
        </div>
      )}
    </li>
  );
}

/** Paper originals: where each is, every hand through which it went, and what the reader may do with it. */
export function OriginalsPanel({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const { originals, mayRegisterOriginal, request } = detail;
  if (originals.length === 0 && !(mayRegisterOriginal && request.mode === 'collect_and_forward')) return null;
  const out = originals.filter((each) => each.whereabouts !== 'applicant').length;
  return (
    <Panel title={t('request.originalsTitle')}>
      {originals.length === 0 ? <p className="muted">{t('request.originalsNone')}</p> : out > 0 && <p className="muted small">{t('request.originalsOut', { count: out })}</p>}
      <ul className="stack-s">{originals.map((original) => <OriginalItem key={original.id} detail={detail} original={original} />)}</ul>
      {mayRegisterOriginal && <RegisterForm requestId={request.id} />}
    </Panel>
  );
}
