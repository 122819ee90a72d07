import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SORTS, worklistQuery, type Queue } from '../../api/requests.js';
import { workSettingsQuery } from '../../api/work-desk.js';
import { ListFoot } from '../data/list-foot.js';
import { ProvenanceLine } from '../status/badges.js';
import { Loaded } from '../status/loaded.js';
import { ChosenRows } from './chosen-rows.js';
import type { ListAddress } from './list-address.js';
import { useQueueKept } from './next-case-button.js';
import { useTotalText } from './total-text.js';

interface ListRowsProps {
  readonly address: ListAddress;
  readonly queue: Queue;
  readonly caption: string;
  /** Whether rows show who holds them instead of a button to claim. */
  readonly isOverview: boolean;
  readonly whenEmpty: ReactNode;
}

/** The requests of one queue, under the columns that the reader has chosen. */
export function ListRows({ address: { area, search, change }, queue, caption, isOverview, whenEmpty }: ListRowsProps) {
  const { t } = useTranslation();
  const { sort, ...narrowing } = search;
  const settings = useQuery(workSettingsQuery);
  const countOf = useTotalText();
  useQueueKept(area, { ...narrowing, queue: queue === 'past' ? 'new' : queue });
  const by = SORTS.find((each) => each === sort) ?? 'due';
  const query = useInfiniteQuery(worklistQuery({ ...narrowing, queue, sort: by }));
  return (
    <Loaded query={query} lines={9}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = countOf(data.pages.at(-1));
        return (
          <section aria-label={caption}>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <ChosenRows
              key={queue} area={area} rows={rows} caption={caption} isBusy={query.isPlaceholderData} isOverview={isOverview} chosen={settings.data?.columns ?? []}
              sort={{ by, onSort: (next) => change({ sort: next }) }} whenEmpty={whenEmpty}
            />
            {rows.length > 0 && (
              <>
                <ListFoot query={query} shown={rows.length} total={total} />
                <ProvenanceLine />
                <p className="muted small no-print">{t('work.keys')}</p>
              </>
            )}
          </section>
        );
      }}
    </Loaded>
  );
}
