import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('shell.notFoundTitle')} lead={t('shell.notFoundText')} />
      <div className="row">
        <Link className={buttonClass()} to="/">{t('shell.goHome')}</Link>
        <Link className={buttonClass('second')} to="/catalogue">{t('shell.catalogue')}</Link>
      </div>
    </>
  );
}
