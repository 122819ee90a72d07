import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { detail, submit, type ActBody, type DetailBody, type RequestBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { startRedis, type RedisServer } from '../support/builders/redis.js';
import { listen } from '../support/live-stream.js';
import { Person } from '../support/person.js';
import { layGround, startProcess, type AppName, type Ground, type RunningProcess } from '../support/processes.js';
import { startReverseProxy, type ReverseProxy } from '../support/reverse-proxy.js';
import { eventually } from '../support/waiting.js';

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

const LONG = 240_000;
/** BullMQ leaves a job to the worker that died for 30 s, and looks every 15 s. */
const TAKEN_OVER_MS = 90_000;
const APART: readonly AppName[] = ['catalogue', 'settlement', 'onestop', 'workflow'];

describeWith('redis', 'the split deployment: five services, workers, Redis, behind a proxy', () => {
  let redis: RedisServer;
  let ground: Ground;
  let proxy: ReverseProxy;
  let owner: pg.Client;
  let env: Readonly<Record<string, string>>;
  const running: RunningProcess[] = [];

  async function start(app: AppName, kind: 'http' | 'worker'): Promise<RunningProcess> {
    const started = await startProcess(app, { ...env, PROCESS: kind });
    running.push(started);
    return started;
  }

  beforeAll(async () => {
    [redis, ground, proxy] = await Promise.all([startRedis(), layGround(), startReverseProxy()]);
    env = { ...ground.env, PUBLIC_URL: proxy.base, QUEUE_URL: redis.url, TRUST_PROXY: 'on', DATABASE_POOL: '6' };
    owner = new pg.Client({ connectionString: ground.database.ownerUrl });
    await owner.connect();
    const [portal, ...services] = await Promise.all([start('portal', 'http'), ...APART.map(async (app) => start(app, 'http'))]);
    proxy.route(portal?.base ?? '', Object.fromEntries(services.map(({ name, base }) => [`/api/${name}`, base])));
  }, LONG);

  afterAll(async () => {
    await proxy?.close();
    await Promise.all(running.map(async (each) => each.stop()));
    await owner?.end();
    await redis?.stop();
    await ground?.clear();
  }, LONG);

  async function until(person: Person, id: string, state: string, millis = 20_000): Promise<DetailBody> {
    return eventually(async () => {
      const page = await detail(person, id);
      return page.request.state === state && page;
    }, millis);
  }

  it('nothing is lost while no worker runs: the request waits and says why', async () => {
    const nurse = await Person.signIn(proxy.base, 'nurse');
    const sent = await submit(nurse, { qualificationCode: 'P33' });
    expect([sent.status, sent.body.request.state, sent.body.why.reason]).toEqual([200, 'submitted', 'being_routed']);
    const first = await start('portal', 'worker');
    await until(nurse, sent.body.request.id, 'routed');
    expect((await fetch(`${first.base}/api/health/ready`)).status).toBe(200);
  }, LONG);

  it('the main journey goes through every service', async () => {
    const [nurse, clerk] = [await Person.signIn(proxy.base, 'nurse'), await Person.signIn(proxy.base, 'clerk-tianjin-health')];
    const live = await listen(nurse);
    expect((await nurse.get<Page<unknown>>('/api/catalogue/qualifications?status=published')).body.total).toBe(165);
    expect((await nurse.get('/api/catalogue/recognition?qualification=P33&from=110000&to=120000')).status).toBe(200);
    expect((await nurse.get('/api/onestop/service-types/recognition.person')).status).toBe(200);
    expect((await nurse.get('/api/settlement/institutions')).status).toBe(200);
    expect((await nurse.get('/api/directory/calendar')).status).toBe(200);

    const { id, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    const listed = await eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number));
    const accepted = await clerk.act<ActBody>(id, 'accept', listed.version, {});
    expect((await clerk.act<ActBody>(id, 'approve', accepted.body.request.version, { opinion: '予以确认。' })).body.request.state).toBe('approved');
    const done = await until(nurse, id, 'delivered');
    expect(done.timeline.map(({ verb }) => verb)).toEqual(['submit', 'route', 'take_over', 'accept', 'approve', 'deliver']);
    const notices = await eventually(async () => {
      const { items } = (await nurse.get<Page<{ template: string; params: { requestId: string } }>>('/api/notices?limit=50')).body;
      const own = items.filter((n) => n.params.requestId === id).map((n) => n.template);
      return own.length >= 6 && own;
    }, 20_000);
    expect(notices.sort()).toEqual(['credential.issued', 'request.accepted', 'request.approved', 'request.delivered', 'request.routed', 'request.submitted']);
    await eventually(async () => Promise.resolve(live.requestIds().filter((each) => each === id).length >= 5));
    live.close();
    const asked = proxy.counts();
    expect(Object.keys(asked).sort()).toEqual(running.slice(0, 5).map(({ base }) => base).sort());
  }, LONG);

  it('a worker that is killed in the middle of a job leaves it to another, which does it once', async () => {
    const [nurse, clerk] = [await Person.signIn(proxy.base, 'nurse'), await Person.signIn(proxy.base, 'clerk-tianjin-health')];
    const victim = running.at(-1);
    const { id, number, version } = await routedRequest(nurse, clerk);
    // Whoever holds the table of notices back holds the job that writes one in its middle: after its inbox row, before its end.
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE notices.notice IN SHARE ROW EXCLUSIVE MODE');
    expect((await clerk.act<ActBody>(id, 'accept', version, {})).status).toBe(200);
    await eventually(async () => (await blockedInside()) > 0, 20_000);
    expect(await victim?.stop('SIGKILL')).toBe('SIGKILL');
    await eventually(async () => (await blockedInside()) === 0, 20_000);
    await owner.query('COMMIT');
    expect(await noticesOf(id, 'request.accepted')).toBe(0);

    const heir = await start('workflow', 'worker');
    await eventually(async () => (await noticesOf(id, 'request.accepted')) === 1, TAKEN_OVER_MS);
    const other = await routedRequest(nurse, clerk);
    expect([other.state, number === other.number]).toEqual(['routed', false]);
    expect(await noticesOf(id, 'request.accepted')).toBe(1);
    expect(await heir.stop()).toBe(0);
  }, LONG);

  async function routedRequest(nurse: Person, clerk: Person): Promise<RequestBody> {
    const { number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    return eventually(async () => (await clerk.get<Page<RequestBody>>(`/api/workflow/worklist?q=${number}`)).body.items.find((r) => r.number === number), 20_000);
  }

  /** Transactions that wait for what the test holds back. */
  async function blockedInside(): Promise<number> {
    return (await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND relation = 'notices.notice'::regclass`)).rows[0]?.n ?? 0;
  }

  async function noticesOf(id: string, event: string): Promise<number> {
    return (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM notices.notice WHERE subject_id = $1 AND template = $2', [id, event])).rows[0]?.n ?? 0;
  }
});
