import { useTranslation } from 'react-i18next';
import { daysBetween, todayInChina, useFormat } from '../../text/format.js';

interface DueDateProps {
  readonly on: string | null;
  readonly provisional?: boolean;
  /** Leaves out how many days are left, where space is short. */
  readonly short?: boolean;
}

const NEAR_DAYS = 3;

function nearness(days: number): string {
  if (days < 0) return 'due due-late';
  return days <= NEAR_DAYS ? 'due due-near' : 'due';
}

/** A due day with how near it is, in words as well as colour. */
export function DueDate({ on, provisional = false, short = false }: DueDateProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (on === null) return <span className="muted">{t('request.noDue')}</span>;
  const days = daysBetween(todayInChina(), on);
  const left = days < 0 ? t('request.overdueBy', { days: -days }) : days === 0 ? t('request.dueToday') : t('request.dueIn', { days });
  return (
    <span>
      <time className={nearness(days)} dateTime={on}>{short ? format.day(on) : format.dayOfWeek(on)}</time>
      <span className="cell-sub">{left}{provisional && ` · ${t('request.provisional')}`}</span>
    </span>
  );
}
