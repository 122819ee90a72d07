import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Opened {
  readonly id: string;
  readonly code?: string;
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let house: House;
let nurse: Person;
let clerk: Person;
let government: Person;

beforeAll(async () => {
  house = await startHouse();
  [nurse, clerk, government] = await Promise.all(['nurse', 'clerk-tianjin-health', 'clerk-tianjin-other'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person];
  const { posts } = await government.refresh();
  await government.switchTo(posts.find((post) => post.authority?.nameZh === '天津市人民政府')?.id ?? null);
});
afterAll(async () => house?.close());

async function done(person: Person, id: string, verb: string, input: unknown): Promise<RequestBody> {
  const { request } = await detail(person, id);
  const answer = await person.act<ActBody & Opened>(id, verb, request.version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

const until = async (person: Person, id: string, holds: (page: DetailBody) => boolean): Promise<DetailBody> => eventually(async () => {
  const page = await detail(person, id);
  return page.request !== undefined && holds(page) && page;
});
const isDelivered = (page: DetailBody): boolean => page.request.state === 'delivered';
const follow = async (person: Person, id: string, kind: string, reasonText: string, key: string = randomUUID()): Promise<Answer<Opened>> => person.post<Opened>(`/api/workflow/requests/${id}/follow-ups`, { kind, reasonText }, { 'idempotency-key': key });
const OPINION = { opinion: '经核实，同意。' };
const REFUSAL = { reasonCode: 'refuse.expired', reasonText: '证书已过有效期。', remedyTold: true };

async function decided(verb: 'approve' | 'refuse'): Promise<string> {
  const { id } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  await until(nurse, id, (page) => page.request.state === 'routed');
  await done(clerk, id, 'accept', {});
  await done(clerk, id, verb, verb === 'approve' ? OPINION : REFUSAL);
  await until(nurse, id, isDelivered);
  return id;
}

describe('review (行政复议)', () => {
  it('is a request of its own about the decision, to the government, under its own limits, and once', async () => {
    const id = await decided('refuse');
    expect((await detail(nurse, id)).availableFollowUps).toEqual(['review']);
    const keys = [randomUUID(), randomUUID()];
    // sent twice at once: one is opened, the other hears that it is
    const both = await Promise.all(keys.map(async (each) => follow(nurse, id, 'review', '证书在有效期内。', each)));
    expect(both.map((answer) => [answer.status, answer.body.code]).sort()).toEqual([[200, undefined], [409, 'follow_up_open']]);
    const [key = '', opened = both[0] as Answer<Opened>] = both[0]?.status === 200 ? [keys[0], both[0]] : [keys[1], both[1]];
    expect((await follow(nurse, id, 'review', '证书在有效期内。', key)).body.id).toBe(opened.body.id);
    expect(await follow(nurse, id, 'review', '别的理由', key)).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect(await follow(nurse, id, 'review', '证书在有效期内。')).toMatchObject({ status: 409, body: { code: 'follow_up_open' } });
    const review = await until(nurse, opened.body.id, (page) => page.request.state === 'routed');
    expect([review.request.offeredAuthority?.nameZh, review.about?.id, review.timeline[0]?.text, review.deadlines[0]?.derivation.value]).toEqual(['天津市人民政府', id, '证书在有效期内。', 5]);
    // the reviewing body reads what it is about; the authority whose decision it is does not decide it
    expect((await detail(government, id)).decision?.text).toBe(REFUSAL.reasonText);
    expect((await clerk.act<Opened>(review.request.id, 'accept', review.request.version, {})).body.code).toBe('not_custodian');
    await done(government, review.request.id, 'accept', {});
    expect((await detail(nurse, review.request.id)).deadlines.find((d) => d.kind === 'decision')?.derivation).toMatchObject({ value: 60, unit: 'day', rule: 'review.decision' });
    await done(government, review.request.id, 'approve', { opinion: '原决定认定事实不清，责令重新作出决定。' });
    await until(nurse, review.request.id, isDelivered);
    expect((await detail(nurse, id)).followUps).toMatchObject([{ kind: 'review', outcome: 'approved' }]);
    expect((await detail(nurse, review.request.id)).availableFollowUps).toEqual([]);
    expect((await nurse.get<Page<unknown>>(`/api/exchange/credentials?requestId=${review.request.id}`)).body.items).toEqual([]);
  });
});

describe('correction', () => {
  it('is a new decision that supersedes, by the authority itself; what it takes back no longer attests anything', async () => {
    const id = await decided('approve');
    const held = await eventually(async () => (await nurse.get<Page<{ id: string; state: string }>>(`/api/exchange/credentials?requestId=${id}`)).body.items[0]);
    expect(held.state).toBe('valid');
    expect((await follow(nurse, id, 'correction', '请更正')).body.code).toBe('wrong_role');
    expect((await follow(clerk, id, 'correction', ' ')).body.code).toBe('reason_required');
    const opened = await follow(clerk, id, 'correction', '发现证书在决定前已过期。');
    const page = await detail(nurse, opened.body.id);
    expect([page.request.state, page.request.custodianAuthority?.nameZh, page.timeline[0]]).toEqual(['accepted', '天津市卫生健康委员会', expect.objectContaining({ verb: 'correct', text: '发现证书在决定前已过期。' })]);
    await done(clerk, opened.body.id, 'refuse', REFUSAL);
    await until(nurse, opened.body.id, isDelivered);
    const original = await detail(nurse, id);
    expect([original.request.outcome, original.decision?.text, original.followUps[0]]).toEqual(['approved', OPINION.opinion, expect.objectContaining({ kind: 'correction', outcome: 'refused' })]);
    await eventually(async () => (await nurse.get<{ state: string }>(`/api/exchange/credentials/${held.id}`)).body.state === 'revoked');
  });
});

describe('a second look by a person', () => {
  it('follows a decision by rule when the applicant asks, and not one by a person', async () => {
    const byPerson = await decided('approve');
    expect((await follow(nurse, byPerson, 'person', '请复核')).body.code).toBe('decided_by_person');
    await eventually(async () => (await nurse.get<Page<unknown>>(`/api/exchange/credentials?requestId=${byPerson}`)).body.items.length === 1);
    const { id } = (await submit(nurse, { qualificationCode: 'P33', mode: 'instant' })).body.request;
    const ruled = await until(nurse, id, isDelivered);
    expect([ruled.decision?.byRule?.rule, ruled.availableFollowUps]).toEqual(['certificate_of_the_platform', ['person', 'review']]);
    const opened = await follow(nurse, id, 'person', '请人工确认。');
    await until(nurse, opened.body.id, (page) => page.request.state === 'routed');
    await done(clerk, opened.body.id, 'accept', {});
    await done(clerk, opened.body.id, 'approve', OPINION);
    const end = await until(nurse, opened.body.id, isDelivered);
    expect([end.decision?.byRule, (await detail(nurse, id)).followUps.map((each) => each.kind)]).toEqual([null, ['person']]);
  });
});
