import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api/session.js';
import { RequestCertificate } from '../../components/certificate/request-certificate.js';
import { ClerkRequest } from '../../components/request/clerk-request.js';
import { NextCaseButton } from '../../components/worklist/next-case-button.js';

export function WorkRequestPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/case-clerk/work/$id' });
  const isClerk = useSignedIn().activePost?.role === 'case_clerk';
  return <ClerkRequest id={id} back={<Link to="/work">← {t('request.backToWork')}</Link>} next={isClerk ? <NextCaseButton key={id} area="work" currentId={id} /> : undefined} certificate={<RequestCertificate requestId={id} />} />;
}
