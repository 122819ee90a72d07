import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface View {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
  readonly isDefault: boolean;
}
interface Items<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextCursor: string | null;
}
type Problem = { readonly code: string };

jest.setTimeout(120_000);

let house: House;
let nurse: Person;
let clerk: Person;
let other: Person;

beforeAll(async () => {
  house = await startHouse();
  nurse = await Person.signIn(house.base, 'nurse');
  clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
  other = await Person.signIn(house.base, 'supervisor-tianjin');
}, 120_000);
afterAll(async () => house?.close());

const views = async (person: Person): Promise<readonly View[]> => (await person.get<Items<View>>('/api/workflow/views')).body.items;
const save = async (person: Person, id: string, name: string, filter: object = {}, isDefault = false) => person.put<Items<View> & Problem>(`/api/workflow/views/${id}`, { name, filter, isDefault });
const names = async (person: Person): Promise<string[]> => (await views(person)).map(({ name }) => name);

describe('saved views', () => {
  it('are kept, renamed, put in order, opened first and thrown away; each by its own', async () => {
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const filter = { queue: 'near', q: '示例甲', mark: 'alert', due: 'week', sort: 'submitted' };
    await save(clerk, one, '👨‍👩‍👧 今天', filter);
    await save(clerk, two, 'عاجل', {}, true);
    await save(clerk, three, '三\u202e');
    expect(await views(clerk)).toMatchObject([{ id: one, name: '👨‍👩‍👧 今天', filter, isDefault: false }, { id: two, isDefault: true }, { name: '三' }]);
    // one that opens first takes it from the other; the same command again changes nothing
    for (const _ of [1, 2]) await save(clerk, one, '今天', filter, true);
    expect((await views(clerk)).map(({ isDefault }) => isDefault)).toEqual([true, false, false]);
    expect((await clerk.put<Items<View>>('/api/workflow/views', { ids: [three, randomUUID(), one] })).body.items.map(({ name }) => name)).toEqual(['三', '今天', 'عاجل']);
    expect((await clerk.delete(`/api/workflow/views/${three}`)).status).toBe(204);
    expect((await clerk.delete(`/api/workflow/views/${three}`)).status).toBe(204);
    expect(await names(clerk)).toEqual(['今天', 'عاجل']);
    // nobody else sees, changes or removes them
    expect(await names(other)).toEqual([]);
    expect((await save(other, one, '我的')).body.code).toBe('not_found');
    await other.delete(`/api/workflow/views/${one}`);
    expect(await names(clerk)).toEqual(['今天', 'عاجل']);
    expect((await save(nurse, randomUUID(), '居民')).status).toBe(403);
    // what was searched for stands nowhere in the clear
    const owner = new pg.Client({ connectionString: house.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<{ content: string }>('SELECT content FROM workflow.saved_view');
    await owner.end();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ content }) => content.includes('示例甲') || content.includes('今天'))).toEqual([]);
  });

  it('are refused without a name, with a filter that the list does not know, and beyond twenty, also when they come at once', async () => {
    expect((await save(clerk, randomUUID(), '  ')).body.code).toBe('view_name_invalid');
    expect((await save(clerk, randomUUID(), 'x', { mark: 'whatever' })).body.code).toBe('malformed');
    expect((await save(clerk, randomUUID(), 'x', { due: 'never' })).body.code).toBe('malformed');
    const answers = await Promise.all(Array.from({ length: 25 }, async (_, i) => save(clerk, randomUUID(), `视图 ${i}`)));
    expect(answers.filter(({ body }) => body.code === 'too_many_views')).toHaveLength(7);
    expect(await views(clerk)).toHaveLength(20);
  });

  it('the columns are each person’s own, and single keys can be switched off', async () => {
    expect((await clerk.get('/api/workflow/work-settings')).body).toEqual({ columns: [], shortcuts: true });
    const mine = { columns: ['due', 'service'], shortcuts: false };
    expect((await clerk.put('/api/workflow/work-settings', mine)).body).toEqual(mine);
    expect((await clerk.get('/api/workflow/work-settings')).body).toEqual(mine);
    expect((await other.get('/api/workflow/work-settings')).body).toEqual({ columns: [], shortcuts: true });
    expect((await clerk.put<Problem>('/api/workflow/work-settings', { columns: ['due', 'due'], shortcuts: true })).body.code).toBe('malformed');
    expect((await clerk.put<Problem>('/api/workflow/work-settings', { columns: ['secret'], shortcuts: true })).body.code).toBe('malformed');
  });
});

