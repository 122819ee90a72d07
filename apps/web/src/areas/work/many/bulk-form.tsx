import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { assigneesQuery, type BulkVerb } from '../../../api/assignments.js';
import { Button } from '../../../components/form/button.js';
import { useKept } from '../../../components/form/kept-text.js';
import { SelectInput } from '../../../components/form/select-input.js';
import { TextInput } from '../../../components/form/text-input.js';
import { ProblemNotice } from '../../../components/status/problem-notice.js';

export interface BulkInput {
  readonly reasonText?: string;
  readonly assigneePersonId?: string;
}

interface BulkFormProps {
  readonly verb: BulkVerb;
  readonly count: number;
  /** One of the requests: of whom it can be given to, the others are asked too when it is done. */
  readonly example: string;
  readonly isPending: boolean;
  readonly onSend: (input: BulkInput) => void;
  readonly onCancel: () => void;
}

/** What an act on many asks for: whom, what words, or only whether it is meant. */
export function BulkForm({ verb, count, example, isPending, onSend, onCancel }: BulkFormProps) {
  const { t } = useTranslation();
  const [inputs, change, forget] = useKept(`bulk.${verb}`, { reasonText: '', assigneePersonId: '' });
  const [tried, setTried] = useState(false);
  const assignees = useQuery(assigneesQuery(verb === 'reassign' ? example : ''));
  const reasonText = inputs.reasonText.trim();
  const isMissing = (verb === 'remind' && reasonText === '') || (verb === 'reassign' && inputs.assigneePersonId === '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) return;
    forget();
    onSend({ ...(reasonText === '' ? {} : { reasonText }), ...(verb === 'reassign' ? { assigneePersonId: inputs.assigneePersonId } : {}) });
  };
  return (
    <form className="item-form" noValidate onSubmit={submit} aria-label={t(`vocabulary.verb.${verb}`)}>
      {verb === 'accept' && <p>{t('assignments.acceptAsk')}</p>}
      {verb === 'reassign' && assignees.error !== null && <ProblemNotice error={assignees.error} />}
      {verb === 'reassign' && (
        <SelectInput name="assigneePersonId" label={t('assignments.assignee')} error={tried && isMissing ? t('assignments.assigneeMissing') : undefined} value={inputs.assigneePersonId} onChange={(assigneePersonId) => change({ assigneePersonId })}
          options={(assignees.data?.items ?? []).map(({ personId, name, openClaims }) => ({ key: personId, label: t('assignments.assigneeOption', { name, n: openClaims }) }))} />
      )}
      {(verb === 'remind' || verb === 'reassign') && (
        <TextInput name="reasonText" label={t(verb === 'remind' ? 'assignments.remindText' : 'assignments.reason')} hint={t(verb === 'remind' ? 'assignments.remindHint' : 'assignments.reasonHint')} optional={verb === 'reassign'}
          error={verb === 'remind' && tried && isMissing ? t('assignments.reasonMissing') : undefined} value={inputs.reasonText} onChange={(text) => change({ reasonText: text })} multiline maxLength={2000} />
      )}
      <div className="form-actions">
        <Button type="submit" isPending={isPending}>{t('assignments.confirm', { verb: t(`vocabulary.verb.${verb}`), count })}</Button>
        <Button look="quiet" onPress={onCancel}>{t('work.cancel')}</Button>
      </div>
    </form>
  );
}
