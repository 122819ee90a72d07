import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SweepRunner } from '#platform';
import { certify, type IssuedCertificate } from '../support/certificates.js';
import { ForeignWallet, headerOf, issuerOf, payloadOf, verifyAbroad } from '../support/foreign-wallet.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Operator } from '../support/operator.js';
import { Person } from '../support/person.js';

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);
let house: House;
let nurse: Person;
let clerk: Person;
let supervisor: Person;
let operator: Operator;

beforeAll(async () => {
  house = await startHouse();
  [nurse, clerk, supervisor] = await Promise.all(['nurse', 'clerk-tianjin-health', 'supervisor-tianjin'].map(async (who) => Person.signIn(house.base, who))) as [Person, Person, Person];
  operator = Operator.of(house);
});
afterAll(async () => {
  operator?.leave();
  await house?.close();
});

const revokeKey = async (...args: string[]): ReturnType<Operator['tongban']> => operator.tongban('credential', 'revoke-key', ...args);

async function copyOf({ id }: IssuedCertificate): Promise<string> {
  return (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${id}/compact`)).body.compact;
}

async function publishedKeys(): Promise<unknown[]> {
  return (await issuerOf(`${house.base}/api/exchange/issuers/120000`)).jwks.keys.map(({ kid }) => kid);
}

async function signedAnewNotices(): Promise<{ params: { certificateNumber: string } }[]> {
  return (await nurse.get<{ items: { template: string; params: { certificateNumber: string } }[] }>('/api/notices?limit=50')).body.items.filter(({ template }) => template === 'credential.signed_anew');
}

describe('revoking a key that signs certificates', () => {
  it('needs a key and a reason', async () => {
    expect((await revokeKey()).code).toBe(2);
    expect(await revokeKey('--key', 'cre-120000-none', '--reason', ' ')).toMatchObject({ code: 2, err: expect.stringContaining('say why') });
    expect(await revokeKey('--key', 'cre-120000-none', '--reason', '试')).toMatchObject({ code: 1, err: expect.stringContaining('There is no key cre-120000-none') });
  });

  it('stops what it signed, signs the certificates anew under their numbers, and tells those whose certificate holds', async () => {
    const [holds, gone] = [await certify(nurse, clerk, 'P33'), await certify(nurse, clerk, 'P33')];
    expect((await supervisor.post(`/api/exchange/credentials/${gone.id}/state/revoke`, { reason: '试撤销' })).status).toBe(200);
    const [kept, keptGone] = [await copyOf(holds), await copyOf(gone)];
    const key = String(headerOf(kept)['kid']);
    const offer = (await nurse.post<{ link: string }>(`/api/exchange/credentials/${holds.id}/offers`, { txCode: false })).body;
    const inWallet = await (await ForeignWallet.make()).fetch(offer.link);

    expect(await revokeKey('--key', key, '--reason', '密钥文件可能外泄')).toMatchObject({ code: 3, out: expect.stringMatching(/2 certificates[\s\S]*Nothing was done/) });
    expect(await publishedKeys()).toEqual([key]);
    await expect(verifyAbroad(kept)).resolves.toMatchObject({ certificate_number: holds.number });

    const answer = await revokeKey('--key', key, '--reason', '密钥文件可能外泄', '--confirm', '--json');
    expect([answer.code, answer.err]).toEqual([0, '']);
    const told = JSON.parse(answer.out) as { current: string; certificates: number };
    expect(told).toMatchObject({ revoked: true, jurisdiction: '120000', keyId: key, certificates: 2 });
    expect(await publishedKeys()).toEqual([told.current]);
    await expect(verifyAbroad(kept)).rejects.toThrow(/signature/i);
    await expect(verifyAbroad(inWallet)).rejects.toThrow(/signature/i);

    await eventually(async () => house.app.get(SweepRunner).runNow('revoked-keys'));
    const [fresh, freshGone] = [await copyOf(holds), await copyOf(gone)];
    expect([headerOf(fresh)['kid'], headerOf(freshGone)['kid']]).toEqual([told.current, told.current]);
    const unchanged = ({ iat: _iat, _sd, ...rest }: Record<string, unknown>): unknown => rest;
    expect([fresh, freshGone].map((copy) => unchanged(payloadOf(copy)))).toEqual([kept, keptGone].map((copy) => unchanged(payloadOf(copy))));
    // a list that was signed just before is given out for a moment longer
    await eventually(async () => verifyAbroad(fresh).then(() => true, () => false));
    await expect(verifyAbroad(fresh)).resolves.toMatchObject({ certificate_number: holds.number, holder_name: '示例甲' });
    // what was revoked stays revoked, under the new key too
    await expect(verifyAbroad(freshGone)).rejects.toThrow(/status 1/);

    await eventually(async () => (await signedAnewNotices()).length > 0);
    expect((await signedAnewNotices()).map(({ params }) => params.certificateNumber)).toEqual([holds.number]);
    expect((await nurse.get<{ acts: { act: string }[] }>(`/api/exchange/credentials/${holds.id}`)).body.acts.map(({ act }) => act)).toContain('signed_anew');
    expect((await nurse.get(`/api/exchange/credentials/${holds.id}/pdf?lang=zh`)).status).toBe(200);

    // twice changes nothing, and says so
    expect(await revokeKey('--key', key, '--reason', '再来一次', '--confirm')).toMatchObject({ code: 1, err: expect.stringContaining('was revoked already') });
    await eventually(async () => house.app.get(SweepRunner).runNow('revoked-keys'));
    expect(await copyOf(holds)).toBe(fresh);
    expect(await revokeKey('--key', key, '--reason', '还剩多少')).toMatchObject({ code: 0, out: expect.stringContaining('0 certificates wait') });
  });

  it('leaves the others alone when an older key goes', async () => {
    const certificate = await certify(nurse, clerk, 'P33');
    const first = await copyOf(certificate);
    const rotated = await operator.tongban('credential', 'rotate-keys', '--jurisdiction', '120000', '--json');
    const { keyId: current } = JSON.parse(rotated.out) as { keyId: string };
    const other = await certify(nurse, clerk, 'P33');
    const second = await copyOf(other);
    expect(headerOf(second)['kid']).toBe(current);
    expect(JSON.parse((await revokeKey('--key', String(headerOf(first)['kid']), '--reason', '旧密钥外泄', '--confirm', '--json')).out)).toMatchObject({ current });
    await eventually(async () => house.app.get(SweepRunner).runNow('revoked-keys'));
    expect(headerOf(await copyOf(certificate))['kid']).toBe(current);
    expect(await copyOf(other)).toBe(second);
  });
});
