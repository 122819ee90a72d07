import { ALERT_KINDS, type AlertKind } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMarkAlert } from '../../api/alerts.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { QualificationPicker } from '../../components/form/qualification-picker.js';
import { SelectInput } from '../../components/form/select-input.js';
import { TextInput } from '../../components/form/text-input.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';

const FIELDS = ['holderName', 'holderNumber', 'certificateNumber', 'reason'] as const;
type Field = (typeof FIELDS)[number];

/** Asks what is said of which certificate; what it leads to stands above the fields. */
export function MarkAlert({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [qualification, setQualification] = useState('');
  const [kind, setKind] = useState<AlertKind>('suspended');
  const [texts, setTexts] = useState<Readonly<Record<Field, string>>>({ holderName: '', holderNumber: '', certificateNumber: '', reason: '' });
  const [wasTried, setWasTried] = useState(false);
  const mark = useMarkAlert();
  const lacks = (field: Field): string | undefined => (wasTried && field !== 'certificateNumber' && texts[field].trim() === '' ? t('alerts.missing') : undefined);
  const confirm = () => {
    setWasTried(true);
    if (qualification === '' || texts.holderName.trim() === '' || texts.holderNumber.trim() === '' || texts.reason.trim() === '') return;
    const number = texts.certificateNumber.trim();
    mark.carryOut(
      { qualificationCode: qualification, kind, holderName: texts.holderName.trim(), holderNumber: texts.holderNumber.trim(), reason: texts.reason.trim(), ...(number === '' ? {} : { certificateNumber: number }) },
      () => { announce(t('alerts.marked')); onClose(); },
    );
  };
  const hints: Readonly<Partial<Record<Field, string>>> = { certificateNumber: t('alerts.certificateHint'), reason: t('alerts.reasonHint') };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('alerts.markTitle')} confirm={t('alerts.mark')} look="grave" isPending={mark.isPending} onConfirm={confirm}>
      <p>{t('alerts.markText')}</p>
      <QualificationPicker name="qualification" label={t('alerts.qualification')} chosen={qualification} onChosen={setQualification} error={wasTried && qualification === '' ? t('alerts.qualificationMissing') : undefined} />
      <SelectInput name="kind" label={t('alerts.kindLabel')} value={kind} onChange={(key) => setKind(ALERT_KINDS.find((each) => each === key) ?? 'suspended')} options={ALERT_KINDS.map((key) => ({ key, label: t(`alerts.kind.${key}`) }))} />
      {FIELDS.map((field) => (
        <TextInput key={field} name={field} label={t(`alerts.${field}`)} hint={hints[field]} optional={field === 'certificateNumber'} multiline={field === 'reason'} maxLength={field === 'reason' ? 1_000 : 60} value={texts[field]} error={lacks(field)} onChange={(value) => setTexts({ ...texts, [field]: value })} />
      ))}
      {mark.error !== null && <ProblemNotice error={mark.error} />}
    </ConfirmDialog>
  );
}
