import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recognitionQuery, useCertificateCheck } from '../../api/catalogue.js';
import type { Qualification } from '../../api/types.js';
import { DateInput } from '../../components/form/date-input.js';
import { PlaceSelect } from '../../components/form/place-select.js';
import { Panel } from '../../components/layout/panel.js';
import { Skeleton } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { todayInChina } from '../../text/format.js';
import { CertificateCheck, CertificateFinding } from './certificate-check.js';
import { RecognitionAnswerView } from './recognition-answer.js';

interface RecognitionCheckProps {
  readonly entry: Qualification;
  readonly from: string;
  readonly to: string;
  readonly on: string | undefined;
}

/** "What does it count for in …?": answers at once, and again whenever a place or a day changes, or when a certificate is checked by its number. What is told of the certificate stays out of the address. */
export function RecognitionCheck({ entry, from, to, on }: RecognitionCheckProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/catalogue/$code' });
  const [issuedOn, setIssuedOn] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const check = useCertificateCheck();
  const query = useQuery(recognitionQuery({ qualification: entry.code, from, to, on, issuedOn: issuedOn || undefined, expiresOn: expiresOn || undefined }));
  const set = (name: 'from' | 'to' | 'on') => (value: string) => {
    check.reset();
    void navigate({ search: (now) => ({ ...now, [name]: value }), replace: true, resetScroll: false });
  };
  const dated = (change: (value: string) => void) => (value: string) => {
    check.reset();
    change(value);
  };
  const ask = (certificateNumber: string) =>
    check.carryOut({ qualification: entry.code, from, to, certificateNumber, ...(on === undefined ? {} : { on }), ...(issuedOn === '' ? {} : { issuedOn }), ...(expiresOn === '' ? {} : { expiresOn }) });
  const isOnePlace = from === to;
  const answer = check.answer?.found ?? query.data;
  const problem = check.error ?? query.error;
  return (
    <Panel title={t('pub.entry.checkTitle')}>
      <div className="search-bar">
        <PlaceSelect name="from" label={t('pub.entry.checkFrom')} optional value={from} onChange={set('from')} />
        <PlaceSelect name="to" label={t('pub.entry.checkTo')} optional value={to} onChange={set('to')} />
        <DateInput name="on" label={t('pub.entry.checkOn')} value={on ?? todayInChina()} onChange={set('on')} />
      </div>
      <details className="certificate-days">
        <summary>{t('answer.certificateDays')}</summary>
        <div className="search-bar">
          <DateInput name="issuedOn" label={t('answer.issuedOn')} optional value={issuedOn} onChange={dated(setIssuedOn)} />
          <DateInput name="expiresOn" label={t('answer.expiresOn')} optional value={expiresOn} onChange={dated(setExpiresOn)} />
        </div>
        <p className="muted small">{t('answer.certificateDaysNote')}</p>
      </details>
      {!isOnePlace && from !== '' && to !== '' && <CertificateCheck isPending={check.isPending} onEdit={check.reset} onCheck={ask} />}
      <div className="answer" aria-live="polite">
        {isOnePlace && <Notice tone="still" title={t('answer.outcome.not_recognised')}><p>{t('pub.entry.samePlace')}</p></Notice>}
        {!isOnePlace && query.isPending && <Skeleton lines={4} />}
        {!isOnePlace && problem !== null && <ProblemNotice error={problem} {...(check.error === null ? { onRetry: () => void query.refetch() } : {})} />}
        {!isOnePlace && check.answer !== undefined && <CertificateFinding number={check.answer.number} answer={check.answer.found} />}
        {!isOnePlace && check.error === null && answer !== undefined && <RecognitionAnswerView entry={entry} answer={answer} />}
      </div>
    </Panel>
  );
}
