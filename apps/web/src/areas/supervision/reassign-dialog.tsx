import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assigneesQuery } from '../../api/assignments.js';
import { useAct } from '../../api/requests.js';
import type { RequestView } from '../../api/types.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { SelectInput } from '../../components/form/select-input.js';
import { TextInput } from '../../components/form/text-input.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';

/** Gives a request to another clerk of the authority where it lies. Offered only where the server offers the act. */
export function ReassignDialog({ request, onClose }: { readonly request: RequestView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const colleagues = useQuery(assigneesQuery(request.id));
  const [to, setTo] = useState('');
  const [reasonText, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAct(request.id);
  const confirm = () => {
    setTried(true);
    if (to === '') return;
    act.carryOut({ verb: 'reassign', version: request.version, input: { assigneePersonId: to, ...(reasonText.trim() === '' ? {} : { reasonText: reasonText.trim() }) } }, () => {
      announce(t('work.done', { number: request.number, verb: t('vocabulary.verb.reassign') }));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('supervision.dialogTitle', { act: t('vocabulary.verb.reassign'), number: request.number })} confirm={t('work.submitAction', { verb: t('vocabulary.verb.reassign') })} isPending={act.isPending} onConfirm={confirm}>
      <SelectInput name="reassign-to" label={t('supervision.reassignTo')} error={tried && to === '' ? t('supervision.personMissing') : undefined} value={to} onChange={setTo} options={(colleagues.data?.items ?? []).map(({ personId, name }) => ({ key: personId, label: name }))} />
      <TextInput name="reassign-reason" label={t('work.note')} optional value={reasonText} onChange={setReason} multiline maxLength={2000} />
      {colleagues.error !== null && <ProblemNotice error={colleagues.error} />}
      {act.error !== null && <ProblemNotice error={act.error} />}
    </ConfirmDialog>
  );
}
