import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Problem {
  readonly code: string;
}

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let house: House;
let nurse: Person;
let tianjin: Person;
let beijing: Person;
let hebei: Person;

beforeAll(async () => {
  house = await startHouse();
  [nurse, tianjin, beijing, hebei] = await Promise.all(['nurse', 'clerk-tianjin-health', 'clerk-beijing', 'clerk-hebei'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person, Person];
  for (const several of [beijing, hebei]) {
    const { posts } = await several.refresh();
    await several.switchTo(posts.find((post) => post.authority?.nameZh.includes('卫生健康'))?.id ?? null);
  }
});
afterAll(async () => house?.close());

async function done(person: Person, id: string, verb: string, input: unknown): Promise<RequestBody> {
  const { request } = await detail(person, id);
  const answer = await person.act<ActBody & Problem>(id, verb, request.version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

async function refusal(person: Person, id: string, verb: string, input: unknown): Promise<string> {
  const { request } = await detail(person, id);
  const answer = await person.act<Problem>(id, verb, request.version, input);
  return `${answer.status} ${answer.body.code}`;
}

const until = async (person: Person, id: string, holds: (page: DetailBody) => boolean): Promise<DetailBody> => eventually(async () => {
  const page = await detail(person, id);
  return holds(page) && page;
});
const legOf = ({ legs }: DetailBody, code: string): DetailBody['legs'][number] => {
  const leg = legs.find((each) => each.code === code);
  if (!leg) throw new Error(`no leg ${code}`);
  return leg;
};
const OPINION = { opinion: '经核实，同意。' };
const REFUSAL = { reasonCode: 'refuse.expired', reasonText: '注册已过有效期。', remedyTold: true };

/** A transfer from Beijing to Tianjin whose first leg lies with Beijing; its id and that of the leg. */
async function transfer(): Promise<{ id: string; release: string }> {
  const sent = await submit(nurse, { serviceTypeCode: 'registration.transfer', qualificationCode: 'P33', mode: 'joint', form: { ...FORM } });
  expect(sent.status).toBe(200);
  const { id } = sent.body.request;
  const page = await until(nurse, id, (each) => each.legs.some((leg) => leg.code === 'release' && leg.authority !== null));
  return { id, release: legOf(page, 'release').requestId ?? '' };
}
const FORM = {
  certificateNumber: 'TEST-2020-0001', certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'registration_transfer', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true,
};

describe('joint handling', () => {
  it('forks into legs, one after the other, each accepted, timed and decided by its own authority, and joins at the lead', async () => {
    const { id, release } = await transfer();
    const first = await detail(nurse, id);
    expect(first.request).toMatchObject({ state: 'routed', offeredAuthority: { nameZh: '天津市卫生健康委员会' } });
    expect(first.legs.map((leg) => [leg.code, leg.standing, leg.authority?.nameZh ?? null])).toEqual([['release', 'open', '北京市卫生健康委员会'], ['file', 'planned', null]]);
    // the resident sees one request
    expect((await nurse.get<Page<RequestBody>>('/api/workflow/requests')).body.items.map((r) => r.id)).toContain(id);
    expect((await nurse.get<Page<RequestBody>>('/api/workflow/requests')).body.items.map((r) => r.id)).not.toContain(release);
    // the part reads what was submitted, without holding it
    const part = await detail(beijing, release);
    expect([part.parent?.id, part.attachments.length, (await detail(beijing, id)).availableActions]).toEqual([id, 1, []]);
    expect(await refusal(tianjin, release, 'accept', {})).toBe('403 not_custodian');

    await done(tianjin, id, 'accept', {});
    expect((await detail(nurse, id)).deadlines.find((d) => d.kind === 'decision')?.derivation).toMatchObject({ value: 45 });
    expect(await refusal(tianjin, id, 'approve', OPINION)).toBe('409 legs_not_joined');
    expect((await detail(tianjin, id)).why.reason).toBe('legs_waiting');
    await done(beijing, release, 'accept', {});
    await done(beijing, release, 'approve', OPINION);
    const second = await until(nurse, id, (page) => legOf(page, 'file').authority !== null);
    expect(second.legs.map((leg) => leg.standing)).toEqual(['agreed', 'open']);
    const file = legOf(second, 'file').requestId ?? '';
    await done(beijing, file, 'accept', {});
    await done(beijing, file, 'approve', OPINION);
    await until(tianjin, id, (page) => page.legs.every((leg) => leg.standing === 'agreed'));
    await done(tianjin, id, 'approve', OPINION);
    const end = await until(nurse, id, (page) => page.request.state === 'delivered');
    expect(end.request.outcome).toBe('approved');
    // it is no recognition: no certificate comes of it, nor of its parts
    expect((await nurse.get<Page<unknown>>('/api/exchange/credentials')).body.items).toEqual([]);
    const told = (await nurse.get<Page<{ subject: { id: string }; template: string }>>('/api/notices?limit=50')).body.items;
    expect(told.filter((n) => n.subject.id === release || n.subject.id === file)).toEqual([]);
    expect(told.filter((n) => n.subject.id === id && n.template === 'request.leg_noted').length).toBeGreaterThan(0);
  });

  it('loses nothing when one leg refuses: the lead is told, may not approve, and decides', async () => {
    const { id, release } = await transfer();
    await done(tianjin, id, 'accept', {});
    await done(beijing, release, 'accept', {});
    await done(beijing, release, 'refuse', REFUSAL);
    const page = await until(tianjin, id, (each) => each.legs.some((leg) => leg.standing === 'disagreed'));
    expect([page.why.reason, legOf(page, 'file').standing, page.request.state]).toEqual(['legs_disagreed', 'planned', 'accepted']);
    expect(await refusal(tianjin, id, 'approve', OPINION)).toBe('409 legs_not_joined');
    await done(tianjin, id, 'refuse', REFUSAL);
    expect((await until(nurse, id, (each) => each.request.state === 'delivered')).request.outcome).toBe('refused');
  });

  it('lets a leg ask its own supplement, and go back as misrouted, without holding the others up', async () => {
    const { id, release } = await transfer();
    await done(tianjin, id, 'accept', {});
    await done(beijing, release, 'request_supplement', { items: [{ what: '执业注册页', why: '核对' }] });
    expect((await detail(nurse, release)).request.custodian).toBe('applicant');
    expect((await detail(nurse, id)).request.state).toBe('accepted');
    await done(nurse, release, 'supply_supplement', { answers: [{ itemCode: 'i1', text: '见附页' }] });
    await done(beijing, release, 'return_misrouted', { reasonCode: 'return_misrouted.wrong_department', reasonText: '属其他部门' });
    await until(nurse, release, (page) => page.request.state === 'returned');
    expect((await detail(nurse, id)).legs.map((leg) => leg.standing)).toEqual(['open', 'planned']);
  });

  it('is withdrawn as a whole: no leg alone, and every open leg with it', async () => {
    const { id, release } = await transfer();
    expect(await refusal(nurse, release, 'withdraw', {})).toBe('409 leg_of_joint');
    await done(nurse, id, 'withdraw', {});
    const leg = await until(nurse, release, (page) => page.request.state === 'withdrawn');
    expect(leg.timeline.at(-1)).toMatchObject({ verb: 'call_off', actorRole: 'system' });
    expect(leg.deadlines.some((d) => d.status === 'running')).toBe(false);
  });
});

describe('instant handling', () => {
  const ask = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const sent = await submit(nurse, { qualificationCode: 'P33', mode: 'instant', ...change });
    expect(sent.status).toBe(200);
    return sent.body.request.id;
  };

  it('goes to a person, and says why, where nothing verified speaks for it', async () => {
    const id = await ask();
    const page = await until(nurse, id, (each) => each.request.leftToPerson !== null);
    expect([page.request.leftToPerson, page.request.state, page.decision]).toEqual(['no_evidence', 'routed', null]);
    await done(tianjin, id, 'accept', {});
    await done(tianjin, id, 'approve', OPINION);
    await until(nurse, id, (each) => each.request.state === 'delivered');
    await eventually(async () => (await nurse.get<Page<unknown>>('/api/exchange/credentials')).body.items.length === 1);
  });

  it('is decided at once on a certificate that stands, and states the rule, its version and the evidence', async () => {
    const [{ number }] = (await nurse.get<Page<{ number: string }>>('/api/exchange/credentials')).body.items as [{ number: string }];
    const began = Date.now();
    const id = await ask({ toJurisdiction: '130000' });
    const page = await until(nurse, id, (each) => each.request.state === 'delivered' || each.request.leftToPerson !== null);
    expect(page.request.leftToPerson).toBeNull();
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(page.timeline.map((e) => `${e.verb} ${e.actorRole}`)).toEqual(['submit resident', 'route system', 'take_over system', 'accept system', 'approve system', 'deliver system']);
    expect(page.decision?.byRule).toMatchObject({ rule: 'certificate_of_the_platform', version: 1, evidence: [{ number, issuer: { nameZh: '天津市' } }] });
    expect(page.decision?.text).toContain(number);
    // the authority finds what was decided in its name
    expect((await hebei.get<Page<RequestBody>>(`/api/workflow/worklist?queue=past&q=${page.request.number}`)).body.items.map((r) => r.id)).toEqual([id]);
  });

  it('does not rest on the certificate of another original', async () => {
    const id = await ask({ toJurisdiction: '130000', form: { ...FORM, usePurpose: 'employment', certificateNumber: 'TEST-2020-0002' } });
    expect((await until(nurse, id, (each) => each.request.leftToPerson !== null)).request.leftToPerson).toBe('no_evidence');
  });

  it('cannot be called for by a clerk, and is not offered where the service type has no rule', async () => {
    const id = await ask({ form: { ...FORM, usePurpose: 'employment', certificateNumber: 'TEST-2020-0003' } });
    await until(nurse, id, (each) => each.request.leftToPerson !== null);
    expect(await refusal(tianjin, id, 'leave_to_person', {})).toBe('403 wrong_role');
    expect((await submit(nurse, { serviceTypeCode: 'registration.transfer', qualificationCode: 'P33', mode: 'instant', form: FORM })).body).toMatchObject({ code: 'mode_not_offered' });
  });
});
