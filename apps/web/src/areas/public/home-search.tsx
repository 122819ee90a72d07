import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/form/button.js';
import { PlaceSelect } from '../../components/form/place-select.js';
import { QualificationPicker } from '../../components/form/qualification-picker.js';

/** "What do you hold, where are you going?": leads to the entry when one was picked, else to the search. */
export function HomeSearch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [code, setCode] = useState('');
  const [from, setFrom] = useState('110000');
  const [to, setTo] = useState('120000');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code === '') void navigate({ to: '/catalogue', search: { q: text, from, to } });
    else void navigate({ to: '/catalogue/$code', params: { code }, search: { from, to } });
  };
  return (
    <form role="search" aria-label={t('pub.home.searchLabel')} className="search-bar" onSubmit={submit}>
      <QualificationPicker name="what" label={t('pub.home.what')} hint={t('pub.home.whatHint')} optional onText={setText} chosen={code} onChosen={setCode} grow />
      <PlaceSelect name="from" label={t('pub.home.from')} optional value={from} onChange={setFrom} />
      <PlaceSelect name="to" label={t('pub.home.to')} optional value={to} onChange={setTo} />
      <Button type="submit">{t('pub.home.submit')}</Button>
    </form>
  );
}
