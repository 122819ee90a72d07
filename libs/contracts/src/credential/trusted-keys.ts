import { isObject, member } from './json.js';
import { readKey, type PublicJwk } from './jwt.js';

/** Public keys that the one who checks trusts, and whose they are; `issuer` null: whoever the credential names. */
export interface TrustedKeys {
  readonly issuer: string | null;
  readonly keys: readonly PublicJwk[];
}

/**
 * Reads keys as they are published: the metadata of an issuer (`{issuer, jwks: {keys}}`), a JWK set (`{keys}`), or a list of either. Keys of a kind
 * that cannot be read are left out. Null when it is none of these.
 */
export function readTrustedKeys(value: unknown): readonly TrustedKeys[] | null {
  if (Array.isArray(value)) {
    const each = value.map(readOne);
    return each.length > 0 && each.every((keys) => keys !== null) ? each : null;
  }
  const one = readOne(value);
  return one && [one];
}

function readOne(value: unknown): TrustedKeys | null {
  if (!isObject(value)) return null;
  const [issuer, jwks] = [member(value, 'issuer'), member(value, 'jwks') ?? value];
  const keys = isObject(jwks) ? member(jwks, 'keys') : undefined;
  if (!Array.isArray(keys) || (issuer !== undefined && typeof issuer !== 'string')) return null;
  return { issuer: issuer ?? null, keys: keys.map(readKey).filter((key) => key !== null) };
}
