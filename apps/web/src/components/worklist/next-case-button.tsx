import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNextCase } from '../../api/assignments.js';
import { Button } from '../form/button.js';
import { kept } from '../form/kept-text.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import type { CaseQueue, ListArea } from './list-address.js';

function keyOf(area: ListArea): string {
  return `${area}.queue`;
}

/** Remembers the queue at which the reader works, for the pages that are opened from it. */
export function useQueueKept(area: ListArea, queue: CaseQueue): void {
  const text = JSON.stringify(queue);
  useEffect(() => kept.write(keyOf(area), JSON.parse(text)), [area, text]);
}

function keptQueue(area: ListArea): CaseQueue {
  const found = kept.read(keyOf(area));
  return typeof found === 'object' && found !== null && 'queue' in found ? (found as CaseQueue) : { queue: 'new' };
}

/** Claims and opens the next request of the queue from which the reader came; says so when none is left. */
export function NextCaseButton({ area, currentId }: { readonly area: ListArea; readonly currentId?: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = useNextCase();
  const press = () => next.carryOut({ ...keptQueue(area), ...(currentId === undefined ? {} : { currentId }) }, (found) => {
    announce(found === null ? t('assignments.noneLeft') : t('assignments.nextTaken', { number: found.number }));
    if (found !== null) void navigate({ to: area === 'work' ? '/work/$id' : '/window/$id', params: { id: found.id } });
  });
  return (
    <>
      <span data-key="next-case"><Button look="second" size="small" isPending={next.isPending} onPress={press}>{t('assignments.next')}</Button></span>
      {next.error !== null && <ProblemNotice error={next.error} />}
    </>
  );
}
