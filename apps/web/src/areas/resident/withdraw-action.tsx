import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { Button } from '../../components/form/button.js';
import { ConfirmDialog } from '../../components/form/confirm-dialog.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';

/** Ends a request on the applicant's wish, after asking once. */
export function WithdrawAction({ detail, reload }: { readonly detail: RequestDetail; readonly reload: () => void }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const act = useAct(detail.request.id);
  const withdraw = () => act.carryOut({ verb: 'withdraw', version: detail.request.version, input: {} }, () => {
    setOpen(false);
    announce(t('work.done', { number: detail.request.number, verb: t('vocabulary.verb.withdraw') }));
  });
  return (
    <div className="no-print">
      <Button look="grave" onPress={() => setOpen(true)}>{t('vocabulary.verb.withdraw')}</Button>
      <ConfirmDialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('request.withdrawTitle')} confirm={t('request.withdrawConfirm')} look="grave" isPending={act.isPending} onConfirm={withdraw} alert>
        <p>{t('request.withdrawText')}</p>
        {act.error !== null && <ProblemNotice error={act.error} onReload={() => { act.reset(); reload(); }} />}
      </ConfirmDialog>
    </div>
  );
}
