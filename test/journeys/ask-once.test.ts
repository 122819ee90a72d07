import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SweepRunner } from '#platform';
import { PDF, detail, type ActBody } from '../support/application.js';
import { exampleOf, readPublished, type PublishedService } from '../support/every-service.js';
import { eventually, startHouse, type House } from '../support/house.js';
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
  readonly details?: { readonly evidence?: readonly { readonly reason: string }[]; readonly materials?: readonly string[] };
}
interface Supplied {
  readonly evidenceType: { readonly code: string };
  readonly register: { readonly code: string; readonly nameZh: string };
  readonly outcome: string;
  readonly answeredAt: string | null;
  readonly fields: readonly { readonly field: string; readonly comparison: string; readonly attested: string | null }[];
}

// whole flows with processes of their own, on a machine that may be busy with other tests
jest.setTimeout(180_000);

const CLAIM = 'unemployment_benefit.claim';
const PURCHASE = 'fund_withdrawal.home_purchase';
const CERTIFICATE = 'insurance_extract.participation_certificate';
let house: House;
let registers: Registers;
let nurse: Person;
let elder: Person;
let constructor: Person;
let clerk: Person;
let services: readonly PublishedService[];

beforeAll(async () => {
  registers = await startRegisters();
  house = await startHouse({ env: registers.env });
  [nurse, elder, constructor, clerk] = (await Promise.all(['nurse', 'elder', 'constructor', 'clerk-beijing'].map(async (subject) => Person.signIn(house.base, subject)))) as [Person, Person, Person, Person];
  const { posts } = await clerk.refresh();
  await clerk.switchTo(posts.find((post) => post.authority?.nameZh.includes('人力资源'))?.id ?? null);
  services = await readPublished(house.base);
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

/** Agrees and asks in one go. */
async function fetched(by: Person, service: string, evidenceType: string): Promise<Evidence & { readonly consentId: string }> {
  const consentId = (await agree(by, service, evidenceType)).body.id;
  return { ...(await ask(by, consentId, evidenceType)).body, consentId };
}

/** The example of a form without the fields that registers answer, and with what is entered in their place. */
function formOf(code: string, entered: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const service = services.find((each) => each.code === code);
  if (service === undefined) throw new Error(`${code} is not published`);
  const asked = Object.entries(exampleOf(service)).filter(([name]) => service.form.schema.properties[name]?.['x-evidence'] === undefined);
  return { ...Object.fromEntries(asked), ...entered };
}

async function handIn(by: Person, serviceTypeCode: string, change: Readonly<Record<string, unknown>>, key: string = randomUUID()): Promise<Answer<ActBody & Problem>> {
  const body = { serviceTypeCode, fromJurisdiction: '110112', toJurisdiction: '110112', mode: 'online', form: formOf(serviceTypeCode), attachmentIds: [], consent: true, ...change };
  return by.post('/api/workflow/requests', body, { 'idempotency-key': key });
}

async function supplied(by: Person, id: string): Promise<readonly Supplied[]> {
  return (await by.get<{ items: readonly Supplied[] }>(`/api/workflow/requests/${id}/evidence`)).body.items;
}

async function asksAvoided(): Promise<{ asks: number; services: readonly { code: string; asks: number; requests: number }[] }> {
  const answer = await fetch(`${house.base}/api/onestop/asks-avoided`);
  return (await answer.json()) as { asks: number; services: readonly { code: string; asks: number; requests: number }[] };
}

describe('an application with evidence', () => {
  it('is not asked for what registers attest: fields are filled, a paper is not needed, and it is counted', async () => {
    const before = (await asksAvoided()).asks;
    const asked = formOf(PURCHASE, { homeKind: 'used' });
    expect((await handIn(constructor, PURCHASE, { form: asked })).body.code).toBe('form_invalid');
    const fund = await fetched(constructor, PURCHASE, 'fund.account');
    const marriage = await fetched(constructor, PURCHASE, 'family.marriage');
    const title = await fetched(constructor, PURCHASE, 'property.title');
    expect([fund.outcome, marriage.outcome, title.outcome]).toEqual(['matched', 'matched', 'matched']);
    const withoutTitle = await handIn(constructor, PURCHASE, { form: asked, evidenceIds: [fund.id, marriage.id] });
    expect([withoutTitle.body.code, withoutTitle.body.details?.materials?.includes('title')]).toEqual(['material_missing', true]);
    const others = withoutTitle.body.details?.materials?.filter((code) => code !== 'title') ?? [];
    const files = await Promise.all(others.map(async (code) => (await constructor.upload<{ id: string }>(code, '材料.pdf', PDF)).body.id));
    const key = randomUUID();
    const command = { form: asked, evidenceIds: [fund.id, marriage.id, title.id], attachmentIds: files };
    const sent = await handIn(constructor, PURCHASE, command, key);
    expect([sent.status, sent.body.code]).toEqual([200, undefined]);
    expect((await handIn(constructor, PURCHASE, command, key)).body).toMatchObject({ repeated: true, request: { id: sent.body.request.id } });
    const { form } = await detail(constructor, sent.body.request.id);
    expect([form['fundAccount'], form['married']]).toEqual(['DEMO-GJJ-0002', 'married']);
    const rows = await supplied(constructor, sent.body.request.id);
    expect(rows.map(({ evidenceType, fields }) => [evidenceType.code, fields.map(({ comparison }) => comparison)])).toEqual([['family.marriage', ['supplied']], ['fund.account', ['supplied', 'supplied']], ['property.title', []]]);
    const after = await asksAvoided();
    expect([after.asks - before, after.services.find(({ code }) => code === PURCHASE)]).toEqual([4, expect.objectContaining({ asks: 4, requests: 1 })]);
    // Once is once: the evidence belongs to that request now.
    expect((await handIn(constructor, PURCHASE, command)).body).toMatchObject({ code: 'attachment_missing' });
    expect((await handIn(constructor, PURCHASE, { form: asked, evidenceIds: command.evidenceIds })).body.details?.evidence?.map(({ reason }) => reason)).toEqual(['used', 'used', 'used']);
  });

  it('is refused where the evidence is another’s, of another service, under a revoked consent, or not matched', async () => {
    const reason = async (by: Person, id: string): Promise<unknown> => (await handIn(by, CLAIM, { evidenceIds: [id] })).body.details?.evidence?.[0]?.reason;
    const card = await fetched(nurse, CLAIM, 'insurance.card');
    expect(await reason(elder, card.id)).toBe('unknown');
    expect(await reason(nurse, randomUUID())).toBe('unknown');
    expect(await reason(nurse, (await fetched(nurse, 'social_card.replace', 'insurance.card')).id)).toBe('other_service');
    expect(await reason(elder, (await fetched(elder, CLAIM, 'insurance.participation')).id)).toBe('not_matched');
    await nurse.post(`/api/onestop/consents/${card.consentId}/revoke`, {});
    expect(await reason(nurse, card.id)).toBe('revoked');
  });

  it('goes on when a register is down: what was entered is filed, the register is asked later, and the clerk sees the difference', async () => {
    const card = await fetched(nurse, CLAIM, 'insurance.card');
    await registers.behave('110000-social_insurance', 'down');
    const months = await fetched(nurse, CLAIM, 'insurance.participation');
    expect(months.outcome).toBe('unavailable');
    const evidenceIds = [card.id, months.id];
    expect((await handIn(nurse, CLAIM, { evidenceIds })).body.code).toBe('form_invalid');
    const sent = await handIn(nurse, CLAIM, { evidenceIds, toJurisdiction: '110000', form: formOf(CLAIM, { monthsPaid: 12 }) });
    expect([sent.status, sent.body.code]).toEqual([200, undefined]);
    const { id } = sent.body.request;
    const stateOf = async (by: Person) => (await supplied(by, id)).map(({ evidenceType, outcome, fields }) => [evidenceType.code, outcome, ...fields.map(({ comparison, attested }) => `${comparison} ${String(attested)}`)]);
    expect(await stateOf(nurse)).toEqual([['insurance.card', 'matched', 'supplied DEMO-KA-0001'], ['insurance.participation', 'unavailable']]);
    const now = Date.now();
    const again = async (minutes: number): Promise<void> => {
      house.clock.travelTo(new Date(now + minutes * 60_000));
      await eventually(async () => house.app.get(SweepRunner).runNow('evidence-later'));
    };
    await again(2);
    expect((await stateOf(nurse))[1]).toEqual(['insurance.participation', 'unavailable']);
    await registers.behave('110000-social_insurance', 'normal');
    await again(8);
    expect((await stateOf(nurse))[1]).toEqual(['insurance.participation', 'matched', 'differs 97']);
    // What is personal in the form is masked for the clerk, who sees it for a purpose that is recorded.
    await eventually(async () => (await clerk.get(`/api/workflow/requests/${id}`)).status === 200);
    expect(await stateOf(clerk)).toEqual([['insurance.card', 'matched', 'supplied null'], ['insurance.participation', 'matched', 'differs null']]);
    const revealed = await clerk.post<{ value: readonly { evidenceType: string; attributes: readonly { value: string }[] }[] }>(`/api/workflow/requests/${id}/reveal`, { field: 'evidence', purpose: '核对社保卡号' });
    expect(revealed.body.value.map(({ evidenceType, attributes }) => [evidenceType, attributes.map(({ value }) => value)])).toEqual([['insurance.card', ['DEMO-KA-0001']], ['insurance.participation', ['97']]]);
    expect((await elder.get(`/api/workflow/requests/${id}/evidence`)).status).toBe(404);
    house.clock.travelTo(new Date());
  });

  it('is not fetched for any more when its consent was revoked meanwhile', async () => {
    await registers.behave('110000-social_insurance', 'down');
    const months = await fetched(nurse, CLAIM, 'insurance.participation');
    const { id } = (await handIn(nurse, CLAIM, { evidenceIds: [months.id], form: formOf(CLAIM, { monthsPaid: 97, cardNumber: 'DEMO-KA-0001' }) })).body.request;
    await nurse.post(`/api/onestop/consents/${months.consentId}/revoke`, {});
    await registers.behave('110000-social_insurance', 'normal');
    house.clock.travelTo(new Date(Date.now() + 600_000));
    await eventually(async () => house.app.get(SweepRunner).runNow('evidence-later'));
    expect((await supplied(nurse, id)).map(({ outcome, answeredAt }) => [outcome, answeredAt])).toEqual([['unavailable', null]]);
    house.clock.travelTo(new Date());
  });

  it('is decided by rule on what registers attested, and by a person without it', async () => {
    const record = await fetched(nurse, CERTIFICATE, 'insurance.participation');
    const withIt = (await handIn(nurse, CERTIFICATE, { mode: 'instant', evidenceIds: [record.id] })).body.request;
    const decided = await eventually(async () => {
      const found = await detail(nurse, withIt.id);
      return found.request.outcome !== null && found;
    });
    expect([decided.request.outcome, decided.decision?.byRule?.rule, decided.decision?.byRule?.evidence.map(({ issuer }) => issuer.nameZh)]).toEqual(['approved', 'register_extract', ['北京市']]);
    const without = (await handIn(nurse, CERTIFICATE, { mode: 'instant' })).body.request;
    expect(await eventually(async () => (await detail(nurse, without.id)).request.leftToPerson ?? undefined)).toBe('no_evidence');
  });
});

describe('asking again and again', () => {
  it('ends after twenty times a day, so that nobody tries one answer after the other', async () => {
    const { id } = (await agree(elder, CLAIM, 'insurance.participation')).body;
    const outcomes: (string | undefined)[] = [];
    for (let times = 0; times < 21; times++) {
      const { body } = await ask(elder, id, 'insurance.participation');
      outcomes.push(body.outcome ?? body.code);
    }
    expect([outcomes[0], outcomes.at(-1)]).toEqual(['several', 'too_many_requests']);
  });
});
