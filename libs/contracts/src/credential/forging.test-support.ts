import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { CompactSign, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import type { PublicJwk } from './jwt.js';
import type { TrustedKeys } from './trusted-keys.js';

type Claims = Readonly<Record<string, unknown>>;

interface Vector extends Readonly<Record<'now' | 'statusListUri' | 'credential' | 'withoutPersonalClaims' | 'signedByOldKey' | 'open' | 'expired' | 'wrongKey' | 'keyOfAnotherIssuer' | 'bound' | 'presentation' | 'presentationAudience' | 'presentationNonce', string>> {
  readonly index: number;
  readonly issuerMetadata: { readonly issuer: string; readonly jwks: { readonly keys: readonly PublicJwk[] } };
  readonly claims: { readonly open: Claims & { readonly iat: number; readonly exp: number; readonly catalogue: Claims }; readonly hidden: Readonly<Record<'holder_name' | 'holder_id_last4' | 'holder_certificate_number', string>> };
  readonly statusLists: Readonly<Record<'valid' | 'revoked' | 'suspended' | 'neighboursOnly', string>>;
}

/** The example of the design, with its wrong variants. */
export const vector = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../../test/support/vectors/recognition-certificate.json'), 'utf8')) as Vector;

export const NOW = new Date(vector.now);
export const SECONDS = NOW.getTime() / 1_000;
export const ISSUER = vector.issuerMetadata.issuer;

/** Someone with a key: an issuer or a holder. */
export interface Party {
  readonly alg: string;
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: PublicJwk;
}

export async function party(alg: 'ES256' | 'EdDSA', kid: string): Promise<Party> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } as PublicJwk };
}

export function trusted(...parties: readonly Party[]): readonly TrustedKeys[] {
  return [{ issuer: ISSUER, keys: parties.map(({ publicJwk }) => publicJwk) }];
}

/** What a certificate of the vector says openly. */
export const OPEN: Claims = vector.claims.open;

export async function sign(by: Party, payload: Claims, header: Claims = {}): Promise<string> {
  return new CompactSign(Buffer.from(JSON.stringify(payload))).setProtectedHeader({ alg: by.alg, typ: 'dc+sd-jwt', kid: by.kid, ...header }).sign(by.privateKey);
}

export function disclosure(...parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export function digest(text: string, hash = 'sha256'): string {
  return createHash(hash).update(text).digest('base64url');
}

export interface Forged {
  readonly open?: Claims;
  readonly header?: Claims;
  /** Disclosures that are signed for by their digests and come along. */
  readonly shown?: readonly string[];
}

/** A credential whose signature is right, whatever it says. */
export async function forge(by: Party, { open = {}, header = {}, shown = [] }: Forged = {}): Promise<string> {
  const payload = { ...OPEN, ...(shown.length > 0 ? { _sd: shown.map((each) => digest(each)), _sd_alg: 'sha-256' } : {}), ...open };
  return [await sign(by, payload, header), ...shown, ''].join('~');
}

/** The proof of a holder over a presentation. */
export async function prove(by: Party, presentation: string, claims: Claims = {}, header: Claims = {}): Promise<string> {
  return sign(by, { iat: SECONDS, aud: 'https://verifier.example', nonce: 'n-1', sd_hash: digest(presentation), ...claims }, { typ: 'kb+jwt', kid: undefined, ...header });
}

/** A status list of `bits` a place, all zero but for those given. */
export async function list(by: Party, values: Readonly<Record<number, number>> = {}, { bits = 2, size = 131_072, claims = {}, header = {} }: { bits?: number; size?: number; claims?: Claims; header?: Claims } = {}): Promise<string> {
  const bytes = Buffer.alloc((size * bits) / 8);
  for (const [place, value] of Object.entries(values)) {
    const at = Math.floor((Number(place) * bits) / 8);
    bytes[at] = (bytes[at] ?? 0) | (value << ((Number(place) * bits) % 8));
  }
  const payload = { iss: ISSUER, sub: vector.statusListUri, iat: SECONDS, exp: SECONDS + 900, ttl: 60, status_list: { bits, lst: deflateSync(bytes).toString('base64url') }, ...claims };
  return sign(by, payload, { typ: 'statuslist+jwt', ...header });
}
