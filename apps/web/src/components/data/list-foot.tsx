import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../form/button.js';

interface ListFootProps {
  readonly query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  readonly shown: number;
  /** A text where counting stopped before the end. */
  readonly total: number | string;
}

/** How much of a list is shown, and the button for more of it. */
export function ListFoot({ query, shown, total }: ListFootProps) {
  const { t } = useTranslation();
  return (
    <div className="list-foot no-print">
      <p className="muted small">{t('shell.shown', { shown, total })}</p>
      {query.hasNextPage && <Button look="second" size="small" isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>{t('shell.more')}</Button>}
    </div>
  );
}
