import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { detail, PDF, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
interface ProblemBody {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const AT_ONCE = 8;

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let house: House;
let owner: pg.Client;
let nurse: Person;
let clerk: Person;

beforeAll(async () => {
  house = await startHouse();
  owner = new pg.Client({ connectionString: house.database.ownerUrl });
  await owner.connect();
  nurse = await Person.signIn(house.base, 'nurse');
  clerk = await Person.signIn(house.base, 'clerk-tianjin-health');
});
afterAll(async () => {
  await owner?.end();
  await house?.close();
});

const count = async (sql: string, values: unknown[]): Promise<number> => (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]?.n ?? -1;
const codeOf = (body: unknown): string => (body as ProblemBody).code;
const times = async <T>(work: (i: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: AT_ONCE }, async (_each, i) => work(i)));

async function routed(by: Person = nurse): Promise<RequestBody> {
  const { number } = (await submit(by, { qualificationCode: 'P33' })).body.request;
  return eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
}

async function accepted(): Promise<RequestBody> {
  const { id, version } = await routed();
  return (await clerk.act<ActBody>(id, 'accept', version, {})).body.request;
}

async function upload(person: Person): Promise<string> {
  return (await person.upload<{ id: string }>('qualification_certificate', 'a.pdf', PDF)).body.id;
}

/** What one request left behind; each of its acts must have left exactly one of each. */
async function traces(id: string): Promise<{ acts: number; audits: number; versions: number }> {
  return {
    acts: await count('workflow.request_action WHERE request_id = $1', [id]),
    audits: await count(`platform.audit_entry WHERE subject_id = $1 AND act LIKE 'request.%' AND act <> 'request.view'`, [id]),
    versions: (await owner.query<{ version: number }>('SELECT version FROM workflow.request WHERE id = $1', [id])).rows[0]?.version ?? -1,
  };
}

describe('one submission sent many times at once', () => {
  it('is one request with one first act, one clock, one event and one file', async () => {
    const [key, file] = [randomUUID(), await upload(nurse)];
    const sent = await times(async () => submit(nurse, { qualificationCode: 'P33', attachmentIds: [file] }, key));
    expect(sent.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(200));
    expect(sent.filter(({ body }) => body.repeated === false)).toHaveLength(1);
    const ids = new Set(sent.map(({ body }) => body.request.id));
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    expect(await count('workflow.request WHERE idempotency_key = $1', [key])).toBe(1);
    expect(await count(`workflow.request_action WHERE request_id = $1 AND verb = 'submit'`, [id])).toBe(1);
    expect(await count(`workflow.deadline WHERE request_id = $1 AND kind = 'acceptance'`, [id])).toBe(1);
    expect(await count(`platform.audit_entry WHERE subject_id = $1 AND act = 'request.submit'`, [id])).toBe(1);
    await eventually(async () => (await detail(nurse, id)).request.state === 'routed');
    expect(await count(`workflow.request_action WHERE request_id = $1 AND verb = 'route'`, [id])).toBe(1);
    expect((await detail(nurse, id)).attachments).toHaveLength(1);
  });

  it('by a window is one request and one applicant', async () => {
    const window = await Person.signIn(house.base, 'window-tongzhou');
    const [key, file] = [randomUUID(), await upload(window)];
    const applicant = { name: '示例访客', idNumber: '999011199001010014', phone: '00000000099', homeJurisdiction: '110112' };
    const before = await count('directory.person', []);
    const sent = await times(async () => submit(window, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant, attachmentIds: [file] }, key));
    expect(sent.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(200));
    expect(new Set(sent.map(({ body }) => body.request.id)).size).toBe(1);
    expect(await count('directory.person', [])).toBe(before + 1);
  });

  it('with another content under the same key is refused, whichever came first', async () => {
    const [key, files] = [randomUUID(), [await upload(nurse), await upload(nurse)]];
    const sent = await Promise.all(files.map(async (file) => submit(nurse, { qualificationCode: 'P33', attachmentIds: [file] }, key)));
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(sent.map(({ body }) => codeOf(body)).filter(Boolean)).toEqual(['idempotency_key_reused']);
    expect(await count('workflow.request WHERE idempotency_key = $1', [key])).toBe(1);
  });

  it('under one key by two people is two requests', async () => {
    const key = randomUUID();
    const [elder, agent] = [await Person.signIn(house.base, 'elder'), await Person.signIn(house.base, 'agent')];
    const sent = await Promise.all([elder, agent].map(async (person) => submit(person, { qualificationCode: 'P33' }, key)));
    expect(new Set(sent.map(({ body }) => body.request.id)).size).toBe(2);
  });

  it('one file cannot hang on two requests', async () => {
    const file = await upload(nurse);
    const sent = await times(async () => submit(nurse, { qualificationCode: 'P33', attachmentIds: [file] }));
    expect(sent.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(sent.filter(({ status }) => status !== 200).map(({ status, body }) => `${status} ${codeOf(body)}`))).toEqual(new Set(['422 attachment_missing']));
  });
});

