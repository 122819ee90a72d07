import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import type { RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Notice } from '../status/notice.js';

/** What issuers say of the certificate on which a request rests, before everything else on its page. */
export function RequestAlerts({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isResident = useSession()?.activePost === null;
  return detail.alerts.map((alert) => {
    const isOther = alert.match === 'other_certificate';
    const key = isResident ? (isOther ? 'residentOther' : 'resident') : isOther ? 'other' : 'stops';
    const kind = t(`alerts.kind.${alert.kind}`);
    return (
      <Notice key={alert.id} tone={isOther ? 'care' : 'bad'} role="note" title={t('alerts.onRequest.title', { kind })}>
        <p>{t(`alerts.onRequest.${key}`, { kind, place: format.name(alert.issuer), from: format.instant(alert.from) })}</p>
        {alert.reason !== '' && <p>{t('alerts.onRequest.reason', { reason: alert.reason })}</p>}
      </Notice>
    );
  });
}
