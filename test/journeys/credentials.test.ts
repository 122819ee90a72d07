import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { SigningKeys, SweepRunner } from '#platform';
import { detail, PDF, submit, type ActBody, type RequestBody } from '../support/application.js';
import { ForeignWallet, issuerOf, payloadOf, readStatusList, verifyAbroad, verifySignature, headerOf } from '../support/foreign-wallet.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

interface Certificate {
  readonly id: string;
  readonly number: string;
  readonly requestId: string;
  readonly state: string;
  readonly stateReason: string | null;
  readonly stateSource: string | null;
  readonly validUntil: string | null;
  readonly validFrom: string;
  readonly renewalOpensOn: string | null;
  readonly renewsId: string | null;
  readonly deemed: boolean;
  readonly holder: { readonly name: string; readonly idLast4: string; readonly certificateNumber: string };
  readonly catalogue: { readonly signed: boolean };
  readonly acts: readonly { readonly act: string }[];
  readonly availableActs: readonly string[];
}

interface Offer {
  readonly uri: string;
  readonly link: string;
  readonly txCode: string | null;
}

const NURSE_NUMBER = '999011199205120020';
const codeOf = (answer: Answer<unknown>): string => (answer.body as { code: string }).code;
const DAY = 24 * 3_600_000;

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);
let house: House;
let nurse: Person;
let clerk: Person;
let supervisor: Person;
let guides: Person;
let certificate: Certificate;

beforeAll(async () => {
  house = await startHouse();
  nurse = await Person.signIn(house.base, 'nurse');
  clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
  supervisor = await Person.signIn(house.base, 'supervisor-tianjin');
  guides = await clerkOf('文化和旅游');
  certificate = await certify(clerk, 'P33');
});
afterAll(async () => house?.close());

async function accepted(by: Person, qualificationCode: string): Promise<RequestBody> {
  const { number } = (await submit(nurse, { qualificationCode })).body.request;
  return acceptBy(by, number);
}

async function acceptBy(by: Person, number: string): Promise<RequestBody> {
  const listed = await eventually(async () => (await by.get<{ items: RequestBody[] }>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number && r.state === 'routed'));
  return (await by.act<ActBody>(listed.id, 'accept', listed.version, {})).body.request;
}

async function certify(by: Person, qualificationCode: string): Promise<Certificate> {
  const { id, version } = await accepted(by, qualificationCode);
  expect((await by.act(id, 'approve', version, { opinion: '经核实，予以确认。' })).status).toBe(200);
  return issued(id);
}

async function issued(requestId: string): Promise<Certificate> {
  const listed = await eventually(async () => (await nurse.get<{ items: Certificate[] }>(`/api/exchange/credentials?requestId=${requestId}`)).body.items[0]);
  return get(listed.id);
}

async function get(id: string, as: Person = nurse): Promise<Certificate> {
  return (await as.get<Certificate>(`/api/exchange/credentials/${id}`)).body;
}

