import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/problem.js';
import { signInAddress } from '../../../api/session.js';
import { Notice } from '../../../components/status/notice.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';
import { useFormat } from '../../../text/format.js';
import type { SaveState } from './draft-saver.js';

function Failing({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const { href } = useLocation();
  const ended = hasCode(error, 'not_signed_in');
  return (
    <Notice tone="care">
      <p>{t(ended ? 'drafts.save.signedOut' : hasCode(error, 'offline') ? 'drafts.save.offline' : 'drafts.save.failing')}</p>
      {ended && <a className="button button-small" href={signInAddress(href)}>{t('shell.signIn')}</a>}
    </Notice>
  );
}

/** Whether what was typed is on the server: said at every change, never in the way. */
export function SaveLine({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = {
    saved: state.kind === 'saved' ? t('drafts.save.saved', { time: format.clock(state.at) }) : '', waiting: t('drafts.save.saving'), saving: t('drafts.save.saving'), failing: '', conflict: t('drafts.save.conflict'), refused: '',
  };
  return (
    <div>
      <div role="status" className="draft-state">{state.kind === 'failing' ? <Failing error={state.error} /> : words[state.kind]}</div>
      {state.kind === 'refused' && <ProblemNotice error={state.error} />}
    </div>
  );
}
