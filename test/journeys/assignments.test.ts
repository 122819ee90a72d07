import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { SweepRunner } from '#platform';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { meetAtLock } from '../support/meet-at-lock.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Problem {
  readonly code: string;
}
type Name = 'nurse' | 'window-tongzhou' | 'clerk-tianjin-health' | 'clerk-tianjin-education' | 'clerk-tianjin-hr' | 'supervisor-tianjin' | 'supervisor-hebei';

jest.setTimeout(120_000);

const NAMES: readonly Name[] = ['nurse', 'window-tongzhou', 'clerk-tianjin-health', 'clerk-tianjin-education', 'clerk-tianjin-hr', 'supervisor-tianjin', 'supervisor-hebei'];
const FIRST = 'clerk-tianjin-health';
/** Whom this test has moved to the same authority. */
const SECOND = 'clerk-tianjin-education';
/** Whom this test has moved to another one. */
const ELSEWHERE = 'clerk-tianjin-construction';
let house: House;
let database: pg.Client;
let people: Readonly<Record<Name, Person>>;
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  house = await startHouse();
  database = new pg.Client({ connectionString: house.database.ownerUrl });
  await database.connect();
  const move = `UPDATE directory.post SET authority_id = (SELECT id FROM directory.authority WHERE code = $2) WHERE person_id = (SELECT id FROM directory.person WHERE subject = $1)`;
  await database.query(move, [SECOND, '120000-health']);
  await database.query(move, [ELSEWHERE, '120000-human_resources']);
  const { rows } = await database.query<{ subject: string; id: string }>('SELECT subject, id FROM directory.person WHERE subject = ANY ($1)', [[...NAMES, ELSEWHERE]]);
  ids = Object.fromEntries(rows.map(({ subject, id }) => [subject, id]));
});
afterAll(async () => {
  await database?.end();
  await house?.close();
});

async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  people = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await Person.signIn(house.base, name)]))) as Record<Name, Person>;
}

async function routed(): Promise<RequestBody> {
  const { id } = (await submit(people.nurse, { qualificationCode: 'P33' })).body.request;
  return (await eventually(async () => {
    const found = await detail(people[FIRST], id);
    return found.request !== undefined && found;
  })).request;
}

