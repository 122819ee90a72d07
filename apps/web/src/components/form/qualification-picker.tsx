import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { qualificationsQuery } from '../../api/catalogue.js';
import { useFormat } from '../../text/format.js';
import { ComboInput } from './combo-input.js';
import type { FieldProps } from './field.js';
import { useDebounced } from './use-debounced.js';

interface QualificationPickerProps extends FieldProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly chosen: string;
  readonly onChosen: (code: string) => void;
  readonly free?: boolean;
  readonly grow?: boolean;
}

const SUGGESTIONS = 8;

/** Finds a published qualification while its name, certificate or pinyin is typed. */
export function QualificationPicker({ text, onText, onChosen, ...field }: QualificationPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const q = useDebounced(text.trim());
  const found = useInfiniteQuery(qualificationsQuery({ q: q === '' ? undefined : q, status: 'published' }, SUGGESTIONS));
  const items = found.data?.pages[0]?.items ?? [];
  const options = items.map((item) => ({ key: item.code, label: format.name(item), note: `${t(`vocabulary.class.${item.class}`)} · ${item.authorityZh}` }));
  const choose = (code: string) => {
    onChosen(code);
    const item = items.find((each) => each.code === code);
    if (item !== undefined) onText(format.name(item));
  };
  return <ComboInput {...field} options={options} text={text} onText={onText} onChosen={choose} />;
}
