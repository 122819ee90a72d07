import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { Button } from '../form/button.js';
import { ErrorSummary } from '../form/error-summary.js';
import { useKept } from '../form/kept-text.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { ActionField } from './action-fields.js';
import { FIELDS_OF, inputOf, missingOf, NO_INPUTS, type FormVerb } from './action-input.js';

interface ActionFormProps {
  readonly verb: FormVerb;
  readonly detail: RequestDetail;
  readonly reload: () => void;
  readonly onDone: () => void;
}

/** One act with what it needs. Typed text survives a stale answer, a reload and a new sign-in. */
export function ActionForm({ verb, detail, reload, onDone }: ActionFormProps) {
  const { t } = useTranslation();
  const { request } = detail;
  const [inputs, change, forget] = useKept(`action.${request.id}.${verb}`, NO_INPUTS);
  const [attempt, setAttempt] = useState(0);
  const act = useAct(request.id);
  // The claim under which the form was opened: when it is lost meanwhile, the act must not pass as if it were not.
  const [fence] = useState(request.mine ? { fence: request.fence } : {});
  const missing = missingOf(verb, inputs);
  const errors = attempt === 0 ? {} : Object.fromEntries(Object.entries(missing).map(([name, text]) => [name, String(t(`work.${text}` as 'work.reasonMissing'))]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(missing).length > 0) {
      setAttempt((count) => count + 1);
      return;
    }
    act.carryOut({ verb, version: request.version, input: { ...inputOf(verb, inputs), ...fence } }, () => {
      forget();
      announce(t('work.done', { number: request.number, verb: t(`vocabulary.verb.${verb}`) }));
      onDone();
    });
  };
  const startAgain = () => {
    act.reset();
    reload();
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t(`vocabulary.verb.${verb}`)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {FIELDS_OF[verb].map((field) => <ActionField key={field} field={field} verb={verb} detail={detail} inputs={inputs} errors={errors} change={change} />)}
      {act.error !== null && <ProblemNotice error={act.error} onReload={startAgain} />}
      <div className="form-actions">
        <Button type="submit" isPending={act.isPending}>{t('work.submitAction', { verb: t(`vocabulary.verb.${verb}`) })}</Button>
        <Button look="quiet" onPress={onDone}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}
