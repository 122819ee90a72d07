import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digest, disclosure, forge, ISSUER, list, NOW, OPEN, party, prove, SECONDS, sign, trusted, vector, type Forged, type Party } from './forging.test-support.js';
import type { CredentialRefusal } from './check-failed.js';
import { readTrustedKeys } from './trusted-keys.js';
import type { CredentialVerdict } from './verdict.js';
import { credentialSources, verifyCredential, type VerifyOptions } from './verify-credential.js';

const OF_VECTOR: VerifyOptions = { keys: [{ issuer: ISSUER, keys: vector.issuerMetadata.jwks.keys }], statusList: vector.statusLists.valid, now: NOW };
const OTHER_LIST = 'https://tongban.example/api/exchange/status-lists/01990000-0000-7000-8000-000000000002';
const PLACE = vector.index;
const NAME = disclosure('c2FsdA', 'holder_name', '示例人员');

let issuer: Party;
let holder: Party;
let good: VerifyOptions;

beforeAll(async () => {
  issuer = await party('ES256', 'key-1');
  holder = await party('ES256', 'holder');
  good = { keys: trusted(issuer), statusList: await list(issuer), now: NOW };
});

async function checkVector(text: string, options: Partial<VerifyOptions> = {}): Promise<CredentialVerdict> {
  return verifyCredential(text, { ...OF_VECTOR, ...options });
}

async function verdictOf(text: string, options: Partial<VerifyOptions> = {}): Promise<CredentialVerdict['verdict']> {
  return (await verifyCredential(text, { ...good, ...options })).verdict;
}

describe('a recognition certificate as it is issued', () => {
  it('is valid, with everything that it attests', async () => {
    expect(await checkVector(vector.credential)).toEqual({
      verdict: 'valid', detail: null, unverified: ['holder'],
      attested: {
        issuer: ISSUER, keyId: 'cre-120000-000000000002', issuedAt: new Date(vector.claims.open.iat * 1_000), expiresAt: new Date(vector.claims.open.exp * 1_000), withheld: 0, statusAt: NOW,
        certificate: {
          kind: 'recognition', number: 'TC-34AC-6DEF-9GH3', requestNumber: 'TB-34AC-6DEF-9GH3', effect: 'use_directly', decidedOn: '2026-11-25', validUntil: '2029-11-24', basis: 'approved', replaces: null,
          qualification: { code: 'P33', nameZh: '护士执业资格', nameEn: 'Nurse practising qualification' },
          from: { code: '110000', nameZh: '北京市', nameEn: 'Beijing' }, to: { code: '120000', nameZh: '天津市', nameEn: 'Tianjin' },
          issuingAuthority: { nameZh: '天津市卫生健康委员会', nameEn: 'Tianjin Municipal Health Commission' },
          catalogue: {
            qualificationVersion: 2, qualificationDigest: vector.claims.open.catalogue['qualification_digest'], rule: 'R.P33.110000.120000', ruleVersion: 1,
            ruleDigest: vector.claims.open.catalogue['rule_digest'], signed: true,
          },
          holderName: '示例人员', holderIdLast4: '0020', holderCertificateNumber: 'TEST-2020-0001',
        },
      },
    });
  });

  it('attests nothing of what the holder withheld', async () => {
    const { verdict, attested, unverified } = await checkVector(vector.withoutPersonalClaims);
    expect([verdict, attested?.withheld, attested?.certificate.holderName, unverified]).toEqual(['valid', 3, null, ['holder', 'withheld']]);
  });

  it.each([
    ['signedByOldKey', 'valid'], ['open', 'valid'], ['expired', 'expired'], ['wrongKey', 'bad_signature'], ['keyOfAnotherIssuer', 'unknown_key'], ['bound', 'valid'],
  ] as const)('the variant "%s" is %s', async (name, verdict) => {
    expect((await checkVector(vector[name])).verdict).toBe(verdict);
  });

  it.each([['valid', 'valid'], ['revoked', 'revoked'], ['suspended', 'suspended'], ['neighboursOnly', 'valid']] as const)('under the list "%s" it is %s', async (name, verdict) => {
    const answer = await checkVector(vector.credential, { statusList: vector.statusLists[name] });
    expect([answer.verdict, answer.attested?.certificate.number, answer.attested?.statusAt]).toEqual([verdict, 'TC-34AC-6DEF-9GH3', NOW]);
  });

  it('tells from where keys and status come, and nothing of what is no credential', () => {
    expect(credentialSources(` ${vector.credential}\n`)).toEqual({ issuer: ISSUER, statusListUri: vector.statusListUri });
    expect([credentialSources('hello'), credentialSources(''), credentialSources('a.b.c~')]).toEqual([null, null, null]);
  });
});

