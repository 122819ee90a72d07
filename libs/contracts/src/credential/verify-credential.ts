import { CERTIFICATE_TYPE, readRecognition } from './certificate.js';
import { CheckFailed } from './check-failed.js';
import { applyDisclosures } from './disclosures.js';
import { member, type JsonObject } from './json.js';
import { checkHeader, checkSignature, chooseKey, instantClaim, readJwt, type Jwt, type JwtFaults, type PublicJwk } from './jwt.js';
import { checkKeyBinding } from './key-binding.js';
import { readStatus, statusReference, type ListedStatus } from './status-list.js';
import { DOCUMENT_TYPE, readDocument } from './service-document.js';
import type { TrustedKeys } from './trusted-keys.js';
import type { Attestation, CredentialVerdict, UnverifiedPart } from './verdict.js';

const FAULTS: JwtFaults = { malformed: 'malformed', type: 'wrong_type', algorithm: 'unsupported_algorithm', key: 'unknown_key', signature: 'bad_signature' };
/** Clocks differ: what was signed within this time from now was signed now. It never makes a credential last longer. */
const SKEW_SECONDS = 60;
/** A certificate has about 3 kB; what is much longer is something else. */
const LONGEST = 64 * 1024;

export interface VerifyOptions {
  readonly keys: readonly TrustedKeys[];
  /** The signed list that the credential names (`statuslist+jwt`); without it the answer is `status_unavailable`. */
  readonly statusList?: string | undefined;
  readonly now: Date;
  /** Given, the holder must have proved to this receiver that the credential is theirs. */
  readonly audience?: string | undefined;
  readonly nonce?: string | undefined;
}

/** A credential in compact form that was cut at its tildes. */
interface Parts {
  readonly jwt: Jwt;
  readonly disclosures: readonly string[];
  /** Everything before the proof of the holder, which is over exactly that. */
  readonly presentation: string;
  readonly proof: string;
}

/**
 * Whether a certificate of the platform (SD-JWT VC), of a recognition or of what a service has brought, holds, and what it attests. Total: every text gets a verdict, and nothing is thrown. It asks
 * nobody: keys and status list are handed in. It runs the same in a browser, on the server and at the command line.
 */
export async function verifyCredential(text: string, options: VerifyOptions): Promise<CredentialVerdict> {
  const progress: { attested: Attestation | null; unverified: readonly UnverifiedPart[] } = { attested: null, unverified: [] };
  try {
    await check(text, options, progress);
    return { verdict: 'valid', detail: null, ...progress };
  } catch (error) {
    if (error instanceof CheckFailed) return { verdict: error.reason, detail: error.message, ...progress };
    // what no check foresees (a text that is nested without end, say) is never a valid credential
    return { verdict: 'malformed', detail: String(error), attested: null, unverified: [] };
  }
}

async function check(text: string, options: VerifyOptions, progress: { attested: Attestation | null; unverified: readonly UnverifiedPart[] }): Promise<void> {
  const { now, audience, nonce } = options;
  const { jwt, disclosures, presentation, proof } = takeApart(text);
  const { payload } = jwt;
  checkHeader(jwt, 'dc+sd-jwt', FAULTS);
  const read = readerOf(member(payload, 'vct'));
  const issuer = member(payload, 'iss');
  const keys = keysOf(issuer, options.keys);
  const key = chooseKey(jwt, keys, FAULTS);
  await checkSignature(jwt, key, FAULTS);
  const { claims, withheld } = await applyDisclosures(payload, disclosures);
  const expires = instantClaim(payload, 'exp', 'malformed');
  const issued = instantClaim(claims, 'iat', 'malformed');
  progress.attested = {
    certificate: read(claims), issuer: String(issuer), keyId: key.kid ?? null, withheld, statusAt: null,
    issuedAt: dateOf(issued), expiresAt: dateOf(expires),
  };
  const open: UnverifiedPart[] = withheld > 0 ? ['withheld'] : [];
  progress.unverified = ['holder', 'status', ...open];
  checkTimes(payload, issued, expires, now);
  const ofHolder = await checkKeyBinding(payload, presentation, proof, { audience, nonce, now, skewSeconds: SKEW_SECONDS });
  progress.unverified = [...ofHolder, 'status', ...open];
  const status = await statusOf(payload, String(issuer), keys, options);
  progress.attested = { ...progress.attested, statusAt: status.at };
  progress.unverified = [...ofHolder, ...open];
  checkStatus(status);
}

