import { Link, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MANDATE_BASES, useStateMandate } from '../../api/mandates.js';
import { Button } from '../../components/form/button.js';
import { ChoiceInput } from '../../components/form/choice-input.js';
import { DateInput } from '../../components/form/date-input.js';
import { ErrorSummary, type FieldErrors } from '../../components/form/error-summary.js';
import { TextInput } from '../../components/form/text-input.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Notice } from '../../components/status/notice.js';
import { ProblemNotice } from '../../components/status/problem-notice.js';
import { announce } from '../../components/status/toasts.js';
import { todayInChina } from '../../text/format.js';
import { isForSomebodyElse, mandateOf, wrongInputs, type MandateInputs } from './mandate-input.js';
import { ServiceChoice } from './service-choice.js';

interface PartProps {
  readonly inputs: MandateInputs;
  readonly errors: FieldErrors;
  readonly change: (patch: Partial<MandateInputs>) => void;
}

function OtherSide({ inputs, errors, change }: PartProps) {
  const { t } = useTranslation();
  const who = t(`mandates.give.person.${isForSomebodyElse(inputs.basis) ? 'principal' : 'agent'}`);
  return (
    <fieldset className="stack-s">
      <legend>{who}</legend>
      <TextInput name="name" label={t('mandates.give.name')} error={errors['name']} value={inputs.name} onChange={(name) => change({ name })} maxLength={60} short />
      <TextInput name="idNumber" label={t('mandates.give.idNumber')} hint={isForSomebodyElse(inputs.basis) ? t('mandates.give.idNumberChildHint') : t('mandates.give.idNumberHint', { who })} error={errors['idNumber']} value={inputs.idNumber} onChange={(idNumber) => change({ idNumber: idNumber.trim().toUpperCase() })} maxLength={18} short />
    </fieldset>
  );
}

function Organisation({ inputs, errors, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="stack-s">
      <legend>{t('mandates.give.organisation')}</legend>
      <TextInput name="organisationName" label={t('mandates.give.organisationName')} error={errors['organisationName']} value={inputs.organisationName} onChange={(organisationName) => change({ organisationName })} maxLength={120} />
      <TextInput name="creditCode" label={t('mandates.give.creditCode')} error={errors['creditCode']} value={inputs.creditCode} onChange={(creditCode) => change({ creditCode: creditCode.trim().toUpperCase() })} maxLength={18} short />
    </fieldset>
  );
}

/** Nothing of it is kept in the browser: it names somebody else by their identity number. */
function GiveForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [inputs, setInputs] = useState<MandateInputs>({ basis: '', name: '', idNumber: '', organisationName: '', creditCode: '', scope: '', services: [], from: todayInChina(), until: '' });
  const [attempt, setAttempt] = useState(0);
  const state = useStateMandate();
  const change = (patch: Partial<MandateInputs>) => setInputs((now) => ({ ...now, ...patch }));
  const errors: FieldErrors = attempt === 0 ? {} : Object.fromEntries(wrongInputs(inputs).map((field) => [field, t(`mandates.give.missing.${field}`)]));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = mandateOf(inputs);
    if (body === undefined) return setAttempt((count) => count + 1);
    state.carryOut(body, (mandate) => {
      announce(t(mandate.state === 'granted' ? 'mandates.give.done' : 'mandates.give.waits'));
      void navigate({ to: '/me/mandates' });
    });
  };
  const part = { inputs, errors, change };
  return (
    <form className="stack panel" noValidate onSubmit={submit} aria-label={t('mandates.give.title')}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <ChoiceInput name="basis" label={t('mandates.give.basis')} error={errors['basis']} value={inputs.basis} onChange={(key) => change({ basis: MANDATE_BASES.find((each) => each === key) ?? '' })} options={MANDATE_BASES.map((key) => ({ key, label: t(`mandates.basis.${key}`), note: t(`mandates.basisNote.${key}`) }))} />
      <OtherSide {...part} />
      {inputs.basis === 'organisation' && <Organisation {...part} />}
      <ChoiceInput name="scope" label={t('mandates.give.scope')} error={errors['scope']} value={inputs.scope} onChange={(key) => change({ scope: key === 'all' ? 'all' : 'some' })} options={[{ key: 'all', label: t('mandates.give.scopeOption.all'), note: t('mandates.give.scopeNote.all') }, { key: 'some', label: t('mandates.give.scopeOption.some') }]} />
      {inputs.scope === 'some' && <ServiceChoice chosen={inputs.services} onChange={(services) => change({ services })} error={errors['services']} />}
      <DateInput name="from" label={t('mandates.give.from')} error={errors['from']} value={inputs.from} onChange={(from) => change({ from })} />
      <DateInput name="until" label={t('mandates.give.until')} hint={t('mandates.give.untilHint')} error={errors['until']} value={inputs.until} onChange={(until) => change({ until })} />
      {inputs.basis !== '' && inputs.basis !== 'child' && inputs.basis !== 'authorised' && <Notice tone="info" role="note"><p>{t('mandates.waits')}</p></Notice>}
      {state.error !== null && <ProblemNotice error={state.error} />}
      <div className="form-actions"><Button type="submit" isPending={state.isPending}>{t('mandates.give.submit')}</Button></div>
    </form>
  );
}

export function GiveMandatePage() {
  const { t } = useTranslation();
  return (
    <div className="read">
      <PageHeading title={t('mandates.give.title')} lead={t('mandates.lead')} back={<Link to="/me/mandates">← {t('mandates.back')}</Link>} />
      <GiveForm />
    </div>
  );
}
