import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recognitionQuery } from '../../api/catalogue.js';
import type { Qualification } from '../../api/types.js';
import { DateInput } from '../../components/form/date-input.js';
import { PlaceSelect } from '../../components/form/place-select.js';
import { Panel } from '../../components/layout/panel.js';
import { Skeleton } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { todayInChina } from '../../text/format.js';
import { RecognitionAnswerView } from './recognition-answer.js';

interface RecognitionCheckProps {
  readonly entry: Qualification;
  readonly from: string;
  readonly to: string;
  readonly on: string | undefined;
}

/** "What does it count for in …?": answers at once, and again whenever a place or a day changes. The days of the certificate stay out of the address. */
export function RecognitionCheck({ entry, from, to, on }: RecognitionCheckProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/catalogue/$code' });
  const [issuedOn, setIssuedOn] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const query = useQuery(recognitionQuery({ qualification: entry.code, from, to, on, issuedOn: issuedOn || undefined, expiresOn: expiresOn || undefined }));
  const set = (name: 'from' | 'to' | 'on') => (value: string) => void navigate({ search: (now) => ({ ...now, [name]: value }), replace: true, resetScroll: false });
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
          <DateInput name="issuedOn" label={t('answer.issuedOn')} optional value={issuedOn} onChange={setIssuedOn} />
          <DateInput name="expiresOn" label={t('answer.expiresOn')} optional value={expiresOn} onChange={setExpiresOn} />
        </div>
        <p className="muted small">{t('answer.certificateDaysNote')}</p>
      </details>
      <div className="answer" aria-live="polite">
        {from === to && <Notice tone="still" title={t('answer.outcome.not_recognised')}><p>{t('pub.entry.samePlace')}</p></Notice>}
        {from !== to && query.isPending && <Skeleton lines={4} />}
        {from !== to && query.error !== null && <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />}
        {from !== to && query.data !== undefined && <RecognitionAnswerView entry={entry} answer={query.data} />}
      </div>
    </Panel>
  );
}
