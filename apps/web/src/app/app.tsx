import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { ApiProblem } from '../api/problem.js';
import { sessionQuery } from '../api/session.js';
import { LOCALE } from '../text/language.js';
import { router } from './router.js';

const RETRIES = 2;

/** Only what may heal by itself is tried again. */
function worthRetrying(failures: number, error: Error): boolean {
  const passing = !(error instanceof ApiProblem) || error.status === 0 || error.status === 503;
  return passing && failures < RETRIES;
}

const queries = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 5_000, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

queries.getQueryCache().subscribe((event) => {
  const endedSession = event.type === 'updated' && event.action.type === 'error' && event.action.error instanceof ApiProblem && event.action.error.status === 401;
  if (endedSession) void queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
});

export function App() {
  const { i18n } = useTranslation();
  return (
    <QueryClientProvider client={queries}>
      <I18nProvider locale={LOCALE[i18n.language === 'en' ? 'en' : 'zh']}>
        <RouterProvider router={router} />
      </I18nProvider>
    </QueryClientProvider>
  );
}
