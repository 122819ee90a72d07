import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkVerb } from '../../api/assignments.js';
import type { RequestView } from '../../api/types.js';
import { AssigneeField } from '../actions/assignee-field.js';
import { AuthorityField } from '../actions/authority-field.js';
import { Button } from '../form/button.js';
import { useKept } from '../form/kept-text.js';
import { TextInput } from '../form/text-input.js';

export interface BulkInput {
  readonly reasonText?: string;
  readonly assigneePersonId?: string;
  readonly authorityId?: string;
}

/** What an act on many cannot do without; the others may say why. */
const NEEDED: Readonly<Partial<Record<BulkVerb, keyof BulkInput>>> = { remind: 'reasonText', reassign: 'assigneePersonId', route: 'authorityId' };

interface BulkFormProps {
  readonly verb: BulkVerb;
  readonly chosen: readonly [RequestView, ...RequestView[]];
  readonly isPending: boolean;
  readonly onSend: (input: BulkInput) => void;
  readonly onCancel: () => void;
}

/** What an act on many asks for: whom, what words, or only whether it is meant. Of whom they can be given to the first is asked; the others are asked too when it is done. */
export function BulkForm({ verb, chosen, isPending, onSend, onCancel }: BulkFormProps) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept(`bulk.${verb}`, { reasonText: '', assigneePersonId: '', authorityId: '' });
  const [tried, setTried] = useState(false);
  const [example] = chosen;
  const places = new Set(chosen.map(({ toJurisdiction }) => toJurisdiction.code));
  const given: BulkInput = {
    ...(verb === 'route' ? { authorityId: inputs.authorityId } : {}), ...(verb === 'reassign' ? { assigneePersonId: inputs.assigneePersonId } : {}),
    ...((verb === 'remind' || verb === 'reassign') && inputs.reasonText.trim() !== '' ? { reasonText: inputs.reasonText.trim() } : {}),
  };
  const needed = NEEDED[verb];
  const isMissing = needed !== undefined && (given[needed] ?? '') === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    forget();
    onSend(given);
  };
  const error = (text: string) => (tried && isMissing ? text : undefined);
  if (verb === 'route' && places.size > 1) {
    return (
      <div className="item-form">
        <p className="field-error" role="alert">{t('assignments.routeApart')}</p>
        <div className="form-actions"><Button look="quiet" onPress={onCancel}>{t('work.cancel')}</Button></div>
      </div>
    );
  }
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t(`vocabulary.verb.${verb}`)}>
      {verb === 'accept' && <p>{t('assignments.acceptAsk')}</p>}
      {verb === 'route' && <AuthorityField request={example} isReturn={false} value={inputs.authorityId} error={error(t('work.authorityMissing'))} onChange={(authorityId) => change({ authorityId })} />}
      {verb === 'reassign' && <AssigneeField requestId={example.id} inputs={inputs} errors={tried && isMissing ? { assigneePersonId: t('work.assigneeMissing') } : {}} change={change} />}
      {verb === 'remind' && (
        <TextInput name="reasonText" label={t('assignments.remindText')} hint={t('assignments.remindHint')} error={error(t('assignments.reasonMissing'))} value={inputs.reasonText} onChange={(reasonText) => change({ reasonText })} multiline maxLength={2000} />
      )}
      <div className="form-actions">
        <Button type="submit" isPending={isPending}>{t('assignments.confirm', { verb: t(`vocabulary.verb.${verb}`), count: chosen.length })}</Button>
        <Button look="quiet" onPress={onCancel}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}
