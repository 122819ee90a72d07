import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { asksAvoidedQuery } from '../../api/evidence.js';
import type { AsksAvoided } from '../../api/types.js';
import { DataTable, type Column } from '../../components/data/data-table.js';
import { Panel } from '../../components/layout/panel.js';
import { useFormat } from '../../text/format.js';

/** How many fields and papers nobody had to give because a register had them, in all and by service. */
export function AsksAvoidedPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(asksAvoidedQuery);
  if (data === undefined) return null;
  const columns: readonly Column<AsksAvoided['services'][number]>[] = [
    { key: 'service', title: t('registers.avoidedService'), isRowHeader: true, cell: (service) => format.name(service) },
    { key: 'asks', title: t('registers.avoidedAsks'), cell: ({ asks }) => format.number(asks) },
    { key: 'requests', title: t('registers.avoidedRequests'), cell: ({ requests }) => format.number(requests) },
  ];
  return (
    <Panel title={t('registers.avoidedTitle')}>
      <p>{t('registers.avoidedText', { asks: format.number(data.asks), requests: format.number(data.requests) })}</p>
      {data.services.length > 0 && <DataTable caption={t('registers.avoidedTitle')} columns={columns} rows={data.services} rowKey={({ code }) => code} />}
    </Panel>
  );
}