async function copy({ id }: Certificate): Promise<string> {
  return (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${id}/compact`)).body.compact;
}

async function offer(txCode = false, of: Certificate = certificate): Promise<Offer> {
  const made = await nurse.post<Offer>(`/api/exchange/credentials/${of.id}/offers`, { txCode });
  expect([made.status, made.body]).toEqual([201, expect.anything()]);
  return made.body;
}

/** It is this moment; whoever was signed in before has been away too long. */
async function itIs(moment: Date): Promise<void> {
  house.clock.travelTo(moment);
  nurse = await Person.signIn(house.base, 'nurse');
  guides = await clerkOf('文化和旅游');
}

/** The clerk of several departments of Tianjin, acting for the one with this in its name. */
async function clerkOf(name: string): Promise<Person> {
  const person = await Person.signIn(house.base, 'clerk-tianjin-other');
  const post = (await person.refresh()).posts.find(({ authority }) => authority?.nameZh.includes(name));
  await person.switchTo(post?.id ?? null);
  return person;
}

describe('a recognition certificate', () => {
  it('follows an approval, once, and says what was confirmed under which version', async () => {
    const request = (await detail(nurse, certificate.requestId)).request;
    expect(certificate).toMatchObject({ state: 'valid', number: request.number.replace('TB-', 'TC-'), holder: { name: '示例甲', certificateNumber: 'TEST-2020-0001' }, catalogue: { signed: false } });
    const compact = await copy(certificate);
    expect(headerOf(compact)).toMatchObject({ alg: 'ES256', typ: 'dc+sd-jwt', kid: expect.stringMatching(/^cre-120000-/) });
    const open = payloadOf(compact);
    expect(open).toMatchObject({
      iss: `${house.base}/api/exchange/issuers/120000`, vct: 'urn:tongban:recognition-certificate:1', certificate_number: certificate.number, request_number: request.number,
      qualification: { code: 'P33', name_zh: '护士执业资格' }, effect: 'use_directly', from: { code: '110000' }, to: { code: '120000', name_en: 'Tianjin' },
      issuing_authority: { name_zh: '天津市卫生健康委员会' }, basis: 'approved', valid_until: certificate.validUntil, catalogue: { qualification_version: 1, signed: false },
    });
    // nothing personal stands in the open
    expect(JSON.stringify(open)).not.toMatch(/示例甲|TEST-2020-0001/);
    expect(certificate.acts.map(({ act }) => act)).toEqual(['issued']);
    const told = await eventually(async () => (await nurse.get<{ items: { template: string; params: { certificateNumber?: string } }[] }>('/api/notices?limit=50')).body.items.find((n) => n.template === 'credential.issued'));
    expect(told.params.certificateNumber).toBe(certificate.number);
    expect((await nurse.get<{ total: number }>('/api/exchange/credentials')).body.total).toBe(1);
  });

  it('verifies abroad, and shows only what the holder chose', async () => {
    const compact = await copy(certificate);
    expect(await verifyAbroad(compact)).toMatchObject({ holder_name: '示例甲', holder_certificate_number: 'TEST-2020-0001', certificate_number: certificate.number });
    expect(await verifySignature(compact)).toMatchObject({ certificate_number: certificate.number });
    const bare = `${compact.split('~')[0]}~`;
    expect(Object.keys(await verifyAbroad(bare)).filter((name) => name.startsWith('holder'))).toEqual([]);
    const [jwt = '', ...disclosures] = compact.split('~');
    const [head, body, signature] = jwt.split('.');
    const changed = Buffer.from(JSON.stringify({ ...payloadOf(compact), effect: 'accept_grade' })).toString('base64url');
    await expect(verifyAbroad([[head, changed, signature].join('.'), ...disclosures].join('~'))).rejects.toThrow();
    // this library passes over a disclosure that nobody signed; what it claims must not come out
    const invented = Buffer.from('["salt","holder_name","某人"]').toString('base64url');
    expect(await verifyAbroad([[head, body, signature].join('.'), invented, ''].join('~'))).not.toHaveProperty('holder_name');
    await expect(verifyAbroad(compact, { now: new Date(Date.parse(`${certificate.validUntil}T17:00:00Z`)) })).rejects.toThrow(/expired/i);
    await expect(verifyAbroad(compact, { keys: [] })).rejects.toThrow();
  });
});

describe('a certificate in a wallet', () => {
  it('is fetched by a foreign wallet and bound to its key', async () => {
    const wallet = await ForeignWallet.make();
    const made = await offer(true);
    await expect(wallet.fetch(made.link, '000000' === made.txCode ? '111111' : '000000')).rejects.toThrow();
    const credential = await wallet.fetch(made.link, made.txCode ?? '');
    expect(payloadOf(credential)['cnf']).toEqual({ jwk: expect.objectContaining({ x: wallet.publicJwk.x, y: wallet.publicJwk.y }) });
    const shown = await wallet.present(credential, ['holder_name'], 'https://verifier.example', 'a-nonce-of-the-verifier');
    expect(await verifyAbroad(shown, { nonce: 'a-nonce-of-the-verifier' })).toMatchObject({ holder_name: '示例甲', certificate_number: certificate.number });
    expect(Object.keys(await verifyAbroad(shown, { nonce: 'a-nonce-of-the-verifier' }))).not.toContain('holder_certificate_number');
    await expect(verifyAbroad(shown, { nonce: 'another-nonce' })).rejects.toThrow();
    // a code is used once, and so is an offer
    await expect(wallet.fetch(made.link, made.txCode ?? '')).rejects.toThrow();
    expect((await get(certificate.id)).acts.map(({ act }) => act)).toEqual(['issued', 'offered', 'fetched']);
  });

  it('refuses wallets in the words of the protocol', async () => {
    const issuer = `${house.base}/api/exchange/issuers/120000`;
    const send = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<[number, string]> => {
      const response = await fetch(`${issuer}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
      expect(response.headers.get('cache-control')).toBe('no-store');
      return [response.status, ((await response.json()) as { error: string }).error];
    };
    const grant = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
    expect(await send('token', {})).toEqual([400, 'invalid_request']);
    expect(await send('token', { grant_type: 'authorization_code', code: 'x' })).toEqual([400, 'unsupported_grant_type']);
    expect(await send('token', { grant_type: grant, 'pre-authorized_code': 'x' })).toEqual([400, 'invalid_grant']);
    const { uri } = await offer();
    const shown = (await (await fetch(uri)).json()) as { grants: Record<string, Record<string, string>> };
    const code = shown.grants[grant]?.['pre-authorized_code'];
    const elsewhere = await fetch(`${house.base}/api/exchange/issuers/110000/token`, { method: 'POST', body: new URLSearchParams({ grant_type: grant, 'pre-authorized_code': code ?? '' }) });
    expect([elsewhere.status, await elsewhere.json()]).toEqual([400, expect.objectContaining({ error: 'invalid_grant' })]);
    const granted = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: grant, 'pre-authorized_code': code ?? '', client_id: 'passed over' }) });
    const { access_token: token, token_type: kind } = (await granted.json()) as { access_token: string; token_type: string };
    expect([granted.status, kind]).toEqual([200, 'Bearer']);
    expect((await fetch(uri)).status).toBe(404);

    const bearer = { authorization: `Bearer ${token}` };
    const nonce = ((await (await fetch(`${issuer}/nonce`, { method: 'POST' })).json()) as { c_nonce: string }).c_nonce;
    const wallet = await ForeignWallet.make();
    const asking = (...proofs: string[]): object => ({ credential_configuration_id: 'recognition_certificate', proofs: { jwt: proofs } });
    const good = await wallet.proof(issuer, nonce);
    expect(await send('credential', asking(good))).toEqual([401, 'invalid_token']);
    expect(await send('credential', asking(good), { authorization: `Bearer ${'x'.repeat(43)}` })).toEqual([401, 'invalid_token']);
    expect(await send('credential', { ...asking(good), credential_configuration_id: 'passport' }, bearer)).toEqual([400, 'unknown_credential_configuration']);
    expect(await send('credential', asking(), bearer)).toEqual([400, 'invalid_proof']);
    expect(await send('credential', asking(await wallet.proof('https://another.example', nonce)), bearer)).toEqual([400, 'invalid_proof']);
    expect(await send('credential', asking(await wallet.proof(issuer, nonce, { typ: 'JWT' })), bearer)).toEqual([400, 'invalid_proof']);
    expect(await send('credential', asking(await wallet.proof(issuer, 'made-up')), bearer)).toEqual([400, 'invalid_nonce']);
    expect(await send('credential', asking(await wallet.proof(issuer, nonce, { iat: Math.floor(Date.now() / 1_000) - 3_600 })), bearer)).toEqual([400, 'invalid_proof']);
    expect(await send('credential', asking(good.replace(/.{8}$/, 'AAAAAAAA')), bearer)).toEqual([400, 'invalid_proof']);
    const fetched = await fetch(`${issuer}/credential`, { method: 'POST', headers: { ...bearer, 'content-type': 'application/json' }, body: JSON.stringify(asking(good)) });
    expect([fetched.status, await fetched.json()]).toEqual([200, { credentials: [{ credential: expect.any(String) }] }]);
    expect(await send('credential', asking(good), bearer)).toEqual([401, 'invalid_token']);
  });
});

