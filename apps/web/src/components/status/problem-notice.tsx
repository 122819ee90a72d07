import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem, hasCode } from '../../api/problem.js';
import { signInAddress } from '../../api/session.js';
import { Button } from '../form/button.js';
import { CopyButton } from './copy-button.js';
import { LawRef } from './law-ref.js';
import { Notice } from './notice.js';
import { wordingKeys } from './problem-wording.js';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Offered when someone else changed the thing: loads it again and keeps what was typed. */
  readonly onReload?: (() => void) | undefined;
}

function useWording(error: unknown): string {
  const { t, i18n } = useTranslation();
  const code = error instanceof ApiProblem ? error.code : 'unexpected';
  const values = error instanceof ApiProblem ? error.problem?.details : undefined;
  const key = wordingKeys(error).find((each) => i18n.exists(each));
  return key !== undefined ? String(i18n.t(key as 'problems.code.internal', { ...values })) : t('problems.unknown', { code });
}

/** A refusal or failure in plain words, with its law, its reference for support, and the way on. */
export function ProblemNotice({ error, onRetry, onReload }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const { href } = useLocation();
  const wording = useWording(error);
  const known = error instanceof ApiProblem ? error : undefined;
  const law = known?.problem?.lawRef;
  const reference = known?.problem?.correlationId;
  return (
    <Notice tone="bad" role="alert" title={t('problems.heading')}>
      <p>{wording}</p>
      {known?.retryAfter !== undefined && <p>{t('problems.waitSeconds', { seconds: known.retryAfter })}</p>}
      {law !== undefined && <p className="notice-meta">{t('problems.law')} <LawRef law={law} /></p>}
      <div className="row">
        {hasCode(error, 'not_signed_in') && <a className="button button-small" href={signInAddress(href)}>{t('shell.signIn')}</a>}
        {hasCode(error, 'stale', 'command_reused') && onReload !== undefined && <Button size="small" onPress={onReload}>{t('problems.reload')}</Button>}
        {onRetry !== undefined && known?.status !== 404 && <Button size="small" look="second" onPress={onRetry}>{t('problems.retry')}</Button>}
      </div>
      {reference !== undefined && (
        <p className="notice-meta row">
          <span>{t('problems.reference')} <span className="code">{reference}</span></span>
          <CopyButton text={reference} />
        </p>
      )}
    </Notice>
  );
}
