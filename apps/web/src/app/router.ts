import { createBrowserHistory, createRouter, type RouterHistory } from '@tanstack/react-router';
import { NotFoundPage } from '../areas/public/not-found-page.js';
import { Skeleton } from '../components/status/loaded.js';
import { CrashedPage } from './crashed-page.js';
import { isKiosk } from './kiosk/kiosk.js';
import { focusPage } from './page-focus.js';
import { routeTree } from './routes.js';

function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

function stringifySearch(search: Record<string, unknown>): string {
  const wanted = Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '');
  const text = new URLSearchParams(wanted).toString();
  return text === '' ? '' : `?${text}`;
}

/** On a kiosk every page takes the place of the one before: the back button has nowhere to lead the next person. */
function historyOf(): RouterHistory {
  const history = createBrowserHistory();
  const { push } = history;
  history.push = (...page) => (isKiosk() ? history.replace(...page) : push(...page));
  return history;
}

export const router = createRouter({
  history: historyOf(),
  routeTree,
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: Skeleton,
  defaultPendingMs: 300,
  defaultErrorComponent: CrashedPage,
  defaultNotFoundComponent: NotFoundPage,
});

// The first page of a visit leaves the focus where the browser put it.
router.subscribe('onResolved', ({ fromLocation, toLocation }) => {
  if (fromLocation !== undefined && fromLocation.pathname !== toLocation.pathname) focusPage();
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