describe('what becomes of a certificate', () => {
  it('follows what the issuer of the recognised certificate says, also by the clock, and without its reason', async () => {
    const beijing = await Person.signIn(house.base, 'clerk-beijing');
    await beijing.switchTo((await beijing.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'))?.id ?? null);
    const mark = async (more: object): Promise<string> => {
      const marked = await beijing.post<{ id: string }>('/api/catalogue/alerts', {
        commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', holderName: '示例甲', holderNumber: NURSE_NUMBER, certificateNumber: 'TEST-2020-0001', reason: '暂停执业（录入演示）', ...more,
      });
      expect(marked.status).toBe(201);
      return marked.body.id;
    };
    const becomes = async (state: string): Promise<Certificate> => eventually(async () => { const now = await get(certificate.id); return now.state === state && now; });
    const compact = await copy(certificate);
    const alert = await mark({});
    expect(await becomes('suspended')).toMatchObject({ stateSource: 'alert', stateReason: null });
    await expect(verifyAbroad(compact)).rejects.toThrow(/status 2/);
    // what is said of another number is not said of this one
    await mark({ certificateNumber: 'TEST-2020-0002' });
    expect((await beijing.post(`/api/catalogue/alerts/${alert}/lift`, { commandId: randomUUID(), reason: '调查结束' })).status).toBe(200);
    await becomes('valid');
    // the list that said otherwise may be remembered for a moment
    expect(await eventually(async () => verifyAbroad(compact).catch(() => undefined), 1_000)).toMatchObject({ certificate_number: certificate.number });

    await mark({ until: new Date(house.clock.now().getTime() + 3_000).toISOString() });
    await becomes('suspended');
    await eventually(async () => { await house.app.get(SweepRunner).runNow('alert-turns'); return (await get(certificate.id)).state === 'valid'; });
  });

  it('is suspended, reinstated and revoked by the supervisor, and the status list says so within a second', async () => {
    const compact = await copy(certificate);
    const { status_list: place } = payloadOf(compact)['status'] as { status_list: { uri: string; idx: number } };
    const { jwks } = await issuerOf(`${house.base}/api/exchange/issuers/120000`);
    const list = await readStatusList(place.uri, jwks.keys);
    expect(list).toMatchObject({ sub: place.uri, ttl: 60, status_list: { bits: 2 } });
    const path = `/api/exchange/credentials/${certificate.id}/state`;
    expect((await clerk.post(`${path}/suspend`, { reason: '不该有权' })).status).toBe(403);
    expect((await (await Person.signIn(house.base, 'supervisor-hebei')).post(`${path}/suspend`, { reason: '别处的督办' })).status).toBe(404);
    const within = async (expected: RegExp | null): Promise<void> => {
      const changedAt = Date.now();
      // when it was asked counts, not how long this machine takes to check the answer
      const askedAt = await eventually(async () => {
        const asked = Date.now();
        const failed = await verifyAbroad(compact).then(() => null, (error: unknown) => String(error));
        return (expected === null ? failed === null : failed !== null && expected.test(failed)) && asked;
      });
      expect(askedAt - changedAt).toBeLessThan(1_000);
    };
    expect((await supervisor.post<Certificate>(`${path}/suspend`, { reason: '正在核查' })).body).toMatchObject({ state: 'suspended', stateReason: '正在核查', holder: { name: '示**' }, availableActs: ['revoke', 'reinstate'] });
    await within(/status 2/);
    expect(codeOf(await nurse.post(`/api/exchange/credentials/${certificate.id}/offers`, { txCode: false }))).toBe('certificate_state');
    expect((await supervisor.post<Certificate>(`${path}/reinstate`, { reason: '核查无误' })).body.state).toBe('valid');
    await within(null);
    expect((await supervisor.post<Certificate>(`${path}/revoke`, { reason: '以欺骗手段取得' })).body.state).toBe('revoked');
    await within(/status 1/);
    expect(codeOf(await supervisor.post(`${path}/reinstate`, { reason: '想反悔' }))).toBe('certificate_state');
    expect(await get(certificate.id)).toMatchObject({ state: 'revoked', stateReason: '以欺骗手段取得', availableActs: ['copy', 'print'] });
    const events = await eventually(async () => {
      const notices = (await nurse.get<{ items: { template: string }[] }>('/api/notices?limit=50')).body.items.map((n) => n.template).filter((type) => type.startsWith('credential.'));
      return new Set(notices).size >= 4 && notices;
    });
    expect([...new Set(events)].sort()).toEqual(['credential.issued', 'credential.reinstated', 'credential.revoked', 'credential.suspended']);
    const hebei = await Person.signIn(house.base, 'catalogue-hebei');
    const told = (await hebei.get<{ items: { kind: string; issuer: { code: string }; params: object }[] }>('/api/catalogue/jurisdiction-notices')).body.items.filter(({ kind }) => kind.startsWith('certificate_'));
    expect(told.map(({ kind, issuer, params }) => [kind, issuer.code, params])).toEqual(['revoked', 'reinstated', 'suspended'].map((done) => [`certificate_${done}`, '120000', { certificateNumber: certificate.number }]));
  });

  it('outlives a rotation of keys: what the old key signed still verifies', async () => {
    const guide = await certify(guides, 'P28');
    const before = await copy(guide);
    await house.app.get(SigningKeys).rotate('120000', 'credential', 'ES256');
    const wallet = await ForeignWallet.make();
    const after = await wallet.fetch((await offer(false, guide)).link);
    expect(headerOf(after)['kid']).not.toBe(headerOf(before)['kid']);
    expect([await verifyAbroad(before), await verifyAbroad(after)]).toEqual([expect.objectContaining({ certificate_number: guide.number }), expect.objectContaining({ certificate_number: guide.number })]);
    expect((await issuerOf(`${house.base}/api/exchange/issuers/120000`)).jwks.keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining([headerOf(before)['kid'], headerOf(after)['kid']]));
    expect((await fetch(`${house.base}/.well-known/jwt-vc-issuer/api/exchange/issuers/999999`)).status).toBe(404);
  });

  it('is renewed by a new request before its end, and by silence when nobody decides', async () => {
    const [first, second] = [await certify(guides, 'P28'), await certify(guides, 'P28')];
    expect(first).toMatchObject({ validUntil: second.validUntil, renewalOpensOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), renewsId: null });
    const renew = async (of: Certificate): Promise<Answer<{ requestId: string; number: string }>> => {
      const file = await nurse.upload<{ id: string }>('qualification_certificate', '证书.pdf', PDF);
      return nurse.post(`/api/exchange/credentials/${of.id}/renew`, { attachmentIds: [file.body.id], consent: true });
    };
    expect(codeOf(await renew(first))).toBe('renewal_too_early');

    await itIs(new Date(`${first.renewalOpensOn}T09:00:00+08:00`));
    await eventually(async () => house.app.get(SweepRunner).runNow('renewal-reminders'));
    await eventually(async () => (await nurse.get<{ items: { template: string; params: object }[] }>('/api/notices?limit=50')).body.items.filter((n) => n.template === 'credential.renewal_due').length >= 2);
    expect((await get(first.id)).availableActs).toEqual(['offer', 'copy', 'print', 'renew']);
    const asked = await renew(first);
    expect([asked.status, asked.body]).toEqual([200, { requestId: expect.any(String), number: expect.stringMatching(/^TB-/) }]);
    expect((await renew(first)).body).toEqual(asked.body);
    const silent = (await renew(second)).body;
    const { id, version } = await acceptBy(guides, asked.body.number);
    expect((await guides.act(id, 'approve', version, { opinion: '准予延续。' })).status).toBe(200);
    const next = await issued(asked.body.requestId);
    const dayAfter = new Date(Date.parse(`${first.validUntil}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
    expect(next).toMatchObject({ renewsId: first.id, validFrom: dayAfter, deemed: false, state: 'valid' });
    expect(payloadOf(await copy(next))).toMatchObject({ replaces: first.number, basis: 'approved' });
    expect(codeOf(await renew(first))).toBe('certificate_renewed');

    await itIs(new Date(`${second.validUntil}T12:00:00+08:00`));
    await eventually(async () => house.app.get(SweepRunner).runNow('renewals'));
    expect((await nurse.get<{ total: number }>(`/api/exchange/credentials?requestId=${silent.requestId}`)).body.total).toBe(0);
    await itIs(new Date(`${dayAfter}T00:00:01+08:00`));
    await eventually(async () => house.app.get(SweepRunner).runNow('renewals'));
    const granted = await issued(silent.requestId);
    expect(granted).toMatchObject({ renewsId: second.id, validFrom: dayAfter, deemed: true, state: 'valid' });
    expect(payloadOf(await copy(granted))).toMatchObject({ basis: 'deemed_renewed', replaces: second.number });
    expect((await get(second.id)).state).toBe('expired');
    await eventually(async () => house.app.get(SweepRunner).runNow('renewals'));
    expect((await nurse.get<{ total: number }>(`/api/exchange/credentials?requestId=${silent.requestId}`)).body.total).toBe(1);
  });
});
