import { useTranslation } from 'react-i18next';
import type { CertificateSummary } from '../../api/certificates.js';
import type { Tone } from '../status/notice.js';
import { useFormat } from '../../text/format.js';

const TONE: Readonly<Record<CertificateSummary['state'], Tone>> = { valid: 'good', suspended: 'care', revoked: 'bad', expired: 'still' };

export function CertificateBadge({ state }: { readonly state: CertificateSummary['state'] }) {
  const { t } = useTranslation();
  return <span className={`badge tone-${TONE[state]}`}>{t(`certificate.state.${state}`)}</span>;
}

/** What a certificate is about: the qualification that is recognised, or the document that a service has brought. */
export function subjectOf({ qualification, document, number }: Pick<CertificateSummary, 'qualification' | 'document' | 'number'>): { readonly nameZh: string; readonly nameEn: string } {
  return qualification ?? document ?? { nameZh: number, nameEn: number };
}

/** From when until when, in words. */
export function useValidityWords(): (certificate: Pick<CertificateSummary, 'validFrom' | 'validUntil'>) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ validFrom, validUntil }) => (validUntil === null ? t('certificate.openEnd', { from: format.day(validFrom) }) : t('certificate.period', { from: format.day(validFrom), until: format.day(validUntil) }));
}
