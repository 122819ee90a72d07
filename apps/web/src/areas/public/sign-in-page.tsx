import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem.js';
import { signInAddress, useSession } from '../../api/session.js';
import { buttonClass } from '../../components/form/button-class.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';

/** What the server told the browser on its way back from the provider. */
function signInProblem(code: string, reference: string | undefined): ApiProblem {
  return new ApiProblem(code, 401, reference === undefined ? undefined : { type: `urn:tongban:problem:${code}`, title: code, status: 401, code, correlationId: reference });
}

/** Explains what signing in does before it leaves for the identity provider. */
export function SignInPage() {
  const { t } = useTranslation();
  const { returnTo, problem, reference } = useSearch({ from: '/sign-in' });
  const session = useSession();
  const back = returnTo !== undefined && /^\/(?![/\\])/.test(returnTo) ? returnTo : '/';
  return (
    <div className="read stack">
      <PageHeading title={t('pub.signIn.title')} lead={t('pub.signIn.lead')} />
      {problem !== undefined && <ProblemNotice error={signInProblem(problem, reference)} />}
      {session?.mode === 'demo' && <Notice tone="info" role="note" title={t('pub.signIn.demoTitle')}><p>{t('pub.signIn.demoText')}</p></Notice>}
      {session?.signedIn === true ? (
        <div className="row"><p>{t('pub.signIn.already', { name: session.person?.name ?? '' })}</p><Link className={buttonClass('second')} to={back}>{t('pub.signIn.continue')}</Link></div>
      ) : (
        <div className="stack-s">
          <div><a className={buttonClass()} href={signInAddress(back)}>{t('pub.signIn.button')}</a></div>
          {back !== '/' && <p className="muted small">{t('pub.signIn.returnTo')}</p>}
        </div>
      )}
      <p className="muted small">{t('pub.signIn.privacy')}</p>
    </div>
  );
}
