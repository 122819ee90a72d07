import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEnableWebhook, useRegisterWebhook, useRemoveWebhook, useRotateWebhook, webhooksQuery } from '../../api/notices.js';
import { useSignedIn } from '../../api/session.js';
import type { Post, Webhook } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { TextInput } from '../../components/form/text-input.js';
import { Panel } from '../../components/layout/panel.js';
import { CopyButton } from '../../components/status/copy-button.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';

function Secret({ secret }: { readonly secret: string }) {
  const { t } = useTranslation();
  return <Notice tone="care" title={t('notices.webhook.secretTitle')}><p>{t('notices.webhook.secret')}</p><p className="row"><span className="code">{secret}</span><CopyButton text={secret} /></p></Notice>;
}

function WebhookEntry({ hook }: { readonly hook: Webhook }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [rotate, enable, remove] = [useRotateWebhook(hook.id), useEnableWebhook(hook.id), useRemoveWebhook(hook.id)];
  const error = rotate.error ?? enable.error ?? remove.error;
  return (
    <li className="entry">
      <div className="entry-main">
        <p className="entry-title"><span className="code">{hook.url}</span></p>
        <p className="entry-meta">
          <span>{hook.sentAt === null ? t('notices.webhook.never') : t('notices.webhook.sentAt', { at: format.instant(hook.sentAt) })}</span>
          {hook.failing > 0 && <span>{t('notices.webhook.failing', { count: hook.failing })}</span>}
          {hook.earlierSecretUntil !== null && <span>{t('notices.webhook.earlier', { at: format.instant(hook.earlierSecretUntil) })}</span>}
        </p>
        {hook.disabledAt !== null && <p>{t('notices.webhook.disabled', { at: format.instant(hook.disabledAt), reason: hook.disabledReason ?? '' })}</p>}
        {rotate.answer !== undefined && <Secret secret={rotate.answer.secret} />}
        {error !== null && <ProblemNotice error={error} />}
      </div>
      <div className="entry-side">
        {hook.disabledAt !== null && <Button look="second" size="small" isPending={enable.isPending} onPress={() => enable.carryOut(undefined, () => announce(t('notices.webhook.enabled')))}>{t('notices.webhook.enable')}</Button>}
        <Button look="quiet" size="small" isPending={rotate.isPending} onPress={() => rotate.carryOut()}>{t('notices.webhook.rotate')}</Button>
        <Button look="quiet" size="small" isPending={remove.isPending} onPress={() => remove.carryOut(undefined, () => announce(t('notices.webhook.removed')))}>{t('notices.webhook.remove')}</Button>
      </div>
    </li>
  );
}

function RegisterForm() {
  const { t } = useTranslation();
  const register = useRegisterWebhook();
  const [url, setUrl] = useState('');
  return (
    <form
      className="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        register.carryOut(url.trim(), () => setUrl(''));
      }}
    >
      <TextInput name="url" label={t('notices.webhook.address')} placeholder="https://" maxLength={500} value={url} onChange={setUrl} />
      {register.error !== null && <ProblemNotice error={register.error} />}
      {register.answer !== undefined && <Secret secret={register.answer.secret} />}
      <div className="form-actions"><Button type="submit" look="second" isPending={register.isPending}>{t('notices.webhook.register')}</Button></div>
    </form>
  );
}

/** Whose webhooks they are in this post; undefined: the reader's own. Those who answer for an office keep its. */
function officeOf(post: Post | null) {
  if (post?.role === 'catalogue_admin') return post.jurisdiction;
  return post?.role === 'supervisor' ? post.authority ?? post.jurisdiction : undefined;
}

/** Addresses to which notices are sent for programs. */
export function WebhooksPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useQuery(webhooksQuery);
  const office = officeOf(useSignedIn().activePost);
  return (
    <Panel title={t('notices.webhook.title')}>
      <div className="stack">
        <p>{t('notices.webhook.lead')}</p>
        {office !== undefined && <p>{t('notices.webhook.office', { place: format.name(office) })}</p>}
        <Loaded query={query}>
          {({ items }) => (items.length === 0 ? <p className="muted">{t('notices.webhook.none')}</p> : <ul className="entry-list" aria-label={t('notices.webhook.list')}>{items.map((hook) => <WebhookEntry key={hook.id} hook={hook} />)}</ul>)}
        </Loaded>
        <RegisterForm />
      </div>
    </Panel>
  );
}
