import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { supervisorsQuery, useEscalationAct, type EscalationAct } from '../../api/supervision.js';
import type { Escalation } from '../../api/types.js';
import { Button } from '../form/button.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { useKept } from '../form/kept-text.js';
import { SelectInput } from '../form/select-input.js';
import { TextInput } from '../form/text-input.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';

const NOTHING = { toPersonId: '', reasonText: '' };

interface TakeProps {
  readonly escalation: Escalation;
  readonly number: string;
}

/** Makes an escalation the reader's own. */
function TakeButton({ escalation, number }: TakeProps) {
  const { t } = useTranslation();
  const act = useEscalationAct(escalation);
  return (
    <>
      <Button size="small" label={`${t('supervision.acts.take')} ${number}`} isPending={act.isPending} onPress={() => act.carryOut({ act: 'take' }, () => announce(t('work.done', { number, verb: t('supervision.acts.take') })))}>{t('supervision.acts.take')}</Button>
      {act.error !== null && <ProblemNotice error={act.error} />}
    </>
  );
}

function Receiver({ escalation, value, error, onChange }: { readonly escalation: Escalation; readonly value: string; readonly error: string | undefined; readonly onChange: (key: string) => void }) {
  const { t } = useTranslation();
  const colleagues = useQuery(supervisorsQuery(escalation.id));
  const none = colleagues.data?.items.length === 0;
  return <SelectInput name="escalation-to" label={t('supervision.handTo')} hint={none ? t('supervision.nobodyElse') : undefined} error={error} value={value} onChange={onChange} options={(colleagues.data?.items ?? []).map(({ personId, name }) => ({ key: personId, label: name }))} />;
}

/** Hands an escalation over, gives it back, or closes it with what was done. */
function EscalationDialog({ escalation, number, act: what, onClose }: TakeProps & { readonly act: Exclude<EscalationAct, 'take'>; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [{ toPersonId, reasonText }, change, forget] = useKept(`escalation.${escalation.id}.${what}`, NOTHING);
  const [tried, setTried] = useState(false);
  const act = useEscalationAct(escalation);
  const receiverMissing = what === 'hand_over' && toPersonId === '';
  const textMissing = what === 'close' && reasonText.trim() === '';
  const confirm = () => {
    setTried(true);
    if (receiverMissing || textMissing) return;
    act.carryOut({ act: what, ...(what === 'hand_over' ? { toPersonId } : {}), ...(reasonText.trim() === '' ? {} : { reasonText: reasonText.trim() }) }, () => {
      forget();
      announce(t('work.done', { number, verb: t(`supervision.acts.${what}`) }));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('supervision.dialogTitle', { act: t(`supervision.acts.${what}`), number })} confirm={t('work.submitAction', { verb: t(`supervision.acts.${what}`) })} isPending={act.isPending} onConfirm={confirm}>
      {what === 'hand_over' && <Receiver escalation={escalation} value={toPersonId} error={tried && receiverMissing ? t('supervision.personMissing') : undefined} onChange={(key) => change({ toPersonId: key })} />}
      <TextInput name="escalation-text" label={t(what === 'close' ? 'supervision.whatWasDone' : 'work.note')} hint={t('supervision.amongSupervisors')} optional={what !== 'close'} error={tried && textMissing ? t('work.noteMissing') : undefined} value={reasonText} onChange={(text) => change({ reasonText: text })} multiline maxLength={2000} />
      {act.error !== null && <ProblemNotice error={act.error} />}
    </ConfirmDialog>
  );
}

function isDialogAct(act: EscalationAct): act is Exclude<EscalationAct, 'take'> {
  return act !== 'take';
}

/** What the server offers of an escalation. */
export function EscalationActs({ escalation, number }: TakeProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Exclude<EscalationAct, 'take'>>();
  return (
    <>
      {escalation.availableActs.includes('take') && <TakeButton escalation={escalation} number={number} />}
      {escalation.availableActs.filter(isDialogAct).map((act) => <Button key={act} size="small" look={act === 'close' ? 'second' : 'quiet'} label={`${t(`supervision.acts.${act}`)} ${number}`} onPress={() => setOpen(act)}>{t(`supervision.acts.${act}`)}</Button>)}
      {open !== undefined && <EscalationDialog escalation={escalation} number={number} act={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}
