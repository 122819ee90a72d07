import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { buttonClass } from '../components/form/button-class.js';
import { PageHeading } from '../components/layout/page-heading.js';
import { LateProblem } from '../components/status/late-problem.js';

/** What stands in place of a page that failed while it was drawn, or whose part of the app could not be fetched. */
export function CrashedPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const reload = () => window.location.reload();
  return (
    <div className="stack">
      <PageHeading title={t('shell.crashedTitle')} lead={t('shell.crashedText')} />
      {error instanceof ApiProblem && <Suspense><LateProblem error={error} onRetry={reload} /></Suspense>}
      <div><button type="button" className={buttonClass()} onClick={reload}>{t('shell.reload')}</button></div>
    </div>
  );
}
