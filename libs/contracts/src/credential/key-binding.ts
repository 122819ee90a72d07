import { isObject, member, type JsonObject } from './json.js';
import { checkHeader, checkSignature, instantClaim, readJwt, readKey, type JwtFaults, type PublicJwk } from './jwt.js';
import { sdDigest } from './disclosures.js';
import { CheckFailed } from './check-failed.js';
import type { UnverifiedPart } from './verdict.js';

const FAULTS: JwtFaults = { malformed: 'bad_key_binding', type: 'bad_key_binding', algorithm: 'bad_key_binding', key: 'bad_key_binding', signature: 'bad_key_binding' };
/** Where a proof is asked for, one that is older was made for another occasion. */
const OLDEST_SECONDS = 600;

/** Who asks for the proof of the holder, and with which number used once. */
export interface Occasion {
  readonly audience?: string | undefined;
  readonly nonce?: string | undefined;
  readonly now: Date;
  readonly skewSeconds: number;
}

/**
 * Checks the proof of the holder (KB-JWT; RFC 9901, 7.3) over the presentation before it, and gives what it leaves open. A proof that comes
 * along is always checked; that it is missing matters only where someone asks for it.
 */
export async function checkKeyBinding(payload: JsonObject, presentation: string, proof: string, occasion: Occasion): Promise<readonly UnverifiedPart[]> {
  const isAsked = occasion.audience !== undefined || occasion.nonce !== undefined;
  if (proof === '' && isAsked) throw new CheckFailed('key_binding_missing', 'there is no proof of the holder');
  if (proof === '') return ['holder'];
  const jwt = readJwt(proof) ?? fail('the proof of the holder is not a signed token');
  checkHeader(jwt, 'kb+jwt', FAULTS);
  await checkSignature(jwt, holderKey(payload), FAULTS);
  if (member(jwt.payload, 'sd_hash') !== (await sdDigest(payload, presentation))) fail('the proof is of another presentation');
  checkAge(jwt.payload, occasion, isAsked);
  const [audience, nonce] = [member(jwt.payload, 'aud'), member(jwt.payload, 'nonce')];
  if (typeof audience !== 'string' || typeof nonce !== 'string') fail('the proof names no audience or no nonce');
  if (occasion.audience !== undefined && audience !== occasion.audience) throw new CheckFailed('wrong_audience', `the proof was made for ${JSON.stringify(audience)}`);
  if (occasion.nonce !== undefined && nonce !== occasion.nonce) throw new CheckFailed('wrong_nonce', 'the proof carries another nonce');
  return [...(occasion.audience === undefined ? (['audience'] as const) : []), ...(occasion.nonce === undefined ? (['nonce'] as const) : [])];
}

function holderKey(payload: JsonObject): PublicJwk {
  const cnf = member(payload, 'cnf');
  const jwk = isObject(cnf) ? member(cnf, 'jwk') : undefined;
  return readKey(jwk) ?? fail('the credential is bound to no key');
}

function checkAge(proof: JsonObject, { now, skewSeconds }: Occasion, isAsked: boolean): void {
  const seconds = now.getTime() / 1_000;
  const made = instantClaim(proof, 'iat', 'bad_key_binding') ?? fail('the proof does not say when it was made');
  if (made > seconds + skewSeconds) fail('the proof is of a later time');
  if (isAsked && made < seconds - OLDEST_SECONDS) fail('the proof is older than ten minutes');
}

function fail(detail: string): never {
  throw new CheckFailed('bad_key_binding', detail);
}
