import { beforeAll, describe, expect, it } from '@jest/globals';
import { digest as hasher, ES256, generateSalt } from '@sd-jwt/crypto-nodejs';
import { createHeaderAndPayload, StatusList } from '@sd-jwt/jwt-status-list';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { ISSUER, NOW, OPEN, SECONDS, sign, vector, type Party } from './forging.test-support.js';
import type { PublicJwk } from './jwt.js';
import { verifyCredential, type VerifyOptions } from './verify-credential.js';

const HIDDEN = vector.claims.hidden;
const FRAME = { _sd: ['holder_name', 'holder_id_last4', 'holder_certificate_number'] };
const OCCASION = { audience: 'https://verifier.example', nonce: 'n-1' };

/** An issuer and a holder who use a library that we did not write. */
async function foreign(): Promise<{ vc: SDJwtVcInstance; issuerKey: PublicJwk; holderKey: PublicJwk; party: Party }> {
  const [ofIssuer, ofHolder] = await Promise.all([ES256.generateKeyPair(), ES256.generateKeyPair()]);
  const vc = new SDJwtVcInstance({
    signer: await ES256.getSigner(ofIssuer.privateKey), verifier: await ES256.getVerifier(ofIssuer.publicKey), signAlg: 'ES256',
    kbSigner: await ES256.getSigner(ofHolder.privateKey), kbVerifier: await ES256.getVerifier(ofHolder.publicKey), kbSignAlg: 'ES256', hasher, hashAlg: 'sha-256', saltGenerator: generateSalt,
  });
  const signingKey = await globalThis.crypto.subtle.importKey('jwk', ofIssuer.privateKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return {
    vc, issuerKey: ofIssuer.publicKey as PublicJwk, holderKey: ofHolder.publicKey as PublicJwk,
    party: { alg: 'ES256', kid: 'foreign-1', privateKey: signingKey, publicJwk: ofIssuer.publicKey as PublicJwk },
  };
}

let they: Awaited<ReturnType<typeof foreign>>;
let options: VerifyOptions;
let credential: string;

beforeAll(async () => {
  they = await foreign();
  const statuses = new StatusList(Array.from({ length: 131_072 }, (_each, place) => (place === vector.index ? 0 : place % 4)) as (0 | 1 | 2 | 3)[], 2);
  const { payload } = createHeaderAndPayload(statuses, { iss: ISSUER, sub: vector.statusListUri, iat: SECONDS, exp: SECONDS + 900 }, { alg: 'ES256', typ: 'statuslist+jwt' });
  const statusList = await sign(they.party, { ...payload }, { typ: 'statuslist+jwt' });
  options = { keys: [{ issuer: ISSUER, keys: [{ ...they.issuerKey, kid: 'foreign-1' }] }], statusList, now: NOW };
  credential = await they.vc.issue({ ...OPEN, ...HIDDEN, cnf: { jwk: they.holderKey } } as unknown as Parameters<typeof they.vc.issue>[0], FRAME as never, { header: { kid: 'foreign-1' } });
});

describe('credentials of a library that we did not write', () => {
  it('are read as it wrote them, statuses included', async () => {
    expect(await verifyCredential(credential, options)).toMatchObject({ verdict: 'valid', attested: { withheld: 0, certificate: { holderName: HIDDEN.holder_name, holderIdLast4: '0020' } } });
  });

  it('with a choice of claims and the proof of the holder', async () => {
    const kb = { payload: { iat: SECONDS, aud: OCCASION.audience, nonce: OCCASION.nonce } };
    const presentation = await they.vc.present(credential, { holder_name: true } as never, { kb });
    expect(await verifyCredential(presentation, { ...options, ...OCCASION })).toMatchObject({ verdict: 'valid', unverified: ['withheld'], attested: { withheld: 2, certificate: { holderName: HIDDEN.holder_name, holderIdLast4: null } } });
    expect(await verifyCredential(presentation, { ...options, ...OCCASION, audience: 'https://other.example' })).toMatchObject({ verdict: 'wrong_audience' });
    const stolen = presentation.replace(/[^~]+$/, (await they.vc.present(credential, {} as never, { kb })).split('~').at(-1) ?? '');
    expect(await verifyCredential(stolen, { ...options, ...OCCASION })).toMatchObject({ verdict: 'bad_key_binding' });
  });

  it('and of another of its issuers are refused', async () => {
    const others = await foreign();
    const text = await others.vc.issue({ ...OPEN } as unknown as Parameters<typeof others.vc.issue>[0], undefined, { header: { kid: 'foreign-1' } });
    expect(await verifyCredential(text, options)).toMatchObject({ verdict: 'bad_signature' });
  });

  it('and it reads ours as we do', async () => {
    const vc = new SDJwtVcInstance({ hasher, hashAlg: 'sha-256', saltGenerator: generateSalt, verifier: await ES256.getVerifier(vector.issuerMetadata.jwks.keys[1] as object), statusListFetcher: async () => vector.statusLists.valid });
    const { payload } = await vc.verify(vector.credential, { currentDate: SECONDS });
    expect(payload).toEqual({ ...OPEN, ...HIDDEN });
    await expect(vc.verify(vector.wrongKey, { currentDate: SECONDS })).rejects.toThrow(/signature/i);
  });
});
