import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SweepRunner } from '#platform';
import { submit, type ActBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Counts {
  readonly load: number;
  readonly near: number;
  readonly overdue: number;
  readonly escalated: number;
}
type Group = Counts & { readonly key: string; readonly nameZh: string | null };
interface Figures {
  readonly total: Counts;
  readonly byAuthority: readonly Group[];
  readonly byMode: readonly Group[];
  readonly byServiceType: readonly Group[];
  readonly byClerk: readonly Group[];
  readonly byAge: readonly Group[];
}
interface Case {
  readonly request: RequestBody;
  readonly needs: readonly string[];
  readonly availableActions: readonly string[];
  readonly escalation: { readonly cause: string; readonly owner: { readonly name: string } | null } | null;
  readonly clerk: { readonly name: string } | null;
}
interface Cases {
  readonly items: readonly Case[];
  readonly total: number;
  readonly nextCursor: string | null;
}
type Name = 'nurse' | 'clerk-tianjin-health' | 'head-tianjin-health' | 'supervisor-tianjin' | 'supervisor-beijing';

jest.setTimeout(120_000);

const NAMES: readonly Name[] = ['nurse', 'clerk-tianjin-health', 'head-tianjin-health', 'supervisor-tianjin', 'supervisor-beijing'];
let house: House;
let people: Readonly<Record<Name, Person>>;

beforeAll(async () => {
  house = await startHouse();
});
afterAll(async () => house?.close());

/** It is this moment in Shanghai, and everything that was due has been done. */
async function itIs(moment: string): Promise<void> {
  house.clock.travelTo(new Date(`${moment}+08:00`));
  people = Object.fromEntries(await Promise.all(NAMES.map(async (name) => [name, await Person.signIn(house.base, name)]))) as Record<Name, Person>;
  for (const sweep of ['reminders', 'escalations']) await eventually(async () => house.app.get(SweepRunner).runNow(sweep));
}

async function done(who: Name, { id, version }: Pick<RequestBody, 'id' | 'version'>, verb: string, input: unknown = {}): Promise<RequestBody> {
  const answer = await people[who].act<ActBody & { code: string }>(id, verb, version, input);
  expect([verb, answer.status, answer.body.code]).toEqual([verb, 200, undefined]);
  return answer.body.request;
}

async function accepted(): Promise<RequestBody> {
  const { number } = (await submit(people.nurse, { qualificationCode: 'P33' })).body.request;
  const found = await eventually(async () => (await people['clerk-tianjin-health'].get<{ items: RequestBody[] }>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
  return done('clerk-tianjin-health', found, 'accept');
}

const figures = async (who: Name, query = ''): Promise<Figures> => (await people[who].get<Figures>(`/api/workflow/supervision/figures${query}`)).body;
const cases = async (who: Name, query = ''): Promise<Cases> => (await people[who].get<Cases>(`/api/workflow/supervision/cases${query}`)).body;
const numbers = ({ items }: Cases): string[] => items.map(({ request }) => request.number);

describe('the desk of a supervisor', () => {
  it('counts what is open within reach, and every count is the number of rows behind it', async () => {
    await itIs('2026-03-02T10:00:00');
    const old = [await accepted(), await accepted()];
    await itIs('2026-03-19T10:00:00');
    const young = await done('clerk-tianjin-health', await accepted(), 'claim');
    await itIs('2026-03-31T10:00:00');
    const { total, byAuthority, byMode, byServiceType, byClerk, byAge } = await figures('supervisor-tianjin');
    expect(total).toEqual({ load: 3, near: 0, overdue: 2, escalated: 2 });
    expect(byAuthority).toEqual([expect.objectContaining({ nameZh: '天津市卫生健康委员会', load: 3, overdue: 2 })]);
    expect([byMode.map(({ key }) => key), byServiceType.map(({ key, nameZh }) => [key, nameZh === null]), byAge.map(({ key, load }) => [key, load])]).toEqual([['online'], [['recognition.person', false]], [['d11_20', 1], ['d21', 2]]]);
    // the claim has run out since
    expect(byClerk).toEqual([expect.objectContaining({ key: 'none', nameZh: null, load: 3 })]);
    const asked: readonly (readonly [string, number])[] = [
      ['?need=all', total.load], ['?need=overdue', total.overdue], ['?need=escalated', total.escalated], ['?need=near', total.near], ['', 2], [`?need=all&authority=${byAuthority[0]?.key ?? ''}`, 3],
      ['?need=all&age=d21', 2], ['?need=all&mode=online', 3], ['?need=all&mode=joint', 0], ['?need=all&serviceType=recognition.person', 3], ['?need=all&clerk=none', 3], [`?need=all&q=${young.number}`, 1], ['?need=contested', 0], ['?need=attention', 0],
    ];
    for (const [query, count] of asked) expect([query, (await cases('supervisor-tianjin', query)).total]).toEqual([query, count]);
    expect(numbers(await cases('supervisor-tianjin'))).toEqual(old.map(({ number }) => number));
    const first = await cases('supervisor-tianjin', '?need=all&limit=2&sort=-submitted');
    const rest = await cases('supervisor-tianjin', `?need=all&limit=2&sort=-submitted&cursor=${first.nextCursor ?? ''}`);
    expect([...numbers(first), ...numbers(rest)]).toEqual([young, ...old.reverse()].map(({ number }) => number));
    expect((await figures('supervisor-tianjin', '?age=d11_20')).total).toEqual({ load: 1, near: 0, overdue: 0, escalated: 0 });
  });

  it('offers what may be done, shows whose a case is, and is nobody else\'s to see', async () => {
    const { items: [late] } = await cases('supervisor-tianjin');
    expect(late).toMatchObject({ needs: ['overdue', 'escalated'], escalation: { cause: 'overdue', owner: null }, clerk: null });
    expect(late?.availableActions).toEqual(expect.arrayContaining(['remind', 'order_supervision']));
    if (!late) throw new Error('nothing late');
    await done('supervisor-tianjin', late.request, 'order_supervision', { reasonText: '请今日报告。' });
    expect((await cases('supervisor-tianjin')).items[0]?.escalation).toMatchObject({ cause: 'ordered', owner: { name: expect.any(String) } });
    // the head may extend what still runs, in the authority's own
    const [running] = (await cases('head-tianjin-health', '?need=all')).items.filter(({ needs }) => needs.length === 0);
    expect(running?.availableActions).toEqual(['extend']);
    if (!running) throw new Error('nothing runs');
    await done('clerk-tianjin-health', running.request, 'claim');
    expect((await cases('supervisor-tianjin', `?need=all&q=${running.request.number}`)).items[0]?.clerk?.name).toMatch(/./);
    expect((await figures('supervisor-tianjin')).byClerk.map(({ nameZh, load }) => [nameZh === null, load])).toEqual([[true, 2], [false, 1]]);
    expect([(await figures('supervisor-beijing')).total.load, (await cases('supervisor-beijing', '?need=all')).total]).toEqual([0, 0]);
    for (const who of ['nurse', 'clerk-tianjin-health'] as const) expect((await people[who].get('/api/workflow/supervision/figures')).status).toBe(403);
    expect((await people['supervisor-tianjin'].get('/api/workflow/supervision/cases?clerk=x')).status).toBe(400);
  });
});
