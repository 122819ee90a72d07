import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RequestCertificate } from '../../components/certificate/request-certificate.js';
import { ClerkRequest } from '../../components/request/clerk-request.js';

export function WorkRequestPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/case-clerk/work/$id' });
  return <ClerkRequest id={id} back={<Link to="/work">← {t('request.backToWork')}</Link>} certificate={<RequestCertificate requestId={id} />} />;
}
