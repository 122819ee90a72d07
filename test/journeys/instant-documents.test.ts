import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { credentialSources, readTrustedKeys, verifyCredential, type CredentialVerdict } from '#contracts';
import { detail, type ActBody, type DetailBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';
import { startRegisters, type Registers } from '../support/registers.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Problem {
  readonly code?: string;
}
interface Certificate {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly state: string;
  readonly qualification: null;
  readonly document: { readonly code: string; readonly nameZh: string };
  readonly service: { readonly code: string; readonly version: number };
  readonly basis: string;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly holder: { readonly name: string; readonly idLast4: string };
  readonly sources: readonly { readonly code: string; readonly register: { readonly nameZh: string } }[];
  readonly attributes: readonly { readonly code: string; readonly value: unknown; readonly valueZh: string | null }[];
}

// whole flows with processes of their own, on a machine that may be busy with other tests
jest.setTimeout(180_000);

/** From the submission to the document, on a busy machine; it is about a second otherwise. */
const SECONDS = 20_000;
const FUND = { period: 'now', resultDelivery: 'online', truthDeclaration: true };
const PARTICIPATION = { usePurpose: 'self', branch: 'all', periodFrom: '2025-01-01', periodUntil: '2025-12-31', truthDeclaration: true };
let house: House;
let registers: Registers;
let nurse: Person;
let constructor: Person;
let elder: Person;

beforeAll(async () => {
  registers = await startRegisters();
  house = await startHouse({ env: registers.env });
  [nurse, constructor, elder] = (await Promise.all(['nurse', 'constructor', 'elder'].map(async (subject) => Person.signIn(house.base, subject)))) as [Person, Person, Person];
});
afterAll(async () => {
  await house?.close();
  await registers?.stop();
});

/** Agrees to all that the service would ask of registers, asks them for the place, and gives what matched. */
async function evidenceFor(by: Person, service: string, place: string): Promise<readonly string[]> {
  const { version, items } = (await by.get<{ version: number; items: readonly { evidenceType: string; consent: { digest: string } }[] }>(`/api/onestop/service-types/${service}/evidence?place=${place}`)).body;
  const asked = await Promise.all(items.map(async ({ evidenceType, consent }) => {
    const given = await by.post<{ id: string }>('/api/onestop/consents', { commandId: randomUUID(), serviceTypeCode: service, serviceTypeVersion: version, evidenceTypes: [evidenceType], textDigest: consent.digest });
    return (await by.post<{ id: string; outcome: string }>('/api/onestop/evidence', { commandId: randomUUID(), consentId: given.body.id, evidenceType, place })).body;
  }));
  return asked.filter(({ outcome }) => outcome === 'matched').map(({ id }) => id);
}

interface Asked {
  readonly by?: Person;
  readonly form?: Readonly<Record<string, unknown>>;
  readonly place?: string;
  readonly evidence?: boolean;
  readonly mode?: string;
}

async function apply(service: string, { by = nurse, form = FUND, place = '110112', evidence = true, mode = 'instant' }: Asked = {}): Promise<string> {
  const evidenceIds = evidence ? await evidenceFor(by, service, place) : [];
  const sent = await by.post<ActBody & Problem & { errors?: unknown }>('/api/workflow/requests', { serviceTypeCode: service, fromJurisdiction: place, toJurisdiction: place, mode, form, attachmentIds: [], consent: true, evidenceIds }, { 'idempotency-key': randomUUID() });
  expect([service, sent.status, sent.body.code, sent.body.errors]).toEqual([service, 200, undefined, undefined]);
  return sent.body.request.id;
}

const ended = async (id: string, by: Person = nurse): Promise<DetailBody> => eventually(async () => {
  const page = await detail(by, id);
  return (page.request.state === 'delivered' || page.request.leftToPerson !== null) && page;
}, SECONDS);

const documentOf = async (by: Person, requestId: string): Promise<Certificate> => eventually(async () => {
  const [found] = (await by.get<Page<{ id: string }>>(`/api/exchange/credentials?requestId=${requestId}`)).body.items;
  return found && (await by.get<Certificate>(`/api/exchange/credentials/${found.id}`)).body;
}, SECONDS);

