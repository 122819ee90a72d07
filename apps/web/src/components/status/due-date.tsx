import { useTranslation } from 'react-i18next';
import { daysBetween, todayInChina, useFormat } from '../../text/format.js';

interface DueDateProps {
  readonly on: string | null;
  readonly provisional?: boolean;
  /** Leaves out how many days are left, where space is short. */
  readonly short?: boolean;
}

const NEAR_DAYS = 3;

function useLeft(): (days: number) => string {
  const { t } = useTranslation();
  return (days) => {
    if (days < 0) return t('request.overdueBy', { days: -days });
    if (days === 0) return t('request.dueToday');
    return days === 1 ? t('request.dueTomorrow') : t('request.dueIn', { days });
  };
}

function nearness(days: number): string {
  if (days < 0) return 'due due-late';
  return days <= NEAR_DAYS ? 'due due-near' : 'due';
}

/** A due day with how near it is, in words as well as colour. */
export function DueDate({ on, provisional = false, short = false }: DueDateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const left = useLeft();
  if (on === null) return <span className="muted">{t('request.noDue')}</span>;
  const days = daysBetween(todayInChina(), on);
  return (
    <span>
      <time className={nearness(days)} dateTime={on}>{short ? format.day(on) : format.dayOfWeek(on)}</time>
      <span className="cell-sub">{left(days)}{provisional && ` · ${t('request.provisional')}`}</span>
    </span>
  );
}
