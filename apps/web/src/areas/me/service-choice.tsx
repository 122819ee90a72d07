import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findServicesQuery } from '../../api/services.js';
import { Button } from '../../components/form/button.js';
import { ComboInput } from '../../components/form/combo-input.js';
import { useDebounced } from '../../components/form/use-debounced.js';
import { useFormat } from '../../text/format.js';
import type { ChosenService } from './mandate-input.js';

const SUGGESTIONS = 8;

interface ServiceChoiceProps {
  readonly chosen: readonly ChosenService[];
  readonly onChange: (chosen: readonly ChosenService[]) => void;
  readonly error: string | undefined;
}

/** Services one after the other, found by their names; what was chosen stands below. */
export function ServiceChoice({ chosen, onChange, error }: ServiceChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  // What was taken last stays in the input: emptied, it would open the list once more.
  const [last, setLast] = useState('');
  const q = useDebounced(text.trim());
  const found = useInfiniteQuery(findServicesQuery({ q: q === '' ? undefined : q }, SUGGESTIONS));
  const items = found.data?.pages[0]?.items ?? [];
  const add = (key: string) => {
    const item = items.find(({ code }) => code === key);
    if (item === undefined) return;
    setText(format.name(item));
    setLast(key);
    if (!chosen.some(({ code }) => code === key)) onChange([...chosen, { code: item.code, nameZh: item.nameZh, nameEn: item.nameEn }]);
  };
  const type = (next: string) => {
    setText(next);
    if (items.every((item) => item.code !== last || format.name(item) !== next)) setLast('');
  };
  return (
    <>
      <ComboInput name="services" label={t('mandates.give.service')} hint={t('mandates.give.serviceHint')} error={error} options={items.map((item) => ({ key: item.code, label: format.name(item) }))} text={text} onText={type} chosen={last} onChosen={add} emptyText={t(found.isFetching ? 'shell.loading' : 'mandates.give.noServices')} />
      {chosen.length > 0 && (
        <ul className="bullets" aria-label={t('mandates.give.chosen')}>
          {chosen.map((each) => (
            <li key={each.code}>{format.name(each)} <Button look="quiet" size="small" label={t('mandates.give.removeWhat', { name: format.name(each) })} onPress={() => onChange(chosen.filter(({ code }) => code !== each.code))}>{t('mandates.give.remove')}</Button></li>
          ))}
        </ul>
      )}
    </>
  );
}
