import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { detail, submit } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Look {
  readonly act: string;
  readonly role: string;
  readonly authority: { readonly nameZh: string } | null;
  readonly purpose: string | null;
  readonly field: string | null;
  readonly requestNumber: string;
}
interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
interface Account {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string | null;
}
interface Exported {
  readonly format: string;
  readonly account: Account;
  readonly requests: { readonly filed: readonly { readonly number: string; readonly form: Readonly<Record<string, unknown>>; readonly files: readonly { readonly fileName: string }[]; readonly acts: readonly { readonly verb: string }[] }[]; readonly drafts: readonly { readonly content: unknown }[] };
  readonly mandatesAndConsents: { readonly mandates: readonly { readonly principal: string; readonly agent: string }[] };
  readonly notices: { readonly told: readonly unknown[] };
  readonly feedback: { readonly matters: readonly { readonly title: string }[] };
  readonly certificates: readonly unknown[];
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(180_000);

let house: House;
let nurse: Person;
let other: Person;
let clerk: Person;

beforeAll(async () => {
  house = await startHouse();
  [nurse, other, clerk] = (await Promise.all(['nurse', 'constructor', 'clerk-tianjin-health'].map(async (subject) => Person.signIn(house.base, subject)))) as [Person, Person, Person];
});
afterAll(async () => house?.close());

const looks = async (by: Person): Promise<Page<Look>> => (await by.get<Page<Look>>('/api/workflow/looks')).body;

describe('what the platform keeps of somebody', () => {
  it('says who looked and why, by office and purpose, and not that one looked oneself', async () => {
    const { id, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    await eventually(async () => (await clerk.get<{ request?: unknown }>(`/api/workflow/requests/${id}`)).body.request !== undefined);
    await clerk.post(`/api/workflow/requests/${id}/reveal`, { field: 'applicantPhone', purpose: '联系申请人' });
    await detail(nurse, id);
    const { items } = await looks(nurse);
    expect(items.filter(({ act }) => act === 'person.reveal')).toEqual([expect.objectContaining({ role: 'case_clerk', purpose: '联系申请人', field: 'applicantPhone', requestNumber: number, authority: expect.objectContaining({ nameZh: '天津市卫生健康委员会' }) })]);
    expect(items.some(({ act, role }) => act === 'request.view' && role === 'case_clerk')).toBe(true);
    expect(items.every(({ role }) => role !== 'resident')).toBe(true);
    // No name of a clerk is told, and nobody else reads the list.
    expect(JSON.stringify(items)).not.toContain('示例壬');
    expect((await looks(other)).total).toBe(0);
    expect((await clerk.get('/api/workflow/looks')).status).toBe(403);
  });

  it('puts the telephone right at once, and leaves what was filed', async () => {
    const before = (await submit(nurse)).body.request;
    const corrected = await nurse.put<Account>('/api/directory/me/contact', { phone: '00000000099' });
    expect([corrected.status, corrected.body.phone]).toEqual([200, '00000000099']);
    expect((await nurse.get<Account>('/api/directory/me')).body).toMatchObject({ name: '示例甲', idNumber: '999011199205120020', phone: '00000000099' });
    expect((await detail(nurse, before.id)).request.applicant.phone).toBe('00000000001');
    expect((await submit(nurse)).body.request.applicant.phone).toBe('00000000099');
    expect((await nurse.put('/api/directory/me/contact', { phone: 'x' })).status).toBe(400);
    expect((await other.get<Account>('/api/directory/me')).body.phone).not.toBe('00000000099');
  });

  it('is handed over as one JSON document, with what every context keeps, and of nobody else', async () => {
    const { number } = (await submit(nurse)).body.request;
    const draft = randomUUID();
    await nurse.put(`/api/workflow/drafts/${draft}`, { version: 0, serviceTypeCode: 'recognition.person', content: { note: '写了一半' } });
    await nurse.post('/api/feedback/matters', { commandId: randomUUID(), kind: 'consultation', title: '想问一件事', text: '在哪里办理' });
    await nurse.post('/api/onestop/mandates', { id: randomUUID(), basis: 'authorised', person: { name: '示例乙', idNumber: '999011198809030056' }, scope: ['all'], from: '2026-01-01', until: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10) });
    const answer = await nurse.get<Exported>('/api/directory/me/export');
    expect([answer.status, answer.headers.get('content-disposition'), answer.headers.get('cache-control')]).toEqual([200, 'attachment; filename="tongban-my-data.json"', 'private, no-store']);
    const { format, account, requests, mandatesAndConsents, feedback, notices, certificates } = answer.body;
    expect([format, account.name]).toEqual(['tongban.my-data/1', '示例甲']);
    const filed = requests.filed.find((each) => each.number === number);
    expect([filed?.form['certificateNumber'], filed?.files.map(({ fileName }) => fileName), filed?.acts[0]?.verb]).toEqual(['TEST-2020-0001', ['资格证书.pdf'], 'submit']);
    expect([requests.drafts.map(({ content }) => content), mandatesAndConsents.mandates[0], feedback.matters.map(({ title }) => title), Array.isArray(notices.told), certificates]).toEqual([[{ note: '写了一半' }], expect.objectContaining({ principal: '示例甲', agent: '示例乙' }), ['想问一件事'], true, []]);
    // The identity number of the other side is theirs.
    expect(JSON.stringify(answer.body)).not.toContain('999011198809030056');
    const theirs = await other.get<Exported>('/api/directory/me/export');
    expect([theirs.body.requests.filed, theirs.body.requests.drafts, theirs.body.mandatesAndConsents.mandates.length]).toEqual([[], [], 1]);
    expect((await new Person(house.base).get('/api/directory/me/export')).status).toBe(401);
  });
});
