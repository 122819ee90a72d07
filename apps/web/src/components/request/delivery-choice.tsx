import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { looksLikePhone } from '../form/check-numbers.js';
import { Button } from '../form/button.js';
import { ChoiceInput } from '../form/choice-input.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';

type Method = RequestDetail['delivery']['method'];

interface DeliveryChoiceProps {
  readonly detail: RequestDetail;
  readonly reload: () => void;
  readonly onDone: () => void;
  /** Chosen before anything is; otherwise the way that holds now. */
  readonly preset?: Method | undefined;
}

/** The way in which the result is to come, with the address where the post needs one. */
export function DeliveryChoice({ detail, reload, onDone, preset }: DeliveryChoiceProps) {
  const { t } = useTranslation();
  const { request, delivery } = detail;
  const [first] = useState<Readonly<Record<'recipient' | 'phone' | 'address', string>> & { readonly method: string }>(() => ({ method: preset ?? delivery.method, recipient: delivery.address?.recipient ?? '', phone: delivery.address?.phone ?? '', address: delivery.address?.address ?? '' }));
  const [inputs, change, forget] = useKept(`action.${request.id}.choose_delivery`, first);
  const [attempt, setAttempt] = useState(0);
  const act = useAct(request.id);
  const isPost = inputs.method === 'post';
  const missing: FieldErrors = isPost ? {
    ...(inputs.recipient.trim() === '' ? { recipient: t('delivery.recipientMissing') } : {}), ...(looksLikePhone(inputs.phone) ? {} : { phone: t('delivery.phoneMissing') }),
    ...(inputs.address.trim().length < 4 ? { address: t('delivery.fullAddressMissing') } : {}),
  } : {};
  const errors: FieldErrors = attempt === 0 ? {} : missing;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(missing).length > 0) return setAttempt((count) => count + 1);
    const address = isPost ? { address: { recipient: inputs.recipient.trim(), phone: inputs.phone.trim(), address: inputs.address.trim() } } : {};
    act.carryOut({ verb: 'choose_delivery', version: request.version, input: { method: inputs.method as Method, ...address } }, () => {
      forget();
      announce(t('delivery.chosen'));
      onDone();
    });
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t('vocabulary.verb.choose_delivery')}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <ChoiceInput name="method" label={t('delivery.method')} hint={t('delivery.chooseHint')} value={inputs.method} onChange={(method) => change({ method })} options={delivery.offered.map((key) => ({ key, label: t(`vocabulary.delivery.${key}`) }))} />
      {isPost && (
        <>
          <TextInput name="recipient" label={t('delivery.recipient')} error={errors['recipient']} value={inputs.recipient} onChange={(recipient) => change({ recipient })} maxLength={60} />
          <TextInput name="phone" label={t('delivery.phone')} error={errors['phone']} value={inputs.phone} onChange={(phone) => change({ phone })} inputMode="tel" maxLength={20} />
          <TextInput name="address" label={t('delivery.fullAddress')} hint={t('delivery.fullAddressHint')} error={errors['address']} value={inputs.address} onChange={(address) => change({ address })} multiline maxLength={200} />
        </>
      )}
      {act.error !== null && <ProblemNotice error={act.error} onReload={() => { act.reset(); reload(); }} />}
      <div className="form-actions">
        <Button type="submit" isPending={act.isPending}>{t('vocabulary.verb.choose_delivery')}</Button>
        <Button look="quiet" onPress={onDone}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}