describe('one command sent many times at once', () => {
  it('is one act; the others are told what the first did', async () => {
    const { id, version } = await routed();
    const commandId = randomUUID();
    const done = await times(async () => clerk.act<ActBody>(id, 'accept', version, {}, commandId));
    expect(done.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(200));
    expect(done.filter(({ body }) => body.action?.repeated === false)).toHaveLength(1);
    expect(new Set(done.map(({ body }) => body.action?.version))).toEqual(new Set([version + 2]));
    expect(await traces(id)).toEqual({ acts: 4, audits: 4, versions: 4 });
  });

  it('is the same answer also after the act has handed the request on', async () => {
    const { id, version } = await routed();
    const [commandId, input] = [randomUUID(), { items: [{ what: '执业注册页', why: '核对' }] }];
    const done = await times(async () => clerk.act<ActBody>(id, 'request_supplement', version, input, commandId));
    expect(done.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(200));
    expect(done.filter(({ body }) => body.action?.repeated === false)).toHaveLength(1);
    const later = await clerk.act<ProblemBody>(id, 'request_supplement', version, input);
    expect([later.status, later.body.code]).toEqual([409, 'stale']);
    const current = await clerk.act<ProblemBody>(id, 'accept', version + 2, {});
    expect([current.status, current.body.code]).toEqual([403, 'not_custodian']);
  });

  it('with another verb or content is refused', async () => {
    const { id, version } = await accepted();
    const commandId = randomUUID();
    const first = await clerk.act<ActBody>(id, 'claim', version, {}, commandId);
    expect(first.status).toBe(200);
    for (const [verb, input] of [['release', {}], ['claim', { reasonText: 'x' }], ['approve', { opinion: 'x' }]] as const) {
      const reused = await clerk.act<ProblemBody>(id, verb, first.body.request.version, input, commandId);
      expect([reused.status, reused.body.code]).toEqual([422, 'command_reused']);
    }
    expect(await traces(id)).toMatchObject({ acts: 5, versions: 5 });
  });

  it('on a page that has grown old is told the version and the state of now', async () => {
    const { id, version } = await accepted();
    const old = await clerk.act<ProblemBody>(id, 'approve', version - 1, { opinion: 'x' });
    expect([old.status, old.body.code, old.body.details]).toEqual([409, 'stale', { version, state: 'accepted' }]);
    expect((await detail(clerk, id)).request).toMatchObject({ state: 'accepted', version });
  });
});

describe('acts that exclude one another', () => {
  it.each([1, 2, 3, 4, 5])('withdrawal against approval at the same time: exactly one wins (%i)', async () => {
    const { id, version } = await accepted();
    const [withdrawn, approved] = await Promise.all([nurse.act<ActBody>(id, 'withdraw', version, {}), clerk.act<ActBody>(id, 'approve', version, { opinion: '予以确认。' })]);
    const outcome = [withdrawn, approved].map(({ status, body }) => (status === 200 ? 'won' : `${status} ${codeOf(body)}`));
    expect([...outcome].sort()).toEqual(['409 stale', 'won']);
    const page = await eventually(async () => {
      const now = await detail(nurse, id);
      return ['withdrawn', 'delivered'].includes(now.request.state) && now;
    });
    expect(page.request.state).toBe(outcome[0] === 'won' ? 'withdrawn' : 'delivered');
    expect(page.timeline.filter(({ verb }) => ['withdraw', 'approve'].includes(verb))).toHaveLength(1);
  });

  it('many decisions at the same time: one is given', async () => {
    const { id, version } = await accepted();
    const refusal = { reasonCode: 'refuse.expired', reasonText: '已过有效期。', remedyTold: true };
    const given = await times(async (i) => (i % 2 === 0 ? clerk.act<ActBody>(id, 'approve', version, { opinion: '予以确认。' }) : clerk.act<ActBody>(id, 'refuse', version, refusal)));
    expect(given.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(given.filter(({ status }) => status !== 200).map(({ status, body }) => `${status} ${codeOf(body)}`))).toEqual(new Set(['409 stale']));
  });

  it('nobody handles a request of their own, in no post', async () => {
    const people = { clerk: await Person.signIn(house.base, 'clerk-tianjin-health'), window: await Person.signIn(house.base, 'window-tongzhou') };
    await people.clerk.switchTo(null);
    const own = (await submit(people.clerk, { qualificationCode: 'P33' })).body.request;
    await people.clerk.actAs('case_clerk');
    const listed = await eventually(async () => (await people.clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${own.number}`)).body.items[0]);
    expect((await detail(people.clerk, own.id)).availableActions).toEqual([]);
    for (const [verb, input] of [['claim', {}], ['accept', {}], ['request_supplement', { items: [{ what: 'x', why: 'y' }] }]] as const) {
      const tried = await people.clerk.act<ProblemBody>(own.id, verb, listed.version, input);
      expect([tried.status, tried.body.code]).toEqual([403, 'own_request']);
    }
    const applicant = { name: '示例己', idNumber: '999011199006080134', phone: '00000000006', homeJurisdiction: '110112' };
    const taken = await submit(people.window, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant });
    expect([taken.status, codeOf(taken.body)]).toEqual([403, 'own_request']);
  });
});