describe('what is no credential of a known issuer', () => {
  it.each(['', ' ', 'hello', '~', '~~', 'a.b.c~', '{"a":1}', 'https://tongban.example/verify', `${vector.credential.split('~')[0] ?? ''}`, `x${vector.credential}`, 'eyJ.e30.A~'.repeat(7_000)])('%.40j is malformed', async (text) => {
    expect(await checkVector(text)).toMatchObject({ verdict: 'malformed', attested: null, unverified: [] });
  });

  it.each<[string, Forged, CredentialRefusal]>([
    ['another type of token', { header: { typ: 'jwt' } }, 'wrong_type'],
    ['a token without a type', { header: { typ: undefined } }, 'wrong_type'],
    ['another type of credential', { open: { vct: 'urn:example:degree' } }, 'wrong_type'],
    ['a certificate without its catalogue', { open: { catalogue: undefined } }, 'wrong_type'],
    ['a certificate whose name is a number', { open: { qualification: { code: 'P33', name_zh: 1, name_en: 'x' } } }, 'wrong_type'],
    ['another issuer', { open: { iss: 'https://evil.example/api/exchange/issuers/120000' } }, 'unknown_issuer'],
    ['an issuer that is not a text', { open: { iss: 120000 } }, 'unknown_issuer'],
    ['a key that is not published', { header: { kid: 'key-9' } }, 'unknown_key'],
    ['a lifetime that is a text', { open: { exp: '2030' } }, 'malformed'],
  ])('%s', async (_what, forged, reason) => {
    expect(await verdictOf(await forge(issuer, forged))).toBe(reason);
  });

  it('takes keys of an issuer that the credential names where the keys do not say whose they are', async () => {
    const keys = [{ issuer: null, keys: [issuer.publicJwk] }];
    expect([await verdictOf(await forge(issuer), { keys }), await verdictOf(await forge(issuer), { keys: [] })]).toEqual(['valid', 'unknown_issuer']);
  });

  it('reads keys as they are published, and leaves out those of another kind', () => {
    const { publicJwk } = issuer;
    expect(readTrustedKeys({ issuer: ISSUER, jwks: { keys: [{ ...publicJwk, key_ops: ['verify'] }, { kty: 1 }, 'key', { kty: 'EC', x: 1 }] } })).toEqual([{ issuer: ISSUER, keys: [publicJwk] }]);
    expect(readTrustedKeys([{ keys: [publicJwk] }, vector.issuerMetadata])).toEqual([{ issuer: null, keys: [publicJwk] }, { issuer: ISSUER, keys: vector.issuerMetadata.jwks.keys }]);
    expect([null, 'keys', {}, [], [{}], { keys: 1 }, { issuer: 1, keys: [] }, { jwks: 'x' }].map(readTrustedKeys)).toEqual(Array(8).fill(null));
  });
});

