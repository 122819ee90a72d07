import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { SweepRunner } from '#platform';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
}
interface Problem {
  readonly code: string;
}
interface Notice {
  readonly template: string;
  readonly subjectId?: string;
  readonly params: { readonly number: string };
}
type Name = 'nurse' | 'clerk-tianjin-health' | 'head-tianjin-health' | 'supervisor-tianjin' | 'supervisor-beijing' | 'supervisor-hebei';

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

const NAMES: readonly Name[] = ['nurse', 'clerk-tianjin-health', 'head-tianjin-health', 'supervisor-tianjin', 'supervisor-beijing', 'supervisor-hebei'];
let house: House;
let people: Readonly<Record<Name, Person>>;
let database: pg.Client;

beforeAll(async () => {
  house = await startHouse();
  database = new pg.Client({ connectionString: house.database.ownerUrl });
  await database.connect();
});
afterAll(async () => {
  await database?.end();
  await house?.close();
});

/** It is this moment in Shanghai, and everything that was due has been done. */
async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  people = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await Person.signIn(house.base, name)]))) as Record<Name, Person>;
  await eventually(async () => house.app.get(SweepRunner).runNow('reminders'));
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

/** Accepted on Monday 2 March 2026: promised by the 16th, due by the 30th. */
async function accepted(time: string): Promise<RequestBody> {
  await itIs(`2026-03-02T${time}`);
  const { number } = (await submit(people.nurse, { qualificationCode: 'P33' })).body.request;
  const found = await eventually(async () => (await people['clerk-tianjin-health'].get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
  return done('clerk-tianjin-health', found, 'accept');
}

const now = async (id: string): Promise<RequestBody> => (await detail(people['supervisor-tianjin'], id)).request;
const remindersIn = ({ timeline }: DetailBody): unknown[] => timeline.filter(({ verb }) => verb === 'remind').map((entry) => [entry.actorRole, entry.detail]);

async function rowsOf(id: string): Promise<string[]> {
  const { rows } = await database.query<{ text: string }>(
    `SELECT r.level || ' ' || (r.due_at AT TIME ZONE 'Asia/Shanghai')::text || ' ' || coalesce(r.outcome, 'waits') AS text FROM workflow.reminder r WHERE r.request_id = $1 ORDER BY r.deadline_id, r.level`, [id]);
  return rows.map(({ text }) => text);
}

/** The notices about a request that somebody has had, by template. */
async function toldTo(who: Name, number: string): Promise<string[]> {
  const { items } = (await people[who].get<Page<Notice>>('/api/notices?limit=100')).body;
  return items.filter(({ params, template }) => params.number === number && /^reminder|reminded|supervised/.test(template)).map(({ template }) => template).sort();
}

/** Waits until the last of several has been told, then says what each was told. */
async function told(number: string, last: readonly [Name, string]): Promise<Readonly<Record<Name, readonly string[]>>> {
  await eventually(async () => ((await toldTo(last[0], number)).includes(last[1]) ? true : undefined));
  return Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await toldTo(name, number)]))) as Record<Name, string[]>;
}

