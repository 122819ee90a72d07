import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import type { RequestView } from '../../api/types.js';
import { inputOf, missingOf, NO_INPUTS } from '../../components/actions/action-input.js';
import { AssigneeField } from '../../components/actions/assignee-field.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { useKept } from '../../components/form/kept-text.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';

/** Gives a request to another clerk of the authority where it lies. Offered only where the server offers the act; what was typed is the same on the page of the request. */
export function ReassignDialog({ request, onClose }: { readonly request: RequestView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept(`action.${request.id}.reassign`, NO_INPUTS);
  const [tried, setTried] = useState(false);
  const act = useAct(request.id);
  const isMissing = Object.keys(missingOf('reassign', inputs)).length > 0;
  const name = t('vocabulary.verb.reassign');
  const confirm = () => {
    setTried(true);
    if (isMissing) return;
    act.carryOut({ verb: 'reassign', version: request.version, input: inputOf('reassign', inputs) }, () => {
      forget();
      announce(t('work.done', { number: request.number, verb: name }));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('supervision.dialogTitle', { act: name, number: request.number })} confirm={t('work.submitAction', { verb: name })} isPending={act.isPending} onConfirm={confirm}>
      <AssigneeField requestId={request.id} inputs={inputs} errors={tried && isMissing ? { assigneePersonId: t('work.assigneeMissing') } : {}} change={change} />
      {act.error !== null && <ProblemNotice error={act.error} />}
    </ConfirmDialog>
  );
}
