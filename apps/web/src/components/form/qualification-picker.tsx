import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { qualificationQuery, qualificationsQuery } from '../../api/catalogue.js';
import { useFormat } from '../../text/format.js';
import { ComboInput } from './combo-input.js';
import type { FieldProps } from './field.js';
import { useDebounced } from './use-debounced.js';

interface QualificationPickerProps extends FieldProps {
  /** Code of the chosen entry; empty while none is. */
  readonly chosen: string;
  readonly onChosen: (code: string) => void;
}

const SUGGESTIONS = 8;

/** Finds a published qualification while its name, certificate or pinyin is typed. */
export function QualificationPicker({ chosen, onChosen, ...field }: QualificationPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const entry = useQuery({ ...qualificationQuery(chosen), enabled: chosen !== '' });
  const q = useDebounced(text.trim());
  const found = useInfiniteQuery(qualificationsQuery({ q: q === '' ? undefined : q, status: 'published' }, SUGGESTIONS));
  const items = found.data?.pages[0]?.items ?? [];
  const chosenName = chosen === '' || entry.data === undefined ? undefined : format.name(entry.data);
  useEffect(() => {
    if (chosenName !== undefined) setText(chosenName);
  }, [chosenName]);
  const options = items.map((item) => ({ key: item.code, label: format.name(item), note: `${t(`vocabulary.class.${item.class}`)} · ${item.authorityZh}` }));
  const type = (next: string) => {
    setText(next);
    const names = [chosenName, items.find((item) => item.code === chosen)].map((name) => (typeof name === 'object' ? format.name(name) : name));
    if (chosen !== '' && !names.includes(next)) onChosen('');
  };
  const choose = (code: string) => {
    const item = items.find((each) => each.code === code);
    if (item === undefined) return;
    setText(format.name(item));
    onChosen(code);
  };
  return <ComboInput {...field} emptyText={t(found.isFetching ? 'shell.loading' : 'pub.catalogue.emptyTitle')} options={options} text={text} onText={type} chosen={chosen} onChosen={choose} />;
}
