import { readFileSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import { attributeInWords, credentialSources, CREDENTIAL_WORDS, readCredentialText, readTrustedKeys, verifyCredential, type Attestation, type CredentialVerdict, type RecognitionCertificate, type ServiceDocument, type TrustedKeys } from '#contracts';
import type { PublicKey, SigningKeys, UnitOfWork } from '#platform';
import { answering, EXIT, type Answer } from '../answer.js';

interface RotateOptions {
  readonly jurisdiction: string;
}

interface RevokeOptions {
  readonly key: string;
  readonly reason: string;
  readonly confirm?: boolean;
}

interface VerifyOptions {
  readonly keys?: readonly TrustedKeys[];
  readonly status?: string;
  readonly audience?: string;
  readonly nonce?: string;
  readonly at?: Date;
}

const STDIN = 0;
const AFTER_HELP = `
The certificate is the compact text (eyJ…~…~), the address of its QR code, or the digits in it; "-" reads standard input.
Keys: what <issuer>/jwks.json or /.well-known/jwt-vc-issuer/… answers, saved in a file. Status list: what the address in the certificate
answers, saved in a file; it is good for a quarter of an hour, so that a check of a past moment needs --at.
Exit codes: 0 valid, 1 not valid or not certain, 2 wrong command line or unreadable file.`;

export function addCredential(program: Command): void {
  const credential = program.command('credential').description('certificates of recognitions and of what services have brought');
  const verifying = credential.command('verify')
    .description('verify a certificate offline; needs no running server and no database, and asks nobody')
    .argument('<file>', 'the certificate', readText)
    .option('--keys <file>', 'public keys of the issuers that you trust (JWK set or metadata of an issuer)', readKeys)
    .option('--status <file>', 'the status list that the certificate names', readText)
    .option('--audience <who>', 'the holder must have proved to this receiver that the certificate is theirs')
    .option('--nonce <text>', 'the number used once that the holder was asked to sign')
    .option('--at <instant>', 'as of this instant (ISO 8601); now when left out', readInstant)
    .addHelpText('after', AFTER_HELP);
  const rotating = credential.command('rotate-keys')
    .description('make a new key that signs the certificates of a jurisdiction, while Tongban runs; the key before stays published, so that what it signed still verifies')
    .requiredOption('--jurisdiction <code>', 'division code of the jurisdiction that issues', parseJurisdiction);
  answering<RotateOptions>(rotating, async ({ jurisdiction }) => rotateKeys(jurisdiction));
  const revoking = credential.command('revoke-key')
    .description('withdraw a key that somebody else may have used, for good; what it signed verifies no more, and the platform signs its certificates anew with the key that comes after')
    .requiredOption('--key <id>', 'id of the key, as jwks.json of the issuer names it (kid)')
    .requiredOption('--reason <text>', 'why, for the audit log', parseReason)
    .option('--confirm', 'do it; without, only what would be done is said');
  answering<RevokeOptions>(revoking, async (options) => revokeKey(options));
  answering<VerifyOptions>(verifying, async (options) => verify(await readCredentialText(String(verifying.processedArgs[0])), options));
}

/** Without `--confirm` it changes nothing: it cannot be undone, and every copy that the key signed stops verifying at once. */
async function revokeKey({ key, reason, confirm = false }: RevokeOptions): Promise<Answer> {
  return withSigningKeys(async (keys, uow) => {
    const found = (await keys.list('credential')).find(({ id }) => id === key);
    if (!found) throw new Error(`There is no key ${key} for certificates. The keys of a jurisdiction stand in …/api/exchange/issuers/<code>/jwks.json.`);
    const certificates = await countSignedBy(uow, found);
    if (found.revokedAt !== null && !confirm) {
      const lines = [`${key} of ${found.owner} was revoked at ${found.revokedAt.toISOString()}: ${certificates} certificates wait to be signed anew.`];
      return { data: { revoked: true, jurisdiction: found.owner, keyId: key, revokedAt: found.revokedAt, certificates }, lines, exitCode: certificates > 0 ? EXIT.found : EXIT.done };
    }
    const about = `${key} of ${found.owner}, made at ${found.madeAt.toISOString()}: ${certificates} certificates have a copy that it signed.`;
    if (!confirm) {
      const lines = [about, 'Nothing was done. With --confirm it is revoked for good: no copy that it signed verifies any more, and its certificates are signed anew within minutes.'];
      return { data: { revoked: false, jurisdiction: found.owner, keyId: key, certificates }, lines, exitCode: EXIT.found };
    }
    const { revoked, current } = await keys.revoke(key, 'credential', reason);
    const lines = [about, `It is revoked. ${current.id} signs the certificates and status lists of ${found.owner} from now on.`, 'The platform signs those certificates anew, from the next minute on, and tells their holders; run this again without --confirm to see how many are left.'];
    return { data: { revoked: true, jurisdiction: found.owner, keyId: key, revokedAt: revoked.revokedAt, current: current.id, certificates }, lines };
  });
}

/** Only where something was issued: the first key is made with the first certificate, and a mistyped place shall get none. */
async function rotateKeys(jurisdiction: string): Promise<Answer> {
  const { before, made } = await withSigningKeys(async (keys) => {
    const known = (await keys.list('credential', jurisdiction)).filter(({ revokedAt }) => revokedAt === null);
    if (known.length === 0) throw new Error(`${jurisdiction} has no key for certificates: its first one is made with its first certificate.`);
    return { before: known.map(({ id }) => id), made: await keys.rotate(jurisdiction, 'credential', 'ES256') };
  });
  const lines = [`${made.id} signs the certificates and status lists of ${jurisdiction} from now on.`, `Still published, so that what they signed verifies: ${before.join(', ')}.`];
  return { data: { jurisdiction, keyId: made.id, madeAt: made.madeAt, stillPublished: before }, lines };
}

/** The keys on the database of this installation, beside the running platform. */
async function withSigningKeys<T>(work: (keys: SigningKeys, uow: UnitOfWork) => Promise<T>): Promise<T> {
  const [{ FieldCipher, loadKeys, readConfig, SigningKeys: Keys, SystemClock }, { withUnitOfWork }] = await Promise.all([import('#platform'), import('../operator-work.js')]);
  const cipher = new FieldCipher(loadKeys(readConfig().keysFile));
  return withUnitOfWork(async (uow) => work(new Keys(uow, cipher, new SystemClock()), uow));
}

async function countSignedBy(uow: UnitOfWork, { id, owner }: PublicKey): Promise<number> {
  const [{ SYSTEM }, { CredentialQueries }] = await Promise.all([import('#platform'), import('#exchange')]);
  return uow.run(SYSTEM, async (tx) => new CredentialQueries().countSignedBy(tx, owner, id));
}

async function verify(text: string, { keys = [], status, audience, nonce, at = new Date() }: VerifyOptions): Promise<Answer> {
  const answer = await verifyCredential(text, { keys, statusList: status, now: at, audience, nonce });
  const sources = credentialSources(text);
  const { verdict, unverified, attested } = CREDENTIAL_WORDS.en;
  const lines = [
    verdict[answer.verdict],
    ...(answer.detail === null ? [] : [`  (${answer.detail})`]),
    ...(answer.attested ? ['Attested:', ...attestedLines(answer.attested, attested)] : []),
    ...(answer.unverified.length === 0 ? [] : ['Not verified:', ...answer.unverified.map((part) => `  ${unverified[part]}`)]),
    ...advice(answer, sources, keys),
  ];
  return { data: { ...answer, checkedAt: at, sources }, lines, exitCode: answer.verdict === 'valid' ? EXIT.done : EXIT.failed };
}

type Words = (typeof CREDENTIAL_WORDS)['en']['attested'];
type Line = readonly [label: string, value: string | null];

function attestedLines({ certificate: is, issuer, issuedAt, expiresAt, statusAt }: Attestation, words: Words): readonly string[] {
  const facts: readonly Line[] = [
    [words.number, is.number], [words.holderName, is.holderName], [words.holderIdLast4, is.holderIdLast4], ...(is.kind === 'recognition' ? recognitionLines(is, words) : documentLines(is, words)),
    [words.decidedOn, is.decidedOn], [words.validUntil, is.validUntil ?? words.noEnd], [words.requestNumber, is.requestNumber],
    [words.replaces, is.replaces], [words.issuer, issuer], [words.issuedAt, issuedAt?.toISOString() ?? null], [words.expiresAt, expiresAt?.toISOString() ?? null], [words.statusAt, statusAt?.toISOString() ?? null],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [`  ${label}: ${value}`]));
}

