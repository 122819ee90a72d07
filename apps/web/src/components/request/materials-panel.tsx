import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSupplyMaterial, useWaiveMaterial } from '../../api/materials.js';
import { uploadAttachment } from '../../api/requests.js';
import type { Attachment, RequestDetail } from '../../api/types.js';
import { useFormat } from '../../text/format.js';
import { Button } from '../form/button.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { FileInput } from '../form/file-input.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { PlainBadge } from '../status/badges.js';
import { DueDate } from '../status/due-date.js';
import { Notice, type Tone } from '../status/notice.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { WhyDate } from '../status/why-date.js';
import { DerivationView } from './deadline-list.js';

type Owed = RequestDetail['materials'][number];

const TONE: Readonly<Record<Owed['status'], Tone>> = { owed: 'care', supplied: 'good', waived: 'still', overdue: 'bad' };

function SupplyForm({ requestId, material }: { readonly requestId: string; readonly material: Owed }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const supplying = useSupplyMaterial(requestId);
  const name = format.name(material);
  const error = attempt > 0 && files.length === 0 ? t('materials.fileMissing', { name }) : undefined;
  const field = `supply.${material.code}`;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (files.length === 0) return setAttempt((count) => count + 1);
    supplying.carryOut({ code: material.code, attachmentIds: files.map(({ id }) => id) }, () => announce(t('materials.supplied', { name })));
  };
  return (
    <form className="item-form no-print" noValidate onSubmit={submit} aria-label={t('materials.supplyWhat', { name })}>
      <ErrorSummary errors={error === undefined ? {} : { [field]: error }} attempt={attempt} />
      <FileInput name={field} label={name} formats={material.formats} maxFiles={material.maxFiles} files={files} error={error} onBusy={setBusy} send={async (file, onProgress) => await uploadAttachment(file, material.code, onProgress)} onChange={setFiles} />
      {supplying.error !== null && <ProblemNotice error={supplying.error} />}
      <div className="form-actions"><Button type="submit" isPending={supplying.isPending || isBusy}>{t('materials.supply')}</Button></div>
    </form>
  );
}

function WaiveForm({ requestId, material }: { readonly requestId: string; readonly material: Owed }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const [inputs, change, forget] = useKept(`waive.${requestId}.${material.code}`, { reasonText: '' });
  const [attempt, setAttempt] = useState(0);
  const waiving = useWaiveMaterial(requestId);
  const name = format.name(material);
  const label = t('materials.waiveWhat', { name });
  if (!isOpen) return <div className="row no-print"><Button size="small" look="second" label={label} onPress={() => setOpen(true)}>{t('materials.waive')}</Button></div>;
  const errors: FieldErrors = attempt > 0 && inputs.reasonText.trim() === '' ? { waiveReason: t('materials.reasonMissing') } : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (inputs.reasonText.trim() === '') return setAttempt((count) => count + 1);
    waiving.carryOut({ code: material.code, reasonText: inputs.reasonText.trim() }, () => {
      forget();
      announce(t('materials.waived', { name }));
    });
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={label}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextInput name="waiveReason" label={t('materials.waiveReason')} hint={t('materials.waiveHint')} error={errors['waiveReason']} value={inputs.reasonText} onChange={(reasonText) => change({ reasonText })} multiline maxLength={2000} />
      {waiving.error !== null && <ProblemNotice error={waiving.error} />}
      <div className="form-actions">
        <Button type="submit" isPending={waiving.isPending}>{t('materials.waive')}</Button>
        <Button look="quiet" onPress={() => setOpen(false)}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}

function MaterialItem({ detail, material }: { readonly detail: RequestDetail; readonly material: Owed }) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = material.status === 'owed' || material.status === 'overdue' ? material.status : undefined;
  const mayRevoke = material.status === 'overdue' && material.kind === 'promised' && detail.availableFollowUps.includes('correction');
  return (
    <li className="material">
      <div className="row row-between"><h3>{format.name(material)}</h3><PlainBadge tone={TONE[material.status]}>{t(`materials.status.${material.status}`)}</PlainBadge></div>
      <p className="small">{t(`materials.kind.${material.kind}`)}</p>
      {open !== undefined && <p>{t('materials.dueBy')} <DueDate on={material.dueOn} provisional={material.provisional} /></p>}
      {material.settledAt !== null && <p className="muted small">{format.instant(material.settledAt)}</p>}
      {material.reason !== null && <p>{t('materials.reason', { reason: material.reason })}</p>}
      {open !== undefined && <p className="muted small">{t(`materials.${open}Text.${material.kind}`)}</p>}
      {mayRevoke && <Notice tone="care" role="note"><p>{t('materials.mayRevoke')}</p></Notice>}
      <WhyDate of={format.name(material)}>{() => <DerivationView deadline={material} />}</WhyDate>
      {material.availableMoves.includes('supply') && <SupplyForm requestId={detail.request.id} material={material} />}
      {material.availableMoves.includes('waive') && <WaiveForm requestId={detail.request.id} material={material} />}
    </li>
  );
}

/** Papers that may follow later: which, until when and why that day, and what the reader may do. */
export function MaterialsPanel({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  if (detail.materials.length === 0) return null;
  return (
    <Panel title={t('materials.title')}>
      <ul className="stack-s">{detail.materials.map((material) => <MaterialItem key={material.code} detail={detail} material={material} />)}</ul>
    </Panel>
  );
}
