import type { UseQueryResult } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LateProblem } from './late-problem.js';

/** The outline of what is coming, drawn while it loads. */
export function Skeleton({ lines = 5 }: { readonly lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status">
      <span className="hidden-visually">{t('shell.loading')}</span>
      {Array.from({ length: lines }, (_, index) => <div key={index} className="skeleton-line" aria-hidden="true" />)}
    </div>
  );
}

interface LoadedProps<T> {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}

/** Shows the outline while loading, the problem with a retry when it failed, and the content once it is there. */
export function Loaded<T>({ query, lines = 5, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error !== null) return <Suspense fallback={<Skeleton lines={lines} />}><LateProblem error={query.error} onRetry={() => void query.refetch()} /></Suspense>;
  return <Skeleton lines={lines} />;
}