describe('the limit for a decision', () => {
  it('is recalled at 75 % of the promise, on the promised day, and two working days before the statutory one, each time to those who can still do something', async () => {
    const { id, number } = await accepted('10:00:00');
    expect(await rowsOf(id)).toEqual(['1 2026-03-12 09:00:00 waits', '2 2026-03-16 09:00:00 waits', '3 2026-03-26 09:00:00 waits']);
    await itIs('2026-03-12T08:59:00');
    expect(remindersIn(await detail(people.nurse, id))).toEqual([]);
    await itIs('2026-03-12T09:00:00');
    expect(remindersIn(await detail(people.nurse, id))).toEqual([['system', { level: 1 }]]);
    // nobody has claimed it, so every clerk of the authority is told
    expect(await told(number, ['clerk-tianjin-health', 'reminder.nearing'])).toMatchObject({ 'clerk-tianjin-health': ['reminder.nearing'], 'supervisor-tianjin': [], nurse: [] });
    await done('clerk-tianjin-health', await now(id), 'claim');
    await itIs('2026-03-16T09:00:00');
    expect(await told(number, ['supervisor-tianjin', 'reminder.promised'])).toMatchObject({
      'clerk-tianjin-health': ['reminder.nearing', 'reminder.promised'], 'supervisor-tianjin': ['reminder.promised'], 'supervisor-beijing': [], 'head-tianjin-health': [],
    });
    expect((await people['supervisor-beijing'].get(`/api/workflow/requests/${id}`)).status).toBe(404);
    await itIs('2026-03-26T09:00:00');
    expect(await told(number, ['supervisor-beijing', 'reminder.statutory'])).toMatchObject({
      'head-tianjin-health': ['reminder.statutory'], 'supervisor-tianjin': ['reminder.promised', 'reminder.statutory'], 'supervisor-beijing': ['reminder.statutory'], 'supervisor-hebei': [], nurse: [],
    });
    // whoever must answer for it sees it, and nobody else does
    expect((await people['supervisor-beijing'].get(`/api/workflow/requests/${id}`)).status).toBe(200);
    expect((await people['supervisor-hebei'].get(`/api/workflow/requests/${id}`)).status).toBe(404);
    expect(remindersIn(await detail(people.nurse, id))).toEqual([['system', { level: 1 }], ['system', { level: 2 }], ['system', { level: 3 }]]);
    await itIs('2026-03-27T09:00:00');
    expect(remindersIn(await detail(people.nurse, id))).toHaveLength(3);
  });

  it('is not recalled once it is decided', async () => {
    const request = await accepted('11:00:00');
    await done('clerk-tianjin-health', request, 'approve', { opinion: '予以确认。' });
    await itIs('2026-03-26T09:00:00');
    expect(await rowsOf(request.id)).toEqual(['1 2026-03-12 09:00:00 void', '2 2026-03-16 09:00:00 void', '3 2026-03-26 09:00:00 void']);
    expect(remindersIn(await detail(people.nurse, request.id))).toEqual([]);
  });

  it('is not recalled while the clock stands, and then by the days of the clock that goes on', async () => {
    const request = await accepted('12:00:00');
    await itIs('2026-03-10T10:00:00');
    const stopped = await done('clerk-tianjin-health', await now(request.id), 'suspend', { ground: 'hearing', announcedDays: 8, reasonText: '需举行听证，预计 8 个工作日。' });
    await itIs('2026-03-13T10:00:00');
    expect(remindersIn(await detail(people.nurse, request.id))).toEqual([]);
    await itIs('2026-03-16T10:00:00');
    await done('clerk-tianjin-health', stopped, 'resume');
    await itIs('2026-03-18T09:00:00');
    expect(await rowsOf(request.id)).toEqual([
      '1 2026-03-12 09:00:00 void', '2 2026-03-16 09:00:00 void', '3 2026-03-26 09:00:00 waits',
      '1 2026-03-18 09:00:00 reminded', '2 2026-03-20 09:00:00 waits', '3 2026-04-01 09:00:00 waits',
    ]);
    expect(remindersIn(await detail(people.nurse, request.id))).toEqual([['system', { level: 1 }]]);
  });
});

describe('a supervisor', () => {
  it('reminds (催办) and orders supervision (督办) with words that clerk and applicant read', async () => {
    const request = await accepted('13:00:00');
    expect(await refusal('clerk-tianjin-health', request, 'remind', { reasonText: '请尽快' })).toBe('403 wrong_role');
    expect(await refusal('supervisor-tianjin', request, 'remind', { reasonText: ' ' })).toBe('422 reason_required');
    expect(await refusal('supervisor-tianjin', request, 'order_supervision', {})).toBe('422 reason_required');
    expect(await refusal('supervisor-hebei', request, 'order_supervision', { reasonText: '越界' })).toBe('404 not_found');
    // a level is the platform's to give
    expect(await refusal('supervisor-tianjin', request, 'remind', { reasonText: '请尽快办理。', level: 3 })).toBe('400 malformed');
    const urged = await done('supervisor-tianjin', request, 'remind', { reasonText: '请尽快办理。' });
    await done('supervisor-tianjin', urged, 'order_supervision', { reasonText: '请于三日内报告进展。' });
    const { timeline } = await detail(people.nurse, request.id);
    expect(timeline.slice(-2).map(({ verb, actorRole, text }) => [verb, actorRole, text])).toEqual([['remind', 'supervisor', '请尽快办理。'], ['order_supervision', 'supervisor', '请于三日内报告进展。']]);
    expect(await told(request.number, ['clerk-tianjin-health', 'request.supervised'])).toMatchObject({ 'clerk-tianjin-health': ['request.reminded', 'request.supervised'], nurse: [], 'supervisor-tianjin': [] });
  });
});
