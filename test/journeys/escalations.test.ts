import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SweepRunner } from '#platform';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Problem {
  readonly code: string;
}
interface Escalation extends Problem {
  readonly id: string;
  readonly cause: string;
  readonly jurisdiction: { readonly code: string };
  readonly owner: { readonly personId: string; readonly name: string } | null;
  readonly mine: boolean;
  readonly outcome: string | null;
  readonly acts: readonly { readonly act: string; readonly cause: string | null; readonly by: { readonly name: string } | null; readonly to: { readonly name: string } | null; readonly text: string | null }[];
  readonly availableActs: readonly string[];
}
type Name = 'nurse' | 'clerk-tianjin-health' | 'supervisor-tianjin' | 'supervisor-beijing' | 'supervisor-hebei';

jest.setTimeout(120_000);

const NAMES: readonly Name[] = ['nurse', 'clerk-tianjin-health', 'supervisor-tianjin', 'supervisor-beijing', 'supervisor-hebei'];
let house: House;
let people: Readonly<Record<Name, Person>>;
let database: pg.Client;
/** A second supervisor of Tianjin: the one of Hebei, given a post there as well. */
let second: Person;

beforeAll(async () => {
  house = await startHouse();
  database = new pg.Client({ connectionString: house.database.ownerUrl });
  await database.connect();
  await database.query(`INSERT INTO directory.post (id, person_id, role, jurisdiction_code, reach, valid)
    SELECT gen_random_uuid(), id, 'supervisor', '120000', 'below', daterange('2020-01-01', NULL) FROM directory.person WHERE subject = 'supervisor-hebei'`);
});
afterAll(async () => {
  await database?.end();
  await house?.close();
});

/** It is this moment in Shanghai, and everything that was due has been done. */
async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  people = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await Person.signIn(house.base, name)]))) as Record<Name, Person>;
  second = await Person.signIn(house.base, 'supervisor-hebei');
  await second.actAs('supervisor', '120000');
  for (const sweep of ['reminders', 'escalations']) await eventually(async () => house.app.get(SweepRunner).runNow(sweep));
}

