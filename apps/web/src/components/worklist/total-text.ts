import { useTranslation } from 'react-i18next';
import { useFormat } from '../../text/format.js';

/** Where counting stopped, in round thousands: nobody needs the number of the row at which it did. */
const ROUND = 1000;

/** How many there are, as it is shown: `1,000+` where counting stopped. */
export function useTotalText(): (page: { readonly total: number; readonly totalIsCapped: boolean } | undefined) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (page) => {
    if (page === undefined) return format.number(0);
    return page.totalIsCapped ? t('assignments.capped', { total: format.number(Math.floor(page.total / ROUND) * ROUND) }) : format.number(page.total);
  };
}

/** The same of a count that stops at a number of its own. */
export function useCountText(upTo: number | undefined): (count: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (count) => (upTo !== undefined && count >= upTo ? t('assignments.capped', { total: format.number(upTo) }) : format.number(count));
}
