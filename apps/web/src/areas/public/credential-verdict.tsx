import { CREDENTIAL_WORDS, type CredentialVerdict } from '#contracts';
import { useTranslation } from 'react-i18next';
import type { CheckedCredential } from '../../api/credentials.js';
import { Button } from '../../components/form/button.js';
import { Facts } from '../../components/data/facts.js';
import { Panel } from '../../components/layout/panel.js';
import { Notice, type Tone } from '../../components/status/notice.js';
import { useFormat } from '../../text/format.js';
import { Attested } from './attested-facts.js';

function toneOf({ verdict }: CredentialVerdict): Tone {
  if (verdict === 'valid') return 'good';
  return ['status_unavailable', 'suspended', 'not_yet_valid', 'key_binding_missing'].includes(verdict) ? 'care' : 'bad';
}

function headlineOf({ verdict }: CredentialVerdict): 'valid' | 'uncertain' | 'notACertificate' | 'invalid' {
  if (verdict === 'valid') return 'valid';
  if (verdict === 'status_unavailable') return 'uncertain';
  return verdict === 'malformed' ? 'notACertificate' : 'invalid';
}

function Technical({ answer: { verdict, detail, attested } }: { readonly answer: CredentialVerdict }) {
  const { t } = useTranslation();
  const format = useFormat();
  const label = CREDENTIAL_WORDS[format.language].attested;
  const certificate = attested?.certificate;
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
          { term: t('verify.qualificationDigest'), value: code(certificate?.kind === 'recognition' ? certificate.catalogue.qualificationDigest : null) },
          { term: t('verify.ruleDigest'), value: code(certificate?.kind === 'recognition' ? certificate.catalogue.ruleDigest : null) },
          { term: t('verify.serviceDigest'), value: code(certificate?.kind === 'document' ? certificate.service.digest : null) },
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
