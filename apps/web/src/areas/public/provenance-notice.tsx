import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/status/notice.js';

/** Stands wherever the catalogue is shown: nobody may take it for the official list. */
export function ProvenanceNotice() {
  const { t } = useTranslation();
  return <Notice tone="care" role="note" title={t('pub.provenance.title')}><p className="small">{t('pub.provenance.text')}</p></Notice>;
}
