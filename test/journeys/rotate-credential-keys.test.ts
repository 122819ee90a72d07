import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { certify, type IssuedCertificate } from '../support/certificates.js';
import { headerOf, issuerOf, payloadOf, readStatusList, verifyAbroad } from '../support/foreign-wallet.js';
import { startHouse, type House } from '../support/house.js';
import { Operator } from '../support/operator.js';
import { Person } from '../support/person.js';

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);
let house: House;
let nurse: Person;
let clerk: Person;
let operator: Operator;

beforeAll(async () => {
  house = await startHouse();
  [nurse, clerk] = [await Person.signIn(house.base, 'nurse'), await Person.signIn(house.base, 'clerk-tianjin-health')];
  operator = Operator.of(house);
});
afterAll(async () => {
  operator?.leave();
  await house?.close();
});

const tongban = async (...args: string[]): ReturnType<Operator['tongban']> => operator.tongban('credential', 'rotate-keys', ...args);

async function copyOf({ id }: IssuedCertificate): Promise<string> {
  return (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${id}/compact`)).body.compact;
}

describe('rotating the keys that sign certificates', () => {
  it('needs a place, and one that has issued something', async () => {
    expect((await tongban()).code).toBe(2);
    expect(await tongban('--jurisdiction', 'Tianjin')).toMatchObject({ code: 2, err: expect.stringContaining('six digits') });
    expect(await tongban('--jurisdiction', '120000')).toEqual({ code: 1, out: '', err: '120000 has no key for certificates: its first one is made with its first certificate.\n' });
  });

  it('signs what comes with the new key, and what came before still verifies', async () => {
    const old = await certify(nurse, clerk, 'P33');
    const signedBefore = await copyOf(old);
    const oldKey = headerOf(signedBefore)['kid'];
    const answer = await tongban('--jurisdiction', '120000', '--json');
    expect([answer.code, answer.err]).toEqual([0, '']);
    const told = JSON.parse(answer.out) as { keyId: string };
    expect(told).toMatchObject({ jurisdiction: '120000', stillPublished: [oldKey] });
    const { jwks } = await issuerOf(`${house.base}/api/exchange/issuers/120000`);
    expect(jwks.keys.map(({ kid }) => kid)).toEqual([oldKey, told.keyId]);

    const signedAfter = await copyOf(await certify(nurse, clerk, 'P33'));
    expect(headerOf(signedAfter)['kid']).toBe(told.keyId);
    expect(headerOf(await copyOf(old))['kid']).toBe(oldKey);
    expect(await verifyAbroad(signedBefore)).toMatchObject({ certificate_number: old.number });
    await expect(verifyAbroad(signedAfter)).resolves.toMatchObject({ holder_name: '示例甲' });
    // the status of both stands in a list that the new key signs
    const { status_list: { uri } } = payloadOf(signedBefore)['status'] as { status_list: { uri: string } };
    expect(headerOf(await (await fetch(uri)).text())['kid']).toBe(told.keyId);
    expect(await readStatusList(uri, jwks.keys)).toMatchObject({ sub: uri });

    // revoking what the old key signed still counts
    const supervisor = await Person.signIn(house.base, 'supervisor-tianjin');
    expect((await supervisor.post(`/api/exchange/credentials/${old.id}/state/revoke`, { reason: '试撤销' })).status).toBe(200);
    await new Promise((resolve) => { setTimeout(resolve, 1_000); });
    await expect(verifyAbroad(signedBefore)).rejects.toThrow(/status 1/);
    await expect(verifyAbroad(signedAfter)).resolves.toMatchObject({ holder_name: '示例甲' });
  });
});
