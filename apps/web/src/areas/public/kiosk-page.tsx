import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, useLeave } from '../../api/session.js';
import { beKiosk, forgetEverything } from '../../app/kiosk/kiosk.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Loaded, Skeleton } from '../../components/status/loaded.js';
import '../../design/kiosk.css';

/** Between two tries to sign out where the server does not answer. */
const AGAIN_MS = 5_000;

/** Nobody begins on what the one before left: whoever is still signed in is signed out first. */
function useClean(isSignedIn: boolean): boolean {
  const leave = useLeave();
  const [isClean, setClean] = useState(false);
  useEffect(() => {
    let current = true;
    void forgetEverything().then(async () => (isSignedIn ? leave() : null)).then((onward) => {
      if (!current) return;
      if (isSignedIn) window.location.replace(onward ?? '/kiosk');
      else setClean(true);
    }, () => setTimeout(() => window.location.replace('/kiosk'), AGAIN_MS));
    return () => {
      current = false;
    };
  }, [isSignedIn, leave]);
  return isClean;
}

function Begin({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const { t } = useTranslation();
  if (!useClean(isSignedIn)) return <Skeleton lines={3} />;
  return (
    <div className="kiosk-doors">
      <Link className={buttonClass()} to="/services" replace>{t('kiosk.services')}</Link>
      <Link className={buttonClass('second')} to="/requests" replace>{t('kiosk.requests')}</Link>
      <Link className={buttonClass('second')} to="/verify" replace>{t('verify.title')}</Link>
    </div>
  );
}

/** The first page of a kiosk; whoever opens it makes the tab one. */
export function KioskPage() {
  const { t } = useTranslation();
  const session = useQuery(sessionQuery);
  useEffect(beKiosk, []);
  return (
    <>
      <PageHeading title={t('kiosk.title')} lead={t('kiosk.lead')} />
      <Loaded query={session} lines={3}>{({ signedIn }) => <Begin isSignedIn={signedIn} />}</Loaded>
    </>
  );
}
