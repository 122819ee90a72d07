import { useTranslation } from 'react-i18next';
import { JJJ_STATUSES } from '../../api/types.js';
import { Notice } from '../../components/status/notice.js';

/** How far recognition in the region is confirmed, in plain words. */
export function useConfirmation(): (status: string) => string {
  const { t } = useTranslation();
  return (status) => t(`pub.provenance.status.${JJJ_STATUSES.find((known) => known === status) ?? 'not_confirmed'}`);
}

/** Stands wherever the catalogue is shown: nobody may take it for the official list. */
export function ProvenanceNotice() {
  const { t } = useTranslation();
  return <Notice tone="care" role="note" title={t('pub.provenance.title')}><p className="small">{t('pub.provenance.text')}</p></Notice>;
}
