import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { timelinessQuery, useRateTimeliness } from '../../api/scoreboard.js';
import { Button } from '../form/button.js';
import { ChoiceInput } from '../form/choice-input.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { ProblemNotice } from '../status/problem-notice.js';

const NOTHING = { stars: '', reasonText: '' };
const STARS = ['5', '4', '3', '2', '1'] as const;

function RateForm({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const [{ stars, reasonText }, change, forget] = useKept(`timeliness.${requestId}`, NOTHING);
  const [tried, setTried] = useState(false);
  const act = useRateTimeliness(requestId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (stars !== '') act.carryOut({ stars: Number(stars), ...(reasonText.trim() === '' ? {} : { reasonText: reasonText.trim() }) }, forget);
  };
  return (
    <form className="item-form no-print" noValidate onSubmit={submit} aria-label={t('scoreboard.rate.title')}>
      <ChoiceInput name="stars" label={t('scoreboard.rate.stars')} error={tried && stars === '' ? t('scoreboard.rate.missing') : undefined} value={stars} onChange={(key) => change({ stars: key })} options={STARS.map((key) => ({ key, label: t(`scoreboard.rate.star.s${key}`) }))} />
      <TextInput name="timeliness-text" label={t('scoreboard.rate.text')} optional value={reasonText} onChange={(text) => change({ reasonText: text })} multiline maxLength={2000} />
      {act.error !== null && <ProblemNotice error={act.error} />}
      <div className="form-actions"><Button type="submit" isPending={act.isPending}>{t('scoreboard.rate.send')}</Button></div>
    </form>
  );
}

/** How timely the other jurisdiction handled the request: the form for who may say so, and what was said. */
export function TimelinessPanel({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation();
  const query = useQuery(timelinessQuery(requestId));
  const { rating = null, mayRate = false } = query.data ?? {};
  if (rating === null && !mayRate) return null;
  return (
    <Panel title={t('scoreboard.rate.title')}>
      {rating === null ? <RateForm requestId={requestId} /> : <><p>{t(`scoreboard.rate.star.s${String(rating.stars) as '5'}`)}</p>{rating.text !== null && <p>{rating.text}</p>}</>}
    </Panel>
  );
}
