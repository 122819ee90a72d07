import { createHash, randomBytes } from 'node:crypto';
import { signBytes, type Signer } from '#platform';

/** `typ` of a credential (SD-JWT VC); its media type is `application/dc+sd-jwt`. */
export const CREDENTIAL_TYP = 'dc+sd-jwt';
const SALT_BYTES = 16;

type Json = Readonly<Record<string, unknown>>;

/** The part of a key that signing needs. */
export type SigningPart = Pick<Signer, 'id' | 'algorithm' | 'privateKey'>;

/** A compact JWS over a JSON payload; `kid` is the id of the key. Throws when the key is not ES256, the one algorithm of these formats. */
export function signJwt(signer: SigningPart, typ: string, payload: Json): string {
  if (signer.algorithm !== 'ES256') throw new TypeError(`credentials are signed with ES256, not ${signer.algorithm}`);
  const head = encode({ alg: 'ES256', typ, kid: signer.id });
  const body = encode(payload);
  return `${head}.${body}.${signBytes(signer, Buffer.from(`${head}.${body}`)).toString('base64url')}`;
}

/**
 * An SD-JWT (RFC 9901) in compact form with all its disclosures: claims of `open` stand in the signed payload, those of `hidden` as salted
 * digests, so that the holder shows each of them or not. Digests are sorted: their order tells nothing.
 */
export function issueSdJwt(signer: SigningPart, open: Json, hidden: Json, salt: () => Buffer = () => randomBytes(SALT_BYTES)): string {
  const disclosures = Object.entries(hidden).map(([name, value]) => encode([salt().toString('base64url'), name, value]));
  const digests = disclosures.map((disclosure) => createHash('sha256').update(disclosure).digest('base64url')).sort();
  const payload = disclosures.length === 0 ? open : { ...open, _sd: digests, _sd_alg: 'sha-256' };
  return [signJwt(signer, CREDENTIAL_TYP, payload), ...disclosures, ''].join('~');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
