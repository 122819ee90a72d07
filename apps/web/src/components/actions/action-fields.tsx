import { SUSPENSION_GROUNDS } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import { reasonsQuery, type ReasonVerb } from '../../api/requests.js';
import { useFormat } from '../../text/format.js';
import { CheckInput } from '../form/choice-input.js';
import { SelectInput } from '../form/select-input.js';
import { TextInput } from '../form/text-input.js';
import { LawRef } from '../status/law-ref.js';
import { TextTemplates } from './text-templates.js';
import { AssigneeField } from './assignee-field.js';
import { AuthorityField } from './authority-field.js';
import type { ActionFieldProps } from './action-field-props.js';
import type { FieldName } from './action-input.js';
import { DeliveryField } from './delivery-fields.js';

const REASONED: readonly ReasonVerb[] = ['return_misrouted', 'decline', 'refuse'];

function ReasonField({ verb, detail, inputs, errors, change }: ActionFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = useQuery(reasonsQuery(REASONED.find((each) => each === verb) ?? 'decline'));
  const items = reasons.data?.items ?? [];
  const chosen = items.find((reason) => reason.code === inputs.reasonCode);
  return (
    <>
      <SelectInput name="reasonCode" label={t('work.reason')} error={errors['reasonCode']} value={inputs.reasonCode} onChange={(reasonCode) => change({ reasonCode })} options={items.map((reason) => ({ key: reason.code, label: reason[format.language] }))} />
      {chosen?.lawRef !== null && chosen?.lawRef !== undefined && <p className="muted small"><LawRef law={chosen.lawRef} /></p>}
      <TextInput name="reasonText" label={t('work.note')} hint={t('work.noteHint')} error={errors['reasonText']} value={inputs.reasonText} onChange={(reasonText) => change({ reasonText })} multiline maxLength={2000} />
      <TextTemplates detail={detail} verb={verb} reasonCode={inputs.reasonCode} needsReason value={inputs.reasonText} onInsert={(reasonText) => change({ reasonText })} />
    </>
  );
}

/** The remedies that the service's guide publishes: the clerk confirms that the decision tells them. */
function RemedyField({ detail, inputs, errors, change }: ActionFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const remedies = service.data?.guide.remedies ?? [];
  return (
    <div className="stack-s">
      <ul className="bullets small">{remedies.map((remedy) => <li key={remedy.zh}>{remedy[format.language]} <LawRef law={remedy.lawRef} /></li>)}</ul>
      <CheckInput name="remedyTold" error={errors['remedyTold']} value={inputs.remedyTold} onChange={(remedyTold) => change({ remedyTold })} note={t('work.remedyHint')}>{t('work.remedyTold')}</CheckInput>
    </div>
  );
}

function IdentityFields({ inputs, errors, change }: ActionFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="muted small">{t('work.receiveNote')}</p>
      <CheckInput name="identityChecked" error={errors['identityChecked']} value={inputs.identityChecked} onChange={(identityChecked) => change({ identityChecked })}>{t('work.identityChecked')}</CheckInput>
      <CheckInput name="formChecked" error={errors['formChecked']} value={inputs.formChecked} onChange={(formChecked) => change({ formChecked })}>{t('work.formChecked')}</CheckInput>
    </>
  );
}

/** For what the clock stands, and for how long (行政许可法 45). */
function SuspensionFields({ inputs, errors, change }: ActionFieldProps) {
  const { t } = useTranslation();
  return (
    <>
      <SelectInput name="ground" label={t('work.ground')} error={errors['ground']} value={inputs.ground} onChange={(ground) => change({ ground })} options={SUSPENSION_GROUNDS.map((key) => ({ key, label: t(`vocabulary.suspensionGround.${key}`) }))} />
      <TextInput name="announcedDays" label={t('work.announcedDays')} hint={t('work.announcedDaysHint')} error={errors['announcedDays']} value={inputs.announcedDays} onChange={(announcedDays) => change({ announcedDays })} inputMode="numeric" maxLength={3} />
    </>
  );
}

/** The inputs of one kind that an act needs. */
export function ActionField({ field, ...props }: ActionFieldProps & { readonly field: FieldName }) {
  const { t } = useTranslation();
  switch (field) {
    case 'identity':
      return <IdentityFields {...props} />;
    case 'authority':
      return <AuthorityField request={props.detail.request} isReturn={props.verb === 'return_misrouted'} value={props.inputs.authorityId} error={props.errors['authorityId']} onChange={(authorityId) => props.change({ authorityId })} />;
    case 'reason':
      return <ReasonField {...props} />;
    case 'remedy':
      return <RemedyField {...props} />;
    case 'opinion':
      return <><TextInput name="opinion" label={t('work.opinion')} hint={t('work.opinionHint')} error={props.errors['opinion']} value={props.inputs.opinion} onChange={(opinion) => props.change({ opinion })} multiline maxLength={2000} /><TextTemplates detail={props.detail} verb={props.verb} value={props.inputs.opinion} onInsert={(opinion) => props.change({ opinion })} /></>;
    case 'pickup':
    case 'tracking':
    case 'recipient':
    case 'receipt':
      return <DeliveryField field={field} {...props} />;
    case 'suspension':
      return <SuspensionFields {...props} />;
    case 'assignee':
      return <AssigneeField {...props} requestId={props.detail.request.id} />;
    case 'told':
      return <><TextInput name="reasonText" label={t('work.told')} hint={t('work.toldHint')} error={props.errors['reasonText']} value={props.inputs.reasonText} onChange={(reasonText) => props.change({ reasonText })} multiline maxLength={2000} /><TextTemplates detail={props.detail} verb={props.verb} value={props.inputs.reasonText} onInsert={(reasonText) => props.change({ reasonText })} /></>;
  }
}
