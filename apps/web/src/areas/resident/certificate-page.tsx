import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { certificateQuery, type Certificate } from '../../api/certificates.js';
import { CertificateBadge, useValidityWords } from '../../components/certificate/certificate-words.js';
import { PrintLinks } from '../../components/certificate/print-links.js';
import { Facts } from '../../components/data/facts.js';
import { PageHeading } from '../../components/layout/page-heading.js';
import { Panel } from '../../components/layout/panel.js';
import { Loaded } from '../../components/status/loaded.js';
import { Notice } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import { CertificateCopy } from './certificate-copy.js';
import { RenewalPanel } from './renewal-panel.js';
import { WalletOffer } from './wallet-offer.js';

function Attested({ certificate }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  const format = useFormat();
  const validity = useValidityWords();
  const { qualification, from, to, catalogue } = certificate;
  return (
    <Panel title={t('certificate.attests')}>
      <p>{t(`vocabulary.effectSentence.${certificate.effect}`, { name: format.name(qualification), to: format.name(to) })}</p>
      <Facts
        facts={[
          { term: t('certificate.number'), value: <span className="code">{certificate.number}</span> },
          { term: t('certificate.stateTitle'), value: <CertificateBadge state={certificate.state} /> },
          { term: t('certificate.validity'), value: validity(certificate) },
          { term: t('certificate.qualification'), value: <>{format.name(qualification)} <span className="code small">{qualification.code}</span></> },
          { term: t('certificate.places'), value: t('request.route', { from: format.name(from), to: format.name(to) }) },
          { term: t('certificate.authority'), value: format.name(certificate.authority) },
          { term: t('certificate.basis'), value: t(certificate.deemed ? 'certificate.deemed' : 'certificate.approved') },
          { term: t('certificate.request'), value: <Link to="/requests/$id" params={{ id: certificate.requestId }}>{certificate.requestNumber}</Link> },
          { term: t('certificate.before'), value: certificate.renewsId === null ? null : <Link to="/certificates/$id" params={{ id: certificate.renewsId }}>{t('certificate.openOther')}</Link> },
          { term: t('certificate.version'), value: t('certificate.versions', { qualification: catalogue.qualificationVersion, rule: catalogue.ruleVersion }) },
        ]}
      />
      {!catalogue.signed && <Notice tone="care" role="note" title={t('certificate.unsignedTitle')}><p className="small">{t('certificate.unsignedText')}</p></Notice>}
    </Panel>
  );
}

function Personal({ certificate: { holder } }: { readonly certificate: Certificate }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('certificate.personal')}>
      <p className="muted small">{t('certificate.personalLead')}</p>
      <Facts facts={[{ term: t('certificate.claim.holder_name'), value: holder.name }, { term: t('certificate.claim.holder_id_last4'), value: holder.idLast4 }, { term: t('certificate.claim.holder_certificate_number'), value: holder.certificateNumber }]} />
    </Panel>
  );
}

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
          {availableActs.includes('print') && <Panel title={t('certificate.paper')} className="no-print"><p className="muted">{t('certificate.paperLead')}</p><PrintLinks certificate={certificate} /></Panel>}
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
      <PageHeading title={query.data === undefined ? t('certificate.one') : format.name(query.data.qualification)} lead={t('certificate.one')} back={<Link to="/certificates">← {t('certificate.back')}</Link>} />
      <Loaded query={query} lines={10}>{(certificate) => <Body certificate={certificate} />}</Loaded>
    </>
  );
}
