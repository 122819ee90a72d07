import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { clerksQuery, useSetAbsence } from '../../api/assignments.js';
import { authoritiesQuery } from '../../api/catalogue.js';
import { useSignedIn } from '../../api/session.js';
import { Button } from '../../components/form/button.js';
import { DateInput } from '../../components/form/date-input.js';
import { ErrorSummary } from '../../components/form/error-summary.js';
import { useKept } from '../../components/form/kept-text.js';
import { SelectInput } from '../../components/form/select-input.js';
import { Panel } from '../../components/layout/panel.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { useFormat } from '../../text/format.js';

const NOTHING = { authorityId: '', personId: '', standInId: '', from: '', until: '' };

/** Says who is away, from when until when, and who stands in: a clerk of themselves, a supervisor of a clerk of an authority of their jurisdiction. */
export function AbsenceForm({ isSupervisor }: { readonly isSupervisor: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { person, activePost } = useSignedIn();
  const [inputs, change, forget] = useKept('absence', NOTHING);
  const [attempt, setAttempt] = useState(0);
  const act = useSetAbsence();
  const authorities = useQuery(authoritiesQuery(isSupervisor ? (activePost?.jurisdiction.code ?? '') : ''));
  const clerks = useQuery(clerksQuery(isSupervisor ? inputs.authorityId : undefined));
  const away = isSupervisor ? inputs.personId : (person?.id ?? '');
  const people = (clerks.data?.items ?? []).map(({ personId, name }) => ({ key: personId, label: name }));
  const needed = isSupervisor ? (['authorityId', 'personId', 'standInId', 'from', 'until'] as const) : (['standInId', 'from', 'until'] as const);
  const missing = needed.filter((name) => inputs[name] === '');
  const errors: Readonly<Record<string, string>> = attempt === 0 ? {} : Object.fromEntries(missing.map((name) => [name, t('assignments.fieldMissing')]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.length > 0) {
      setAttempt((count) => count + 1);
      return;
    }
    const { standInId, from, until, authorityId, personId } = inputs;
    act.carryOut({ standInId, from, until, ...(isSupervisor ? { authorityId, personId } : {}) }, () => {
      forget();
      setAttempt(0);
      announce(t('assignments.setDone'));
    });
  };
  return (
    <Panel title={t('assignments.setTitle')}>
      <form className="item-form" noValidate onSubmit={submit} aria-label={t('assignments.setTitle')}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {isSupervisor && (
          <>
            <SelectInput name="authorityId" label={t('assignments.authority')} error={errors['authorityId']} value={inputs.authorityId} onChange={(authorityId) => change({ authorityId, personId: '', standInId: '' })} options={(authorities.data?.items ?? []).map((each) => ({ key: each.id, label: format.name(each) }))} />
            <SelectInput name="personId" label={t('assignments.person')} error={errors['personId']} value={inputs.personId} onChange={(personId) => change({ personId })} options={people} />
          </>
        )}
        <SelectInput name="standInId" label={t('assignments.standIn')} hint={t('assignments.standInHint')} error={errors['standInId']} value={inputs.standInId} onChange={(standInId) => change({ standInId })} options={people.filter(({ key }) => key !== away)} />
        {clerks.error !== null && <ProblemNotice error={clerks.error} />}
        <DateInput name="from" label={t('assignments.from')} error={errors['from']} value={inputs.from} onChange={(from) => change({ from })} />
        <DateInput name="until" label={t('assignments.until')} error={errors['until']} value={inputs.until} onChange={(until) => change({ until })} />
        {act.error !== null && <ProblemNotice error={act.error} onReload={act.reset} />}
        <div className="form-actions"><Button type="submit" isPending={act.isPending}>{t('assignments.set')}</Button></div>
      </form>
    </Panel>
  );
}
