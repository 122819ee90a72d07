import type { PersonalField } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { serviceOfRequestQuery } from '../../api/catalogue.js';
import { useReveal } from '../../api/requests.js';
import type { RequestDetail } from '../../api/types.js';
import { Facts } from '../data/facts.js';
import { Button } from '../form/button.js';
import { ChoiceInput } from '../form/choice-input.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { Declarations, useAnswersInWords } from '../form/schema-fields.js';
import { Panel } from '../layout/panel.js';
import { useAgentFacts } from './agent-facts.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';

const PURPOSES = ['verify_identity', 'verify_certificate', 'contact', 'deliver'] as const;
type Purpose = (typeof PURPOSES)[number];

interface RevealDialogProps {
  readonly requestId: string;
  readonly field: PersonalField;
  readonly onClose: () => void;
  readonly onValue: (value: unknown) => void;
}

/** Asks for the purpose before a clear value is shown; the look is recorded with it. */
export function RevealDialog({ requestId, field, onClose, onValue }: RevealDialogProps) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState<Purpose>();
  const [tried, setTried] = useState(false);
  const reveal = useReveal(requestId);
  const confirm = () => {
    setTried(true);
    if (purpose === undefined) return;
    reveal.carryOut({ field, purpose: t(`work.revealPurposes.${purpose}`) }, (value) => {
      onValue(value);
      announce(t('work.revealed'));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t('work.revealTitle', { what: t(`vocabulary.personalField.${field}`) })} confirm={t('work.revealConfirm')} isPending={reveal.isPending} onConfirm={confirm}>
      <p>{t('work.revealText')}</p>
      <ChoiceInput name="purpose" label={t('work.revealPurpose')} error={tried && purpose === undefined ? t('problems.code.purpose_required') : undefined} value={purpose ?? ''} onChange={(key) => setPurpose(PURPOSES.find((each) => each === key))} options={PURPOSES.map((key) => ({ key, label: t(`work.revealPurposes.${key}`) }))} />
      {reveal.error !== null && <ProblemNotice error={reveal.error} />}
    </ConfirmDialog>
  );
}

/** The applicant and the answers, masked until somebody with custody states a purpose. */
export function PersonalFacts({ detail }: { readonly detail: RequestDetail }) {
  const { t } = useTranslation();
  const service = useQuery(serviceOfRequestQuery(detail.request));
  const answers = useAnswersInWords(service.data?.form);
  const [asked, setAsked] = useState<PersonalField>();
  const [clear, setClear] = useState<Readonly<Partial<Record<PersonalField, unknown>>>>({});
  const { applicant } = detail.request;
  const agent = useAgentFacts(detail.request);
  const text = (field: PersonalField, masked: string) => {
    const value = clear[field];
    if (typeof value === 'string') return value;
    if (typeof value === 'object' && value !== null) return Object.values(value).join(' ');
    return <span className="row"><span>{masked}</span><Button look="quiet" size="small" label={t('work.revealTitle', { what: t(`vocabulary.personalField.${field}`) })} onPress={() => setAsked(field)}>{t('work.reveal')}</Button></span>;
  };
  const form = typeof clear.form === 'object' && clear.form !== null ? { ...clear.form } : detail.form;
  return (
    <>
      <Panel title={t('request.applicantTitle')}>
        <Facts
          facts={[
            { term: t('apply.name'), value: text('applicantName', applicant.name) },
            { term: t('apply.idNumber'), value: text('applicantIdNumber', applicant.idNumber) },
            { term: t('apply.phone'), value: applicant.phone === null ? null : text('applicantPhone', applicant.phone) },
            { term: t('delivery.address'), value: detail.delivery.hasAddress ? text('deliveryAddress', t('delivery.addressKnown')) : null },
            ...agent,
          ]}
        />
      </Panel>
      <Panel title={t('request.contentTitle')}>
        <div className="stack-s">
          <Facts facts={answers(form)} />
          <Declarations form={service.data?.form} answers={form} />
          {detail.maskedFields.length > 0 && clear.form === undefined && <div><Button look="second" size="small" onPress={() => setAsked('form')}>{t('work.revealTitle', { what: t('vocabulary.personalField.form') })}</Button></div>}
        </div>
      </Panel>
      {asked !== undefined && <RevealDialog requestId={detail.request.id} field={asked} onClose={() => setAsked(undefined)} onValue={(value) => setClear((known) => ({ ...known, [asked]: value }))} />}
    </>
  );
}
