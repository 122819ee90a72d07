import { CREDENTIAL_WORDS, type Attestation, type CredentialVerdict } from '#contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CheckedCredential } from '../../api/credentials.js';
import { Button } from '../../components/form/button.js';
import { Facts } from '../../components/data/facts.js';
import { Panel } from '../../components/layout/panel.js';
import { Notice, type Tone } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import type { Texts } from '../../text/zh.js';

type Effect = keyof Texts['vocabulary']['effect'];

function toneOf({ verdict }: CredentialVerdict): Tone {
  if (verdict === 'valid') return 'good';
  return ['status_unavailable', 'suspended', 'not_yet_valid', 'key_binding_missing'].includes(verdict) ? 'care' : 'bad';
}

function headlineOf({ verdict }: CredentialVerdict): 'valid' | 'uncertain' | 'notACertificate' | 'invalid' {
  if (verdict === 'valid') return 'valid';
  if (verdict === 'status_unavailable') return 'uncertain';
  return verdict === 'malformed' ? 'notACertificate' : 'invalid';
}

function Catalogue({ certificate: { qualification, catalogue } }: { readonly certificate: Attestation['certificate'] }) {
  const { t } = useTranslation();
  const version = t('verify.version', { code: qualification.code, number: catalogue.qualificationVersion });
  return <><Link to="/catalogue/$code/versions/$number" params={{ code: qualification.code, number: String(catalogue.qualificationVersion) }}>{version}</Link> {!catalogue.signed && <span className="muted">{t('verify.baseline')}</span>}</>;
}

function Rule({ certificate: { catalogue: { rule, ruleVersion } } }: { readonly certificate: Attestation['certificate'] }) {
  const { t } = useTranslation();
  if (rule === null || ruleVersion === null) return rule === null ? null : <span className="code">{rule}</span>;
  return <Link to="/rules/$code/versions/$number" params={{ code: rule, number: String(ruleVersion) }}>{t('verify.version', { code: rule, number: ruleVersion })}</Link>;
}

function Attested({ attested }: { readonly attested: Attestation }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { certificate } = attested;
  const label = CREDENTIAL_WORDS[format.language].attested;
  const effect = i18n.exists(`vocabulary.effect.${certificate.effect}`) ? t(`vocabulary.effect.${certificate.effect as Effect}`) : certificate.effect;
  const withheld = <span className="muted">{t('verify.withheld')}</span>;
  return (
    <Panel title={t('verify.attested')}>
      <p className="muted small">{t('verify.attestedNote', { authority: format.name(certificate.issuingAuthority) })}</p>
      <Facts
        facts={[
          { term: label.number, value: <span className="code">{certificate.number}</span> },
          { term: label.holderName, value: certificate.holderName ?? withheld },
          { term: label.holderIdLast4, value: certificate.holderIdLast4 ?? withheld },
          { term: label.holderCertificateNumber, value: certificate.holderCertificateNumber ?? withheld },
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
          { term: label.requestNumber, value: <span className="code">{certificate.requestNumber}</span> },
        ]}
      />
    </Panel>
  );
}

function Technical({ answer: { verdict, detail, attested } }: { readonly answer: CredentialVerdict }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = CREDENTIAL_WORDS[format.language].attested;
  const instant = (at: Date | null | undefined): string | null => (at ? format.instant(at.toISOString()) : null);
  const code = (text: string | null | undefined) => (text ? <span className="code break">{text}</span> : null);
  return (
    <details className="technical">
      <summary>{t('verify.technical')}</summary>
      <Facts
        facts={[
          { term: t('verify.verdictCode'), value: <span className="code">{verdict}</span> },
          { term: t('verify.found'), value: detail === null ? null : <span className="code break" lang="en">{detail}</span> },
          { term: label.issuer, value: code(attested?.issuer) },
          { term: t('verify.key'), value: code(attested?.keyId) },
          { term: label.issuedAt, value: instant(attested?.issuedAt) },
          { term: label.expiresAt, value: instant(attested?.expiresAt) },
          { term: label.statusAt, value: instant(attested?.statusAt) },
          { term: t('verify.qualificationDigest'), value: code(attested?.certificate.catalogue.qualificationDigest) },
          { term: t('verify.ruleDigest'), value: code(attested?.certificate.catalogue.ruleDigest) },
        ]}
      />
    </details>
  );
}

/** The answer: holds or not and why, what is attested, and apart from it what is not vouched for. */
export function Verdict({ checked, onAgain }: { readonly checked: CheckedCredential; readonly onAgain: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (checked.kind === 'unreachable') return <Notice tone="care" title={t('verify.unreachable')}><p>{t('verify.unreachableText')}</p><div><Button look="second" size="small" onPress={onAgain}>{t('verify.again')}</Button></div></Notice>;
  const { answer, at } = checked;
  const words = CREDENTIAL_WORDS[format.language];
  return (
    <div className="stack">
      <Notice tone={toneOf(answer)} title={t(`verify.headline.${headlineOf(answer)}`)}>
        <p>{words.verdict[answer.verdict]}</p>
        {answer.verdict === 'malformed' && <ul className="bullets">{(['whole', 'picture', 'other'] as const).map((key) => <li key={key}>{t(`verify.malformedHelp.${key}`)}</li>)}</ul>}
        {answer.verdict === 'status_unavailable' && <div><Button look="second" size="small" onPress={onAgain}>{t('verify.again')}</Button></div>}
        <p className="muted small">{t('verify.checkedAt', { at: format.instant(at.toISOString()) })}</p>
      </Notice>
      {answer.attested && <Attested attested={answer.attested} />}
      {answer.unverified.length > 0 && <Panel title={t('verify.unverified')}><ul className="bullets">{answer.unverified.map((part) => <li key={part}>{words.unverified[part]}</li>)}</ul></Panel>}
      <Technical answer={answer} />
    </div>
  );
}