/** How the claims of a kind of credential are read. */
function readerOf(type: unknown): (claims: JsonObject) => Attestation['certificate'] {
  if (type === CERTIFICATE_TYPE) return readRecognition;
  if (type === DOCUMENT_TYPE) return readDocument;
  throw new CheckFailed('wrong_type', `vct is ${JSON.stringify(type)}`);
}

function takeApart(text: string): Parts {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) throw new CheckFailed('malformed', 'it is much longer than a credential');
  const end = trimmed.lastIndexOf('~');
  if (end === -1) throw new CheckFailed('malformed', trimmed === '' ? 'it is empty' : 'it has no tilde after the signed part');
  const [head = '', ...disclosures] = trimmed.slice(0, end).split('~');
  const jwt = readJwt(head);
  if (!jwt) throw new CheckFailed('malformed', 'the signed part is not a token');
  return { jwt, disclosures, presentation: trimmed.slice(0, end + 1), proof: trimmed.slice(end + 1) };
}

function keysOf(issuer: unknown, trusted: readonly TrustedKeys[]): readonly PublicJwk[] {
  const known = typeof issuer === 'string' ? trusted.filter((each) => each.issuer === null || each.issuer === issuer) : [];
  if (known.length === 0) throw new CheckFailed('unknown_issuer', `iss is ${JSON.stringify(issuer)}`);
  return known.flatMap(({ keys }) => keys);
}

function checkTimes(payload: JsonObject, issued: number | undefined, expires: number | undefined, now: Date): void {
  const seconds = now.getTime() / 1_000;
  const begins = instantClaim(payload, 'nbf', 'malformed');
  if (Math.max(issued ?? 0, begins ?? 0) > seconds + SKEW_SECONDS) throw new CheckFailed('not_yet_valid', `it holds from ${String(dateOf(Math.max(issued ?? 0, begins ?? 0))?.toISOString())}`);
  if (expires !== undefined && expires <= seconds) throw new CheckFailed('expired', `it held until ${String(dateOf(expires)?.toISOString())}`);
}

async function statusOf(payload: JsonObject, issuer: string, keys: readonly PublicJwk[], { statusList, now }: VerifyOptions): Promise<ListedStatus> {
  const reference = statusReference(payload);
  if (!reference) throw new CheckFailed('status_unavailable', 'the credential names no status list');
  if (statusList === undefined) throw new CheckFailed('status_unavailable', `the status list ${reference.uri} was not at hand`);
  return readStatus(statusList, reference, issuer, keys, now, SKEW_SECONDS);
}

/** The values are those of Token Status List, 7.1. One that is not known says nothing good. */
function checkStatus({ value }: ListedStatus): void {
  if (value === 1) throw new CheckFailed('revoked', 'the status list says: invalid');
  if (value === 2) throw new CheckFailed('suspended', 'the status list says: suspended');
  if (value !== 0) throw new CheckFailed('status_unavailable', `the status list says ${value}, which has no meaning here`);
}

function dateOf(seconds: number | undefined): Date | null {
  return seconds === undefined ? null : new Date(seconds * 1_000);
}

/** Where a credential says that keys and status are to be found. Nothing of it is verified: fetch only from addresses that are trusted anyway. */
export interface CredentialSources {
  readonly issuer: string | null;
  readonly statusListUri: string | null;
}

/** Reads {@link CredentialSources}, or null when the text is not a credential. */
export function credentialSources(text: string): CredentialSources | null {
  try {
    const { payload } = takeApart(text).jwt;
    const issuer = member(payload, 'iss');
    return { issuer: typeof issuer === 'string' ? issuer : null, statusListUri: statusReference(payload)?.uri ?? null };
  } catch {
    return null;
  }
}
