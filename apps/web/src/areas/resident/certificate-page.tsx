import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { certificateQuery, type Certificate } from '../../api/certificates.js';
import { subjectOf } from '../../components/certificate/certificate-words.js';
import { PrintLinks } from '../../components/certificate/print-links.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import { CertificateCopy } from './certificate-copy.js';
import { Attested, Personal } from './certificate-facts.js';
import { RenewalPanel } from './renewal-panel.js';
import { WalletOffer } from './wallet-offer.js';

function History({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('certificate.history')}>
      <ul className="bullets">{certificate.acts.map(({ act, at, reason }) => <li key={`${act} ${at}`}>{format.instant(at)} {t(`certificate.done.${act}`)}{reason !== null && <>: {reason}</>}</li>)}</ul>
    </Panel>
  );
}

function Body({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, stateReason, stateSource, availableActs, renewalRequestId, renewalOpensOn, reissuedAsId } = certificate;
  return (
    <div className="stack">
      {state !== 'valid' && <Notice tone={state === 'revoked' ? 'bad' : 'care'} role="note" title={t(`certificate.notValid.${state}`)}>{stateSource === 'alert' ? <p>{t('certificate.byAlert')}</p> : stateReason !== null && <p>{stateReason}</p>}</Notice>}
      {reissuedAsId !== null && <Notice tone="info" role="note"><p>{t('certificate.reissued')} <Link to="/certificates/$id" params={{ id: reissuedAsId }}>{t('certificate.openReissued')}</Link></p></Notice>}
      {renewalRequestId !== null && <Notice tone="info" role="note"><p><Link to="/requests/$id" params={{ id: renewalRequestId }}>{t('certificate.renewalAsked')}</Link></p></Notice>}
      {state === 'valid' && renewalRequestId === null && renewalOpensOn !== null && !availableActs.includes('renew') && <p className="muted">{t('certificate.renewFrom', { day: format.day(renewalOpensOn) })}</p>}
      <div className="two-columns">
        <div className="stack">
          <Attested certificate={certificate} />
          <Personal certificate={certificate} />
          <History certificate={certificate} />
        </div>
        <div className="stack">
          {availableActs.includes('renew') && <RenewalPanel certificate={certificate} />}
          {availableActs.includes('offer') && <WalletOffer id={certificate.id} />}
          {availableActs.includes('print') && <Panel title={t('certificate.paper')} className="no-print"><p className="muted">{t(certificate.kind === 'recognition' ? 'certificate.paperLead' : 'certificate.paperLeadOfDocument')}</p><PrintLinks certificate={certificate} /></Panel>}
          {availableActs.includes('copy') && <CertificateCopy certificate={certificate} />}
        </div>
      </div>
    </div>
  );
}

/** One certificate of the reader's: what it attests, whether it holds, and how to show it. */
export function CertificatePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { id } = useParams({ from: '/signed-in/certificates/$id' });
  const query = useQuery(certificateQuery(id));
  return (
    <>
      <PageHeading title={query.data === undefined ? t('certificate.one') : format.name(subjectOf(query.data))} lead={t('certificate.one')} back={<Link to="/certificates">← {t('certificate.back')}</Link>} />
      <Loaded query={query} lines={10}>{(certificate) => <Body certificate={certificate} />}</Loaded>
    </>
  );
}
