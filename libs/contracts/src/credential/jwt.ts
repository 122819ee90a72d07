import { bytesOf, decodeBase64url, textOf, type Bytes } from './base64url.js';
import { isObject, member, parseJson, type JsonObject } from './json.js';
import { CheckFailed, type CredentialRefusal } from './check-failed.js';

/** A public key as JSON (RFC 7517). */
export interface PublicJwk {
  readonly kty: string;
  readonly crv?: string;
  readonly x?: string;
  readonly y?: string;
  readonly kid?: string;
  readonly use?: string;
  readonly alg?: string;
}

/** A public key from JSON that someone wrote, or null. */
export function readKey(value: unknown): PublicJwk | null {
  if (!isObject(value) || typeof member(value, 'kty') !== 'string') return null;
  const members = ['kty', 'crv', 'x', 'y', 'kid', 'use', 'alg'].map((name) => [name, member(value, name)] as const).filter(([, each]) => each !== undefined);
  return members.every(([, each]) => typeof each === 'string') ? (Object.fromEntries(members) as unknown as PublicJwk) : null;
}

/** A signed token that was taken apart; nothing of it has been verified. */
export interface Jwt {
  readonly header: JsonObject;
  readonly payload: JsonObject;
  readonly signed: string;
  readonly signature: Bytes;
}

/** The algorithms that are accepted, with the one kind of key that each takes: a token cannot choose another use of a key. */
const ALGORITHMS = new Map([
  ['ES256', { kty: 'EC', crv: 'P-256', import: { name: 'ECDSA', namedCurve: 'P-256' }, verify: { name: 'ECDSA', hash: 'SHA-256' }, length: 64 }],
  ['EdDSA', { kty: 'OKP', crv: 'Ed25519', import: { name: 'Ed25519' }, verify: { name: 'Ed25519' }, length: 64 }],
  ['Ed25519', { kty: 'OKP', crv: 'Ed25519', import: { name: 'Ed25519' }, verify: { name: 'Ed25519' }, length: 64 }],
]);

/** What to call each fault: a token may be the credential itself, a holder's proof or a status list. */
export interface JwtFaults {
  readonly malformed: CredentialRefusal;
  readonly type: CredentialRefusal;
  readonly algorithm: CredentialRefusal;
  readonly key: CredentialRefusal;
  readonly signature: CredentialRefusal;
}

/** Takes a compact token apart (RFC 7515, 7.1), or null when it is none. */
export function readJwt(text: string): Jwt | null {
  const [head = '', body = '', end = '', ...more] = text.split('.');
  const signature = decodeBase64url(end);
  const [header, payload] = [readPart(head), readPart(body)];
  if (more.length > 0 || !header || !payload || !signature) return null;
  return { header, payload, signed: `${head}.${body}`, signature };
}

function readPart(text: string): JsonObject | null {
  const bytes = decodeBase64url(text);
  const json = bytes === null ? null : textOf(bytes);
  const value = json === null ? undefined : parseJson(json);
  return isObject(value) ? value : null;
}

/** Refuses a token of another type, with an algorithm that is not accepted, or with extensions that must be understood and are not. */
export function checkHeader({ header }: Jwt, typ: string, faults: JwtFaults): void {
  const [given, alg] = [member(header, 'typ'), member(header, 'alg')];
  if (given !== typ) throw new CheckFailed(faults.type, `typ is ${JSON.stringify(given)}, not ${JSON.stringify(typ)}`);
  if (typeof alg !== 'string' || !ALGORITHMS.has(alg)) throw new CheckFailed(faults.algorithm, `alg is ${JSON.stringify(alg)}; accepted: ${[...ALGORITHMS.keys()].join(', ')}`);
  if (Object.hasOwn(header, 'crit')) throw new CheckFailed(faults.algorithm, 'the header has critical extensions (crit)');
}

/** The key of the set that the header names. Without a name, the only one that fits. Keys within the token itself are never used. */
export function chooseKey({ header }: Jwt, keys: readonly PublicJwk[], faults: JwtFaults): PublicJwk {
  const [alg, kid] = [String(member(header, 'alg')), member(header, 'kid')];
  const kind = ALGORITHMS.get(alg);
  const fitting = keys.filter((key) => key.kty === kind?.kty && key.crv === kind.crv && (key.alg ?? alg) === alg && (key.use ?? 'sig') === 'sig');
  const named = kid === undefined ? fitting : fitting.filter((key) => key.kid === kid);
  const [key] = named;
  if (key === undefined || named.length > 1) throw new CheckFailed(faults.key, kid === undefined ? `${named.length} keys fit ${alg}` : `${named.length} keys for ${alg} have the id ${JSON.stringify(kid)}`);
  return key;
}

/** Refuses a token that was not signed with the key. */
export async function checkSignature({ header, signed, signature }: Jwt, key: PublicJwk, faults: JwtFaults): Promise<void> {
  const kind = ALGORITHMS.get(String(member(header, 'alg')));
  if (!kind || key.kty !== kind.kty || key.crv !== kind.crv) throw new CheckFailed(faults.key, 'the key is of another kind than the algorithm');
  const { subtle } = globalThis.crypto;
  // only what defines the key: marks like key_ops would make an import fail that is right
  const imported = await subtle.importKey('jwk', { kty: key.kty, crv: key.crv, x: key.x, y: key.y }, kind.import, false, ['verify']).catch((error: unknown) => {
    throw new CheckFailed(isNotSupported(error) ? faults.algorithm : faults.key, `the key cannot be used: ${String(error)}`);
  });
  const right = signature.length === kind.length && (await subtle.verify(kind.verify, imported, signature, bytesOf(signed)));
  if (!right) throw new CheckFailed(faults.signature, 'the signature does not fit content and key');
}

/** Older browsers know no Ed25519. */
function isNotSupported(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotSupportedError';
}

/** A claim that is an instant in seconds, absent or a number; anything else is refused. */
export function instantClaim(payload: JsonObject, name: string, fault: CredentialRefusal): number | undefined {
  const value = member(payload, name);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > 8.64e12) throw new CheckFailed(fault, `${name} is not an instant in seconds`);
  return value;
}