describe('on the request', () => {
  const filed = async (change: Readonly<Record<string, unknown>>): Promise<RequestBody> => (await submit(nurse, change)).body.request;
  let here: RequestBody;
  let beside: RequestBody;
  let elsewhere: RequestBody;

  beforeAll(async () => {
    here = await filed({ qualificationCode: 'P33' });
    beside = await filed({ qualificationCode: 'P33' });
    elsewhere = await filed({ qualificationCode: 'P33', toJurisdiction: '130000' });
    for (const { id } of [here, beside]) await eventually(async () => (await detail(clerk, id)).request !== undefined);
    await eventually(async () => (await detail(nurse, elsewhere.id)).request.state === 'routed');
  });

  it('lists what the same applicant asked for, as far as the clerk may read it, and counts nothing else', async () => {
    const related = async (person: Person, id: string, page = ''): Promise<Items<RequestBody>> => (await person.get<Items<RequestBody>>(`/api/workflow/requests/${id}/related${page}`)).body;
    expect(await related(clerk, here.id)).toMatchObject({ items: [{ id: beside.id, number: beside.number }], total: 1, nextCursor: null });
    expect((await related(clerk, here.id)).items[0]?.applicant.name).not.toBe('示例甲');
    expect(await related(clerk, elsewhere.id)).toMatchObject({ code: 'not_found' });
    expect((await nurse.get(`/api/workflow/requests/${here.id}/related`)).status).toBe(403);
    const third = await filed({ qualificationCode: 'P33' });
    await eventually(async () => (await related(clerk, here.id)).total === 2);
    const first = await related(clerk, here.id, '?limit=1');
    expect([first.items.map(({ id }) => id), first.total]).toEqual([[third.id], 2]);
    expect((await related(clerk, here.id, `?limit=1&cursor=${first.nextCursor ?? ''}`)).items.map(({ id }) => id)).toEqual([beside.id]);
  });

  it('offers texts that are filled with what the clerk sees: masked, with reason and remedies', async () => {
    const texts = async (query: string) => (await clerk.get<Items<{ code: string; text: { zh: string; en: string } }> & { provenance: { status: string } }>(`/api/workflow/requests/${here.id}/texts?${query}`)).body;
    const approval = await texts('verb=approve');
    expect(approval.provenance.status).toBe('project_proposal');
    expect(approval.items.map(({ code }) => code)).toEqual(['approve.recognition', 'approve.other']);
    const text = approval.items[0]?.text ?? { zh: '', en: '' };
    for (const part of ['护士执业资格', '北京市', '天津市', '个人资格互认确认', '年']) expect(text.zh).toContain(part);
    expect(text.zh).not.toContain('示例甲');
    expect(text.en).toContain('Nurse practising qualification');
    expect((await texts('verb=refuse')).items).toEqual([]);
    const [refusal] = (await texts('verb=refuse&reasonCode=refuse.revoked')).items;
    for (const part of ['证书已被发证机关撤销', '《行政许可法》第六十九条', '六十日内申请行政复议', '六个月内向人民法院']) expect(refusal?.text.zh).toContain(part);
    // a reason of another act is none
    expect((await texts('verb=refuse&reasonCode=decline.no_rule')).items).toEqual([]);
  });

  it('narrows the queue by service, place, days and what sets a request apart', async () => {
    const found = async (query: string): Promise<boolean> => (await clerk.get<Items<RequestBody>>(`/api/workflow/worklist?q=${here.number}&${query}`)).body.items.length === 1;
    const answers = await Promise.all([
      'serviceType=recognition.person', 'serviceType=registration.transfer', 'from=110000', 'from=130000', 'to=120000', 'to=110000', 'filed=today', 'filed=month', 'due=week', 'due=today',
      'mark=offered', 'mark=supplemented',
    ].map(found));
    expect(answers).toEqual([true, false, true, false, true, false, true, true, false, false, true, false]);
    const taken = await clerk.act<ActBody>(here.id, 'claim', (await detail(clerk, here.id)).request.version, {});
    await clerk.act(here.id, 'request_supplement', taken.body.request.version, { items: [{ what: '执业注册页', why: '核对' }] });
    await nurse.act(here.id, 'supply_supplement', (await detail(nurse, here.id)).request.version, { answers: [{ itemCode: 'i1', text: '见附页' }] });
    expect(await Promise.all(['mark=supplemented', 'mark=offered'].map(found))).toEqual([true, false]);
  });
});
