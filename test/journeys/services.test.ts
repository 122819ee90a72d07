import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PDF, detail, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { publishSamples } from '../support/services.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Problem {
  readonly code: string;
  readonly details?: { readonly tried?: readonly string[] };
  readonly errors?: readonly { readonly path: string; readonly code: string }[];
}
interface Listed extends RequestBody {
  readonly qualification: null;
  readonly serviceType: { readonly nameZh: string };
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(180_000);

let house: House;
let resident: Person;
let county: Person;
let city: Person;
const CHILDREN = [{ name: '示例子', idNumber: '11010519491231002X', atSchool: true }];
const ANSWERS = { situation: 'both_parents', home: '120114', children: CHILDREN, income: 480_000, payFrom: '2099-01-01', account: '6200000000000000', truth: true };

beforeAll(async () => {
  house = await startHouse();
  await publishSamples(house.database);
  [resident, county, city] = (await Promise.all(['nurse', 'several', 'clerk-tianjin-other'].map(async (subject) => Person.signIn(house.base, subject)))) as [Person, Person, Person];
  await county.actAs('case_clerk', '120114');
  const { posts } = await city.refresh();
  await city.switchTo(posts.find((post) => post.authority?.nameZh.includes('医疗保障'))?.id ?? null);
});
afterAll(async () => house?.close());

async function apply<T = ActBody & Problem>(change: Readonly<Record<string, unknown>> = {}, by: Person = resident): Promise<Answer<T>> {
  const body = { serviceTypeCode: 'sample_family.allowance', fromJurisdiction: '110112', toJurisdiction: '120114', mode: 'online', form: ANSWERS, attachmentIds: [], consent: true, ...change };
  return by.post<T>('/api/workflow/requests', body, { 'idempotency-key': randomUUID() });
}

async function listed(by: Person, q: string): Promise<Listed> {
  return eventually(async () => (await by.get<Page<Listed>>(`/api/workflow/worklist?q=${encodeURIComponent(q)}`)).body.items[0]);
}

async function done(by: Person, id: string, verb: string, input: unknown = {}): Promise<RequestBody> {
  const { request } = await detail(by, id);
  const answer = await by.act<ActBody & Problem>(id, verb, request.version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

describe('a service that is about no qualification', () => {
  it('is decided by the department of the county, which sees rows with what is personal masked, and is delivered', async () => {
    const sent = await apply();
    expect([sent.status, sent.body.code, sent.body.errors]).toEqual([200, undefined, undefined]);
    const { id, number } = sent.body.request;
    const row = await listed(county, number);
    expect([row.qualification, row.serviceType.nameZh, row.offeredAuthority?.nameZh]).toEqual([null, '示例家庭补助申领', '天津市武清区人力资源和社会保障局']);
    // Found by the name of the service as well.
    expect((await listed(county, '家庭补助')).number).toBe(number);
    await done(county, id, 'accept');
    const page = await detail(county, id);
    expect([page.form['children'], page.form['account'], page.form['income'], page.maskedFields]).toEqual([[{ name: '••••••', idNumber: '••••••', atSchool: true }], '••••••', 480_000, ['home', 'children[].name', 'children[].idNumber', 'account']]);
    expect((await detail(resident, id)).form['children']).toEqual(CHILDREN);
    const revealed = await county.post<{ value: { children: unknown } }>(`/api/workflow/requests/${id}/reveal`, { field: 'form', purpose: '核对子女身份' });
    expect(revealed.body.value.children).toEqual(CHILDREN);
    const texts = (await county.get<Page<{ code: string; text: { zh: string } }>>(`/api/workflow/requests/${id}/texts?verb=approve`)).body.items;
    expect(texts.map(({ text }) => text.zh).join()).toContain('申请的示例家庭补助申领：【请写明查明的事实】。依据【请写明依据】');
    await done(county, id, 'approve', { opinion: '符合条件，准予。' });
    const end = await eventually(async () => {
      const { request } = await detail(resident, id);
      return request.state === 'delivered' && request;
    });
    expect(end.outcome).toBe('approved');
    const inbox = await resident.get<Page<{ sentence?: string; title?: string }>>('/api/notices');
    expect(JSON.stringify(inbox.body)).toContain('示例家庭补助申领');
  });

  it('goes to the nearest place above that has the department, takes a supplement, and its documents name no qualification', async () => {
    const { id, number } = (await apply({ serviceTypeCode: 'sample_medical.filing', form: { hospital: '示例医院' } })).body.request;
    expect((await listed(city, number)).offeredAuthority?.nameZh).toBe('天津市医疗保障局');
    await done(city, id, 'request_supplement', { items: [{ what: '医院全称', why: '用于备案' }] });
    await done(resident, id, 'supply_supplement', { answers: [{ itemCode: 'i1', text: '示例医院总院' }] });
    await done(city, id, 'accept');
    await done(city, id, 'refuse', { reasonCode: 'refuse.expired', reasonText: '未参保。', remedyTold: true });
    const documents = (await resident.get<Page<{ id: string; kind: string }>>(`/api/workflow/requests/${id}/documents`)).body.items;
    expect(documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['refusal', 'supplement_notice']));
    for (const document of documents) expect((await resident.get(`/api/workflow/requests/${id}/documents/${document.id}?lang=zh`)).status).toBe(200);
    const versions = await city.get<Problem>(`/api/workflow/requests/${id}/versions`);
    expect([versions.status, versions.body.code]).toEqual([409, 'no_later_version']);
  });

  it('is taken in at a window of another province, for whoever stands before it', async () => {
    const window = await Person.signIn(house.base, 'window-tongzhou');
    const applicant = { name: '示例甲', idNumber: '999011199205120020', phone: '00000000001', homeJurisdiction: '110112' };
    const assisted = { identityChecked: true, consentOral: true };
    for (const [wrong, code] of [[{ ...assisted, identityChecked: false }, 'identity_not_checked'], [{ ...assisted, consentOral: false }, 'consent_required']] as const) expect((await apply({ mode: 'collect_and_forward', applicant, assisted: wrong }, window)).body.code).toBe(code);
    expect((await apply({ assisted })).body.code).toBe('form_invalid');
    const sent = await apply({ mode: 'collect_and_forward', applicant, assisted }, window);
    expect([sent.status, sent.body.code]).toEqual([200, undefined]);
    const { id, number } = sent.body.request;
    // The clerk is nowhere the applicant, and the applicant reads what was done for them.
    expect((await detail(resident, id)).timeline[0]?.detail['assisted']).toBe(true);
    await done(window, id, 'receive', { identityChecked: true, formChecked: true });
    expect((await listed(county, number)).id).toBe(id);
  });

  it('asks for a paper only where the answers call for it', async () => {
    const alone = { ...ANSWERS, situation: 'alone', since: '2020-01-01' };
    expect((await apply({ form: alone })).body.code).toBe('material_missing');
    const file = await resident.upload<{ id: string }>('custody_order', '判决书.pdf', PDF);
    expect((await apply({ form: alone, attachmentIds: [file.body.id] })).status).toBe(200);
    const other = await resident.upload<{ id: string }>('custody_order', '判决书.pdf', PDF);
    expect((await apply({ attachmentIds: [other.body.id] })).body.code).toBe('material_not_listed');
  });

  it('says where a form is wrong, down to the row', async () => {
    const wrong = await apply({ form: { ...ANSWERS, since: '2020-01-01', children: [...CHILDREN, { name: '示例女', idNumber: '110105194912310021' }] } });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'form_invalid']);
    expect(wrong.body.errors?.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(['form.children[1].idNumber x-widget', 'form.since not_asked']);
  });

  it('refuses what does not fit before anything is filed', async () => {
    const refusals = await Promise.all([
      apply({ qualificationCode: 'P01' }), apply({ toJurisdiction: '999999' }), apply({ fromJurisdiction: '999999' }), apply({ serviceTypeCode: 'recognition.person' }), apply({ mode: 'joint' }), apply({ consent: false }),
    ]);
    expect(refusals.map(({ body }) => body.code)).toEqual(['service_type_does_not_apply', 'jurisdiction_unknown', 'jurisdiction_unknown', 'malformed', 'mode_not_offered', 'consent_required']);
  });

  it('says beforehand who will decide', async () => {
    const ask = async (serviceType: string, place: string): Promise<unknown> => {
      const { body } = await new Person(house.base).get<{ code?: string; authority?: { nameZh: string }; basis?: string }>(`/api/workflow/competence?serviceType=${serviceType}&place=${place}`);
      return [body.authority?.nameZh ?? body.code, body.basis];
    };
    expect(await ask('sample_family.allowance', '120114')).toEqual(['天津市武清区人力资源和社会保障局', 'department_of_jurisdiction']);
    expect(await ask('sample_medical.filing', '130629')).toEqual(['河北省医疗保障局', 'department_above']);
    expect(await ask('sample_medical.filing', '999999')).toEqual(['jurisdiction_unknown', undefined]);
  });
});