function recognitionLines(is: RecognitionCertificate, words: Words): readonly Line[] {
  const { catalogue } = is;
  return [
    [words.holderCertificateNumber, is.holderCertificateNumber],
    [words.qualification, `${is.qualification.nameEn} ${is.qualification.nameZh} (${is.qualification.code})`],
    [words.effect, is.effect], [words.from, `${is.from.nameEn} (${is.from.code})`], [words.to, `${is.to.nameEn} (${is.to.code})`],
    [words.issuingAuthority, `${is.issuingAuthority.nameEn} ${is.issuingAuthority.nameZh}`],
    [words.catalogue, `${is.qualification.code} ${catalogue.qualificationVersion}, ${catalogue.qualificationDigest}`],
    [words.rule, catalogue.rule === null ? null : `${catalogue.rule} ${String(catalogue.ruleVersion)}, ${String(catalogue.ruleDigest)}`],
    [words.signed, catalogue.signed ? words.signedByAll : words.baseline],
  ];
}

function documentLines(is: ServiceDocument, words: Words): readonly Line[] {
  return [
    [words.document, `${is.document.nameEn} ${is.document.nameZh} (${is.document.code})`], ...is.attributes.map((attribute): Line => [attribute.nameEn, attributeInWords(attribute, 'en')]),
    ...is.sources.map((source): Line => [words.sources, `${source.register.nameEn}: ${source.nameEn}, ${source.on}`]),
    [words.service, `${is.service.nameEn} ${is.service.nameZh} (${is.service.code} ${is.service.version}, ${is.service.digest})`], [words.basis, is.basis === 'register' ? words.byRegister : words.byPerson],
    [words.place, `${is.place.nameEn} (${is.place.code})`], [words.issuedBy, `${is.issuingAuthority.nameEn} ${is.issuingAuthority.nameZh}`], [words.signed, is.service.signed ? words.signedByAll : words.baseline],
  ];
}