describe('algorithms', () => {
  /** The credential with another header, its signature made anew by whoever has no private key. */
  function withHeader(text: string, header: object, signature: (signed: string) => string): string {
    const [head = '', ...rest] = text.split('~');
    const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${head.split('.')[1] ?? ''}`;
    return [`${signed}.${signature(signed)}`, ...rest].join('~');
  }

  it('EdDSA counts as ES256 does, and a key has one use', async () => {
    const other = await party('EdDSA', 'key-2');
    expect(await verdictOf(await forge(other), { keys: trusted(other), statusList: await list(other) })).toBe('valid');
    expect(await verdictOf(await forge(other), { keys: trusted({ ...other, publicJwk: { ...issuer.publicJwk, kid: 'key-2' } }) })).toBe('unknown_key');
  });

  it('"none", HMAC with the public key, and what is not known are refused', async () => {
    const { createHmac } = await import('node:crypto');
    const text = await forge(issuer);
    const header = { typ: 'dc+sd-jwt', kid: 'key-1' };
    const hmac = (signed: string): string => createHmac('sha256', JSON.stringify(issuer.publicJwk)).update(signed).digest('base64url');
    for (const alg of ['none', 'None', 'HS256', 'RS256', 'ES384', '', 17, null]) expect([alg, await verdictOf(withHeader(text, { ...header, alg }, alg === 'none' ? () => '' : hmac))]).toEqual([alg, 'unsupported_algorithm']);
    expect(await verdictOf(withHeader(text, { ...header, alg: 'EdDSA' }, hmac))).toBe('unknown_key');
    expect(await verdictOf(withHeader(text, { ...header, alg: 'ES256', crit: ['exp'] }, hmac))).toBe('unsupported_algorithm');
    expect(await verdictOf(await forge(issuer, { shown: [NAME], open: { _sd_alg: 'md5' } }))).toBe('unsupported_algorithm');
  });

  it('a key within the token is not believed', async () => {
    const thief = await party('ES256', 'key-1');
    expect(await verdictOf(await forge(thief, { header: { jwk: thief.publicJwk } }))).toBe('bad_signature');
  });

  it('without a key id the only key that fits counts; of two, none', async () => {
    const text = await forge(issuer, { header: { kid: undefined } });
    expect(await verdictOf(text, { statusList: await list(issuer, {}, { header: { kid: undefined } }) })).toBe('valid');
    expect(await verdictOf(text, { keys: trusted(issuer, holder) })).toBe('unknown_key');
  });

  it('a key that is no point of the curve is no key', async () => {
    expect(await verdictOf(await forge(issuer), { keys: trusted({ ...issuer, publicJwk: { ...issuer.publicJwk, x: issuer.publicJwk.y ?? '' } }) })).toBe('unknown_key');
  });
});

describe('disclosures (RFC 9901, 7.1)', () => {
  const element = disclosure('c2FsdA', 'secret');
  it.each<[string, Forged, CredentialVerdict['verdict']]>([
    ['one that is right', { shown: [NAME] }, 'valid'],
    ['in another hash', { open: { _sd: [digest(NAME, 'sha512')], _sd_alg: 'sha-512' }, shown: [NAME] }, 'valid'],
    ['nested in an object and in a list', { open: { extra: { _sd: [digest(NAME)], list: [{ '...': digest(element) }, 1] }, _sd: [] }, shown: [NAME, element] }, 'valid'],
    ['nothing signed for it', { open: { _sd: [] }, shown: [NAME] }, 'bad_disclosure'],
    ['its digest stands twice', { open: { _sd: [digest(NAME), digest(NAME)] }, shown: [NAME] }, 'bad_disclosure'],
    ['its digest stands at two levels', { open: { extra: { _sd: [digest(NAME)] } }, shown: [NAME] }, 'bad_disclosure'],
    ['not a list', { shown: [Buffer.from('{"a":1}').toString('base64url')] }, 'bad_disclosure'],
    ['not base64url', { shown: ['%%%'] }, 'bad_disclosure'],
    ['empty', { shown: [''] }, 'bad_disclosure'],
    ['two parts where a claim is meant', { shown: [element] }, 'bad_disclosure'],
    ['three parts where an element is meant', { open: { list: [{ '...': digest(NAME) }], _sd: [] }, shown: [NAME] }, 'bad_disclosure'],
    ['a name that is no text', { shown: [disclosure('c2FsdA', 1, 'x')] }, 'bad_disclosure'],
    ['no salt', { shown: [disclosure(1, 'holder_name', 'x')] }, 'bad_disclosure'],
    ['it names _sd', { shown: [disclosure('c2FsdA', '_sd', [])] }, 'bad_disclosure'],
    ['it names ...', { shown: [disclosure('c2FsdA', '...', 'x')] }, 'bad_disclosure'],
    ['it names a claim that is there', { shown: [disclosure('c2FsdA', 'effect', 'use_directly')] }, 'bad_disclosure'],
    ['it names status, which is never hidden', { open: { status: undefined }, shown: [disclosure('c2FsdA', 'status', OPEN['status'])] }, 'bad_disclosure'],
    ['two name the same', { shown: [NAME, disclosure('c2FsdB', 'holder_name', 'other')] }, 'bad_disclosure'],
    ['digests that are no list', { open: { _sd: 'x' } }, 'bad_disclosure'],
    ['an element that is withheld and more', { open: { list: [{ '...': digest(element), more: 1 }] } }, 'bad_disclosure'],
    ['nested too deep', { open: { deep: JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown } }, 'bad_disclosure'],
  ])('%s', async (_what, forged, verdict) => {
    expect(await verdictOf(await forge(issuer, forged))).toBe(verdict);
  });

  it('one that comes twice', async () => {
    expect(await verdictOf((await forge(issuer, { shown: [NAME] })).replace(/~$/, `~${NAME}~`))).toBe('bad_disclosure');
  });

  it('a changed one belongs to nothing', async () => {
    const changed = vector.credential.replace(/~[^~]+~/, `~${disclosure('OXO3IPXNqiuEjMJvOv1Xyw', 'holder_name', '别人')}~`);
    expect(await checkVector(changed)).toMatchObject({ verdict: 'bad_disclosure', attested: null });
  });

  it('a claim may be called as members of every object are', async () => {
    expect(await verdictOf(await forge(issuer, { shown: [disclosure('c2FsdA', '__proto__', { effect: 'x' }), disclosure('c2FsdB', 'constructor', 1)] }))).toBe('valid');
  });
});

describe('times', () => {
  it.each<[string, Record<string, unknown>, CredentialVerdict['verdict']]>([
    ['it expires now', { exp: SECONDS }, 'expired'], ['it expires in a second', { exp: SECONDS + 1 }, 'valid'], ['it has no end', { exp: undefined }, 'valid'],
    ['it begins in an hour', { nbf: SECONDS + 3_600 }, 'not_yet_valid'], ['it was signed in an hour', { iat: SECONDS + 3_600 }, 'not_yet_valid'], ['a clock that is half a minute ahead', { iat: SECONDS + 30 }, 'valid'],
  ])('%s', async (_what, open, verdict) => {
    expect(await verdictOf(await forge(issuer, { open }))).toBe(verdict);
  });

  it('what it attested is still told when it has expired, and that its status was not looked at', async () => {
    const { attested, unverified } = await checkVector(vector.expired);
    expect([attested?.certificate.kind === 'recognition' && attested.certificate.qualification.code, unverified]).toEqual(['P33', ['holder', 'status']]);
  });
});

describe('the proof of the holder', () => {
  const asked = { audience: vector.presentationAudience, nonce: vector.presentationNonce };

  it('made for this occasion, leaves open only what was withheld', async () => {
    expect(await checkVector(vector.presentation, asked)).toMatchObject({ verdict: 'valid', unverified: ['withheld'] });
    expect(await checkVector(vector.presentation)).toMatchObject({ verdict: 'valid', unverified: ['audience', 'nonce', 'withheld'] });
  });

  it.each<[string, string, Partial<VerifyOptions>, CredentialRefusal]>([
    ['for another receiver', vector.presentation, { ...asked, audience: 'https://other.example' }, 'wrong_audience'],
    ['for another occasion', vector.presentation, { ...asked, nonce: 'other' }, 'wrong_nonce'],
    ['asked for and not there', vector.bound, asked, 'key_binding_missing'],
    ['asked for from a copy that is bound to no key', vector.credential, { audience: 'https://verifier.example' }, 'key_binding_missing'],
    ['of long ago', vector.presentation, { ...asked, now: new Date(NOW.getTime() + 700_000) }, 'bad_key_binding'],
    ['of a later time', vector.presentation, { now: new Date(NOW.getTime() - 700_000) }, 'bad_key_binding'],
    ['over other disclosures', vector.presentation.replace(/~[^~]+~/, '~'), {}, 'bad_key_binding'],
    ['not a token', `${vector.bound}hello`, {}, 'bad_key_binding'],
  ])('%s', async (_what, text, options, reason) => {
    expect((await checkVector(text, options)).verdict).toBe(reason);
  });

  it('must be signed with the holder\'s key, of its own type, and complete', async () => {
    const bound = await forge(issuer, { open: { cnf: { jwk: holder.publicJwk } } });
    const loose = await forge(issuer);
    const audience = 'https://verifier.example';
    expect(await verdictOf(bound + (await prove(holder, bound)), { audience, nonce: 'n-1' })).toBe('valid');
    for (const proof of [
      prove(issuer, bound), prove(holder, bound, {}, { typ: 'jwt' }), prove(holder, bound, { sd_hash: digest(loose) }), prove(holder, bound, { aud: [audience] }), prove(holder, bound, { nonce: undefined }), prove(holder, bound, { iat: undefined }),
    ]) expect(await verdictOf(bound + (await proof), { audience })).toBe('bad_key_binding');
    expect(await verdictOf(loose + (await prove(holder, loose)))).toBe('bad_key_binding');
    expect(await verdictOf(await forge(issuer, { open: { cnf: { jwk: { kty: 'oct', k: 'c2FsdA' } } } }).then(async (text) => text + (await prove(holder, text))))).toBe('bad_key_binding');
  });
});

describe('the status list', () => {
  it('is needed', async () => {
    expect(await verifyCredential(await forge(issuer), { ...good, statusList: undefined })).toMatchObject({ verdict: 'status_unavailable', unverified: ['holder', 'status'], attested: { certificate: { number: OPEN['certificate_number'] } } });
    expect(await verdictOf(await forge(issuer, { open: { status: undefined } }))).toBe('status_unavailable');
    expect(await verdictOf(await forge(issuer, { open: { status: { status_list: { idx: -1, uri: vector.statusListUri } } } }))).toBe('status_unavailable');
  });

  it.each<[string, () => Promise<string>]>([
    ['not a token', async () => 'hello'],
    ['of another type', async () => list(issuer, {}, { header: { typ: 'jwt' } })],
    ['of another signer', async () => list({ ...holder, kid: 'key-1' })],
    ['with a key that is not published', async () => list(issuer, {}, { header: { kid: 'key-9' } })],
    ['another list', async () => list(issuer, {}, { claims: { sub: OTHER_LIST } })],
    ['of another issuer', async () => list(issuer, {}, { claims: { iss: 'https://other.example' } })],
    ['out of date', async () => list(issuer, {}, { claims: { exp: SECONDS } })],
    ['of a later time', async () => list(issuer, {}, { claims: { iat: SECONDS + 3_600 } })],
    ['too short', async () => list(issuer, {}, { size: 1_024 })],
    ['in three bits', async () => list(issuer, {}, { claims: { status_list: { bits: 3, lst: 'eJw' } } })],
    ['not packed', async () => list(issuer, {}, { claims: { status_list: { bits: 2, lst: 'AAAA' } } })],
    ['a bomb', async () => list(issuer, {}, { size: 4 * 20 * 1024 * 1024 })],
    ['with a value that has no meaning', async () => list(issuer, { [PLACE]: 3 })],
  ])('%s tells nothing', async (_what, make) => {
    expect(await verdictOf(await forge(issuer), { statusList: await make() })).toBe('status_unavailable');
  });

  it.each([1, 2, 4, 8])('of %d bits is read as the specification packs it', async (bits) => {
    const values = Object.fromEntries([1, 0, 1, 1, 0, 1, 0, 0, 1].map((value, place) => [place, value]));
    const statusList = await list(issuer, values, { bits });
    for (const [idx, value] of Object.entries(values)) {
      const text = await forge(issuer, { open: { status: { status_list: { idx: Number(idx), uri: vector.statusListUri } } } });
      expect(await verdictOf(text, { statusList })).toBe(value === 1 ? 'revoked' : 'valid');
    }
  });

  it('reads the example of the specification (Token Status List, 4.2): 1 2 0 3 0 1 0 1 1 2 3 3', async () => {
    const lst = 'eNo76fITAAPfAgc';
    const statusList = await list(issuer, {}, { claims: { status_list: { bits: 2, lst } } });
    const found = await Promise.all([...Array(12).keys()].map(async (idx) => verdictOf(await forge(issuer, { open: { status: { status_list: { idx, uri: vector.statusListUri } } } }), { statusList })));
    const words = ['valid', 'revoked', 'suspended', 'status_unavailable'];
    expect(found).toEqual([1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3].map((value) => words[value]));
  });

  it('does not hide an earlier reason', async () => {
    expect((await checkVector(vector.expired, { statusList: vector.statusLists.revoked })).verdict).toBe('expired');
  });
});

describe('whatever the text', () => {
  const attestedNow = checkVector(vector.presentation, {}).then(({ attested }) => attested);

  it('one changed character never gives a valid credential that says something else', async () => {
    const length = vector.presentation.length;
    await fc.assert(fc.asyncProperty(fc.nat(length - 1), fc.constantFrom(...'AZaz09-_~.=+ é'), fc.constantFrom('put', 'insert', 'drop'), async (at, sign, how) => {
      const text = vector.presentation.slice(0, at) + (how === 'drop' ? '' : sign) + vector.presentation.slice(how === 'insert' ? at : at + 1);
      const answer = await checkVector(text);
      if (text.trim() !== vector.presentation && answer.verdict === 'valid') expect(answer.attested).toEqual(await attestedNow);
      if (text.trim() !== vector.presentation) expect(answer.verdict).not.toBe('valid');
    }), { numRuns: 400 });
  });

  it('parts may be dropped, doubled or mixed: what is attested was signed', async () => {
    const parts = vector.credential.split('~');
    const attested = (await checkVector(vector.credential)).attested?.certificate;
    await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom(...parts), { maxLength: 6 }), async (chosen) => {
      const answer = await checkVector(chosen.join('~'));
      if (answer.verdict !== 'valid') return;
      for (const [name, value] of Object.entries(answer.attested?.certificate ?? {})) if (value !== null) expect(value).toEqual(attested?.[name as keyof typeof attested]);
    }), { numRuns: 200 });
  });

  it('nothing is thrown, whatever is handed in', async () => {
    const parts = fc.oneof(fc.string(), fc.constantFrom(...vector.credential.split(/[~.]/)), fc.json().map((json) => Buffer.from(json).toString('base64url')));
    const texts = fc.array(fc.tuple(parts, fc.constantFrom('~', '.', '')), { maxLength: 8 }).map((pairs) => pairs.flat().join(''));
    await fc.assert(fc.asyncProperty(texts, texts, async (text, statusList) => {
      const { verdict } = await checkVector(text, { statusList });
      expect(verdict).not.toBe('valid');
    }), { numRuns: 300 });
  });

  it('a right signature over any payload at all gets a verdict', async () => {
    await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom(...Object.keys(OPEN), '_sd', '_sd_alg', 'cnf', 'nbf'), fc.jsonValue()), async (open) => {
      const text = `${await sign(issuer, { ...OPEN, ...open })}~`;
      const answer = await verifyCredential(text, good);
      if (answer.verdict === 'valid') expect(answer.attested?.certificate.kind === 'recognition' && answer.attested.certificate.qualification).toEqual({ code: expect.any(String), nameZh: expect.any(String), nameEn: expect.any(String) });
    }), { numRuns: 150 });
  });
});
