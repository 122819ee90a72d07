import { Link, Outlet } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../api/live.js';
import { useSession } from '../api/session.js';
import { Toasts } from '../components/status/toasts.js';
import { SiteHeader } from './header.js';

function subscribeToNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

function OfflineBar() {
  const { t } = useTranslation();
  const online = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  return <div role="status" className="no-print">{!online && <div className="offline-bar"><p>{t('shell.offline')}</p></div>}</div>;
}

function SiteFooter({ isDemo }: { readonly isDemo: boolean }) {
  const { t } = useTranslation();
  return (
    <footer className="shell-footer no-print">
      <div className="shell-footer-row">
        <div>
          <p>{t('shell.footerAbout')}</p>
          {isDemo && <p>{t('shell.footerDemo')}</p>}
        </div>
        <ul>
          <li><Link to="/verify">{t('verify.title')}</Link></li>
          <li><Link to="/scoreboard">{t('scoreboard.title')}</Link></li>
          <li><Link to="/open-data">{t('shell.footerData')}</Link></li>
          <li><a href="/api/docs">{t('shell.footerApi')}</a></li>
          <li><a href="/api/health/ready">{t('shell.footerHealth')}</a></li>
        </ul>
      </div>
    </footer>
  );
}

/** The frame of every page. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  useLiveUpdates(session?.signedIn === true, session?.activePost?.id ?? null);
  const skip = () => document.getElementById('main')?.focus();
  return (
    <>
      <a className="skip-link" href="#main" onClick={(event) => { event.preventDefault(); skip(); }}>{t('shell.skip')}</a>
      <SiteHeader session={session} />
      <OfflineBar />
      <main id="main" tabIndex={-1}><Outlet /></main>
      <SiteFooter isDemo={session?.mode === 'demo'} />
      <Toasts />
    </>
  );
}
