import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { noticesQuery } from '../api/notices.js';
import { activeRole } from '../api/session.js';
import type { Session } from '../api/types.js';
import { buttonClass } from '../components/form/button.js';
import { switchLanguage } from '../text/language.js';
import { NAVIGATION } from './navigation.js';
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

function UnreadCount() {
  const { t } = useTranslation();
  const notices = useInfiniteQuery(noticesQuery);
  const unread = notices.data?.pages[0]?.unread ?? 0;
  if (unread === 0) return null;
  return <span className="count count-urgent"><span aria-hidden="true">{unread}</span><span className="hidden-visually">{t('shell.unread', { count: unread })}</span></span>;
}

function MainNavigation({ session }: { readonly session: Session | undefined }) {
  const { t } = useTranslation();
  const role = activeRole(session);
  return (
    <nav className="shell-nav" aria-label={t('shell.mainNavigation')}>
      <ul>
        {NAVIGATION[role].map((entry) => (
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

export function SiteHeader({ session }: { readonly session: Session | undefined }) {
  const { t } = useTranslation();
  const { href } = useLocation();
  return (
    <header className="no-print">
      <div className="shell-header">
        <div className="shell-header-row">
          <Link to="/" className="brand">
            <BrandMark />
            <span className="brand-name">{t('shell.brand')}<small>{t('shell.brandNote')}</small></span>
          </Link>
          <MainNavigation session={session} />
          <div className="shell-tools">
            <LanguageSwitch />
            {session?.signedIn === true ? <Suspense fallback={<span className={buttonClass('second', 'small')}>{session.person?.name}</span>}><PersonMenu session={session} /></Suspense> : <Link className={buttonClass('first', 'small')} to="/sign-in" search={{ returnTo: href }}>{t('shell.signIn')}</Link>}
          </div>
        </div>
      </div>
      <ActingBar session={session} />
    </header>
  );
}