async function done(who: Name, { id, version }: Pick<RequestBody, 'id' | 'version'>, verb: string, input: unknown = {}): Promise<RequestBody> {
  const answer = await people[who].act<ActBody & Problem>(id, verb, version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

/** Accepted on Monday 2 March 2026: promised by the 16th, due by the 30th. */
async function accepted(time: string): Promise<RequestBody> {
  await itIs(`2026-03-02T${time}`);
  const { number } = (await submit(people.nurse, { qualificationCode: 'P33' })).body.request;
  const found = await eventually(async () => (await people['clerk-tianjin-health'].get<{ items: RequestBody[] }>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
  return done('clerk-tianjin-health', found, 'accept');
}

const now = async (id: string): Promise<RequestBody> => (await detail(people['supervisor-tianjin'], id)).request;
const of = async (id: string, person: Person = people['supervisor-tianjin']): Promise<readonly Escalation[]> => (await person.get<{ items: Escalation[] }>(`/api/workflow/requests/${id}/escalations`)).body.items;

async function theOne(id: string, person?: Person): Promise<Escalation> {
  const [first, ...others] = await of(id, person);
  expect(others).toEqual([]);
  if (!first) throw new Error('no escalation');
  return first;
}

async function act(person: Person, { id }: Escalation, what: string, input: object = {}, commandId: string = randomUUID()): Promise<{ said: string; body: Escalation }> {
  const { status, body } = await person.post<Escalation>(`/api/workflow/escalations/${id}/acts/${what}`, { commandId, ...input });
  return { said: status === 200 ? '200' : `${status} ${body.code}`, body };
}

const summary = ({ cause, owner, outcome, acts }: Escalation): unknown => [cause, owner?.name ?? null, outcome, acts.map((each) => each.act)];

describe('an escalation', () => {
  it('comes of the last reminder, belongs to the supervisors by role, and to the one who takes it first; the others are told', async () => {
    const request = await accepted('10:00:00');
    await itIs('2026-03-16T09:00:00');
    expect(await of(request.id)).toEqual([]);
    await itIs('2026-03-26T09:00:00');
    const raised = await theOne(request.id);
    expect([summary(raised), raised.jurisdiction.code, raised.availableActs]).toEqual([['statutory_near', null, null, ['raise']], '120000', ['take']]);
    // Beijing answers for the applicant and reads it, but it is not Beijing's; the applicant has no part in it
    expect((await theOne(request.id, people['supervisor-beijing'])).availableActs).toEqual([]);
    expect((await act(people['supervisor-beijing'], raised, 'take')).said).toBe('403 not_custodian');
    expect((await people['supervisor-hebei'].get(`/api/workflow/requests/${request.id}/escalations`)).status).toBe(404);
    expect((await people.nurse.get(`/api/workflow/requests/${request.id}/escalations`)).status).toBe(403);
    const takes = await Promise.all([people['supervisor-tianjin'], second].map(async (person) => act(person, raised, 'take')));
    expect(takes.map(({ said }) => said).sort()).toEqual(['200', '409 escalation_owned']);
    const owned = await theOne(request.id);
    expect(owned.acts.map((each) => each.act)).toEqual(['raise', 'take']);
    expect(owned.owner).not.toBeNull();
    // a decision ends it by itself
    await done('clerk-tianjin-health', await now(request.id), 'approve', { opinion: '予以确认。' });
    expect(summary(await theOne(request.id))).toEqual(['statutory_near', owned.owner?.name, 'moved_on', ['raise', 'take', 'move_on']]);
    expect((await act(people['supervisor-tianjin'], raised, 'give_back')).said).toBe('409 escalation_closed');
  });

  it('comes of an order, is its orderer\'s, is handed over with a notice and closed with what was done; a repeated command is one act', async () => {
    const request = await accepted('11:00:00');
    const ordered = await done('supervisor-tianjin', request, 'order_supervision', { reasonText: '请于三日内报告进展。' });
    const raised = await theOne(request.id);
    expect([raised.cause, raised.mine, raised.acts.map(({ text }) => text), raised.availableActs]).toEqual(['ordered', true, ['请于三日内报告进展。'], ['hand_over', 'give_back', 'close']]);
    expect((await act(second, raised, 'close', { reasonText: '已督促' })).said).toBe('403 escalation_not_owned');
    expect((await act(people['supervisor-tianjin'], raised, 'close', { reasonText: ' ' })).said).toBe('422 reason_required');
    const { items } = (await people['supervisor-tianjin'].get<{ items: { personId: string; name: string }[] }>(`/api/workflow/escalations/${raised.id}/supervisors`)).body;
    expect(items).toHaveLength(1);
    const commandId = randomUUID();
    const handed = { toPersonId: items[0]?.personId ?? '', reasonText: '请接手' };
    expect((await act(people['supervisor-tianjin'], raised, 'hand_over', { toPersonId: randomUUID() })).said).toBe('422 escalation_receiver_unknown');
    const twice = await Promise.all([1, 2].map(async () => act(people['supervisor-tianjin'], raised, 'hand_over', handed, commandId)));
    expect(twice.map(({ said, body }) => [said, body.owner?.personId, body.acts.length])).toEqual([['200', handed.toPersonId, 2], ['200', handed.toPersonId, 2]]);
    expect((await act(people['supervisor-tianjin'], raised, 'hand_over', { ...handed, reasonText: '别的' }, commandId)).said).toBe('422 command_reused');
    await eventually(async () => ((await second.get<{ items: { template: string; params: { number: string } }[] }>('/api/notices?limit=100')).body.items.some(({ template, params }) => template === 'escalation.handed_over' && params.number === request.number) ? true : undefined));
    // a further order on what is open is one more cause, and its owner keeps it
    await done('supervisor-tianjin', ordered, 'order_supervision', { reasonText: '再次督办。' });
    expect(summary(await theOne(request.id))).toEqual(['ordered', items[0]?.name, null, ['raise', 'hand_over', 'raise']]);
    expect((await act(second, raised, 'close', { reasonText: '承办机关已书面说明，本周内决定。' })).body.outcome).toBe('done');
    expect((await theOne(request.id)).acts.at(-1)).toMatchObject({ act: 'close', text: '承办机关已书面说明，本周内决定。' });
  });

  it('comes of a limit that has passed, once a clock, and tells the supervisors', async () => {
    const request = await accepted('12:00:00');
    await itIs('2026-03-31T09:00:00');
    const raised = await theOne(request.id);
    expect([raised.cause, raised.acts.map((each) => each.cause)]).toEqual(['overdue', ['statutory_near', 'overdue']]);
    const notices = (await people['supervisor-tianjin'].get<{ items: { template: string; params: { number: string } }[] }>('/api/notices?limit=100')).body.items;
    expect(notices.filter(({ template, params }) => template === 'escalation.overdue' && params.number === request.number)).toHaveLength(1);
    expect((await act(people['supervisor-tianjin'], raised, 'take')).said).toBe('200');
    expect((await act(people['supervisor-tianjin'], raised, 'close', { reasonText: '已约谈' })).said).toBe('200');
    await itIs('2026-04-01T09:00:00');
    expect((await theOne(request.id)).outcome).toBe('done');
  });
});
