import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecognitionAnswer } from '../../api/types.js';
import { Facts } from '../../components/data/facts.js';
import { Button } from '../../components/form/button.js';
import { TextInput } from '../../components/form/text-input.js';
import { Notice } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';

const LEAST_LETTERS = 4;
const MOST_LETTERS = 60;

interface CertificateCheckProps {
  readonly isPending: boolean;
  /** The number has changed: what was said of another one stands no longer. */
  readonly onEdit: () => void;
  readonly onCheck: (certificateNumber: string) => void;
}

/** The number of one certificate, asked for on purpose and not while it is typed. */
export function CertificateCheck({ isPending, onEdit, onCheck }: CertificateCheckProps) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const isShort = number.trim().length < LEAST_LETTERS;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (!isShort) onCheck(number.trim());
  };
  const edit = (text: string) => {
    setNumber(text);
    onEdit();
  };
  return (
    <details className="certificate-days">
      <summary>{t('answer.certificate.ask')}</summary>
      <form className="stack-s certificate-check" noValidate onSubmit={submit} aria-label={t('answer.certificate.ask')}>
        <TextInput
          name="certificateNumber" label={t('answer.certificate.number')} hint={t('answer.certificate.numberHint')} value={number} onChange={edit} maxLength={MOST_LETTERS}
          error={wasTried && isShort ? t('answer.certificate.missing') : undefined}
        />
        <div><Button type="submit" look="second" isPending={isPending}>{t('answer.certificate.submit')}</Button></div>
      </form>
    </details>
  );
}

/** What the issuer says of the certificate, before what follows from it. */
export function CertificateFinding({ number, answer: { alert } }: { readonly number: string; readonly answer: RecognitionAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (alert === null) return <Notice tone="info" title={t('answer.certificate.nothingSaid', { number })}><p>{t('answer.certificate.noProof')}</p></Notice>;
  const kind = t(`alerts.kind.${alert.kind}`);
  return (
    <Notice tone="bad" title={t('answer.certificate.stopped', { number, kind })}>
      <Facts
        facts={[
          { term: t('answer.certificate.by'), value: alert.authority === null ? null : format.name(alert.authority) },
          { term: t('answer.certificate.since'), value: format.instant(alert.from) },
          { term: t('answer.certificate.until'), value: alert.until === null ? t('answer.certificate.open') : format.instant(alert.until) },
        ]}
      />
      <p>{t('answer.certificate.whyNot')}</p>
    </Notice>
  );
}
