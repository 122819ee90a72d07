import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assigneesQuery } from '../../api/assignments.js';
import type { FieldErrors } from '../form/error-summary.js';
import { SelectInput } from '../form/select-input.js';
import { TextInput } from '../form/text-input.js';
import { ProblemNotice } from '../status/problem-notice.js';

/** What is typed where a request is given to a colleague. */
export interface AssigneeInputs {
  readonly assigneePersonId: string;
  readonly reasonText: string;
}

interface AssigneeFieldProps {
  /** The request, or one of several. */
  readonly requestId: string;
  readonly inputs: AssigneeInputs;
  readonly errors: FieldErrors;
  readonly change: (patch: Partial<AssigneeInputs>) => void;
}

/** To whom a request is given, with how much each has to do, and why, which the offices read and the applicant does not. */
export function AssigneeField({ requestId, inputs, errors, change }: AssigneeFieldProps) {
  const { t } = useTranslation();
  const assignees = useQuery(assigneesQuery(requestId));
  const items = assignees.data?.items ?? [];
  if (assignees.error !== null) return <ProblemNotice error={assignees.error} />;
  if (assignees.isSuccess && items.length === 0) return <p className="notice">{t('assignments.noAssignees')}</p>;
  return (
    <>
      <SelectInput name="assigneePersonId" label={t('assignments.assignee')} error={errors['assigneePersonId']} value={inputs.assigneePersonId} onChange={(assigneePersonId) => change({ assigneePersonId })}
        options={items.map(({ personId, name, openClaims }) => ({ key: personId, label: t('assignments.assigneeOption', { name, n: openClaims }) }))} />
      <TextInput name="reasonText" label={t('assignments.reason')} hint={t('assignments.reasonHint')} optional value={inputs.reasonText} onChange={(reasonText) => change({ reasonText })} multiline maxLength={2000} />
    </>
  );
}
