import type { PostRole } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { activeRole, sessionQuery, signInAddress } from '../api/session.js';
import { buttonClass } from '../components/form/button-class.js';
import { PageHeading } from '../components/layout/page-heading.js';
import { Loaded } from '../components/status/loaded.js';

function SignInNeeded() {
  const { t } = useTranslation();
  const { href } = useLocation();
  return (
    <>
      <PageHeading title={t('shell.signInNeededTitle')} lead={t('shell.signInNeededText')} />
      <a className={buttonClass()} href={signInAddress(href)}>{t('shell.signIn')}</a>
    </>
  );
}

function WrongPost() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeading title={t('shell.forbiddenTitle')} lead={t('shell.forbiddenText')} />
      <Link className={buttonClass('second')} to="/">{t('shell.goHome')}</Link>
    </>
  );
}

/** Draws the pages of an area only for someone who is signed in; others are told how to get there. */
export function SignedInGate(): ReactNode {
  const session = useQuery(sessionQuery);
  return <Loaded query={session}>{(found) => (found.signedIn ? <Outlet /> : <SignInNeeded />)}</Loaded>;
}

/** Draws the pages of an area only for the posts that work there. The server decides again on every call. */
export function RoleGate({ roles }: { readonly roles: readonly PostRole[] }): ReactNode {
  const session = useQuery(sessionQuery);
  return (
    <Loaded query={session}>
      {(found) => {
        if (!found.signedIn) return <SignInNeeded />;
        const role = activeRole(found);
        return roles.some((allowed) => allowed === role) ? <Outlet /> : <WrongPost />;
      }}
    </Loaded>
  );
}
