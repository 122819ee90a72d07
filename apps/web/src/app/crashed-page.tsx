import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { Button } from '../components/form/button.js';
import { PageHeading } from '../components/layout/page-heading.js';
import { ProblemNotice } from '../components/status/problem-notice.js';

/** What stands in place of a page that failed while it was drawn, or whose part of the app could not be fetched. */
export function CrashedPage({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <PageHeading title={t('shell.crashedTitle')} lead={t('shell.crashedText')} />
      {error instanceof ApiProblem && <ProblemNotice error={error} />}
      <div><Button onPress={() => window.location.reload()}>{t('problems.reload')}</Button></div>
    </div>
  );
}
