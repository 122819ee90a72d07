import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import type { RequestView } from '../../api/types.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { useKept } from '../../components/form/kept-text.js';
import { TextInput } from '../../components/form/text-input.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';

/** Acts that ask for what the applicant is told, and nothing else. */
export type ToldVerb = 'extend' | 'remind' | 'order_supervision';

const NOTHING = { reasonText: '' };

/** One act from a row of a list. What was typed is kept until the act is done, and is the same on the page of the request. */
export function ToldDialog({ request, verb, onClose }: { readonly request: RequestView; readonly verb: ToldVerb; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [{ reasonText }, change, forget] = useKept(`action.${request.id}.${verb}`, NOTHING);
  const [tried, setTried] = useState(false);
  const act = useAct(request.id);
  const missing = reasonText.trim() === '';
  const name = t(`vocabulary.verb.${verb}`);
  const confirm = () => {
    setTried(true);
    if (missing) return;
    act.carryOut({ verb, version: request.version, input: { reasonText: reasonText.trim() } }, () => {
      forget();
      announce(t('work.done', { number: request.number, verb: name }));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('supervision.dialogTitle', { act: name, number: request.number })} confirm={t('work.submitAction', { verb: name })} isPending={act.isPending} onConfirm={confirm}>
      <TextInput name={`told-${verb}`} label={t('work.told')} hint={t('work.toldHint')} error={tried && missing ? t('work.noteMissing') : undefined} value={reasonText} onChange={(text) => change({ reasonText: text })} multiline maxLength={2000} />
      {act.error !== null && <ProblemNotice error={act.error} />}
    </ConfirmDialog>
  );
}
