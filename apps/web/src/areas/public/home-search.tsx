import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { jurisdictionsQuery, qualificationsQuery } from '../../api/catalogue.js';
import { buttonClass } from '../../components/form/button-class.js';
import { useDebounced } from '../../components/form/use-debounced.js';
import { useFormat } from '../../text/format.js';

const SUGGESTIONS = 8;

interface PlaceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function PlaceField({ name, label, value, onChange }: PlaceFieldProps) {
  const format = useFormat();
  const places = useQuery(jurisdictionsQuery({ level: 'province' }));
  return (
    <div className="field">
      <label htmlFor={`home-${name}`} className="field-label">{label}</label>
      <select id={`home-${name}`} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        {(places.data?.items ?? []).map((place) => <option key={place.code} value={place.code}>{format.name(place)}</option>)}
      </select>
    </div>
  );
}

/**
 * "What do you hold, where are you going?": leads to the entry when one is named, else to the search. Its fields are the browser's own, so that the
 * first page does not wait for those of the forms.
 */
export function HomeSearch() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [from, setFrom] = useState('110000');
  const [to, setTo] = useState('120000');
  const q = useDebounced(text.trim());
  const found = useInfiniteQuery({ ...qualificationsQuery({ q, status: 'published' }, SUGGESTIONS), enabled: q !== '' });
  const items = q === '' ? [] : (found.data?.pages[0]?.items ?? []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = items.find((item) => format.name(item) === text.trim());
    if (named === undefined) void navigate({ to: '/catalogue', search: { q: text, from, to } });
    else void navigate({ to: '/catalogue/$code', params: { code: named.code }, search: { from, to } });
  };
  return (
    <form role="search" aria-label={t('pub.home.searchLabel')} className="search-bar" onSubmit={submit}>
      <div className="field field-grow">
        <label htmlFor="home-what" className="field-label">{t('pub.home.what')}</label>
        <input id="home-what" className="input" type="search" autoComplete="off" list="home-suggestions" aria-describedby="home-hint" maxLength={100} value={text} onChange={(event) => setText(event.target.value)} />
        <datalist id="home-suggestions">{items.map((item) => <option key={item.code} value={format.name(item)} />)}</datalist>
        <p id="home-hint" className="field-hint">{t('pub.home.whatHint')}</p>
      </div>
      <PlaceField name="from" label={t('pub.home.from')} value={from} onChange={setFrom} />
      <PlaceField name="to" label={t('pub.home.to')} value={to} onChange={setTo} />
      <button type="submit" className={buttonClass()}>{t('pub.home.submit')}</button>
    </form>
  );
}