/** What is missing for a full answer, and where it is to be had. */
function advice({ verdict }: CredentialVerdict, sources: ReturnType<typeof credentialSources>, keys: readonly TrustedKeys[]): readonly string[] {
  if (verdict === 'unknown_issuer' && sources?.issuer) return [`Keys of this issuer stand at ${sources.issuer}/jwks.json. Save them, if you trust that address, and hand them in with --keys.`];
  if (verdict === 'status_unavailable' && sources?.statusListUri) return [`The status list stands at ${sources.statusListUri}. Save it and hand it in with --status.`];
  return verdict === 'valid' && keys.some(({ issuer }) => issuer === null) ? [`The keys did not say whose they are; the certificate says: ${String(sources?.issuer)}.`] : [];
}

function parseJurisdiction(text: string): string {
  if (!/^\d{6}$/.test(text)) throw new InvalidArgumentError('it is a division code of six digits, such as 120000.');
  return text;
}

function parseReason(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('say why: it stands in the audit log.');
  return text.trim();
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? STDIN : file, 'utf8');
  } catch (error) {
    throw new InvalidArgumentError(`it cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readKeys(file: string): readonly TrustedKeys[] {
  const text = readText(file);
  try {
    const keys = readTrustedKeys(JSON.parse(text) as unknown);
    if (keys) return keys;
  } catch {
    // said below: the file is not what is asked for
  }
  throw new InvalidArgumentError('it has no keys: a JWK set {"keys": […]} or the metadata of an issuer {"issuer": …, "jwks": {"keys": […]}} is expected.');
}

function readInstant(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new InvalidArgumentError('write an instant as 2026-12-01T00:00:00+08:00.');
  return instant;
}