/** What anyone finds who is shown the text: with the keys and the list that are public. */
async function verdictOf(text: string): Promise<CredentialVerdict> {
  const sources = credentialSources(text);
  const path = sources?.issuer?.slice(house.base.length) ?? '';
  const [keys, statusList] = await Promise.all([
    fetch(`${house.base}/.well-known/jwt-vc-issuer${path}`).then(async (answer) => answer.json() as Promise<unknown>), fetch(sources?.statusListUri ?? house.base).then(async (answer) => answer.text()),
  ]);
  return verifyCredential(text, { keys: readTrustedKeys(keys) ?? [], statusList, now: new Date() });
}

/** The text with some disclosures left out, by the names of their claims. */
function without(compact: string, isLeftOut: (claim: string) => boolean): string {
  const [jwt = '', ...disclosures] = compact.split('~').filter((part) => part !== '');
  const claimOf = (disclosure: string): string => String((JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as unknown[])[1]);
  return [jwt, ...disclosures.filter((each) => !isLeftOut(claimOf(each))), ''].join('~');
}

describe('an extract that a register can give', () => {
  it('is decided by the rule within seconds, and is a document that anyone can verify', async () => {
    const began = Date.now();
    const id = await apply('fund_query.account');
    const page = await ended(id);
    const document = await documentOf(nurse, id);
    process.stdout.write(`instant document: ${String(Date.now() - began)} ms from the first question to the register\n`);
    expect([page.request.leftToPerson, page.request.outcome, page.decision?.byRule?.rule]).toEqual([null, 'approved', 'register_extract']);
    expect(document).toMatchObject({
      kind: 'document', state: 'valid', qualification: null, document: { code: 'fund_extract' }, service: { code: 'fund_query.account', version: 1 }, basis: 'register', holder: { name: '示例甲', idLast4: '0020' },
      sources: [{ code: 'fund.account', register: { nameZh: expect.stringContaining('北京') } }],
    });
    expect(document.attributes).toContainEqual(expect.objectContaining({ code: 'fund.balance_fen', value: 6_810_000 }));
    expect(document.attributes).toContainEqual(expect.objectContaining({ code: 'fund.loan_status', value: 'none', valueZh: '没有贷款' }));
    const { compact } = (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${document.id}/compact`)).body;
    const whole = await verdictOf(compact);
    expect([whole.verdict, whole.unverified, whole.attested?.withheld]).toEqual(['valid', ['holder'], 0]);
    expect(whole.attested?.certificate).toMatchObject({ kind: 'document', number: document.number, basis: 'register', holderName: '示例甲', service: { code: 'fund_query.account', signed: false }, validUntil: document.validUntil });
    // The holder chooses: that there is an account, and not how much is in it.
    const part = await verdictOf(without(compact, (claim) => claim.endsWith('_fen')));
    expect(part.attested?.certificate).toMatchObject({ kind: 'document', attributes: expect.not.arrayContaining([expect.objectContaining({ code: 'fund.balance_fen' })]) });
    expect([part.verdict, part.attested?.withheld, part.unverified]).toEqual(['valid', 1, ['holder', 'withheld']]);
    const [head, payload = '', signature] = (compact.split('~')[0] ?? '').split('.');
    const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replace('"basis":"register"', '"basis":"approved"')).toString('base64url');
    expect([forged === payload, (await verdictOf([`${head}.${forged}.${signature}`, ...compact.split('~').slice(1)].join('~'))).verdict]).toEqual([false, 'bad_signature']);
  });

  it('is printed in both languages by its holder, and read by nobody else in the clear', async () => {
    const [known] = (await nurse.get<Page<{ id: string; requestId: string }>>('/api/exchange/credentials')).body.items;
    for (const language of ['zh', 'en']) expect((await nurse.download(`/api/exchange/credentials/${known?.id ?? ''}/pdf?lang=${language}`)).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await elder.get(`/api/exchange/credentials/${known?.id ?? ''}`)).status).toBe(404);
    const auditor = await Person.signIn(house.base, 'auditor');
    await auditor.actAs('auditor');
    const seen = (await auditor.get<Certificate>(`/api/exchange/credentials/${known?.id ?? ''}`)).body;
    expect([seen.holder.idLast4, seen.attributes.every(({ value, valueZh }) => value === null && valueZh === null), seen.attributes.length > 0]).toEqual(['****', true, true]);
    // Nothing of what the register holds is in a log.
    expect(house.log()).not.toMatch(/DEMO-GJJ-0001|6810000/);
  });

  it('can be looked at a second time by a person, as every decision by rule; a refusal revokes it', async () => {
    const teacher = await Person.signIn(house.base, 'teacher');
    const id = await apply('insurance_extract.participation_certificate', { by: teacher, place: '120000', form: PARTICIPATION });
    expect([(await ended(id, teacher)).request.leftToPerson, (await documentOf(teacher, id)).state]).toEqual([null, 'valid']);
    const second = (await teacher.post<{ id: string }>(`/api/workflow/requests/${id}/follow-ups`, { kind: 'person', reasonText: '单位名称有误，请人工核对。' }, { 'idempotency-key': randomUUID() })).body;
    await eventually(async () => (await detail(teacher, second.id)).request.state === 'routed');
    await act(second.id, [['accept', {}], ['refuse', { reasonCode: 'refuse.expired', reasonText: '登记的单位有误，先更正登记。', remedyTold: true }]]);
    await eventually(async () => (await documentOf(teacher, id)).state === 'revoked');
  });

  it('names places by their names, and stands in the list of its holder', async () => {
    const id = await apply('insurance_extract.participation_certificate', { form: PARTICIPATION });
    expect((await ended(id)).request.leftToPerson).toBeNull();
    const document = await documentOf(nurse, id);
    expect(document.attributes).toContainEqual(expect.objectContaining({ code: 'insurance.place', value: '110112', valueZh: '通州区' }));
    expect((await nurse.get<Page<{ document: { nameZh: string } }>>('/api/exchange/credentials')).body.items.map((each) => each.document.nameZh)).toEqual(expect.arrayContaining(['个人参保证明', '公积金信息单或者证明']));
    const told = (await nurse.get<Page<{ template: string }>>('/api/notices?limit=50')).body.items.map(({ template }) => template);
    expect(told).toContain('credential.issued');
  });
});

describe('what a rule does not give', () => {
  it.each<[string, string, Asked, string]>([
    ['nothing was asked of a register', 'fund_query.account', { evidence: false }, 'no_evidence'],
    ['the register of the place knows nobody', 'fund_query.account', { place: '120114' }, 'no_evidence'],
    ['the register holds otherwise than the document would say', 'fund_query.settled_proof', { form: { loanNumber: 'DEMO-1', useOf: 'sale', resultDelivery: 'online', truthDeclaration: true } }, 'attested_otherwise'],
    ['the answers call for a judgement', 'police_certificate.household', { form: { usePurpose: 'notary', recipient: '示例公证处', scope: 'former_name', resultDelivery: 'online', truthDeclaration: true } }, 'answers_need_person'],
  ])('is left to a person when %s', async (_when, service, asked, silence) => {
    const page = await ended(await apply(service, asked));
    expect([page.request.leftToPerson, page.request.outcome]).toEqual([silence, null]);
  });

  it('is an extract about somebody else: who names another record than their own is looked at by a person', async () => {
    const form = { paper: 'register', copies: 1, resultDelivery: 'online', truthDeclaration: true };
    const other = await ended(await apply('land_records.printout', { by: constructor, form: { ...form, titleNumber: 'DEMO-BDC-9999' } }), constructor);
    expect(other.request.leftToPerson).toBe('answers_not_attested');
    const own = await apply('land_records.printout', { by: constructor, form });
    expect((await ended(own, constructor)).request.leftToPerson).toBeNull();
    expect((await documentOf(constructor, own)).attributes).toContainEqual(expect.objectContaining({ code: 'property.number', value: 'DEMO-BDC-0002' }));
  });

  it('is decided by a person, and is a document as well, which says so', async () => {
    const id = await apply('insurance_extract.participation_certificate', { place: '120000', evidence: false, form: PARTICIPATION });
    await ended(id);
    await act(id, [['accept', {}], ['approve', { opinion: '经核实，出具。' }]]);
    expect(await documentOf(nurse, id)).toMatchObject({ kind: 'document', basis: 'approved', sources: [], attributes: [] });
  });
});

/** What the clerk of social insurance in Tianjin does, one act after the other. */
async function act(id: string, acts: readonly (readonly [verb: string, input: unknown])[]): Promise<void> {
  const clerk = await Person.signIn(house.base, 'clerk-tianjin-hr');
  await clerk.actAs('case_clerk');
  for (const [verb, input] of acts) {
    const { request } = await detail(clerk, id);
    const answer = await clerk.act<Problem>(id, verb, request.version, input);
    expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  }
}
