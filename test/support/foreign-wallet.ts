import { randomBytes, createHash } from 'node:crypto';
import { clientAuthenticationAnonymous, type Jwk } from '@openid4vc/oauth2';
import { Openid4vciClient, setGlobalConfig } from '@openid4vc/openid4vci';
import { digest, ES256, generateSalt } from '@sd-jwt/crypto-nodejs';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { createRemoteJWKSet, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type CryptoKey, type JWK } from 'jose';

/** Metadata of an issuer as a verifier reads it (SD-JWT VC, JWT VC Issuer Metadata). */
interface VcIssuer {
  readonly issuer: string;
  readonly jwks: { readonly keys: readonly JWK[] };
}

// the houses of the tests speak http on this machine
setGlobalConfig({ allowInsecureUrls: true });

/** Clocks differ a little, and a list may be signed after a check began. */
const SKEW_SECONDS = 30;

async function json<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as T;
}

function partOf(compact: string, at: 0 | 1): Record<string, unknown> {
  return JSON.parse(Buffer.from(compact.split('~')[0]?.split('.')[at] ?? '', 'base64url').toString()) as Record<string, unknown>;
}

export function headerOf(compact: string): Record<string, unknown> {
  return partOf(compact, 0);
}

/** What was signed, without looking at who signed it. */
export function payloadOf(compact: string): Record<string, unknown> {
  return partOf(compact, 1);
}

/** A wallet made of libraries that are not ours: OpenID4VCI by @openid4vc, SD-JWT VC by @sd-jwt. */
export class ForeignWallet {
  private constructor(
    private readonly key: CryptoKey,
    readonly publicJwk: JWK,
  ) {}

  static async make(): Promise<ForeignWallet> {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    return new ForeignWallet(privateKey, await exportJWK(publicKey));
  }

  /** Opens the link of an offer and fetches what is offered; gives the credential as it came. */
  async fetch(link: string, txCode?: string): Promise<string> {
    const client = this.client();
    const credentialOffer = await client.resolveCredentialOffer(link);
    const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
    const [configuration] = credentialOffer.credential_configuration_ids;
    if (configuration === undefined) throw new Error('nothing is offered');
    const { accessTokenResponse } = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({ credentialOffer, issuerMetadata, ...(txCode === undefined ? {} : { txCode }) });
    const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata });
    const { jwt } = await client.createCredentialRequestJwtProof({
      issuerMetadata, credentialConfigurationId: configuration, nonce, signer: { method: 'jwk', alg: 'ES256', publicJwk: this.publicJwk as Jwk },
    });
    const { credentialResponse } = await client.retrieveCredentials({ issuerMetadata, credentialConfigurationId: configuration, accessToken: accessTokenResponse.access_token, proofs: { jwt: [jwt] } });
    const [first] = (credentialResponse.credentials ?? []) as readonly { readonly credential: string }[];
    if (first === undefined) throw new Error('no credential came');
    return first.credential;
  }

  /** A proof of the wallet's key, as the credential endpoint asks for it; every part may be replaced. */
  async proof(audience: string, nonce: string, change: { typ?: string; iat?: number } = {}): Promise<string> {
    const { kty = '', crv, x, y } = this.publicJwk;
    return new SignJWT({ nonce }).setProtectedHeader({ alg: 'ES256', typ: change.typ ?? 'openid4vci-proof+jwt', jwk: { kty, crv, x, y } as JWK }).setAudience(audience).setIssuedAt(change.iat).sign(this.key);
  }

  /** Shows some of the claims to a verifier, bound to the wallet's key. */
  async present(credential: string, claims: readonly string[], audience: string, nonce: string): Promise<string> {
    const holder = new SDJwtVcInstance({
      hasher: digest, hashAlg: 'sha-256', saltGenerator: generateSalt, kbSigner: await ES256.getSigner(await exportJWK(this.key)), kbSignAlg: 'ES256',
    });
    const frame = Object.fromEntries(claims.map((claim) => [claim, true]));
    return holder.present(credential, frame as never, { kb: { payload: { iat: Math.floor(Date.now() / 1_000), aud: audience, nonce } } });
  }

  private client(): Openid4vciClient {
    return new Openid4vciClient({
      callbacks: {
        fetch,
        hash: (data, algorithm) => Uint8Array.from(createHash(algorithm.replace('-', '')).update(data).digest()),
        generateRandom: (length) => Uint8Array.from(randomBytes(length)),
        clientAuthentication: clientAuthenticationAnonymous(),
        signJwt: async (_signer, { header, payload }) => ({
          jwt: await new SignJWT(payload as never).setProtectedHeader(header as never).sign(this.key), signerJwk: this.publicJwk as Jwk,
        }),
      },
    });
  }
}

/** Checks a credential as a verifier would that knows nothing of us: keys by the issuer's metadata, status by its list, all with foreign libraries. */
export async function verifyAbroad(compact: string, { keys, nonce, now }: { keys?: readonly JWK[]; nonce?: string; now?: Date } = {}): Promise<Record<string, unknown>> {
  const { iss } = payloadOf(compact);
  const published = keys ?? (await issuerOf(String(iss))).jwks.keys;
  const verifier = new SDJwtVcInstance({
    hasher: digest, hashAlg: 'sha-256', saltGenerator: generateSalt,
    verifier: async (data, signature) => {
      // credential and status list may be signed by different keys of one issuer: each names its own
      const key = published.find(({ kid }) => kid === headerOf(data)['kid']);
      return key !== undefined && (await ES256.getVerifier(key))(data, signature);
    },
    kbVerifier: async (data, signature, payload) => {
      const holder = (payload as { cnf?: { jwk?: object } }).cnf?.jwk;
      return holder !== undefined && (await ES256.getVerifier(holder))(data, signature);
    },
    statusListFetcher: async (uri) => (await fetch(uri, { headers: { accept: 'application/statuslist+jwt' } })).text(),
    statusValidator: async (status) => {
      if (status !== 0) throw new Error(`status ${status}`);
    },
  });
  const { payload } = await verifier.verify(compact, { currentDate: Math.floor((now ?? new Date()).getTime() / 1_000), skewSeconds: SKEW_SECONDS, ...(nonce === undefined ? {} : { keyBindingNonce: nonce }) });
  return payload as unknown as Record<string, unknown>;
}

export async function issuerOf(iss: string): Promise<VcIssuer> {
  const { origin, pathname } = new URL(iss);
  const metadata = await json<VcIssuer>(`${origin}/.well-known/jwt-vc-issuer${pathname}`);
  if (metadata.issuer !== iss) throw new Error('the metadata are of another issuer');
  return metadata;
}

/** The signed part alone, checked by `jose` with the key set of the issuer. */
export async function verifySignature(compact: string): Promise<Record<string, unknown>> {
  const keys = createRemoteJWKSet(new URL(`${String(payloadOf(compact)['iss'])}/jwks.json`));
  return (await jwtVerify(compact.split('~')[0] ?? '', keys, { typ: 'dc+sd-jwt', algorithms: ['ES256'] })).payload;
}

/** A status list, checked by `jose`. */
export async function readStatusList(uri: string, keys: readonly JWK[]): Promise<Record<string, unknown>> {
  const response = await fetch(uri);
  if (!response.headers.get('content-type')?.startsWith('application/statuslist+jwt')) throw new Error('not a status list');
  const token = await response.text();
  const jwk = keys.find(({ kid }) => kid === headerOf(token)['kid']);
  if (!jwk) throw new Error('signed by nobody');
  return (await jwtVerify(token, await importJWK(jwk, 'ES256'), { typ: 'statuslist+jwt', subject: uri })).payload;
}
