import { attributeInWords, CREDENTIAL_WORDS, type Attestation, type RecognitionCertificate, type ServiceDocument } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Facts, type Fact } from '../../components/data/facts.js';
import { Panel } from '../../components/layout/panel.js';
import { useFormat } from '../../text/format.js';
import type { Texts } from '../../text/zh.js';

type Effect = keyof Texts['vocabulary']['effect'];

function Catalogue({ certificate: { qualification, catalogue } }: { readonly certificate: RecognitionCertificate }) {
  const { t } = useTranslation();
  const version = t('verify.version', { code: qualification.code, number: catalogue.qualificationVersion });
  return <><Link to="/catalogue/$code/versions/$number" params={{ code: qualification.code, number: String(catalogue.qualificationVersion) }}>{version}</Link> {!catalogue.signed && <span className="muted">{t('verify.baseline')}</span>}</>;
}

function Rule({ certificate: { catalogue: { rule, ruleVersion } } }: { readonly certificate: RecognitionCertificate }) {
  const { t } = useTranslation();
  if (rule === null || ruleVersion === null) return rule === null ? null : <span className="code">{rule}</span>;
  return <Link to="/rules/$code/versions/$number" params={{ code: rule, number: String(ruleVersion) }}>{t('verify.version', { code: rule, number: ruleVersion })}</Link>;
}

/** What stands in every certificate, and a word where its holder withheld it. */
function useHolderFacts(certificate: Attestation['certificate']): readonly Fact[] {
  const { t } = useTranslation();
  const { language } = useFormat();
  const label = CREDENTIAL_WORDS[language].attested;
  const withheld = <span className="muted">{t('verify.withheld')}</span>;
  const shown = (term: string, value: string | null): Fact => ({ term, value: value ?? withheld });
  return [
    { term: label.number, value: <span className="code">{certificate.number}</span> }, shown(label.holderName, certificate.holderName), shown(label.holderIdLast4, certificate.holderIdLast4),
    ...(certificate.kind === 'recognition' ? [shown(label.holderCertificateNumber, certificate.holderCertificateNumber)] : []),
  ];
}

function useRecognitionFacts(certificate: RecognitionCertificate): readonly Fact[] {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const label = CREDENTIAL_WORDS[format.language].attested;
  const effect = i18n.exists(`vocabulary.effect.${certificate.effect}`) ? t(`vocabulary.effect.${certificate.effect as Effect}`) : certificate.effect;
  return [
    { term: label.qualification, value: `${format.name(certificate.qualification)} (${certificate.qualification.code})` },
    { term: label.effect, value: effect },
    { term: label.from, value: format.name(certificate.from) },
    { term: label.to, value: format.name(certificate.to) },
    { term: label.issuingAuthority, value: format.name(certificate.issuingAuthority) },
    { term: label.decidedOn, value: format.day(certificate.decidedOn) },
    { term: label.validUntil, value: certificate.validUntil === null ? label.noEnd : format.day(certificate.validUntil) },
    { term: label.replaces, value: certificate.replaces },
    { term: label.catalogue, value: <Catalogue certificate={certificate} /> },
    { term: label.rule, value: <Rule certificate={certificate} /> },
  ];
}

function useDocumentFacts(certificate: ServiceDocument): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  const label = CREDENTIAL_WORDS[format.language].attested;
  const { service } = certificate;
  return [
    { term: label.document, value: format.name(certificate.document) },
    ...certificate.attributes.map((attribute): Fact => ({ term: format.name(attribute), value: attributeInWords(attribute, format.language) })),
    { term: label.sources, value: certificate.sources.length === 0 ? null : certificate.sources.map((source) => <div key={source.code}>{t('verify.source', { register: format.name(source.register), evidence: format.name(source), day: format.day(source.on) })}</div>) },
    { term: label.service, value: <><Link to="/services/$code" params={{ code: service.code }}>{format.name(service)}</Link> <span className="muted">{t('verify.serviceVersion', { number: service.version })}</span> {!service.signed && <span className="muted">{t('verify.baseline')}</span>}</> },
    { term: label.basis, value: certificate.basis === 'register' ? label.byRegister : label.byPerson },
    { term: label.place, value: format.name(certificate.place) },
    { term: label.issuedBy, value: format.name(certificate.issuingAuthority) },
    { term: label.issuedOn, value: format.day(certificate.decidedOn) },
    { term: label.validUntil, value: certificate.validUntil === null ? label.noEnd : format.day(certificate.validUntil) },
    { term: label.replaces, value: certificate.replaces },
  ];
}

function Recognition({ certificate }: { readonly certificate: RecognitionCertificate }) {
  return <Shown certificate={certificate} facts={useRecognitionFacts(certificate)} />;
}

function Document({ certificate }: { readonly certificate: ServiceDocument }) {
  return <Shown certificate={certificate} facts={useDocumentFacts(certificate)} />;
}

function Shown({ certificate, facts }: { readonly certificate: Attestation['certificate']; readonly facts: readonly Fact[] }) {
  const { language } = useFormat();
  const holder = useHolderFacts(certificate);
  return <Facts facts={[...holder, ...facts, { term: CREDENTIAL_WORDS[language].attested.requestNumber, value: <span className="code">{certificate.requestNumber}</span> }]} />;
}

/** What the issuer has signed and the holder has shown. */
export function Attested({ attested: { certificate } }: { readonly attested: Attestation }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('verify.attested')}>
      <p className="muted small">{t('verify.attestedNote', { authority: format.name(certificate.issuingAuthority) })}</p>
      {certificate.kind === 'recognition' ? <Recognition certificate={certificate} /> : <Document certificate={certificate} />}
    </Panel>
  );
}
