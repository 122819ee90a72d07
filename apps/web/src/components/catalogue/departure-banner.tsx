import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { departuresQuery } from '../../api/agreement.js';
import { usePlaceName } from '../../api/place-name.js';
import { useFormat } from '../../text/format.js';
import { Notice } from '../status/notice.js';

/** Tells whoever works with the catalogue which party leaves or has left. Nothing where none does. */
export function DepartureBanner() {
  const { t } = useTranslation();
  const format = useFormat();
  const placeName = usePlaceName();
  const standing = (useQuery(departuresQuery).data?.items ?? []).filter(({ state }) => state !== 'withdrawn');
  return standing.map(({ id, state, jurisdiction, effectiveAt, reason }) => (
    <Notice key={id} tone="care" role="note" title={t(state === 'announced' ? 'agreement.banner' : 'agreement.bannerLeft', { place: placeName(jurisdiction), at: format.instant(effectiveAt) })}>
      <p className="small">{reason} <Link to="/agreement">{t('agreement.title')}</Link></p>
    </Notice>
  ));
}
