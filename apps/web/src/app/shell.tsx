import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveUpdates } from '../api/live.js';
import { useSession } from '../api/session.js';
import { announce, Toasts } from '../components/status/toasts.js';
import { SiteHeader } from './header.js';
import { isKiosk } from './kiosk/kiosk.js';
import { guardKiosk } from './kiosk/kiosk-guards.js';

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

const KioskBar = lazy(async () => ({ default: (await import('./kiosk/kiosk-bar.js')).KioskBar }));

/** Whether this is a kiosk, asked at each page: opening `/kiosk` makes the tab one. Its first page takes the place of the portal's, which nobody who is signed in is sent back to: it signs out. */
function useKiosk(signedIn: boolean): { readonly isKiosk: boolean; readonly isVisit: boolean } {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const kiosk = pathname === '/kiosk' || isKiosk();
  useEffect(() => {
    document.documentElement.toggleAttribute('data-kiosk', kiosk);
    if (kiosk && pathname === '/') void navigate({ to: signedIn ? '/services' : '/kiosk', replace: true });
  }, [kiosk, pathname, signedIn, navigate]);
  useEffect(() => (kiosk ? guardKiosk((why) => announce(t(why === 'file' ? 'kiosk.noFiles' : 'kiosk.noLinks'))) : undefined), [kiosk, t]);
  return { isKiosk: kiosk, isVisit: kiosk && pathname !== '/kiosk' };
}

/** The frame of every page. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const { isKiosk: kiosk, isVisit } = useKiosk(session?.signedIn === true);
  useLiveUpdates(session?.signedIn === true, session?.activePost?.id ?? null);
  const skip = () => document.getElementById('main')?.focus();
  return (
    <>
      <a className="skip-link" href="#main" onClick={(event) => { event.preventDefault(); skip(); }}>{t('shell.skip')}</a>
      <SiteHeader session={session} kiosk={kiosk} />
      {isVisit && <Suspense><KioskBar /></Suspense>}
      <OfflineBar />
      <main id="main" tabIndex={-1}><Outlet /></main>
      {!kiosk && <SiteFooter isDemo={session?.mode === 'demo'} />}
      <Toasts />
    </>
  );
}
