import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { worklistCountsQuery } from '../../api/requests.js';
import type { ListAddress, ListSearch } from './list-address.js';
import { ListLink } from './list-link.js';
import { useCountText } from './total-text.js';

/** A queue of a work list, or what is shown in its place. */
export interface ListTab {
  readonly key: string;
  readonly label: string;
  readonly search: ListSearch;
}

const COUNTED = ['all', 'new', 'mine', 'near', 'overdue'] as const;

/** The queues, with how many each holds now. */
export function ListTabs({ area, tabs }: { readonly area: ListAddress['area']; readonly tabs: readonly ListTab[] }) {
  const { t } = useTranslation();
  const counts = useQuery(worklistCountsQuery);
  const textOf = useCountText(counts.data?.countedUpTo);
  return (
    <nav className="tabs" aria-label={t('work.tabsLabel')}>
      {tabs.map(({ key, label, search }) => {
        const counted = COUNTED.find((each) => each === key);
        const count = counted === undefined ? undefined : counts.data?.[counted];
        return (
          <ListLink key={key} area={area} search={search} data-queue={key}>
            {label}
            {count !== undefined && <span className={key === 'overdue' && count > 0 ? 'count count-urgent' : 'count'}>{textOf(count)}</span>}
          </ListLink>
        );
      })}
    </nav>
  );
}
