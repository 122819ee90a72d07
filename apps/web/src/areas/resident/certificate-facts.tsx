import { attributeInWords } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../../api/certificates.js';
import { CertificateBadge, useValidityWords } from '../../components/certificate/certificate-words.js';
import { Facts, type Fact } from '../../components/data/facts.js';
import { Panel } from '../../components/layout/panel.js';
import { Notice } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';

interface OfCertificate {
  readonly certificate: Certificate;
}

function Unsigned({ certificate: { kind, catalogue, service } }: OfCertificate) {
  const { t } = useTranslation();
  if ((kind === 'recognition' ? catalogue : service)?.signed !== false) return null;
  return <Notice tone="care" role="note" title={t('certificate.unsignedTitle')}><p className="small">{t('certificate.unsignedText')}</p></Notice>;
}

function useRecognitionFacts({ qualification, from, to, catalogue, authority, deemed, renewsId }: Certificate): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  if (qualification === null || from === null || to === null) return [];
  return [
    { term: t('certificate.qualification'), value: <>{format.name(qualification)} <span className="code small">{qualification.code}</span></> },
    { term: t('certificate.places'), value: t('request.route', { from: format.name(from), to: format.name(to) }) },
    { term: t('certificate.authority'), value: format.name(authority) },
    { term: t('certificate.basis'), value: t(deemed ? 'certificate.deemed' : 'certificate.approved') },
    { term: t('certificate.before'), value: renewsId === null ? null : <Link to="/certificates/$id" params={{ id: renewsId }}>{t('certificate.openOther')}</Link> },
    { term: t('certificate.version'), value: catalogue === null ? null : t('certificate.versions', { qualification: catalogue.qualificationVersion, rule: catalogue.ruleVersion }) },
  ];
}

function useDocumentFacts({ document, service, place, authority, basis, sources }: Certificate): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  if (document === null || service === null || place === null) return [];
  return [
    { term: t('certificate.document'), value: format.name(document) },
    { term: t('certificate.service'), value: <><Link to="/services/$code" params={{ code: service.code }}>{format.name(service)}</Link> <span className="muted small">{t('certificate.serviceVersion', { number: service.version })}</span></> },
    { term: t('certificate.place'), value: format.name(place) },
    { term: t('certificate.issuedBy'), value: format.name(authority) },
    { term: t('certificate.basis'), value: t(basis === 'register' ? 'certificate.byRegister' : 'certificate.byPerson') },
    { term: t('certificate.source'), value: sources.length === 0 ? null : sources.map((source) => <div key={source.code}>{t('certificate.sourceOn', { register: format.name(source.register), evidence: format.name(source), day: format.day(source.on) })}</div>) },
  ];
}

/** What the certificate attests to everyone who is shown it. */
export function Attested({ certificate }: OfCertificate) {
  const { t } = useTranslation();
  const format = useFormat();
  const validity = useValidityWords();
  const recognition = useRecognitionFacts(certificate);
  const document = useDocumentFacts(certificate);
  const { effect, qualification, to } = certificate;
  return (
    <Panel title={t('certificate.attests')}>
      {effect !== null && qualification !== null && to !== null && <p>{t(`vocabulary.effectSentence.${effect}`, { name: format.name(qualification), to: format.name(to) })}</p>}
      <Facts
        facts={[
          { term: t('certificate.number'), value: <span className="code">{certificate.number}</span> },
          { term: t('certificate.stateTitle'), value: <CertificateBadge state={certificate.state} /> },
          { term: t('certificate.validity'), value: validity(certificate) },
          ...recognition, ...document,
          { term: t('certificate.request'), value: <Link to="/requests/$id" params={{ id: certificate.requestId }}>{certificate.requestNumber}</Link> },
        ]}
      />
      <Unsigned certificate={certificate} />
    </Panel>
  );
}

/** What its holder shows or keeps to themselves. */
export function Personal({ certificate: { holder, attributes } }: OfCertificate) {
  const { t } = useTranslation();
  const format = useFormat();
  const inWords = (attribute: Certificate['attributes'][number]): string | null => (attribute.value === null ? null : attributeInWords({ ...attribute, value: attribute.value }, format.language));
  return (
    <Panel title={t('certificate.personal')}>
      <p className="muted small">{t('certificate.personalLead')}</p>
      <Facts
        facts={[
          { term: t('certificate.claim.holder_name'), value: holder.name }, { term: t('certificate.claim.holder_id_last4'), value: holder.idLast4 }, { term: t('certificate.claim.holder_certificate_number'), value: holder.certificateNumber },
          ...attributes.map((attribute): Fact => ({ term: format.name(attribute), value: inWords(attribute) })),
        ]}
      />
    </Panel>
  );
}
