import { RECIPIENTS } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { windowsQuery } from '../../api/catalogue.js';
import { useFormat } from '../../text/format.js';
import { CheckInput, ChoiceInput } from '../form/choice-input.js';
import { DateInput } from '../form/date-input.js';
import { SelectInput } from '../form/select-input.js';
import { TextInput } from '../form/text-input.js';
import type { ActionFieldProps } from './action-field-props.js';

/** Windows where the applicant lives, where the qualification comes from and where it is to count, each once. */
function useWindows({ detail }: ActionFieldProps): readonly { readonly key: string; readonly label: string }[] {
  const format = useFormat();
  const { residenceJurisdiction, fromJurisdiction, toJurisdiction } = detail.request;
  const found = [useQuery(windowsQuery(residenceJurisdiction.code)), useQuery(windowsQuery(fromJurisdiction.code)), useQuery(windowsQuery(toJurisdiction.code))].flatMap(({ data }) => data?.items ?? []);
  const known = new Map(found.map((window) => [window.id, format.name(window)]));
  const { receivingWindow } = detail.request;
  if (receivingWindow !== null) known.set(receivingWindow.id, format.name(receivingWindow));
  return [...known].map(([key, label]) => ({ key, label }));
}

function PickupFields(props: ActionFieldProps) {
  const { t } = useTranslation();
  const { inputs, errors, change } = props;
  const windows = useWindows(props);
  return (
    <>
      <SelectInput name="windowId" label={t('work.pickupWindow')} error={errors['windowId']} value={inputs.windowId} onChange={(windowId) => change({ windowId })} options={windows} />
      <TextInput name="reasonText" label={t('work.pickupNotice')} hint={t('work.pickupNoticeHint')} optional value={inputs.reasonText} onChange={(reasonText) => change({ reasonText })} multiline maxLength={500} />
    </>
  );
}

function RecipientFields({ inputs, errors, change }: ActionFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceInput name="recipient" label={t('work.recipient')} error={errors['recipient']} value={inputs.recipient} onChange={(recipient) => change({ recipient })} options={RECIPIENTS.map((key) => ({ key, label: t(`work.recipients.${key}`) }))} />
      {inputs.recipient === 'agent' && <TextInput name="recipientName" label={t('work.recipientName')} error={errors['recipientName']} value={inputs.recipientName} onChange={(recipientName) => change({ recipientName })} maxLength={60} />}
      <CheckInput name="identityChecked" error={errors['identityChecked']} value={inputs.identityChecked} onChange={(identityChecked) => change({ identityChecked })}>{t('work.recipientChecked')}</CheckInput>
    </>
  );
}

/** What the acts ask for by which a result comes to its applicant. */
export function DeliveryField({ field, ...props }: ActionFieldProps & { readonly field: 'pickup' | 'tracking' | 'recipient' | 'receipt' }) {
  const { t } = useTranslation();
  const { inputs, errors, change } = props;
  switch (field) {
    case 'pickup':
      return <PickupFields {...props} />;
    case 'recipient':
      return <RecipientFields {...props} />;
    case 'tracking':
      return (
        <>
          <TextInput name="carrier" label={t('work.carrier')} error={errors['carrier']} value={inputs.carrier} onChange={(carrier) => change({ carrier })} maxLength={60} />
          <TextInput name="trackingNumber" label={t('work.trackingNumber')} error={errors['trackingNumber']} value={inputs.trackingNumber} onChange={(trackingNumber) => change({ trackingNumber })} maxLength={60} />
        </>
      );
    case 'receipt':
      return (
        <>
          <DateInput name="receivedOn" label={t('work.receivedOn')} error={errors['receivedOn']} value={inputs.receivedOn} onChange={(receivedOn) => change({ receivedOn })} />
          <TextInput name="reasonText" label={t('work.receiptProof')} hint={t('work.receiptProofHint')} error={errors['reasonText']} value={inputs.reasonText} onChange={(reasonText) => change({ reasonText })} maxLength={500} />
        </>
      );
  }
}
