import { useTranslation } from 'react-i18next';
import { usePlaceName } from '../../api/place-name.js';
import type { ServiceForm } from '../../api/types.js';
import { useFormat } from '../../text/format.js';

/** What a register says of one attribute, in words: as the form names its choices, as the register's vocabulary does, money in yuan, places by name, days as the language writes them. */
export function useAttributeWords(form?: ServiceForm): (attribute: { readonly code: string; readonly value: string; readonly valueZh?: string; readonly valueEn?: string }) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  return ({ code, value, valueZh = value, valueEn = value }) => {
    const field = Object.values(form?.schema.properties ?? {}).find((each) => each['x-concept'] === code);
    const choice = field?.[`x-enum-${format.language}`]?.[value];
    if (choice !== undefined) return choice;
    const words = format.language === 'en' ? valueEn : valueZh;
    if (words !== value) return words;
    if (code.endsWith('_fen') && /^\d+$/.test(value)) return t('apply.yuan', { amount: (Number(value) / 100).toFixed(2) });
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
    return /\.(division|place)$/.test(code) && /^\d{6}$/.test(value) ? placeName(value) : value;
  };
}
