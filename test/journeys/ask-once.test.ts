import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { startRegisters, type Registers } from '../support/registers.js';

interface Need {
  readonly evidenceType: string;
  readonly fields: readonly string[];
  readonly materials: readonly string[];
  readonly attributes: readonly { readonly code: string }[];
  readonly register: { readonly code: string } | null;
  readonly registers: readonly { readonly code: string }[];
  readonly consent: { readonly zh: string; readonly en: string; readonly digest: string };
}
interface Consent {
  readonly id: string;
  readonly text: { readonly zh: string };
  readonly revokedAt: string | null;
  readonly uses: readonly { readonly evidenceId: string; readonly outcome: string; readonly register: { readonly code: string } }[];
}
interface Evidence {
  readonly id: string;
  readonly outcome: string;
  readonly attributes: readonly { readonly code: string; readonly value: string }[];
  readonly question: { readonly zh: string } | null;
  readonly answers: Readonly<Record<string, unknown>>;
}
interface Problem {
  readonly code?: string;
}

// whole flows with processes of their own, on a machine that may be busy with other tests
jest.setTimeout(180_000);

const CLAIM = 'unemployment_benefit.claim';
let house: House;
let registers: Registers;
let nurse: Person;
let elder: Person;

beforeAll(async () => {
  registers = await startRegisters();
  house = await startHouse({ env: registers.env });
  [nurse, elder] = (await Promise.all(['nurse', 'elder'].map(async (subject) => Person.signIn(house.base, subject)))) as [Person, Person];
});
afterAll(async () => {
  await house?.close();
  await registers?.stop();
});

async function needsOf(service: string, place = '110112'): Promise<{ version: number; items: readonly Need[] }> {
  return (await nurse.get<{ version: number; items: readonly Need[] }>(`/api/onestop/service-types/${service}/evidence?place=${place}`)).body;
}

async function agree(by: Person, service: string, evidenceType: string, change: Readonly<Record<string, unknown>> = {}): Promise<Answer<Consent & Problem>> {
  const { version, items } = await needsOf(service);
  const need = items.find((each) => each.evidenceType === evidenceType);
  return by.post('/api/onestop/consents', { commandId: randomUUID(), serviceTypeCode: service, serviceTypeVersion: version, evidenceTypes: [evidenceType], textDigest: need?.consent.digest, ...change });
}

async function ask(by: Person, consentId: string, evidenceType: string, change: Readonly<Record<string, unknown>> = {}): Promise<Answer<Evidence & Problem>> {
  return by.post('/api/onestop/evidence', { commandId: randomUUID(), consentId, evidenceType, place: '110112', ...change });
}

describe('what a service could have from registers', () => {
  it('is public: field and paper, evidence, the register of the place, and the words of the consent', async () => {
    const { items } = await needsOf(CLAIM);
    expect(items.map(({ evidenceType, fields, register }) => [evidenceType, fields, register?.code])).toEqual([
      ['insurance.card', ['cardNumber'], '110000-social_insurance'], ['insurance.participation', ['monthsPaid'], '110000-social_insurance'],
    ]);
    expect(items[1]?.attributes.map(({ code }) => code)).toEqual(['insurance.months_paid']);
    expect(items[0]?.registers.map(({ code }) => code)).toEqual(['110000-social_insurance', '120000-social_insurance', '130000-social_insurance']);
    expect((await needsOf(CLAIM, '131082')).items[0]?.register?.code).toBe('130000-social_insurance');
  });
});

describe('a consent', () => {
  it('is needed, is given for what was read, once a command, and can be read later', async () => {
    expect((await ask(nurse, randomUUID(), 'insurance.card')).body.code).toBe('consent_not_given');
    expect((await agree(nurse, CLAIM, 'insurance.card', { textDigest: '0'.repeat(64) })).body.code).toBe('consent_text_changed');
    expect((await agree(nurse, CLAIM, 'fund.account', { textDigest: '0'.repeat(64) })).body.code).toBe('evidence_not_needed');
    const command = { commandId: randomUUID() };
    const first = await agree(nurse, CLAIM, 'insurance.card', command);
    expect([first.status, first.body.text.zh.includes('失业保险金申领')]).toEqual([200, true]);
    expect((await agree(nurse, CLAIM, 'insurance.card', command)).body.id).toBe(first.body.id);
    expect((await agree(nurse, CLAIM, 'insurance.participation', command)).body.code).toBe('idempotency_key_reused');
    // It covers what it names and nothing else.
    expect((await ask(nurse, first.body.id, 'insurance.participation')).body.code).toBe('consent_not_given');
    expect((await nurse.get<{ items: readonly Consent[] }>('/api/onestop/consents')).body.items.map(({ id }) => id)).toContain(first.body.id);
  });

  it('is nobody else’s: neither read, nor used, nor revoked by another', async () => {
    const { id } = (await agree(nurse, CLAIM, 'insurance.card')).body;
    expect((await elder.get(`/api/onestop/consents/${id}`)).status).toBe(404);
    expect((await elder.post(`/api/onestop/consents/${id}/revoke`, {})).status).toBe(404);
    expect((await ask(elder, id, 'insurance.card')).body.code).toBe('consent_not_given');
  });
});

