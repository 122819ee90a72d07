import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClerkRequest } from '../../components/request/clerk-request.js';
import { NextCaseButton } from '../../components/worklist/next-case-button.js';

export function WindowRequestPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/window-clerk/window/$id' });
  return <ClerkRequest area="window" id={id} back={<Link to="/window">← {t('request.backToWindow')}</Link>} next={<NextCaseButton key={id} area="window" currentId={id} />} />;
}
