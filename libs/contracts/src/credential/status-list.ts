import { decodeBase64url } from './base64url.js';
import { inflate } from './inflate.js';
import { isObject, member, type JsonObject } from './json.js';
import { checkHeader, checkSignature, chooseKey, instantClaim, readJwt, type JwtFaults, type PublicJwk } from './jwt.js';
import { CheckFailed } from './check-failed.js';

const FAULTS: JwtFaults = { malformed: 'status_unavailable', type: 'status_unavailable', algorithm: 'status_unavailable', key: 'status_unavailable', signature: 'status_unavailable' };
const BITS: ReadonlySet<unknown> = new Set([1, 2, 4, 8]);
/** A list of a million credentials has 256 kB; what unpacks to more is not a list. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Where the status of a credential stands (Token Status List, 6.1). */
export interface StatusReference {
  readonly idx: number;
  readonly uri: string;
}

/** The reference within a payload, or null when it has none or a broken one. */
export function statusReference(payload: JsonObject): StatusReference | null {
  const status = member(payload, 'status');
  const list = isObject(status) ? member(status, 'status_list') : undefined;
  if (!isObject(list)) return null;
  const [idx, uri] = [member(list, 'idx'), member(list, 'uri')];
  return typeof idx === 'number' && Number.isSafeInteger(idx) && idx >= 0 && typeof uri === 'string' ? { idx, uri } : null;
}

/** What a list says of a credential. */
export interface ListedStatus {
  readonly value: number;
  /** When the list was made. */
  readonly at: Date | null;
}

/**
 * Reads the status of a credential from a signed list (Token Status List, 8.3): the list must be signed with a key of the same issuer, stand
 * at the address that the credential names, and not be out of date. `ttl` is for those who keep lists, not for those who read them.
 */
export async function readStatus(token: string, reference: StatusReference, issuer: string, keys: readonly PublicJwk[], now: Date, skewSeconds: number): Promise<ListedStatus> {
  const jwt = readJwt(token.trim()) ?? fail('the status list is not a signed token');
  checkHeader(jwt, 'statuslist+jwt', FAULTS);
  await checkSignature(jwt, chooseKey(jwt, keys, FAULTS), FAULTS);
  const { payload } = jwt;
  if (member(payload, 'sub') !== reference.uri) fail(`it is another list: ${String(member(payload, 'sub'))}`);
  if ((member(payload, 'iss') ?? issuer) !== issuer) fail('the status list is of another issuer');
  const seconds = now.getTime() / 1_000;
  const [made, ends] = [instantClaim(payload, 'iat', 'status_unavailable'), instantClaim(payload, 'exp', 'status_unavailable')];
  if (made !== undefined && made > seconds + skewSeconds) fail(`the status list is of a later time: ${instant(made)}`);
  if (ends !== undefined && ends <= seconds) fail(`the status list was good until ${instant(ends)}`);
  return { value: await valueAt(payload, reference.idx), at: made === undefined ? null : new Date(made * 1_000) };
}

async function valueAt(payload: JsonObject, index: number): Promise<number> {
  const list = member(payload, 'status_list');
  const [bits, lst] = isObject(list) ? [member(list, 'bits'), member(list, 'lst')] : [];
  const packed = typeof lst === 'string' ? decodeBase64url(lst) : null;
  if (typeof bits !== 'number' || !BITS.has(bits) || !packed) return fail('the status list is broken');
  const bytes = await inflate(packed, 'deflate', MOST_BYTES);
  const perByte = 8 / bits;
  const byte = bytes?.[Math.floor(index / perByte)];
  if (byte === undefined) return fail(bytes ? `the list has no place ${index}` : 'the status list cannot be unpacked');
  return (byte >> ((index % perByte) * bits)) & ((1 << bits) - 1);
}

function instant(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}

function fail(detail: string): never {
  throw new CheckFailed('status_unavailable', detail);
}
