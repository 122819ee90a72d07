import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { addDays } from '#kernel';
import { SweepRunner } from '#platform';
import { detail, PDF, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { meetAtLock } from '../support/meet-at-lock.js';
import { Person, type Answer } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Told {
  readonly template: string;
  readonly subject?: { readonly id: string };
  readonly params: Readonly<Record<string, unknown>>;
}
interface Problem {
  readonly code: string;
}
type Materials = { readonly items: DetailBody['materials'] } & Partial<Problem>;

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

const PAPER = 'registration_certificate';
let house: House;
let nurse: Person;
let clerk: Person;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => house?.close());

async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  nurse = await Person.signIn(house.base, 'nurse');
  clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
}
async function sweep(name: string): Promise<void> {
  await eventually(async () => house.app.get(SweepRunner).runNow(name));
}
const later = (kind: 'promised' | 'tolerated', declared = true): Record<string, unknown> => ({ qualificationCode: 'P33', deferred: [{ materialCode: PAPER, kind, declared }] });

async function applied(moment: string, change: Record<string, unknown>): Promise<RequestBody> {
  await itIs(moment);
  const sent = await submit(nurse, { ...change });
  expect([sent.status, (sent.body as Partial<Problem>).code]).toEqual([200, undefined]);
  const { number } = sent.body.request;
  return eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
}
async function done(id: string, verb: string, version: number, input: unknown = {}): Promise<RequestBody> {
  const answer = await clerk.act<ActBody & Problem>(id, verb, version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}
async function refusal(id: string, verb: string, version: number, input: unknown): Promise<string> {
  const { status, body } = await clerk.act<Problem>(id, verb, version, input);
  return `${status} ${body.code}`;
}
const upload = async (materialCode = PAPER): Promise<string> => (await nurse.upload<{ id: string }>(materialCode, '执业注册证书.pdf', PDF)).body.id;
const supply = async (id: string, attachmentIds: readonly string[], commandId: string = randomUUID()): Promise<Answer<Materials>> => nurse.post<Materials>(`/api/workflow/requests/${id}/materials/${PAPER}/supply`, { commandId, attachmentIds });
const waive = async (by: Person, id: string, reasonText: string): Promise<Answer<Materials>> => by.post<Materials>(`/api/workflow/requests/${id}/materials/${PAPER}/waive`, { commandId: randomUUID(), reasonText });
const paperOf = async (by: Person, id: string): Promise<DetailBody['materials'][number] | undefined> => (await detail(by, id)).materials[0];
async function told(by: Person, number: string, template: string): Promise<Told> {
  return eventually(async () => (await by.get<Page<Told>>('/api/notices?limit=100')).body.items.find((n) => n.params['number'] === number && n.template === template));
}
const OPINION = { opinion: '材料齐全，予以确认。' };

describe('a promise (告知承诺)', () => {
  let request: RequestBody;

  it('is declared, or is none', async () => {
    await itIs('2026-03-02T09:00:00');
    const refused = async (change: Record<string, unknown>): Promise<string> => ((await submit(nurse, { ...change })).body as unknown as Problem).code;
    expect(await refused(later('promised', false))).toBe('declaration_missing');
    expect(await refused({ qualificationCode: 'P33', deferred: [{ materialCode: 'qualification_certificate', kind: 'promised', declared: true }], attachmentIds: [] })).toBe('deferral_not_offered');
    expect(await refused({ ...later('promised'), mode: 'instant' })).toBe('deferral_not_offered');
  });

  it('does not make the decision wait, and is owed until a day that explains itself', async () => {
    request = await applied('2026-03-02T10:00:00', later('promised'));
    expect(await paperOf(nurse, request.id)).toMatchObject({ code: PAPER, kind: 'promised', status: 'owed', dueOn: '2026-03-30', provisional: false, derivation: { value: 20, startOn: '2026-03-02' }, availableMoves: ['supply'] });
    expect((await paperOf(clerk, request.id))?.availableMoves).toEqual(['waive']);
    expect(await refusal(request.id, 'request_supplement', request.version, { items: [{ materialCode: PAPER, what: '执业注册证书', why: '核对' }] })).toBe('409 material_not_due');
    const accepted = await done(request.id, 'accept', request.version);
    await done(request.id, 'approve', accepted.version, OPINION);
    await eventually(async () => ((await detail(nurse, request.id)).request.state === 'delivered' ? true : undefined));
    expect((await paperOf(nurse, request.id))?.status).toBe('owed');
  });

  it('is reminded of, and when it runs out both sides are told and the decision can be corrected', async () => {
    await itIs('2026-03-25T09:00:01');
    await sweep('materials');
    await told(nurse, request.number, 'material.due_soon');
    await itIs('2026-03-30T23:59:00');
    await sweep('materials');
    expect((await paperOf(nurse, request.id))?.status).toBe('owed');
    await itIs('2026-03-31T00:00:01');
    await sweep('materials');
    await sweep('materials');
    expect(await paperOf(nurse, request.id)).toMatchObject({ status: 'overdue', availableMoves: ['supply'] });
    await told(nurse, request.number, 'material.promise_overdue');
    await told(clerk, request.number, 'material.promise_overdue_to_work');
    expect((await detail(clerk, request.id)).availableFollowUps).toContain('correction');
  });

  it('that is broken keeps the applicant from promising again, until the paper comes: late, and after the end of the request', async () => {
    expect(((await submit(nurse, later('promised'))).body as unknown as Problem).code).toBe('promise_broken');
    const commandId = randomUUID();
    const files = [await upload()];
    expect((await supply(request.id, [await upload('qualification_certificate')])).body.code).toBe('material_not_listed');
    expect((await supply(request.id, files, commandId)).body.items).toMatchObject([{ status: 'supplied', availableMoves: [] }]);
    // a lost answer: the same command is one move
    const [again, other, late] = [await supply(request.id, files, commandId), await supply(request.id, [await upload()], commandId), await waive(clerk, request.id, '不再需要。')];
    expect([again.status, other.body.code, late.body.code]).toEqual([200, 'command_reused', 'material_settled']);
    expect((await detail(clerk, request.id)).attachments.map(({ id }) => id)).toContain(files[0]);
    await told(clerk, request.number, 'material.supplied_to_work');
    expect((await submit(nurse, later('promised'))).status).toBe(200);
  });
});

describe('a request that is withdrawn at the moment', () => {
  const ROW = 'SELECT FROM workflow.material_state WHERE request_id = $1 FOR UPDATE';
  // again where the platform came first: its clocks have run out too
  const withdrawn = async (id: string): Promise<true> => eventually(async () => (await nurse.act(id, 'withdraw', (await detail(nurse, id)).request.version, {})).status === 200);

  it('at which its promise runs out breaks none', async () => {
    const { id } = await applied('2026-04-02T10:00:00', later('promised'));
    await meetAtLock(house.database.ownerUrl, { sql: ROW, values: [id] }, 1, async () => {
      await itIs('2026-05-20T09:00:00');
      await sweep('materials');
    }, async () => withdrawn(id));
    expect((await paperOf(nurse, id))?.status).toBe('owed');
  });

  it('at which its paper comes takes it no more', async () => {
    const { id } = await applied('2026-05-20T10:00:00', later('tolerated'));
    const answer = await meetAtLock(house.database.ownerUrl, { sql: ROW, values: [id] }, 1, async () => supply(id, [await upload()]), async () => withdrawn(id));
    expect([answer.status, answer.body.code]).toEqual([409, 'wrong_state']);
  });
});

describe('a tolerated paper (容缺受理)', () => {
  it('makes the decision wait until it comes', async () => {
    const { id, version } = await applied('2026-04-01T10:00:00', later('tolerated'));
    const accepted = await done(id, 'accept', version);
    expect(await refusal(id, 'approve', accepted.version, OPINION)).toBe('409 material_owed');
    const files = [await upload()];
    expect((await Promise.all([supply(id, files), supply(id, files)])).map(({ status }) => status).sort()).toEqual([200, 409]);
    await done(id, 'approve', accepted.version, OPINION);
  });

  it('may be waived by the authority that decides, with a reason that the applicant reads', async () => {
    const { id, version, number } = await applied('2026-04-01T11:00:00', later('tolerated'));
    const accepted = await done(id, 'accept', version);
    const stranger = await Person.signIn(house.base, 'clerk-beijing-health').catch(() => undefined);
    if (stranger) expect((await waive(stranger, id, '无权。')).status).toBeGreaterThanOrEqual(403);
    expect((await waive(clerk, id, ' ')).status).toBe(422);
    expect((await waive(clerk, id, '发证机关已核实注册有效。')).status).toBe(200);
    expect(await paperOf(nurse, id)).toMatchObject({ status: 'waived', reason: '发证机关已核实注册有效。', availableMoves: [] });
    await told(nurse, number, 'material.waived');
    await done(id, 'approve', accepted.version, OPINION);
  });

  it('that does not come in time leaves the decision to what is there', async () => {
    const { id, version, number } = await applied('2026-04-01T12:00:00', later('tolerated'));
    const accepted = await done(id, 'accept', version);
    const due = (await paperOf(nurse, id))?.dueOn ?? '';
    await itIs(`${due}T23:50:00`);
    await sweep('materials');
    expect(await refusal(id, 'approve', accepted.version, OPINION)).toBe('409 material_owed');
    await itIs(`${addDays(due, 1)}T00:00:01`);
    await sweep('materials');
    await told(nurse, number, 'material.tolerance_overdue');
    await done(id, 'approve', accepted.version, OPINION);
  });

  it('is owed no longer when the request is withdrawn', async () => {
    const { id, version } = await applied('2026-04-01T13:00:00', later('tolerated'));
    await nurse.act(id, 'withdraw', version, {});
    expect((await paperOf(nurse, id))?.availableMoves).toEqual([]);
    await itIs('2026-05-20T10:00:00');
    await sweep('materials');
    expect((await paperOf(nurse, id))?.status).toBe('owed');
  });
});
