import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addDays, residentIdCheckDigit, shanghaiDay } from '#kernel';
import { detail, type ActBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';
import { publishSamples } from '../support/services.js';

interface Mandate {
  readonly id: string;
  readonly state: string;
  readonly holds: boolean;
  readonly side: string | null;
  readonly principal: { readonly name: string; readonly idNumber: string };
  readonly agent: { readonly name: string; readonly idNumber: string };
  readonly organisation: { readonly name: string } | null;
  readonly endedBy: string | null;
  readonly forgettable: boolean;
}
interface Problem {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}
interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
interface Filed {
  readonly id: string;
  readonly number: string;
  readonly applicant: { readonly name: string };
  readonly agent: { readonly name: string; readonly basis: string; readonly isReader: boolean; readonly organisation: { readonly name: string } | null } | null;
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(180_000);

const ELDER = { name: '示例丙', idNumber: '999011194803210066' };
const NURSE = { name: '示例甲', idNumber: '999011199205120020' };
const OFFICER = { name: '示例戊', idNumber: '999013198502170102' };
const FORM = { hospital: '示例医院' };
const today = shanghaiDay(new Date());

let house: House;
let elder: Person;
let nurse: Person;
let officer: Person;
let clerk: Person;
let window: Person;

beforeAll(async () => {
  house = await startHouse();
  await publishSamples(house.database);
  [elder, nurse, officer, window, clerk] = (await Promise.all(['elder', 'nurse', 'agent', 'window-tongzhou', 'clerk-tianjin-other'].map(async (subject) => Person.signIn(house.base, subject)))) as [Person, Person, Person, Person, Person];
  const { posts } = await clerk.refresh();
  await clerk.switchTo(posts.find((post) => post.authority?.nameZh.includes('医疗保障'))?.id ?? null);
});
afterAll(async () => house?.close());

const stated = (change: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({ id: randomUUID(), basis: 'child', person: NURSE, scope: ['all'], from: today, until: addDays(today, 300), ...change });
async function give(by: Person, change: Readonly<Record<string, unknown>> = {}): Promise<Answer<Mandate & Problem>> {
  return by.post<Mandate & Problem>('/api/onestop/mandates', stated(change));
}
async function granted(by: Person = elder, change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { status, body } = await give(by, change);
  expect([status, body.code, body.state]).toEqual([200, undefined, 'granted']);
  return body.id;
}
async function apply(onBehalfOf: string | undefined, by: Person = nurse, change: Readonly<Record<string, unknown>> = {}, key: string = randomUUID()): Promise<Answer<ActBody & Problem & { readonly request: Filed }>> {
  const body = { serviceTypeCode: 'sample_medical.filing', fromJurisdiction: '110112', toJurisdiction: '120114', mode: 'online', form: FORM, attachmentIds: [], consent: true, ...(onBehalfOf === undefined ? {} : { onBehalfOf }), ...change };
  return by.post('/api/workflow/requests', body, { 'idempotency-key': key });
}
const code = ({ status, body }: Answer<Problem>): unknown => [status, body.code];
async function act(by: Person, id: string, verb: string, input: unknown = {}): Promise<Answer<ActBody & Problem>> {
  const { version } = (await by.get<{ request: { version: number } }>(`/api/workflow/requests/${id}`)).body.request;
  return by.act<ActBody & Problem>(id, verb, version, input);
}
async function told(by: Person, number: string): Promise<number> {
  return (await by.get<Page<unknown>>(`/api/notices?q=${encodeURIComponent(number)}`)).body.total;
}
async function offered(number: string): Promise<Filed> {
  return eventually(async () => (await clerk.get<Page<Filed>>(`/api/workflow/worklist?q=${encodeURIComponent(number)}`)).body.items[0]);
}

describe('an elder who has given their grown child a mandate', () => {
  it('is the applicant of what the child files; both see it, both are told, clerks see who filed it', async () => {
    const mandate = await granted();
    const sent = await apply(mandate);
    expect([sent.status, sent.body.code]).toEqual([200, undefined]);
    const { id, number, applicant, agent } = sent.body.request;
    expect([applicant.name, agent]).toEqual([ELDER.name, { name: NURSE.name, basis: 'child', organisation: null, isReader: true }]);
    expect(sent.body.availableActions).toContain('withdraw');
    for (const by of [elder, nurse]) expect((await by.get<Page<Filed>>('/api/workflow/requests')).body.items.map((each) => each.id)).toContain(id);
    const row = await offered(number);
    expect([row.applicant.name, row.agent?.name, row.agent?.basis]).toEqual(['示**', '示**', 'child']);
    // Clerk and applicant read in the timeline whose hand it was.
    for (const by of [clerk, elder]) expect((await detail(by, id)).timeline.find(({ verb }) => verb === 'submit')?.detail['byAgent']).toBe(true);
    await act(clerk, id, 'request_supplement', { items: [{ what: '医院全称', why: '用于备案' }] });
    const supplied = await act(nurse, id, 'supply_supplement', { answers: [{ itemCode: 'i1', text: '示例医院总院' }] });
    expect([supplied.status, supplied.body.request.state]).toEqual([200, 'routed']);
    expect((await detail(elder, id)).timeline.filter(({ verb, detail: said }) => verb === 'supply_supplement' && said['byAgent'] === true)).toHaveLength(1);
    await eventually(async () => (await told(elder, number)) > 1 && (await told(nurse, number)) > 1);
    // The applicant may act as well, in their own account.
    const withdrawn = await act(elder, id, 'withdraw');
    expect([withdrawn.status, withdrawn.body.request.state]).toEqual([200, 'withdrawn']);
    expect((await detail(nurse, id)).timeline.at(-1)?.detail['byAgent']).toBeUndefined();
  });

  it('sees it on their side, the child on theirs, with masked numbers, and nobody else at all', async () => {
    const mandate = await granted();
    const find = async (by: Person): Promise<Mandate | undefined> => (await by.get<Page<Mandate>>('/api/onestop/mandates')).body.items.find(({ id }) => id === mandate);
    const [his, hers] = [await find(elder), await find(nurse)];
    expect([his?.side, hers?.side, hers?.principal, his?.agent]).toEqual(['principal', 'agent', { name: ELDER.name, idNumber: '99**************66' }, { name: NURSE.name, idNumber: '99**************20' }]);
    expect(await find(officer)).toBeUndefined();
    expect(code(await apply(mandate, officer))).toEqual([422, 'mandate_unknown']);
    expect(code(await apply(mandate, elder))).toEqual([422, 'mandate_unknown']);
    expect(code(await officer.post<Problem>(`/api/onestop/mandates/${mandate}/end`, {}))).toEqual([404, 'not_found']);
  });

  it('ends it in between: nothing more is filed, done or read under it, what was filed goes on', async () => {
    const mandate = await granted();
    const { id } = (await apply(mandate)).body.request;
    const key = randomUUID();
    const second = await apply(mandate, nurse, {}, key);
    const ended = await elder.post<Mandate>(`/api/onestop/mandates/${mandate}/end`, {});
    expect([ended.status, ended.body.state, ended.body.endedBy, ended.body.holds]).toEqual([200, 'ended', 'principal', false]);
    expect((await elder.post<Mandate>(`/api/onestop/mandates/${mandate}/end`, {})).body.state).toBe('ended');
    expect(code(await apply(mandate))).toEqual([409, 'mandate_ended']);
    // What was answered once is answered again.
    const again = await apply(mandate, nurse, {}, key);
    expect([again.status, again.body.repeated, again.body.request.id]).toEqual([200, true, second.body.request.id]);
    const { version } = await eventually(async () => {
      const { request } = await detail(elder, id);
      return request.state === 'routed' && request;
    });
    expect(code(await nurse.act<Problem>(id, 'withdraw', version, {}))).toEqual([409, 'mandate_ended']);
    expect(code(await nurse.get<Problem>(`/api/workflow/requests/${id}`))).toEqual([409, 'mandate_ended']);
    expect((await nurse.get<Page<Filed>>('/api/workflow/requests')).body.items.find((each) => each.id === id)?.applicant.name).toBe('示**');
    expect((await act(elder, id, 'withdraw')).body.request.state).toBe('withdrawn');
    await eventually(async () => JSON.stringify((await nurse.get('/api/notices')).body).includes('代办授权已由对方终止'));
    const forgotten = await elder.delete(`/api/onestop/mandates/${mandate}`);
    expect(forgotten.status).toBe(204);
    expect((await detail(elder, id)).request.applicant.name).toBe(ELDER.name);
  });
});

describe('a mandate', () => {
  it('that has expired is refused with its last day, and the draft is kept', async () => {
    const mandate = await granted(elder, { until: today });
    const draft = randomUUID();
    await nurse.put(`/api/workflow/drafts/${draft}`, { version: 0, serviceTypeCode: 'sample_medical.filing', content: { form: FORM, onBehalfOf: mandate } });
    const filed = (await apply(mandate)).body.request;
    const now = house.clock.now();
    house.clock.travelTo(new Date(now.getTime() + 2 * 86_400_000));
    try {
      const late = await apply(mandate, nurse, { draftId: draft });
      expect([...(code(late) as unknown[]), late.body.details?.['until']]).toEqual([409, 'mandate_expired', today]);
      expect(code(await nurse.get<Problem>(`/api/workflow/requests/${filed.id}`))).toEqual([409, 'mandate_expired']);
    } finally {
      house.clock.travelTo(now);
    }
    const kept = await nurse.get<{ content: { form: unknown } }>(`/api/workflow/drafts/${draft}`);
    expect([kept.status, kept.body.content.form]).toEqual([200, FORM]);
  });

  it('is for its scope and its days only', async () => {
    expect(code(await apply(await granted(elder, { scope: ['family:sample_family'] })))).toEqual([422, 'mandate_out_of_scope']);
    expect((await apply(await granted(elder, { scope: ['family:sample_medical'] }))).status).toBe(200);
    expect((await apply(await granted(elder, { scope: ['service:sample_medical.filing'] }))).status).toBe(200);
    expect(code(await apply(await granted(elder, { from: addDays(today, 3) })))).toEqual([409, 'mandate_not_begun']);
  });

  it('given twice with one id is one; filed twice with one key is one request', async () => {
    const body = stated();
    const answers = await Promise.all([elder.post<Mandate>('/api/onestop/mandates', body), elder.post<Mandate>('/api/onestop/mandates', body)]);
    expect(answers.map(({ status, body: { id } }) => [status, id])).toEqual([[200, body['id']], [200, body['id']]]);
    expect(code(await elder.post<Problem>('/api/onestop/mandates', { ...body, scope: ['family:sample_family'] }))).toEqual([422, 'idempotency_key_reused']);
    const key = randomUUID();
    const filed = [await apply(String(body['id']), nurse, {}, key), await apply(String(body['id']), nurse, {}, key)];
    expect([filed[0]?.body.request.id === filed[1]?.body.request.id, filed[1]?.body.repeated]).toEqual([true, true]);
  });

  it('is refused where law or sense forbid it, and tells nobody who has an account', async () => {
    const codes = await Promise.all([
      give(elder, { person: ELDER }), give(elder, { person: { ...NURSE, name: '别人' } }), give(elder, { person: { name: '没有此人', idNumber: idOf('19800101') } }), give(elder, { person: { ...NURSE, idNumber: '999011199205120021' } }),
      give(elder, { until: addDays(today, 1_200) }), give(elder, { scope: ['family:none'] }), give(elder, { basis: 'organisation' }), give(nurse, { basis: 'parent', person: ELDER }), give(elder, { scope: [] }),
    ]);
    expect(codes.map(({ body }) => body.code)).toEqual(['mandate_of_oneself', 'mandate_side_unknown', 'mandate_side_unknown', 'id_number_invalid', 'mandate_days', 'mandate_scope_unknown', 'mandate_organisation_missing', 'mandate_age', 'malformed']);
  });
});

/** An invented number of somebody born on this day. */
function idOf(born: string): string {
  const first = `999011${born}00`.padEnd(16, '0') + '7';
  return first + residentIdCheckDigit(first);
}

describe('a parent', () => {
  const CHILD = { name: '示例小', idNumber: idOf('20180501') };

  it('states it, a window looks at the papers, and then files for the child', async () => {
    const { status, body } = await give(nurse, { basis: 'parent', person: CHILD });
    expect([status, body.state, body.holds, body.side]).toEqual([200, 'stated', false, 'agent']);
    expect(code(await apply(body.id))).toEqual([409, 'mandate_waits']);
    expect(code(await nurse.post<Problem>('/api/onestop/waiting-mandates', { idNumber: NURSE.idNumber }))).toEqual([403, 'forbidden']);
    const waiting = await window.post<{ items: readonly Mandate[] }>('/api/onestop/waiting-mandates', { idNumber: NURSE.idNumber });
    expect(waiting.body.items.map(({ id, principal }) => [id, principal])).toEqual([[body.id, CHILD]]);
    const confirm = async (papers: readonly string[], identityChecked = true): Promise<Answer<Mandate & Problem>> => window.post(`/api/onestop/mandates/${body.id}/confirm`, { identityChecked, papers });
    expect([code(await confirm(['business_licence'])), code(await confirm(['birth_certificate'], false))]).toEqual([[422, 'mandate_papers_missing'], [422, 'identity_not_checked']]);
    const confirmed = await confirm(['birth_certificate']);
    expect([confirmed.status, confirmed.body.state]).toEqual([200, 'granted']);
    expect(code(await window.post<Problem>(`/api/onestop/mandates/${body.id}/decline`, { reason: 'papers_differ' }))).toEqual([409, 'mandate_settled']);
    const sent = await apply(body.id);
    expect([sent.status, sent.body.request.applicant.name, sent.body.request.agent?.basis]).toEqual([200, CHILD.name, 'parent']);
    await eventually(async () => JSON.stringify((await nurse.get('/api/notices')).body).includes('代办授权已生效'));
  });

  it('is told when the papers do not show it', async () => {
    const { id } = (await give(nurse, { basis: 'parent', person: { ...CHILD, name: '示例幼' } })).body;
    expect((await window.post<Mandate>(`/api/onestop/mandates/${id}/decline`, { reason: 'papers_differ' })).body.state).toBe('declined');
    expect(code(await apply(id))).toEqual([409, 'mandate_declined']);
    expect((await nurse.delete(`/api/onestop/mandates/${id}`)).status).toBe(204);
  });
});

describe('a registered representative', () => {
  it('names an officer, whom a window confirms by the licence; the request says for which organisation', async () => {
    const organisation = { name: '示例有限公司', creditCode: '91350100M000100Y43' };
    const { status, body } = await give(nurse, { basis: 'organisation', person: OFFICER, organisation });
    expect([status, body.state, body.organisation?.name]).toEqual([200, 'stated', organisation.name]);
    expect((await window.post<Mandate>(`/api/onestop/mandates/${body.id}/confirm`, { identityChecked: true, papers: ['business_licence'] })).body.state).toBe('granted');
    // The service is for people: the organisation's mandate does not cover it.
    expect(code(await apply(body.id, officer))).toEqual([422, 'mandate_other_audience']);
  });
});