describe('a register', () => {
  it('answers the person whom it knows, who alone sees it; the same command asks once', async () => {
    const consent = (await agree(nurse, CLAIM, 'insurance.participation')).body;
    const command = { commandId: randomUUID() };
    const { status, body } = await ask(nurse, consent.id, 'insurance.participation', command);
    expect([status, body.code, body.outcome, body.answers, body.attributes]).toEqual([200, undefined, 'matched', { monthsPaid: 97 }, [expect.objectContaining({ code: 'insurance.months_paid', value: '97' })]]);
    expect((await ask(nurse, consent.id, 'insurance.participation', command)).body.id).toBe(body.id);
    expect((await elder.get(`/api/onestop/evidence/${body.id}`)).status).toBe(404);
    const receipt = (await nurse.get<Consent>(`/api/onestop/consents/${consent.id}`)).body;
    expect(receipt.uses.map(({ evidenceId, outcome, register }) => [evidenceId, outcome, register.code])).toEqual([[body.id, 'matched', '110000-social_insurance']]);
    // Neither the number that is asked about nor what came back is in a log.
    expect(house.log()).not.toContain('999011199205120020');
    expect(house.log()).not.toContain('DEMO-SB-0001');
  });

  it('that knows nobody says so, and no place has a register that is not there', async () => {
    const { id } = (await agree(nurse, CLAIM, 'insurance.card')).body;
    expect((await ask(nurse, id, 'insurance.card', { place: '120114' })).body).toMatchObject({ outcome: 'none', attributes: [], answers: {} });
    expect((await ask(nurse, id, 'insurance.card', { place: '990000' })).body.code).toBe('jurisdiction_unknown');
  });

  it('that knows several asks which, without telling of the other; a wrong answer leaves nothing', async () => {
    const { id } = (await agree(elder, CLAIM, 'insurance.participation')).body;
    const several = (await ask(elder, id, 'insurance.participation')).body;
    expect([several.outcome, several.attributes, several.question?.zh.includes('最后四位')]).toEqual(['several', [], true]);
    expect(JSON.stringify(several)).not.toMatch(/DEMO-SB|旧单位|240/);
    const told = (await elder.post<Evidence>(`/api/onestop/evidence/${several.id}/answer`, { answer: ' 9903' })).body;
    expect([told.outcome, told.answers]).toEqual(['matched', { monthsPaid: 240 }]);
    expect((await elder.post<Problem>(`/api/onestop/evidence/${several.id}/answer`, { answer: '0003' })).body.code).toBe('evidence_not_several');
    const again = (await ask(elder, id, 'insurance.participation')).body;
    expect((await elder.post<Evidence>(`/api/onestop/evidence/${again.id}/answer`, { answer: '1234' })).body.outcome).toBe('none');
  });

  it.each(['down', 'slow'] as const)('that is %s blocks nobody', async (mode) => {
    await registers.behave('110000-social_insurance', mode);
    const { id } = (await agree(nurse, CLAIM, 'insurance.card')).body;
    const began = Date.now();
    expect((await ask(nurse, id, 'insurance.card')).body).toMatchObject({ outcome: 'unavailable', attributes: [], answers: {} });
    expect(Date.now() - began).toBeLessThan(10_000);
    await registers.behave('110000-social_insurance', 'normal');
    expect((await ask(nurse, id, 'insurance.card')).body.outcome).toBe('matched');
  });

  it('is not asked under a consent that was revoked, and what it said is erased', async () => {
    const { id } = (await agree(nurse, CLAIM, 'insurance.card')).body;
    const evidence = (await ask(nurse, id, 'insurance.card')).body;
    const revoked = (await nurse.post<Consent>(`/api/onestop/consents/${id}/revoke`, {})).body;
    expect(revoked.revokedAt).not.toBeNull();
    expect((await nurse.post<Consent>(`/api/onestop/consents/${id}/revoke`, {})).body.revokedAt).toBe(revoked.revokedAt);
    expect((await ask(nurse, id, 'insurance.card')).body.code).toBe('consent_not_given');
    expect((await nurse.get<Evidence>(`/api/onestop/evidence/${evidence.id}`)).body).toMatchObject({ outcome: 'matched', attributes: [], answers: {} });
  });
});
