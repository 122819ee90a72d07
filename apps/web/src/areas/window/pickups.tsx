import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pickupsQuery } from '../../api/documents.js';
import { ListFoot } from '../../components/data/list-foot.js';
import { WorklistTable } from '../../components/worklist/worklist-table.js';
import { EmptyState } from '../../components/status/empty-state.js';
import { Loaded } from '../../components/status/loaded.js';

/** Results that lie ready at this window, the longest first. */
export function Pickups({ q }: { readonly q: string | undefined }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(pickupsQuery(q));
  return (
    <Loaded query={query} lines={8}>
      {(data) => {
        const rows = data.pages.flatMap((page) => page.items);
        const total = data.pages[0]?.total ?? 0;
        if (rows.length === 0) return <EmptyState title={t('delivery.pickupsEmpty')} text={t('delivery.pickupsEmptyText')} />;
        return (
          <section aria-label={t('delivery.pickups')}>
            <p className="muted small">{t('delivery.pickupsLead')}</p>
            <p role="status" className="muted small">{t('shell.total', { total })}</p>
            <WorklistTable rows={rows} area="window" caption={t('delivery.pickups')} isBusy={query.isPlaceholderData} isOverview />
            <ListFoot query={query} shown={rows.length} total={total} />
          </section>
        );
      }}
    </Loaded>
  );
}
