import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAskForCode, useConfirmAddress, useRemoveAddress } from '../../api/notices.js';
import type { NoticeSettings } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { TextInput } from '../../components/form/text-input.js';
import { Panel } from '../../components/layout/panel.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';

type Mail = NoticeSettings['mail'];

function CodeForm({ waiting }: { readonly waiting: NonNullable<Mail['waiting']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const confirm = useConfirmAddress();
  const [code, setCode] = useState('');
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        confirm.carryOut(code.trim(), () => announce(t('notices.mail.done')));
      }}
    >
      <p>{t('notices.mail.waiting', { address: waiting.address, at: format.instant(waiting.expiresAt) })}</p>
      <TextInput name="code" short label={t('notices.mail.code')} hint={t('notices.mail.codeHint')} inputMode="numeric" autoComplete="one-time-code" maxLength={6} value={code} onChange={setCode} />
      {confirm.error !== null && <ProblemNotice error={confirm.error} />}
      <div className="form-actions"><Button type="submit" isPending={confirm.isPending}>{t('notices.mail.confirm')}</Button></div>
    </form>
  );
}

function AddressForm({ label }: { readonly label: string }) {
  const { t } = useTranslation();
  const ask = useAskForCode();
  const [address, setAddress] = useState('');
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        ask.carryOut(address.trim(), () => announce(t('notices.mail.sent')));
      }}
    >
      <TextInput name="address" label={label} autoComplete="email" maxLength={254} value={address} onChange={setAddress} />
      {ask.error !== null && <ProblemNotice error={ask.error} />}
      <div className="form-actions"><Button type="submit" look="second" isPending={ask.isPending}>{t('notices.mail.send')}</Button></div>
    </form>
  );
}

function Confirmed({ address, at }: { readonly address: string; readonly at: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const remove = useRemoveAddress();
  const [asking, setAsking] = useState(false);
  return (
    <div className="stack-s">
      <p>{t('notices.mail.confirmed', { address, at: format.instant(at) })}</p>
      <div><Button look="quiet" size="small" onPress={() => setAsking(true)}>{t('notices.mail.remove')}</Button></div>
      <ConfirmDialog
        isOpen={asking} onClose={() => setAsking(false)} title={t('notices.mail.removeTitle')} confirm={t('notices.mail.remove')} isPending={remove.isPending} alert
        onConfirm={() => remove.carryOut(undefined, () => {
          setAsking(false);
          announce(t('notices.mail.removed'));
        })}
      >
        <p>{t('notices.mail.removeText')}</p>
        {remove.error !== null && <ProblemNotice error={remove.error} />}
      </ConfirmDialog>
    </div>
  );
}

/** The e-mail address for notices: none, waiting for its code, or confirmed. */
export function MailPanel({ mail }: { readonly mail: Mail }) {
  const { t } = useTranslation();
  if (!mail.offered) return <Panel title={t('notices.mail.title')}><p>{t('notices.mail.notOffered')}</p></Panel>;
  return (
    <Panel title={t('notices.mail.title')}>
      <div className="stack">
        {mail.address === null || mail.confirmedAt === null ? <p>{t('notices.mail.none')}</p> : <Confirmed address={mail.address} at={mail.confirmedAt} />}
        {mail.waiting !== null && <CodeForm waiting={mail.waiting} />}
        <AddressForm label={t(mail.address === null ? 'notices.mail.address' : 'notices.mail.change')} />
      </div>
    </Panel>
  );
}
