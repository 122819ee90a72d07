import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { checkCredential, type CheckedCredential } from '../../api/credentials.js';
import { Button } from '../../components/form/button.js';
import { TextInput } from '../../components/form/text-input.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { Skeleton } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import '../../design/public.css';
import { Camera } from './camera.js';
import { Verdict } from './credential-verdict.js';
import { readFile } from './read-code.js';

const ACCEPTED = ['image/*', 'application/pdf', 'text/plain', '.txt', '.sdjwt', '.jwt'];

type Outcome = { readonly kind: 'idle' | 'checking' | 'no_text' | 'no_code' } | { readonly kind: 'done'; readonly checked: CheckedCredential };

/** The check and what came of it; of several the last one counts. */
function useCheck(): readonly [Outcome, (text: string | null) => Promise<void>] {
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const turn = useRef(0);
  const check = async (text: string | null) => {
    turn.current += 1;
    const mine = turn.current;
    if (text === null || text.trim() === '') return setOutcome({ kind: text === null ? 'no_code' : 'no_text' });
    setOutcome({ kind: 'checking' });
    const checked = await checkCredential(text);
    if (mine === turn.current) setOutcome({ kind: 'done', checked });
  };
  return [outcome, check];
}

/** Anyone verifies a certificate here, without an account; it never leaves the browser. */
export function VerifyPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  // `left`: the camera went away with the focus, which goes back to the button that had opened it.
  const [camera, setCamera] = useState<'off' | 'on' | 'left'>('off');
  const [outcome, check] = useCheck();
  const begin = useRef(check);
  begin.current = check;
  const take = (found: string | null) => {
    setCamera('off');
    setText(found ?? '');
    void begin.current(found);
  };
  const taken = useRef(take);
  taken.current = take;
  useEffect(() => {
    // a code that is scanned while the page stands open changes the fragment only
    const takeFragment = () => {
      const fragment = window.location.hash.slice(1);
      if (fragment === '') return;
      // out of the address: it would stand in the history, and go to the server with "return to" of a sign-in
      void navigate({ to: '/verify', hash: '', replace: true });
      taken.current(fragment);
    };
    takeFragment();
    window.addEventListener('hashchange', takeFragment);
    return () => window.removeEventListener('hashchange', takeFragment);
  }, [navigate]);
  const see = (found: string) => {
    take(found);
    setCamera('left');
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setCamera('off');
    void check(text);
  };
  const hasCamera = 'mediaDevices' in navigator;
  return (
    <div className="read stack">
      <PageHeading title={t('verify.title')} lead={t('verify.lead')} />
      <Panel title={t('verify.show')}>
        <div className="stack-s">
          <form className="stack-s" onSubmit={submit} noValidate>
            <TextInput name="credential" label={t('verify.text')} hint={t('verify.textHint')} multiline value={text} onChange={setText} error={outcome.kind === 'no_text' ? t('verify.nothing') : undefined} />
            <div className="row">
              <Button type="submit" isPending={outcome.kind === 'checking'}>{t('verify.check')}</Button>
              <FileTrigger acceptedFileTypes={ACCEPTED} onSelect={(files) => { const file = files?.[0]; if (file) void readFile(file).then(take); }}>
                <Button look="second">{t('verify.open')}</Button>
              </FileTrigger>
              {hasCamera && camera !== 'on' && <Button look="second" autoFocus={camera === 'left'} onPress={() => setCamera('on')}>{t('verify.scan')}</Button>}
            </div>
          </form>
          {camera === 'on' && <Camera onCode={see} onClose={() => setCamera('left')} />}
        </div>
      </Panel>
      <div className="answer" aria-live="polite">
        {outcome.kind === 'checking' && <Skeleton lines={4} />}
        {outcome.kind === 'no_code' && <Notice tone="care" title={t('verify.noCode')}><p>{t('verify.noCodeText')}</p></Notice>}
        {outcome.kind === 'done' && <Verdict checked={outcome.checked} onAgain={() => void check(text)} />}
      </div>
      <p className="muted small">{t('verify.privacy')}</p>
    </div>
  );
}
