import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNextCase, type NextCase } from '../../../api/assignments.js';
import { Button } from '../../../components/form/button.js';
import { kept } from '../../../components/form/kept-text.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { announce } from '../../../components/status/toasts.js';

const KEY = 'work.queue';
type Queue = Omit<NextCase, 'currentId'>;

/** Remembers the queue at which the reader works, for the pages that are opened from it. */
export function useQueueKept(queue: Queue): void {
  const text = JSON.stringify(queue);
  useEffect(() => kept.write(KEY, JSON.parse(text)), [text]);
}

function keptQueue(): Queue {
  const found = kept.read(KEY);
  return typeof found === 'object' && found !== null && 'queue' in found ? (found as Queue) : { queue: 'new' };
}

/** Claims and opens the next request of the queue from which the reader came; says so when none is left. */
export function NextCaseButton({ currentId }: { readonly currentId?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = useNextCase();
  const press = () => next.carryOut({ ...keptQueue(), ...(currentId === undefined ? {} : { currentId }) }, (found) => {
    announce(found === null ? t('assignments.noneLeft') : t('assignments.nextTaken', { number: found.number }));
    if (found !== null) void navigate({ to: '/work/$id', params: { id: found.id } });
  });
  return (
    <>
      <span data-key="next-case"><Button look="second" size="small" isPending={next.isPending} onPress={press}>{t('assignments.next')}</Button></span>
      {next.error !== null && <ProblemNotice error={next.error} />}
    </>
  );
}