async function done(who: Name, { id, version }: Pick<RequestBody, 'id' | 'version'>, verb: string, input: unknown = {}): Promise<RequestBody> {
  const answer = await people[who].act<ActBody & Problem>(id, verb, version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

async function refusal(who: Name, { id, version }: Pick<RequestBody, 'id' | 'version'>, verb: string, input: unknown): Promise<string> {
  const answer = await people[who].act<Problem>(id, verb, version, input);
  return `${answer.status} ${answer.body.code}`;
}

const now = async (id: string): Promise<RequestBody> => (await detail(people[FIRST], id)).request;
const mine = async (who: Name, id: string): Promise<boolean> => (await detail(people[who], id)).request.mine;

/** What somebody was told of a request's desk, once something was. */
async function told(who: Name, number: string): Promise<string[]> {
  return eventually(async () => {
    const { items } = (await people[who].get<Page<{ template: string; params: { number: string } }>>('/api/notices?limit=100')).body;
    const found = items.filter(({ params, template }) => params.number === number && template.startsWith('claim.')).map(({ template }) => template);
    return found.length > 0 && found;
  });
}

describe('giving a request to a colleague', () => {
  it('is done by whoever has claimed it: the colleague has the claim, is told of it and reads why, the applicant does not', async () => {
    await itIs('2026-03-02T09:00:00');
    const request = await routed();
    expect(await refusal(FIRST, request, 'reassign', { assigneePersonId: ids[SECOND] })).toBe('409 wrong_state');
    const claimed = await done(FIRST, request, 'claim');
    const { items } = (await people[FIRST].get<Page<{ personId: string; roles: string[]; openClaims: number }>>(`/api/workflow/requests/${request.id}/assignees`)).body;
    expect(items.map(({ personId, roles, openClaims }) => [personId, roles, openClaims])).toEqual([[ids[SECOND], ['case_clerk'], 0]]);
    expect(await refusal(FIRST, claimed, 'reassign', { assigneePersonId: ids['clerk-tianjin-hr'] })).toBe('422 assignee_not_at_desk');
    expect(await refusal(FIRST, claimed, 'reassign', { assigneePersonId: ids[FIRST] })).toBe('409 assigned_already');
    expect(await refusal(FIRST, claimed, 'reassign', { assigneePersonId: ids[SECOND], fence: claimed.fence - 1 })).toBe('409 lease_lost');
    const given = await done(FIRST, claimed, 'reassign', { assigneePersonId: ids[SECOND], reasonText: '我今天下午外出。', fence: claimed.fence });
    expect([given.mine, given.claimed, given.fence]).toEqual([false, true, claimed.fence + 1]);
    expect([await mine(FIRST, request.id), await mine(SECOND, request.id)]).toEqual([false, true]);
    expect(await refusal(FIRST, given, 'accept', {})).toBe('409 claimed_by_another');
    expect(await told(SECOND, request.number)).toEqual(['claim.given']);
    const entry = async (who: Name): Promise<unknown> => (await detail(people[who], request.id)).timeline.filter(({ verb }) => verb === 'reassign').map(({ text, detail: said }) => [text, said]);
    expect([await entry(SECOND), await entry('nurse')]).toEqual([[['我今天下午外出。', {}]], [[null, {}]]]);
    await done(SECOND, given, 'accept', { fence: given.fence });
  });

  it('is done by a supervisor in reach, whoever has it, who then is told', async () => {
    await itIs('2026-03-02T10:00:00');
    const claimed = await done(FIRST, await routed(), 'claim');
    expect(await refusal(SECOND, claimed, 'reassign', { assigneePersonId: ids[SECOND] })).toBe('409 claimed_by_another');
    expect(await refusal('supervisor-hebei', claimed, 'reassign', { assigneePersonId: ids[SECOND] })).toBe('404 not_found');
    expect((await people[SECOND].get<Problem>(`/api/workflow/requests/${claimed.id}/assignees`)).body.code).toBe('not_custodian');
    expect((await people['supervisor-tianjin'].get<Page<{ personId: string }>>(`/api/workflow/requests/${claimed.id}/assignees`)).body.items.map(({ personId }) => personId)).toEqual([ids[SECOND]]);
    const commandId = randomUUID();
    const input = { assigneePersonId: ids[SECOND] };
    const answers = await Promise.all([1, 2].map(async () => people['supervisor-tianjin'].act<ActBody>(claimed.id, 'reassign', claimed.version, input, commandId)));
    expect(answers.map(({ status, body }) => [status, body.action?.version])).toEqual([[200, claimed.version + 1], [200, claimed.version + 1]]);
    expect(await mine(SECOND, claimed.id)).toBe(true);
    expect([await told(FIRST, claimed.number), await told(SECOND, claimed.number)]).toEqual([['claim.reassigned'], ['claim.given']]);
  });
});

it('tells whoever had a claim that ran out that a colleague has taken it', async () => {
  await itIs('2026-03-02T11:00:00');
  const claimed = await done(FIRST, await routed(), 'claim');
  await itIs('2026-03-02T11:31:00');
  await done(SECOND, await now(claimed.id), 'claim');
  expect(await told(FIRST, claimed.number)).toEqual(['claim.overtaken']);
});

it('tells whoever had a claim that ran out that a colleague goes on without one, once: the claim ends with it', async () => {
  await itIs('2026-03-02T12:00:00');
  const claimed = await done(FIRST, await routed(), 'claim');
  await itIs('2026-03-02T12:31:00');
  const accepted = await done(SECOND, await now(claimed.id), 'accept');
  expect([accepted.claimed, accepted.mine, accepted.fence]).toEqual([false, false, claimed.fence]);
  expect(await told(FIRST, claimed.number)).toEqual(['claim.acted_upon']);
  const { timeline } = await detail(people.nurse, claimed.id);
  expect(Object.keys(timeline.find(({ verb }) => verb === 'accept')?.detail ?? {})).toEqual(['due', 'deemed']);
  await done(SECOND, accepted, 'suspend', { ground: 'hearing', announcedDays: 5, reasonText: '需要听证。' });
  const { rows } = await database.query(`SELECT assignee_person_id AS assignee, (SELECT count(*)::int FROM workflow.request_action a WHERE a.request_id = r.id AND a.public_detail ? 'overtook') AS overtaking FROM workflow.request r WHERE id = $1`, [claimed.id]);
  expect(rows).toEqual([{ assignee: null, overtaking: 1 }]);
});

describe('many at once', () => {
  interface Bulk {
    readonly rows: readonly { readonly id: string; readonly outcome: string; readonly code: string | null; readonly version: number | null }[];
  }
  const row = ({ id, version }: Pick<RequestBody, 'id' | 'version'>): unknown => ({ id, version });

  it('is done row by row: what fails says why and keeps nothing else from being done, and a repetition does nothing twice', async () => {
    await itIs('2026-03-03T09:00:00');
    const [one, two, three] = [await routed(), await routed(), await routed()];
    const taken = await done(SECOND, two, 'claim');
    const body = { commandId: randomUUID(), verb: 'claim', input: {}, rows: [row(one), row(taken), row(three), { id: randomUUID(), version: 1 }] };
    const send = async (): Promise<unknown[]> => (await people[FIRST].post<Bulk>('/api/workflow/worklist/bulk', body)).body.rows.map(({ outcome, code, version }) => [outcome, code, version]);
    const expected = [['done', null, one.version + 2], ['refused', 'claimed_by_another', null], ['done', null, three.version + 2], ['refused', 'not_found', null]];
    expect(await Promise.all([send(), send()])).toEqual([expected, expected]);
    expect(await send()).toEqual(expected);
    expect((await detail(people[FIRST], one.id)).timeline.filter(({ verb }) => verb === 'claim')).toHaveLength(1);
    // the same command with another act is refused for what it has done
    expect((await people[FIRST].post<Bulk>('/api/workflow/worklist/bulk', { ...body, verb: 'release' })).body.rows.map(({ code }) => code)).toEqual(['command_reused', 'claimed_by_another', 'command_reused', 'not_found']);
    // what was refused is no act, so nothing of it is remembered: the same command is judged anew, as it stands then, and what it did stays done
    await itIs('2026-03-03T09:31:00');
    const later = [expected[0], ['done', null, taken.version + 1], expected[2], expected[3]];
    expect([await send(), await send()]).toEqual([later, later]);
    expect(await told(SECOND, two.number)).toEqual(['claim.overtaken']);
    const many = Array.from({ length: 101 }, () => ({ id: randomUUID(), version: 1 }));
    expect((await people[FIRST].post<Problem>('/api/workflow/worklist/bulk', { ...body, rows: many })).body.code).toBe('malformed');
    const again = [await now(one.id), await now(three.id)].map(({ id, version, fence }) => ({ id, version, fence }));
    const given = await people['supervisor-tianjin'].post<Bulk>('/api/workflow/worklist/bulk', { commandId: randomUUID(), verb: 'reassign', input: { assigneePersonId: ids[SECOND] }, rows: again });
    expect(given.body.rows.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect([await mine(SECOND, one.id), await mine(SECOND, three.id)]).toEqual([true, true]);
  });

  it('is how a window forwards what an authority has returned; no clerk who decides can', async () => {
    await itIs('2026-03-03T14:00:00');
    const window = people['window-tongzhou'];
    const applicant = { name: '示例乙', idNumber: '999011198809030056', phone: '00000000002', homeJurisdiction: '110112' };
    const returned = async (): Promise<RequestBody> => {
      const taken = (await submit(window, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant })).body.request;
      await done('window-tongzhou', taken, 'receive', { identityChecked: true, formChecked: true });
      const offered = await eventually(async () => {
        const found = await detail(people[FIRST], taken.id);
        return found.request !== undefined && found.request;
      });
      return done(FIRST, offered, 'return_misrouted', { reasonCode: 'return_misrouted.wrong_department', reasonText: '属人社部门' });
    };
    const [one, two] = [await returned(), await returned()];
    const department = (await window.get<Page<{ id: string }>>('/api/directory/authorities?jurisdiction=120000&department=human_resources')).body.items[0];
    const forward = async (who: Name, input: Readonly<Record<string, unknown>>): Promise<unknown[]> => (await people[who].post<Bulk>('/api/workflow/worklist/bulk', { commandId: randomUUID(), verb: 'route', input, rows: [row(one), row(two)] })).body.rows.map(({ outcome, code }) => [outcome, code]);
    expect(await forward('window-tongzhou', {})).toEqual([['refused', 'no_competent_authority'], ['refused', 'no_competent_authority']]);
    expect(await forward(FIRST, { authorityId: department?.id })).toEqual([['refused', 'not_custodian'], ['refused', 'not_custodian']]);
    expect(await forward('window-tongzhou', { authorityId: department?.id })).toEqual([['done', null], ['done', null]]);
    for (const { id, submittedAt } of [one, two]) {
      const there = (await detail(people['clerk-tianjin-hr'], id)).request;
      expect([there.state, there.submittedAt]).toEqual(['routed', submittedAt]);
    }
  });
});

describe('the next case', () => {
  const next = async (who: Name, body: Readonly<Record<string, unknown>>): Promise<string | null> => {
    const answer = await people[who].post<{ request: { id: string } | null }>('/api/workflow/worklist/next', { commandId: randomUUID(), queue: 'new', ...body });
    expect(answer.status).toBe(200);
    return answer.body.request?.id ?? null;
  };

  it('is the one due soonest that nobody has, claimed at once, and never the same for two', async () => {
    await itIs('2026-03-04T09:00:00');
    for (let left: string | null = ''; left !== null;) left = await next(SECOND, {});
    const filed: string[] = [];
    for (let i = 0; i < 4; i += 1) filed.push((await routed()).id);
    const taken = await Promise.all([FIRST, SECOND, FIRST, SECOND].map(async (who) => next(who as Name, {})));
    expect([...taken].sort()).toEqual([...filed].sort());
    expect(await next(FIRST, {})).toBeNull();
    const own = taken.filter((_, i) => i % 2 === 0);
    expect(await Promise.all(own.map(async (id) => mine(FIRST, id ?? '')))).toEqual([true, true]);
  });

  it('is the same for a repeated command, and goes round in the queue of one\'s own', async () => {
    await itIs('2026-03-05T09:00:00');
    for (let left: string | null = ''; left !== null;) left = await next(SECOND, {});
    const [one, two] = [(await routed()).id, (await routed()).id];
    const commandId = randomUUID();
    const repeated = await Promise.all([next(FIRST, { commandId }), next(FIRST, { commandId })]);
    expect(repeated).toEqual([one, one]);
    expect(await next(FIRST, { commandId })).toBe(one);
    expect(await next(FIRST, {})).toBe(two);
    const mineOnly = async (currentId: string): Promise<string | null> => next(FIRST, { queue: 'mine', currentId });
    const visited = new Set([one]);
    for (let at = one, i = 0; i < 30; i += 1) visited.add((at = (await mineOnly(at)) ?? ''));
    expect(visited.has(two)).toBe(true);
    expect((await people['supervisor-tianjin'].post('/api/workflow/worklist/next', { commandId, queue: 'new' })).status).toBe(403);
  });
});

describe('an absence', () => {
  interface Absence {
    readonly id: string;
    readonly person: { readonly personId: string };
    readonly standIn: { readonly personId: string };
    readonly mayEnd: boolean;
  }
  const set = async (who: Name, body: Readonly<Record<string, unknown>>): Promise<string> => {
    const answer = await people[who].post<Problem & { id: string }>('/api/workflow/absences', { commandId: randomUUID(), standInId: ids[SECOND], from: '2026-03-09', until: '2026-03-13', ...body });
    return answer.status === 200 ? answer.body.id : `${answer.status} ${answer.body.code}`;
  };
  const swept = async (): Promise<unknown> => eventually(async () => house.app.get(SweepRunner).runNow('absences'));
  const list = async (who: Name, when = 'open'): Promise<readonly Absence[]> => (await people[who].get<Page<Absence>>(`/api/workflow/absences?when=${when}`)).body.items;

  it('gives the stand-in the open claims on its first day and those that follow, until it is ended', async () => {
    await itIs('2026-03-06T09:00:00');
    const claimed = await done(FIRST, await routed(), 'claim');
    const commandId = randomUUID();
    const answers = await Promise.all([set(FIRST, { commandId }), set(FIRST, { commandId })]);
    expect(answers).toEqual([commandId, commandId]);
    expect([await set(FIRST, { commandId, until: '2026-03-12' }), await set(FIRST, {}), await set(FIRST, { from: '2026-03-01' }), await set(FIRST, { from: '2026-04-01', until: '2026-04-02', standInId: ids['clerk-tianjin-hr'] })])
      .toEqual(['422 command_reused', '409 absence_overlaps', '422 absence_days', '422 stand_in_unfit']);
    expect([await set('clerk-tianjin-hr', { commandId, standInId: ids[ELSEWHERE] }), await set(FIRST, { from: '2026-06-29', until: '2026-06-31' })]).toEqual(['422 command_reused', '400 malformed']);
    expect(await set(SECOND, { standInId: ids[FIRST] })).toBe('409 stand_in_away');
    await swept();
    expect(await mine(FIRST, claimed.id)).toBe(true);
    await itIs('2026-03-09T08:00:00');
    await swept();
    expect(await mine(SECOND, claimed.id)).toBe(true);
    expect([await told(FIRST, claimed.number), await told(SECOND, claimed.number)]).toEqual([['claim.reassigned'], ['claim.given']]);
    const later = await done(FIRST, await routed(), 'claim');
    await swept();
    expect(await mine(SECOND, later.id)).toBe(true);
    expect([(await list(SECOND)).map(({ id, mayEnd }) => [id, mayEnd]), await list('clerk-tianjin-hr'), await list('supervisor-hebei')]).toEqual([[[commandId, false]], [], []]);
    expect((await people[SECOND].post<Problem>(`/api/workflow/absences/${commandId}/end`, {})).body.code).toBe('not_custodian');
    expect((await people[FIRST].post(`/api/workflow/absences/${commandId}/end`, {})).status).toBe(200);
    expect([await list(FIRST), (await list(FIRST, 'past')).map(({ id }) => id)]).toEqual([[], [commandId]]);
    const own = await done(FIRST, await routed(), 'claim');
    await swept();
    expect(await mine(FIRST, own.id)).toBe(true);
  });

  it('is set by a supervisor in reach for a clerk who cannot, and begins at once', async () => {
    await itIs('2026-03-16T09:00:00');
    const claimed = await done(FIRST, await routed(), 'claim');
    const { rows: [health] } = await database.query<{ id: string }>(`SELECT id FROM directory.authority WHERE code = '120000-health'`);
    const body = { personId: ids[FIRST], authorityId: health?.id, from: '2026-03-16', until: '2026-03-16' };
    expect([await set('supervisor-hebei', body), await set(SECOND, { ...body, standInId: ids[FIRST] }), await set('supervisor-tianjin', { ...body, personId: ids['clerk-tianjin-hr'] })])
      .toEqual(['403 not_custodian', '403 not_custodian', '422 assignee_not_at_desk']);
    expect(await set('supervisor-tianjin', body)).toMatch(/-/);
    expect(await mine(SECOND, claimed.id)).toBe(true);
    const { rows } = await database.query<{ act: string }>(`SELECT act FROM platform.audit_entry WHERE act LIKE 'absence.%' ORDER BY act`);
    expect(rows.map(({ act }) => act)).toEqual(['absence.end', 'absence.set', 'absence.set']);
  });

  it('is never of two who stand in for each other, however close their commands come', async () => {
    await itIs('2026-03-17T09:00:00');
    const days = { from: '2026-03-24', until: '2026-03-25' };
    const answers = await meetAtLock(house.database.ownerUrl, { sql: 'LOCK TABLE workflow.absence IN SHARE MODE' }, 2,
      async () => Promise.all([set(FIRST, days), set(SECOND, { ...days, standInId: ids[FIRST] })]));
    expect(answers.filter((each) => each === '409 stand_in_away')).toHaveLength(1);
    expect(answers.filter((each) => /^[0-9a-f-]{36}$/.test(each))).toHaveLength(1);
  });

  it('that is ended while its claims are handed over leaves the rest where it is', async () => {
    await itIs('2026-03-18T09:00:00');
    const claimed = await done(FIRST, await routed(), 'claim');
    const id = await set(FIRST, { from: '2026-03-19', until: '2026-03-19' });
    await meetAtLock(house.database.ownerUrl, { sql: 'SELECT FROM workflow.request WHERE id = $1 FOR UPDATE', values: [claimed.id] }, 1,
      async () => {
        await itIs('2026-03-19T08:00:00');
        await swept();
      },
      async () => people[FIRST].post(`/api/workflow/absences/${id}/end`, {}));
    const { rows } = await database.query('SELECT assignee_person_id AS assignee FROM workflow.request WHERE id = $1', [claimed.id]);
    expect(rows).toEqual([{ assignee: ids[FIRST] }]);
  });
});
