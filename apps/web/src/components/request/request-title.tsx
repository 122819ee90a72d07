import { useTranslation } from 'react-i18next';
import type { RequestView } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { ProvenanceBadge } from '../status/badges.js';

/** The facts that name a request under its heading. */
export function RequestLead({ request }: { readonly request: RequestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className="row small">
      <span className="code">{request.number}</span>
      <span>{format.name(request.serviceType)}</span>
      <span>{t('request.route', { from: format.name(request.fromJurisdiction), to: format.name(request.toJurisdiction) })}</span>
      <span>{t(`vocabulary.mode.${request.mode}`)}</span>
      {request.qualification !== null && <ProvenanceBadge />}
    </p>
  );
}
