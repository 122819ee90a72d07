import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { certificateOfRequestQuery, certificateQuery, POST_ACTS, usePostAct, type Certificate, type PostAct } from '../../api/certificates.js';
import { Facts } from '../data/facts.js';
import { Button } from '../form/button.js';
import { type ButtonLook } from '../form/button-class.js';
import { ConfirmDialog } from '../form/confirm-dialog.js';
import { TextInput } from '../form/text-input.js';
import { Panel } from '../layout/panel.js';
import { ProblemNotice } from '../status/problem-notice.js';
import { announce } from '../status/toasts.js';
import { PrintLinks } from './print-links.js';
import { CertificateBadge, useValidityWords } from './certificate-words.js';

const LOOK: Readonly<Record<PostAct, ButtonLook>> = { suspend: 'second', revoke: 'grave', reinstate: 'second', reissue: 'second' };
const LEAST_LETTERS = 2;
const MOST_LETTERS = 500;

function ActDialog({ act, certificate, onClose }: { readonly act: PostAct; readonly certificate: Certificate; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const change = usePostAct(certificate.id);
  const isMissing = reason.trim().length < LEAST_LETTERS;
  const confirm = () => {
    setWasTried(true);
    if (isMissing) return;
    change.carryOut({ act, reason: reason.trim() }, ({ number }) => {
      announce(t(`certificate.changed.${act}`, { number }));
      onClose();
    });
  };
  return (
    <ConfirmDialog isOpen onClose={onClose} title={t(`certificate.ask.${act}`, { number: certificate.number })} confirm={t(`certificate.act.${act}`)} look={LOOK[act]} isPending={change.isPending} onConfirm={confirm}>
      <p>{t(`certificate.explain.${act}`)}</p>
      <TextInput name="reason" label={t('certificate.reason')} hint={t('certificate.reasonHint')} multiline value={reason} onChange={setReason} maxLength={MOST_LETTERS} error={wasTried && isMissing ? t('certificate.reasonMissing') : undefined} />
      {change.error !== null && <ProblemNotice error={change.error} />}
    </ConfirmDialog>
  );
}

function Issued({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const validity = useValidityWords();
  const { data: certificate } = useQuery(certificateQuery(id));
  const [act, setAct] = useState<PostAct | null>(null);
  if (certificate === undefined) return null;
  const acts = POST_ACTS.filter((each) => certificate.availableActs.includes(each));
  return (
    <Panel title={t('certificate.one')}>
      <Facts
        facts={[
          { term: t('certificate.number'), value: <span className="code">{certificate.number}</span> },
          { term: t('certificate.stateTitle'), value: <CertificateBadge state={certificate.state} /> },
          { term: t('certificate.why'), value: certificate.stateSource === 'alert' ? t('certificate.byAlert') : certificate.stateReason },
          { term: t('certificate.validity'), value: validity(certificate) },
        ]}
      />
      {acts.length > 0 && <div className="row no-print">{acts.map((each) => <Button key={each} look={LOOK[each]} size="small" onPress={() => setAct(each)}>{t(`certificate.act.${each}`)}</Button>)}</div>}
      {certificate.availableActs.includes('print') && <div className="stack-s no-print"><p className="muted small">{t('certificate.paperForHolder')}</p><PrintLinks certificate={certificate} /></div>}
      {act !== null && <ActDialog act={act} certificate={certificate} onClose={() => setAct(null)} />}
    </Panel>
  );
}

/** The certificate that a request has brought, for those who decided; a supervisor may suspend, revoke and reinstate it, either may issue anew what an alert revoked by mistake. */
export function RequestCertificate({ requestId }: { readonly requestId: string }) {
  const { data } = useQuery(certificateOfRequestQuery(requestId));
  return data ? <Issued id={data.id} /> : null;
}
