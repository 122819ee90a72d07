import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { noticesQuery } from '../api/notices.js';
import { activeRole } from '../api/session.js';
import type { Session } from '../api/types.js';
import { buttonClass } from '../components/form/button-class.js';
import { switchLanguage } from '../text/language.js';
import { setDisplay, useDisplay } from './display.js';
import { KIOSK_NAVIGATION, NAVIGATION } from './navigation.js';
import { usePostName } from './post-name.js';

const PersonMenu = lazy(async () => ({ default: (await import('./person-menu.js')).PersonMenu }));

function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--primary)" />
      <path d="M6 21c4-8 7-8 10 0s6 8 10 0" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
      <circle cx="6" cy="21" r="2.6" fill="#fff" />
      <circle cx="26" cy="21" r="2.6" fill="#e9c9a5" />
    </svg>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const next = i18n.language === 'en' ? 'zh' : 'en';
  return (
    <button type="button" className={buttonClass('quiet', 'small')} aria-label={t('shell.switchLanguageLabel')} onClick={() => void switchLanguage(next)}>
      {t('shell.switchLanguage')}
    </button>
  );
}

/** Large type for whoever sees less well (关怀模式), also before anybody has signed in. */
function DisplaySwitch() {
  const { t } = useTranslation();
  const isLarge = useDisplay() === 'large';
  return (
    <button type="button" className={buttonClass('quiet', 'small')} aria-pressed={isLarge} title={t('kiosk.largeNote')} onClick={() => setDisplay(isLarge ? 'standard' : 'large')}>
      {t('kiosk.large')}
    </button>
  );
}

function UnreadCount() {
  const { t } = useTranslation();
  const notices = useInfiniteQuery(noticesQuery);
  const unread = notices.data?.pages[0]?.unread ?? 0;
  if (unread === 0) return null;
  return <span className="count count-urgent"><span aria-hidden="true">{unread}</span><span className="hidden-visually">{t('shell.unread', { count: unread })}</span></span>;
}

interface SiteHeaderProps {
  readonly session: Session | undefined;
  /** On a kiosk one is there for oneself and leaves by its own button. */
  readonly kiosk: boolean;
}

function MainNavigation({ session, kiosk }: SiteHeaderProps) {
  const { t } = useTranslation();
  const role = activeRole(session);
  return (
    <nav className="shell-nav" aria-label={t('shell.mainNavigation')}>
      <ul>
        {(kiosk ? KIOSK_NAVIGATION : NAVIGATION[role]).map((entry) => (
          <li key={entry.to}>
            <Link to={entry.to} activeProps={{ 'aria-current': 'page' }}>
              {t(`shell.${entry.text}`)}
              {entry.to === '/notices' && <UnreadCount />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ActingBar({ session }: { readonly session: Session | undefined }) {
  const { t } = useTranslation();
  const postName = usePostName();
  const post = session?.activePost;
  if (post === null || post === undefined) return null;
  const { title, note } = postName(post);
  return <div className="acting-bar no-print"><p>{t('shell.acting')}<strong>{title} · {note}</strong></p></div>;
}

/** Who is signed in, with the menu of posts and the way out; on a kiosk only who it is. */
function SignedIn({ session, kiosk }: { readonly session: Session; readonly kiosk: boolean }) {
  const name = <span className={buttonClass('second', 'small')}>{session.person?.name}</span>;
  return kiosk ? name : <Suspense fallback={name}><PersonMenu session={session} /></Suspense>;
}

export function SiteHeader({ session, kiosk }: SiteHeaderProps) {
  const { t } = useTranslation();
  const { href } = useLocation();
  return (
    <header className="no-print">
      <div className="shell-header">
        <div className="shell-header-row">
          <Link to={kiosk ? '/services' : '/'} className="brand">
            <BrandMark />
            <span className="brand-name">{t('shell.brand')}<small>{t('shell.brandNote')}</small></span>
          </Link>
          <MainNavigation session={session} kiosk={kiosk} />
          <div className="shell-tools">
            <DisplaySwitch />
            <LanguageSwitch />
            {session?.signedIn === true ? <SignedIn session={session} kiosk={kiosk} /> : <Link className={buttonClass('first', 'small')} to="/sign-in" search={{ returnTo: kiosk && href === '/kiosk' ? '/services' : href }}>{t('shell.signIn')}</Link>}
          </div>
        </div>
      </div>
      <ActingBar session={session} />
    </header>
  );
}
