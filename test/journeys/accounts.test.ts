import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { detail, submit, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { listen } from '../support/live-stream.js';
import { Person } from '../support/person.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}
interface ProblemBody {
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

const MINUTE = 60_000;
const TO_BEIJING = { qualificationCode: 'P33', fromJurisdiction: '120000', toJurisdiction: '110000' };

// whole flows, on a machine that may be busy with other tests
jest.setTimeout(120_000);

let house: House;
let owner: pg.Client;

beforeAll(async () => {
  house = await startHouse();
  owner = new pg.Client({ connectionString: house.database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await house?.close();
});

const rows = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> => (await owner.query<T>(sql, values)).rows;
const status = async (person: Person, path: string): Promise<number> => (await person.get(path)).status;
const WORKLIST = '/api/workflow/worklist';

async function onWorklist(person: Person, number: string): Promise<RequestBody> {
  return eventually(async () => (await person.get<Page<RequestBody>>(`${WORKLIST}?q=${number}`)).body.items.find((r) => r.number === number));
}

describe('several posts of one person', () => {
  it('give what the active post may do, and nothing of the others', async () => {
    const several = await Person.signIn(house.base, 'several');
    const { posts } = await several.refresh();
    expect(posts.map(({ role }) => role).sort()).toEqual(['case_clerk', 'window_clerk']);

    await several.actAs('window_clerk');
    expect([await status(several, WORKLIST), await status(several, '/api/workflow/drafts'), await status(several, '/api/workflow/requests')]).toEqual([200, 200, 403]);
    await several.actAs('case_clerk');
    expect([await status(several, WORKLIST), await status(several, '/api/workflow/drafts'), await status(several, '/api/workflow/requests')]).toEqual([200, 403, 403]);
    expect((await several.switchTo(null)).body.activePost).toBeNull();
    expect([await status(several, WORKLIST), await status(several, '/api/workflow/drafts'), await status(several, '/api/workflow/requests')]).toEqual([403, 200, 200]);
    for (const other of ['/api/platform/attention', '/api/platform/audit/verify']) expect(await status(several, other)).not.toBe(200);
  });

  it('show and move a request only in the post whose authority holds it', async () => {
    const teacher = await Person.signIn(house.base, 'teacher');
    const clerk = await Person.signIn(house.base, 'clerk-beijing');
    const postAt = async (word: string): Promise<string> => (await clerk.refresh()).posts.find(({ authority }) => authority?.nameZh.includes(word))?.id ?? '';
    const sent = await submit(teacher, TO_BEIJING);
    const { id, number } = sent.body.request;

    await clerk.switchTo(await postAt('卫生健康'));
    const listed = await onWorklist(clerk, number);
    await clerk.switchTo(await postAt('教育'));
    expect((await clerk.get<Page<RequestBody>>(`${WORKLIST}?q=${number}`)).body.total).toBe(0);
    expect(await status(clerk, `/api/workflow/requests/${id}`)).toBe(404);
    expect((await clerk.act(id, 'accept', listed.version, {})).status).toBe(404);
    await clerk.switchTo(null);
    expect(await status(clerk, `/api/workflow/requests/${id}`)).toBe(404);
    await clerk.switchTo(await postAt('卫生健康'));
    expect((await clerk.act(id, 'accept', listed.version, {})).status).toBe(200);
  });

  it('are those of the directory: a post that ends there ends in every open session', async () => {
    const clerk = await Person.signIn(house.base, 'clerk-tianjin-hr');
    const cookie = clerk.cookieHeader();
    const [post] = (await clerk.refresh()).posts;
    expect(await status(clerk, WORKLIST)).toBe(200);
    await rows(`UPDATE directory.post SET valid = daterange(NULL, current_date - 1) WHERE id = $1`, [post?.id]);
    await eventually(async () => (await status(clerk, WORKLIST)) === 403);
    expect(await clerk.refresh()).toMatchObject({ signedIn: true, posts: [], activePost: null });
    expect((await clerk.switchTo(post?.id ?? '')).body).toMatchObject({ code: 'post_not_held' });
    await rows('UPDATE directory.post SET valid = daterange(NULL, NULL) WHERE id = $1', [post?.id]);
    await eventually(async () => (await status(clerk, WORKLIST)) === 200);
    expect(clerk.cookieHeader()).toBe(cookie);
  });
});

describe('sessions', () => {
  it('end where one signs out, and everywhere when asked', async () => {
    const [desk, telephone, tablet] = [await Person.signIn(house.base, 'elder'), await Person.signIn(house.base, 'elder'), await Person.signIn(house.base, 'elder')];
    const other = await Person.signIn(house.base, 'agent');
    const stolen = desk.cookieHeader();
    const open = async (person: Person): Promise<boolean> => (await status(person, '/api/notices')) === 200;
    expect((await desk.post('/api/session/sign-out', {})).status).toBe(200);
    expect([await open(desk), await open(telephone), await open(tablet)]).toEqual([false, true, true]);
    expect((await fetch(`${house.base}/api/notices`, { headers: { cookie: stolen } })).status).toBe(401);
    expect((await telephone.post('/api/session/sign-out', { everywhere: true })).status).toBe(200);
    expect([await open(telephone), await open(tablet), await open(other)]).toEqual([false, false, true]);
    expect(await tablet.refresh()).toMatchObject({ signedIn: false, person: null, csrfToken: '' });
  });

  it('take a change only from our own page', async () => {
    const person = await Person.signIn(house.base, 'elder');
    const id = randomUUID();
    const put = async (headers: Readonly<Record<string, string>>): Promise<[number, unknown]> => {
      const body = JSON.stringify({ version: 0, serviceTypeCode: 'recognition.person', content: {} });
      const answer = await fetch(`${house.base}/api/workflow/drafts/${id}`, { method: 'PUT', body, headers: { 'content-type': 'application/json', cookie: person.cookieHeader(), ...headers } });
      return [answer.status, ((await answer.json()) as ProblemBody).details?.['reason']];
    };
    const token = { 'x-csrf-token': person.csrfToken() };
    expect(await put({})).toEqual([403, 'token_missing']);
    expect(await put({ 'x-csrf-token': 'x'.repeat(43) })).toEqual([403, 'token_wrong']);
    expect(await put({ ...token, origin: 'https://elsewhere.example' })).toEqual([403, 'foreign_origin']);
    expect(await status(person, `/api/workflow/drafts/${id}`)).toBe(404);
    expect(await put({ ...token, origin: house.base })).toEqual([200, undefined]);
  });

  it('run out: after half an hour away from a post, two hours as a resident', async () => {
    const resident = await Person.signIn(house.base, 'constructor');
    const clerk = await Person.signIn(house.base, 'clerk-tianjin-construction');
    const gone = async (person: Person): Promise<void> => void (await eventually(async () => (await status(person, '/api/notices')) === 401));
    house.clock.travelTo(new Date(Date.now() + 31 * MINUTE));
    await gone(clerk);
    expect(await status(resident, '/api/notices')).toBe(200);
    house.clock.travelTo(new Date(Date.now() + 3 * 60 * MINUTE));
    await gone(resident);
    house.clock.travelTo(new Date());
  });
});

describe('live updates', () => {
  it('reach who may see the request, and nobody else', async () => {
    const as = async (subject: string): Promise<Person> => Person.signIn(house.base, subject);
    const [nurse, stranger] = [await as('nurse'), await as('constructor')];
    const streams = {
      nurse: await listen(nurse), health: await listen(await as('clerk-tianjin-health')), supervisor: await listen(await as('supervisor-tianjin')),
      stranger: await listen(stranger), education: await listen(await as('clerk-tianjin-education')), hebei: await listen(await as('supervisor-hebei')),
      administrator: await listen(await as('catalogue-tianjin')),
    };
    const first = (await submit(nurse, { qualificationCode: 'P33' })).body.request.id;
    for (const name of ['nurse', 'health', 'supervisor'] as const) await eventually(async () => Promise.resolve(streams[name].requestIds().includes(first)));
    // what comes later has come after everything before it
    const second = (await submit(stranger, { qualificationCode: 'P33', toJurisdiction: '130000' })).body.request.id;
    for (const name of ['stranger', 'hebei'] as const) await eventually(async () => Promise.resolve(streams[name].requestIds().includes(second)));
    const heard = Object.fromEntries(Object.entries(streams).map(([name, stream]) => [name, [...new Set(stream.requestIds())].map((id) => (id === first ? 'first' : id === second ? 'second' : 'foreign'))]));
    expect(heard).toEqual({ nurse: ['first'], health: ['first'], supervisor: ['first'], stranger: ['second'], education: [], hebei: ['second'], administrator: [] });
    // the ids themselves may hold any three digits
    expect(JSON.stringify(Object.values(streams).map(({ messages }) => messages)).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')).not.toMatch(/示|999|TEST/);
    for (const stream of Object.values(streams)) stream.close();
  });

  it('are for nobody who is not signed in', async () => {
    expect((await listen(new Person(house.base))).status).toBe(401);
  });

  it('end with the session and with the post, and are counted apart from answers', async () => {
    const figure = async (name: string): Promise<number> => Number(new RegExp(`^${name}\\{.*\\} (\\d+)$`, 'm').exec(await (await fetch(`${house.base}/metrics`)).text())?.[1]);
    await eventually(async () => (await figure('tongban_live_streams')) === 0);
    const people = await Promise.all(['teacher', 'agent', 'clerk-hebei', 'nurse'].map(async (subject) => Person.signIn(house.base, subject)));
    const [leaver, expiring, dismissed, staying] = people as [Person, Person, Person, Person];
    const [left, expired, lost, stays] = [await listen(leaver), await listen(expiring), await listen(dismissed), await listen(staying)];
    expect(await figure('tongban_live_streams')).toBe(4);

    await leaver.post('/api/session/sign-out', {});
    await rows('UPDATE platform.session SET expires_at = now() WHERE person_id = $1', [(await expiring.refresh()).person?.id]);
    await rows('UPDATE directory.post SET valid = daterange(NULL, current_date - 1) WHERE id = $1', [(await dismissed.refresh()).activePost?.id]);
    await Promise.all([left.ended, expired.ended, lost.ended]);
    const { id } = (await submit(staying, { qualificationCode: 'P33' })).body.request;
    await eventually(async () => Promise.resolve(stays.requestIds().includes(id)));
    expect(await figure('tongban_live_streams')).toBe(1);
    stays.close();
    await eventually(async () => (await figure('tongban_live_streams')) === 0);
    const page = await (await fetch(`${house.base}/metrics`)).text();
    expect(page).toContain('route="/api/workflow/requests"');
    expect(page.split('\n').filter((line) => line.includes('route="/api/workflow/events"') && !line.includes('status="401"'))).toEqual([]);
  });
});

describe('drafts', () => {
  const save = (version: number, text: string): object => ({ version, serviceTypeCode: 'recognition.person', qualificationCode: 'P33', content: { note: text } });

  it('are resumed on another device; who saves over a newer one is told', async () => {
    const [desk, telephone, stranger] = [await Person.signIn(house.base, 'nurse'), await Person.signIn(house.base, 'nurse'), await Person.signIn(house.base, 'elder')];
    const id = randomUUID();
    const path = `/api/workflow/drafts/${id}`;
    expect((await desk.put<{ version: number }>(path, save(0, '写到一半'))).body.version).toBe(1);
    expect((await telephone.get(path)).body).toMatchObject({ version: 1, qualificationCode: 'P33', content: { note: '写到一半' } });
    expect((await telephone.put(path, save(1, '写完了'))).body).toMatchObject({ version: 2 });
    const late = await desk.put<ProblemBody>(path, save(1, '旧的'));
    expect([late.status, late.body.code, late.body.details]).toEqual([409, 'draft_stale', { version: 2 }]);
    expect((await desk.get(path)).body).toMatchObject({ version: 2, content: { note: '写完了' } });

    expect([await status(stranger, path), (await stranger.put<ProblemBody>(path, save(0, '别人的'))).body.code, (await stranger.put<ProblemBody>(path, save(2, '别人的'))).body.code]).toEqual([404, 'not_found', 'draft_stale']);
    expect((await stranger.delete(path)).status).toBe(204);
    expect((await stranger.get<Page<unknown>>('/api/workflow/drafts')).body.items).not.toContainEqual(expect.objectContaining({ id }));
    expect(JSON.stringify(await rows('SELECT * FROM workflow.draft WHERE id = $1', [id]))).not.toContain('写完了');

    const sent = await submit(desk, { qualificationCode: 'P33', draftId: id });
    expect([sent.status, await status(telephone, path)]).toEqual([200, 404]);
  });

  it('of two devices that save at once, one is told', async () => {
    const devices = [await Person.signIn(house.base, 'nurse'), await Person.signIn(house.base, 'nurse')];
    for (const version of [0, 0, 0, 0]) {
      const path = `/api/workflow/drafts/${randomUUID()}`;
      const made = await Promise.all(devices.map(async (device) => device.put<ProblemBody>(path, save(version, 'a'))));
      expect(made.map((answer) => answer.status).sort()).toEqual([200, 409]);
      const next = await Promise.all(devices.map(async (device) => device.put<ProblemBody>(path, save(1, 'b'))));
      expect(next.map((answer) => answer.status).sort()).toEqual([200, 409]);
    }
  });
});

describe('clear values', () => {
  const reveal = async (person: Person, id: string, field: string, purpose = '核对身份'): Promise<[number, unknown]> => {
    const answer = await person.post<{ value?: unknown; code?: string }>(`/api/workflow/requests/${id}/reveal`, { field, purpose });
    return [answer.status, answer.body.value ?? answer.body.code];
  };

  it('are for whoever holds the request, and each one leaves its purpose in the audit', async () => {
    const [nurse, clerk, supervisor] = [await Person.signIn(house.base, 'nurse'), await Person.signIn(house.base, 'clerk-tianjin-health'), await Person.signIn(house.base, 'supervisor-tianjin')];
    const [education, auditor, stranger] = [await Person.signIn(house.base, 'clerk-tianjin-education'), await Person.signIn(house.base, 'auditor'), await Person.signIn(house.base, 'agent')];
    const { id, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    const audited = async (): Promise<object[]> => rows(`SELECT actor->>'personId' AS who, detail->>'field' AS field, detail->>'purpose' AS purpose FROM platform.audit_entry WHERE act = 'person.reveal' AND subject_id = $1 ORDER BY at, id`, [id]);
    const { version } = await onWorklist(clerk, number);

    expect(await reveal(clerk, id, 'applicantIdNumber')).toEqual([200, '999011199205120020']);
    expect(await reveal(clerk, id, 'form', '核对证书')).toEqual([200, expect.objectContaining({ certificateNumber: 'TEST-2020-0001' })]);
    expect(await reveal(supervisor, id, 'applicantName')).toEqual([403, 'not_custodian']);
    expect(await reveal(auditor, id, 'applicantName')).toEqual([403, 'not_custodian']);
    for (const foreign of [education, stranger]) expect(await reveal(foreign, id, 'applicantName')).toEqual([404, 'not_found']);
    expect(await reveal(clerk, id, 'applicantName', '')).toEqual([400, 'malformed']);
    const clerkId = (await clerk.refresh()).person?.id;
    expect(await audited()).toEqual([{ who: clerkId, field: 'applicantIdNumber', purpose: '核对身份' }, { who: clerkId, field: 'form', purpose: '核对证书' }]);

    const asked = await clerk.act<{ request: RequestBody }>(id, 'request_supplement', version, { items: [{ what: '执业注册页', why: '核对' }] });
    expect(asked.status).toBe(200);
    expect(await reveal(clerk, id, 'applicantName')).toEqual([403, 'not_custodian']);
    expect(JSON.stringify(await detail(clerk, id))).not.toContain('999011199205120020');
    expect(await audited()).toHaveLength(2);
    expect(house.log()).not.toContain('999011199205120020');
  });
});

describe('notices', () => {
  it('are read once, by the one whom they tell', async () => {
    interface Notice { readonly id: string; readonly subject: { readonly id: string }; readonly readAt: string | null }
    type Notices = Page<Notice> & { readonly unread: number };
    const [elder, stranger] = [await Person.signIn(house.base, 'elder'), await Person.signIn(house.base, 'agent')];
    const list = async (query = ''): Promise<Notices> => (await elder.get<Notices>(`/api/notices?limit=50${query}`)).body;
    const { id } = (await submit(elder, { qualificationCode: 'P33' })).body.request;
    await eventually(async () => (await list()).items.filter(({ subject }) => subject.id === id).length >= 2);
    const before = await list();
    const [notice] = before.items as [Notice];
    expect([before.unread, notice.readAt]).toEqual([before.total, null]);
    const read = async (person: Person): Promise<number> => (await person.post(`/api/notices/${notice.id}/read`, {})).status;
    expect(await read(stranger)).toBe(404);
    expect((await list()).unread).toBe(before.unread);
    expect(await read(elder)).toBe(204);
    const once = await list();
    expect([once.unread, once.items.find((n) => n.id === notice.id)?.readAt]).toEqual([before.unread - 1, expect.stringMatching(/Z$/)]);
    expect(await read(elder)).toBe(204);
    expect((await list()).items).toEqual(once.items);
    expect((await list('&unread=true')).items.map((n) => n.id)).not.toContain(notice.id);
  });
});
