import { useTranslation } from 'react-i18next';
import type { RequestDetail } from '../../api/types.js';
import { SupplementView } from './supplement-view.js';

/** What was asked for before the latest notice, each with its answers. */
export function EarlierSupplements({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  return <>{detail.supplements.slice(0, -1).map((supplement) => <SupplementView key={supplement.round} supplement={supplement} title={t('delivery.earlierSupplement', { round: supplement.round })} />)}</>;
}
