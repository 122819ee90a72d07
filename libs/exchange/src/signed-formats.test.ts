import { describe, expect, it } from '@jest/globals';
import { createHash, createPublicKey, generateKeyPairSync, verify, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { issueSdJwt, type SigningPart } from './sd-jwt.js';
import { packStatuses, statusListToken } from './status-list-token.js';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const SIGNER: SigningPart = { id: 'cre-120000-test', algorithm: 'ES256', privateKey };
const decoded = (part: string | undefined): unknown => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

interface Vector {
  readonly credential: string;
  readonly index: number;
  readonly issuerMetadata: { readonly jwks: { readonly keys: readonly (JsonWebKey & { readonly kid: string })[] } };
  readonly claims: { readonly open: Readonly<Record<string, unknown>>; readonly hidden: Readonly<Record<string, unknown>> };
  readonly statusLists: Readonly<Record<string, string>>;
}
const VECTOR = JSON.parse(readFileSync(new URL('../../../test/support/vectors/recognition-certificate.json', import.meta.url), 'utf8')) as Vector;

function isSigned(jwt: string, key: ReturnType<typeof createPublicKey>): boolean {
  const [head, body, signature] = jwt.split('.');
  return verify('sha256', Buffer.from(`${head}.${body}`), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature ?? '', 'base64url'));
}

describe('an SD-JWT', () => {
  it('hides every claim that is to be hidden, behind a salt of its own', () => {
    const claims = fc.dictionary(fc.string({ minLength: 1 }).filter((name) => !['_sd', '_sd_alg', '...', '__proto__'].includes(name)), fc.oneof(fc.string(), fc.integer(), fc.boolean()), { maxKeys: 6 });
    fc.assert(fc.property(claims, (hidden) => {
      const [jwt = '', ...rest] = issueSdJwt(SIGNER, { iss: 'x' }, hidden).split('~');
      const disclosures = rest.slice(0, -1);
      expect(rest.at(-1)).toBe('');
      expect(isSigned(jwt, publicKey)).toBe(true);
      const payload = decoded(jwt.split('.')[1]) as { _sd?: string[] };
      expect(payload._sd ?? []).toEqual(disclosures.map((each) => createHash('sha256').update(each).digest('base64url')).sort());
      const opened = disclosures.map((each) => decoded(each) as [string, string, unknown]);
      expect(opened.map(([, name, value]) => [name, value])).toEqual(Object.entries(hidden));
      expect(new Set(opened.map(([salt]) => salt)).size).toBe(disclosures.length);
      for (const [salt] of opened) expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
    }), { numRuns: 40 });
  });

  it('is written as the published example', () => {
    const [jwt = '', ...disclosures] = VECTOR.credential.split('~');
    const key = VECTOR.issuerMetadata.jwks.keys.find(({ kid }) => kid === (decoded(jwt.split('.')[0]) as { kid: string }).kid);
    expect(isSigned(jwt, createPublicKey({ key: key ?? {}, format: 'jwk' }))).toBe(true);
    const salts = disclosures.slice(0, -1).map((each) => Buffer.from((decoded(each) as [string])[0], 'base64url'));
    const ours = issueSdJwt({ ...SIGNER, id: key?.kid ?? '' }, VECTOR.claims.open, VECTOR.claims.hidden, () => salts.shift() ?? Buffer.alloc(0));
    const [mine = '', ...mineDisclosures] = ours.split('~');
    expect([mine.split('.').slice(0, 2).map(decoded), mineDisclosures]).toEqual([jwt.split('.').slice(0, 2).map(decoded), disclosures]);
  });

  it('is signed with no other algorithm', () => {
    expect(() => issueSdJwt({ ...SIGNER, algorithm: 'Ed25519' }, {}, {})).toThrow('ES256');
  });
});

describe('a status list', () => {
  const SIZE = 2 ** 17;
  const statusAt = (bytes: Uint8Array, index: number): number => ((bytes[index >> 2] ?? 0) >> ((index % 4) * 2)) & 3;

  it('says of each place what was said of it, and of its neighbours nothing', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: SIZE - 1 }), fc.constantFrom(1, 2)), { selector: ([index]) => index, maxLength: 40 }), (said) => {
      const bytes = packStatuses(SIZE, said.map(([index, value]) => ({ index, value })));
      expect(bytes).toHaveLength(SIZE / 4);
      const known = new Map(said);
      for (const [index] of said) for (const at of [index - 1, index, index + 1]) if (at >= 0 && at < SIZE) expect(statusAt(bytes, at)).toBe(known.get(at) ?? 0);
    }), { numRuns: 50 });
    expect(() => packStatuses(8, [{ index: 8, value: 1 }])).toThrow(RangeError);
  });

  it('packs the example of the specification', () => {
    // draft-ietf-oauth-status-list, section 4: two bits, statuses 1 2 0 3 0 1 0 1 1 2 3 3
    const statuses = [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3];
    expect(packStatuses(12, statuses.map((value, index) => ({ index, value }))).toString('hex')).toBe('c944f9');
  });

  it('is signed for its own address and does not hold for long', () => {
    const now = new Date('2026-11-26T00:00:00Z');
    const token = statusListToken(SIGNER, 'https://x.example/lists/1', 'https://x.example', packStatuses(SIZE, [{ index: 9, value: 2 }]), now, { ttl: 60, validFor: 900 });
    expect(isSigned(token, publicKey)).toBe(true);
    const [head, body] = token.split('.').slice(0, 2).map(decoded) as [object, { status_list: { lst: string }; iat: number }];
    expect([head, body]).toEqual([
      { alg: 'ES256', typ: 'statuslist+jwt', kid: SIGNER.id },
      { iss: 'https://x.example', sub: 'https://x.example/lists/1', iat: now.getTime() / 1_000, exp: now.getTime() / 1_000 + 900, ttl: 60, status_list: { bits: 2, lst: expect.any(String) } },
    ]);
    expect(statusAt(inflateSync(Buffer.from(body.status_list.lst, 'base64url')), 9)).toBe(2);
    expect(token.length).toBeLessThan(1_000);
  });

  it.each([['valid', 0], ['revoked', 1], ['suspended', 2], ['neighboursOnly', 0]])('of the published example: %s', (name, expected) => {
    const { status_list: list } = decoded(VECTOR.statusLists[name]?.split('.')[1]) as { status_list: { lst: string } };
    expect(statusAt(inflateSync(Buffer.from(list.lst, 'base64url')), VECTOR.index)).toBe(expected);
  });
});
