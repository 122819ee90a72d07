import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
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

interface ScoreRow {
  readonly jurisdiction: { readonly code: string } | null;
  readonly level: string | null;
  readonly decided: number | null;
  readonly hidden: boolean;
  readonly onTimePercent: number | null;
  readonly medianDays: number | null;
  readonly timeliness: { readonly count: number | null; readonly hidden: boolean };
  readonly ratings: unknown;
}
interface Scoreboard {
  readonly period: string | null;
  readonly periods: readonly string[];
  readonly leastCount: number;
  readonly rows: readonly ScoreRow[];
}

describe('the public scoreboard', () => {
  const open = async (path: string): Promise<Response> => fetch(`${house.base}/api/workflow/scoreboard${path}`);
  const board = async (query = ''): Promise<Scoreboard> => (await open(query)).json() as Promise<Scoreboard>;

  it('is filled once a month is over, hides what is few, is a file too, and takes the counterpart\'s word once', async () => {
    expect(await board()).toMatchObject({ period: null, rows: [], leastCount: 10 });
    await itIs('2026-05-04T10:00:00');
    const client = new pg.Client({ connectionString: house.database.ownerUrl });
    await client.connect();
    const clerk = await Person.signIn(house.base, 'window-tongzhou');
    const applicant = { name: '示例乙', idNumber: '999011198809030056', phone: '00000000002', homeJurisdiction: '110112' };
    const { id, number } = (await submit(clerk, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant })).body.request;
    const version = async (): Promise<number> => (await clerk.get<{ request: RequestBody }>(`/api/workflow/requests/${id}`)).body.request.version;
    expect((await clerk.act(id, 'receive', await version(), { identityChecked: true, formChecked: true })).status).toBe(200);
    const found = await eventually(async () => (await people['clerk-tianjin-health'].get<{ items: RequestBody[] }>(`/api/workflow/worklist?q=${number}`)).body.items[0]);
    const begun = await done('clerk-tianjin-health', found, 'accept');
    await itIs('2026-05-08T10:00:00');
    const said = async (who: Person, body: object, commandId: string = randomUUID()): Promise<string> => {
      const { status, body: { code } } = await who.post<{ code?: string }>(`/api/workflow/requests/${id}/timeliness`, { commandId, ...body });
      return code === undefined ? String(status) : `${status} ${code}`;
    };
    const window = await Person.signIn(house.base, 'window-tongzhou');
    expect(await said(window, { stars: 5 })).toBe('409 not_decided');
    await done('clerk-tianjin-health', begun, 'approve', { opinion: '予以确认。' });
    expect((await window.act(id, 'hand_out', (await window.get<{ request: RequestBody }>(`/api/workflow/requests/${id}`)).body.request.version, { recipient: 'applicant', identityChecked: true })).status).toBe(200);
    const commandId = randomUUID();
    expect(await said(people['supervisor-tianjin'], { stars: 5 })).toBe('403 not_counterpart');
    // a command that has rated another request already
    const used = randomUUID();
    await client.query(`INSERT INTO workflow.timeliness_rating (request_id, authority_id, stars, rater_person_id, rater_role, at, command_id, input_digest) SELECT r.id, o.competent_authority_id, 3, r.applicant_id, 'supervisor', '2020-01-01', $2, '' FROM workflow.request r, workflow.request o WHERE r.id <> $1 AND o.id = $1 LIMIT 1`, [id, used]);
    expect(await said(window, { stars: 4 }, used)).toBe('422 command_reused');
    expect(await Promise.all([said(window, { stars: 4, reasonText: '按时' }, commandId), said(window, { stars: 4, reasonText: '按时' }, commandId)])).toEqual(['200', '200']);
    expect([await said(window, { stars: 1 }, commandId), await said(people['supervisor-beijing'], { stars: 1 })]).toEqual(['422 command_reused', '409 timeliness_rated_before']);
    // the same decision a dozen times over, of which one was late
    await client.query(`INSERT INTO workflow.decision_figure (day, authority_id, days, decided, on_time, supplemented) SELECT '2026-04-15', competent_authority_id, 9, 12, 11, 3 FROM workflow.request WHERE id = $1`, [id]);
    await client.query(`INSERT INTO workflow.figure_day (day, filled_at) SELECT d::date, now() FROM generate_series('2026-04-01'::date, '2026-05-07'::date, interval '1 day') d`);
    await itIs('2026-06-02T10:00:00');
    await house.app.get(SweepRunner).runNow('figures');
    const tianjin = ({ rows }: Scoreboard): ScoreRow | undefined => rows.find(({ jurisdiction, level }) => jurisdiction?.code === '120000' && level === 'province');
    const may = await board('?period=2026-05');
    expect([may.periods, tianjin(may)]).toEqual([['2026-05', '2026-04'], expect.objectContaining({ decided: null, hidden: true, onTimePercent: null, medianDays: null, timeliness: { count: null, hidden: true, average: null }, ratings: { average: null, count: 0, hidden: false } })]);
    expect(tianjin(await board('?period=2026-04'))).toMatchObject({ decided: 12, hidden: false, onTimePercent: 92, medianDays: 9, supplementPercent: 25 });
    const { rows: [day] } = await client.query<{ days: number; decided: number; on_time: number }>(`SELECT days, decided, on_time FROM workflow.decision_figure WHERE day = '2026-05-08'`);
    expect(day).toEqual({ days: 4, decided: 1, on_time: 1 });
    await client.end();
    const csv = await open('/export?format=csv&period=2026-05');
    expect([csv.headers.get('content-type'), csv.headers.get('content-disposition')]).toEqual([expect.stringMatching(/^text\/csv/), 'attachment; filename="tongban-scoreboard-2026-05.csv"']);
    expect(await csv.text()).toMatch(/\r\n2026-05,120000,天津市,province,<10,,,,<10,,0,\r\n/);
    expect([(await open('?period=2026-06')).status, (await open('?period=x')).status]).toEqual([404, 400]);
  });
});
