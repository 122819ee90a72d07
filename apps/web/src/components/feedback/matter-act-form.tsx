import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMatterAct, type Matter, type MatterInput, type MatterVerb } from '../../api/feedback.js';
import { Button } from '../form/button.js';
import { ChoiceInput } from '../form/choice-input.js';
import { ErrorSummary, type FieldErrors } from '../form/error-summary.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { AuthorityFields } from './authority-fields.js';

/** Acts that say something; the others are done by a button alone. */
export type SpokenVerb = Extract<MatterVerb, 'forward' | 'answer' | 'ask_again' | 'conclude' | 'verify' | 'repair' | 'call_back' | 'close'>;

const NOTHING = { text: '', place: '', authorityId: '', founded: '', callBack: '' };
type Inputs = typeof NOTHING;

const CALL_BACKS = { accepted: { reached: true, accepted: true }, refused: { reached: true, accepted: false }, unreached: { reached: false } } as const;
type CallBack = keyof typeof CALL_BACKS;
const CALL_BACK_KEYS: readonly CallBack[] = ['accepted', 'refused', 'unreached'];

function inputOf(verb: SpokenVerb, { text, authorityId, founded, callBack }: Inputs): MatterInput {
  const chosen = CALL_BACK_KEYS.find((each) => each === callBack);
  return {
    ...(text.trim() === '' ? {} : { text: text.trim() }), ...(verb === 'forward' ? { toAuthorityId: authorityId } : {}), ...(verb === 'verify' ? { founded: founded === 'yes' } : {}),
    ...(verb === 'call_back' && chosen !== undefined ? CALL_BACKS[chosen] : {}),
  };
}

function useErrors(): (verb: SpokenVerb, inputs: Inputs, matter: Matter) => FieldErrors {
  const { t } = useTranslation();
  return (verb, { text, authorityId, founded, callBack }, { accepted }) => ({
    ...(verb === 'forward' && authorityId === '' ? { authorityId: t('feedback.field.authorityMissing') } : {}),
    ...(verb === 'verify' && founded === '' ? { founded: t('feedback.field.foundedMissing') } : {}),
    ...(verb === 'call_back' && callBack === '' ? { callBack: t('feedback.field.callBackMissing') } : {}),
    ...(text.trim() === '' && !(verb === 'close' && accepted === true) ? { text: t('feedback.field.textMissing') } : {}),
  });
}

function Choices({ verb, inputs, change, errors }: { readonly verb: SpokenVerb; readonly inputs: Inputs; readonly change: (patch: Partial<Inputs>) => void; readonly errors: FieldErrors }) {
  const { t } = useTranslation();
  switch (verb) {
    case 'forward':
      return <AuthorityFields place={inputs.place} authorityId={inputs.authorityId} onChange={change} error={errors['authorityId']} labels={{ province: t('feedback.one.toAuthority.province'), authority: t('feedback.one.toAuthority.authority') }} />;
    case 'verify':
      return <ChoiceInput name="founded" label={t('feedback.field.founded')} error={errors['founded']} value={inputs.founded} onChange={(founded) => change({ founded })} options={(['yes', 'no'] as const).map((key) => ({ key, label: t(`feedback.one.isFounded.${key}`) }))} />;
    case 'call_back':
      return <ChoiceInput name="callBack" label={t('feedback.field.callBack')} error={errors['callBack']} value={inputs.callBack} onChange={(callBack) => change({ callBack })} options={CALL_BACK_KEYS.map((key) => ({ key, label: t(`feedback.field.callBackOption.${key}`) }))} />;
    case 'answer':
    case 'ask_again':
    case 'conclude':
    case 'repair':
    case 'close':
      return null;
  }
}

/** The form of one act; what was typed is kept until it has been done. */
export function MatterActForm({ matter, verb, reload, onDone }: { readonly matter: Matter; readonly verb: SpokenVerb; readonly reload: () => void; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept<Inputs>(`matter.${matter.id}.${verb}`, NOTHING);
  const [attempt, setAttempt] = useState(0);
  const act = useMatterAct(matter.id);
  const wrong = useErrors()(verb, inputs, matter);
  const errors = attempt === 0 ? {} : wrong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(wrong).length > 0) return setAttempt((count) => count + 1);
    act.carryOut({ verb, version: matter.version, input: inputOf(verb, inputs) }, () => {
      forget();
      announce(t('feedback.one.actDone', { number: matter.number, verb: t(`feedback.verb.${verb}`) }));
      onDone();
    });
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t(`feedback.verb.${verb}`)}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <Choices verb={verb} inputs={inputs} change={change} errors={errors} />
      <TextInput name="text" label={t(`feedback.field.text.${verb}`)} hint={verb === 'ask_again' ? undefined : t('feedback.field.textHint')} error={errors['text']} multiline maxLength={4000} optional={verb === 'close' && matter.accepted === true} value={inputs.text} onChange={(text) => change({ text })} />
      {act.error !== null && <ProblemNotice error={act.error} onReload={() => { act.reset(); reload(); }} />}
      <div className="form-actions">
        <Button type="submit" isPending={act.isPending}>{t('feedback.one.send', { verb: t(`feedback.verb.${verb}`) })}</Button>
        <Button look="quiet" onPress={onDone}>{t('shell.cancel')}</Button>
      </div>
    </form>
  );
}
