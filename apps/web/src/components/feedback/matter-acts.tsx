import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatterAct, type Matter, type MatterVerb } from '../../api/feedback.js';
import { Button } from '../form/button.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { Panel } from '../layout/panel.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { MatterActForm, type SpokenVerb } from './matter-act-form.js';

const SILENT: readonly MatterVerb[] = ['take', 'accept_answer', 'withdraw', 'settle'];
const isSpoken = (verb: MatterVerb): verb is SpokenVerb => !SILENT.includes(verb);

function SilentAct({ matter, verb, reload }: { readonly matter: Matter; readonly verb: MatterVerb; readonly reload: () => void }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const act = useMatterAct(matter.id);
  const carryOut = () => act.carryOut({ verb, version: matter.version, input: {} }, () => {
    setAsking(false);
    announce(t('feedback.one.actDone', { number: matter.number, verb: t(`feedback.verb.${verb === 'settle' ? 'close' : verb}`) }));
  });
  const problem = act.error !== null && <ProblemNotice error={act.error} onReload={() => { act.reset(); reload(); }} />;
  if (verb !== 'withdraw') return <><Button look="second" isPending={act.isPending} onPress={carryOut}>{t(`feedback.verb.${verb === 'settle' ? 'close' : verb}`)}</Button>{problem}</>;
  return (
    <>
      <Button look="grave" onPress={() => setAsking(true)}>{t('feedback.verb.withdraw')}</Button>
      <ConfirmDialog isOpen={isAsking} onClose={() => setAsking(false)} title={t('feedback.one.withdrawTitle')} confirm={t('feedback.one.withdrawConfirm')} look="grave" isPending={act.isPending} onConfirm={carryOut} alert>
        <p>{t('feedback.one.withdrawText')}</p>
        {problem}
      </ConfirmDialog>
    </>
  );
}

/** What the reader can do with a matter now. */
export function MatterActs({ matter, reload }: { readonly matter: Matter; readonly reload: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<SpokenVerb>();
  const { availableActs } = matter;
  if (availableActs.length === 0) return null;
  return (
    <Panel title={t('feedback.one.acts')} className="no-print">
      {open !== undefined && availableActs.includes(open)
        ? <MatterActForm key={open} matter={matter} verb={open} reload={reload} onDone={() => setOpen(undefined)} />
        : (
          <div className="action-buttons">
            {availableActs.map((verb) => (isSpoken(verb) ? <Button key={verb} look={verb === 'forward' || verb === 'ask_again' ? 'second' : 'first'} onPress={() => setOpen(verb)}>{t(`feedback.verb.${verb}`)}</Button> : <SilentAct key={verb} matter={matter} verb={verb} reload={reload} />))}
          </div>
        )}
    </Panel>
  );
}
