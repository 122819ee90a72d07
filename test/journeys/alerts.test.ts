import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { detail, submit, type DetailBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { meetAtLock } from '../support/meet-at-lock.js';
import { Person, type Answer } from '../support/person.js';

interface Alert {
  readonly id: string;
  readonly kind: string;
  readonly standing: string;
  readonly holderName: string;
  readonly holderNumber: string;
  readonly certificateNumber: string | null;
  readonly relying: readonly string[];
  readonly availableActs: readonly string[];
  readonly lawRef: { readonly law: string; readonly article: string };
}

interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

interface Seen extends DetailBody {
  readonly request: DetailBody['request'] & { readonly alert: string | null };
  readonly alerts: readonly { readonly id: string; readonly kind: string; readonly standing: boolean; readonly match: string; readonly reason: string; readonly issuer: { readonly nameZh: string } }[];
}

const NURSE = { holderName: '示例甲', holderNumber: '999011199205120020' };
const FORM = { certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true };
const problemOf = (answer: Answer<unknown>): { code: string; details: Record<string, unknown> } => answer.body as { code: string; details: Record<string, unknown> };

describe('alerts', () => {
  let house: House;
  let nurse: Person;
  let issuer: Person;
  let relying: Person;
  let hebei: Person;

  beforeAll(async () => {
    house = await startHouse();
    [nurse, issuer, relying, hebei] = await Promise.all(['nurse', 'clerk-beijing', 'clerk-tianjin-health', 'catalogue-hebei'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person, Person];
    const posts = (await issuer.refresh()).posts;
    await issuer.switchTo(posts.find(({ authority }) => authority?.nameZh.includes('卫生'))?.id ?? '');
  });
  afterAll(async () => house?.close());

  async function mark(change: Readonly<Record<string, unknown>>, who = issuer): Promise<Answer<Alert>> {
    return who.post('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', ...NURSE, reason: '吊销前调查', ...change });
  }
  const form = (certificateNumber: string): { qualificationCode: string; form: object } => ({ qualificationCode: 'P33', form: { ...FORM, certificateNumber } });
  const seen = async (who: Person, id: string): Promise<Seen> => (await detail(who, id)) as Seen;

  it('is marked by the issuing authority alone, once, and no number of it can be read in the table', async () => {
    const commandId = randomUUID();
    const input = { commandId, certificateNumber: 'BJ-NURSE-0001', kind: 'revoked', reason: '以欺骗手段取得' };
    const first = await mark(input);
    expect([first.status, first.body]).toEqual([201, expect.objectContaining({ kind: 'revoked', standing: 'in_force', holderName: '示**', certificateNumber: 'BJ*********01', relying: ['120000', '130000'], lawRef: { law: '行政许可法', article: '69' }, availableActs: ['correct'] })]);
    expect((await mark(input)).body.id).toBe(first.body.id);
    const once = { commandId: randomUUID(), holderName: '示例乙', holderNumber: '999011198809030056', certificateNumber: 'BJ-NURSE-7777', from: '2026-01-01T00:00:00Z' };
    const both = await meetAtLock(house.database.ownerUrl, { sql: 'LOCK TABLE catalogue.alert IN SHARE MODE' }, 2, async () => Promise.all([mark(once), mark(once)]));
    expect(both.map(({ status, body }) => [status, body.id])).toEqual([[201, both[0].body.id], [201, both[0].body.id]]);
    expect(problemOf(await mark({ ...once, from: '2026-02-01T00:00:00Z' })).code).toBe('idempotency_key_reused');
    const ends = { commandId: randomUUID(), reason: '调查结束' };
    const lift = async (): Promise<Answer<Alert>> => issuer.post(`/api/catalogue/alerts/${both[0].body.id}/lift`, ends);
    const lifted = await meetAtLock(house.database.ownerUrl, { sql: 'LOCK TABLE catalogue.alert_end IN SHARE MODE' }, 2, async () => Promise.all([lift(), lift()]));
    expect(lifted.map(({ status }) => status)).toEqual([200, 200]);
    expect(problemOf(await mark({ ...input, reason: '另一理由' })).code).toBe('idempotency_key_reused');
    expect(problemOf(await mark({ holderNumber: '110101199001011234' })).code).toBe('malformed');
    expect(problemOf(await mark({ kind: 'revoked', until: '2030-01-01T00:00:00Z' })).code).toBe('alert_period');
    expect((await mark({}, nurse)).status).toBe(403);
    const teacher = (await issuer.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('教育'));
    const current = (await issuer.refresh()).activePost?.id ?? '';
    await issuer.switchTo(teacher?.id ?? '');
    expect(problemOf(await mark({})).code).toBe('not_issuing_authority');
    await issuer.switchTo(current);
    const client = new pg.Client({ connectionString: house.database.ownerUrl });
    await client.connect();
    const rows = await client.query('SELECT to_jsonb(a)::text AS text FROM catalogue.alert a');
    await client.end();
    expect(JSON.stringify(rows.rows)).not.toMatch(/示例|99901119|BJ-NURSE|欺骗/);
  });

  it('stops a submission that rests on the certificate, and tells a stranger no reason', async () => {
    const refused = await submit(nurse, form('bj-nurse-0001'));
    expect([refused.status, problemOf(refused)]).toEqual([422, expect.objectContaining({ code: 'holding_under_alert', details: expect.objectContaining({ kind: 'revoked', jurisdiction: '110000', reason: '以欺骗手段取得' }) })]);
    const stranger = await Person.signIn(house.base, 'constructor');
    expect(problemOf(await submit(stranger, form('BJ-NURSE-0001'))).details['reason']).toBe('');
    expect((await submit(stranger, form('BJ-NURSE-9999'))).status).toBe(200);
  });

  it('lets another certificate of the same holder through, and has the clerk look', async () => {
    const sent = await submit(nurse, form('BJ-NURSE-0002'));
    expect(sent.status).toBe(200);
    const page = await seen(nurse, sent.body.request.id);
    expect([page.request.alert, page.alerts.map(({ match, kind, standing }) => [match, kind, standing])]).toEqual(['revoked', [['other_certificate', 'revoked', true]]]);
  });

  it('reaches an open request, its clerk, its applicant and every relying jurisdiction; approval waits until it is lifted', async () => {
    const sent = (await submit(nurse, form('BJ-NURSE-0003'))).body.request;
    const routed = await eventually(async () => { const page = await seen(nurse, sent.id); return page.request.state === 'routed' && page; });
    const accepted = await relying.act<Seen>(sent.id, 'accept', routed.request.version, {});
    const { body: alert } = await mark({ certificateNumber: 'BJ-NURSE-0003', reason: '暂停执业六个月' });
    const noted = await eventually(async () => { const page = await seen(relying, sent.id); return page.timeline.some(({ verb }) => verb === 'note_alert') && page; });
    expect([noted.request.alert, noted.why.reason, noted.alerts[0]?.reason !== '', noted.alerts.map(({ match }) => match).sort()]).toEqual(['revoked', 'holding_under_alert', true, ['certificate', 'other_certificate']]);
    expect((await relying.act(sent.id, 'approve', accepted.body.request.version, { opinion: '可以' })).status).toBe(409);
    const refused = await relying.act(sent.id, 'approve', noted.request.version, { opinion: '可以' });
    expect([refused.status, problemOf(refused)]).toEqual([422, expect.objectContaining({ code: 'holding_under_alert', details: expect.objectContaining({ kind: 'suspended', reason: '暂停执业六个月' }) })]);
    expect((await relying.get<Page<{ alert: string | null }>>(`/api/workflow/worklist?q=${sent.number}`)).body.items[0]?.alert).toBe('revoked');
    await eventually(async () => (await nurse.get<Page<{ template: string; params: { requestId: string } }>>('/api/notices?limit=50')).body.items.some((n) => n.params.requestId === sent.id && n.template === 'request.alert_noted'));

    const told = (await hebei.get<Page<{ kind: string; subjectId: string; issuer: { nameZh: string } }>>('/api/catalogue/jurisdiction-notices')).body;
    expect(told.items.map(({ kind, subjectId, issuer: by }) => [kind, subjectId === alert.id, by.nameZh])[0]).toEqual(['alert_marked', true, '北京市']);
    expect((await issuer.get<Page<unknown>>('/api/catalogue/jurisdiction-notices')).body.total).toBe(0);
    expect(problemOf(await relying.post(`/api/catalogue/alerts/${alert.id}/lift`, { commandId: randomUUID(), reason: '不归我管' })).code).toBe('not_issuing_authority');

    const lifted = await issuer.post<Alert>(`/api/catalogue/alerts/${alert.id}/lift`, { commandId: randomUUID(), reason: '调查结束' });
    expect([lifted.status, lifted.body.standing, lifted.body.availableActs]).toEqual([200, 'lifted', []]);
    const free = await eventually(async () => { const page = await seen(relying, sent.id); return page.timeline.filter(({ verb }) => verb === 'note_alert').length === 2 && page; });
    const approved = await relying.act<Seen>(sent.id, 'approve', free.request.version, { opinion: '已核实' });
    expect(approved).toMatchObject({ status: 200, body: { request: { state: 'approved' } } });
    expect((await hebei.get<Page<{ kind: string }>>('/api/catalogue/jurisdiction-notices')).body.items[0]?.kind).toBe('alert_lifted');
  });

  it('does not speak of a certificate that another place gave the same number', async () => {
    // An alert of its own jurisdiction, of somebody else, with the number that a certificate of Beijing has.
    const { status, body: foreign } = await mark({ certificateNumber: 'NURSE-0005', holderName: '示例乙', holderNumber: '999012198511230019' }, relying);
    expect(status).toBe(201);
    const sent = await submit(nurse, form('NURSE-0005'));
    expect(sent.status).toBe(200);
    const routed = await eventually(async () => { const page = await seen(nurse, sent.body.request.id); return page.request.state === 'routed' && page; });
    expect(routed.alerts.map(({ id }) => id)).not.toContain(foreign.id);
    const { body: own } = await mark({ certificateNumber: 'NURSE-0005' });
    expect(problemOf(await submit(nurse, form('NURSE-0005'))).code).toBe('holding_under_alert');
    expect((await seen(relying, sent.body.request.id)).alerts.filter(({ match }) => match === 'certificate').map(({ id }) => id)).toEqual([own.id]);
    for (const [who, id] of [[relying, foreign.id], [issuer, own.id]] as const) expect((await who.post(`/api/catalogue/alerts/${id}/lift`, { commandId: randomUUID(), reason: '调查结束' })).status).toBe(200);
  });

  it('stands on the page of a request from one instant on, together with everything else that happened until then', async () => {
    const sent = (await submit(nurse, form('BJ-NURSE-0004'))).body.request;
    const before = await eventually(async () => { const page = await seen(nurse, sent.id); return page.request.state === 'routed' && page; });
    const client = new pg.Client({ connectionString: house.database.ownerUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE workflow.request_action IN ACCESS EXCLUSIVE MODE');
    await client.query('UPDATE workflow.request SET version = version + 1 WHERE id = $1', [sent.id]);
    await client.query(
      `INSERT INTO workflow.request_action SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'command_id', gen_random_uuid(), 'version', a.version + 1))).* FROM workflow.request_action a
       WHERE request_id = $1 ORDER BY version DESC LIMIT 1`, [sent.id]);
    // The page has read the request and waits for its acts; meanwhile the issuer speaks, and an act is committed.
    const page = seen(nurse, sent.id);
    await eventually(async () => ((await client.query(`SELECT FROM pg_locks WHERE relation = 'workflow.request_action'::regclass AND NOT granted`)).rowCount ?? 0) > 0);
    const { body: alert } = await mark({ certificateNumber: 'BJ-NURSE-0004' });
    await client.query('COMMIT');
    await client.end();
    const { request, timeline, alerts } = await page;
    expect([request.version, timeline.length, alerts.map(({ match }) => match)]).toEqual([before.request.version, before.timeline.length, before.alerts.map(({ match }) => match)]);
    const after = await seen(nurse, sent.id);
    expect([after.request.version > request.version, after.timeline.length > timeline.length, after.alerts.map(({ match }) => match).includes('certificate')]).toEqual([true, true, true]);
    await issuer.post(`/api/catalogue/alerts/${alert.id}/lift`, { commandId: randomUUID(), reason: '调查结束' });
  });

  it('is only corrected where it is final, and after that the certificate counts again', async () => {
    const { body: alert } = (await issuer.get<Page<Alert>>('/api/catalogue/alerts?q=BJ-NURSE-0001').then((found) => ({ body: found.body.items[0] })));
    const id = alert?.id ?? '';
    expect(problemOf(await issuer.post(`/api/catalogue/alerts/${id}/lift`, { commandId: randomUUID(), reason: '录入有误' })).code).toBe('alert_not_suspension');
    const corrected = await issuer.post<Alert>(`/api/catalogue/alerts/${id}/correct`, { commandId: randomUUID(), reason: '录错了人' });
    expect([corrected.status, corrected.body.standing]).toEqual([200, 'corrected']);
    expect(problemOf(await issuer.post(`/api/catalogue/alerts/${id}/correct`, { commandId: randomUUID(), reason: '再来' })).code).toBe('alert_ended');
    expect((await submit(nurse, form('BJ-NURSE-0001'))).status).toBe(200);
  });

  it('without a certificate number stands for whatever the holder shows', async () => {
    const { body: alert } = await mark({ kind: 'cancelled', reason: '死亡注销（录入演示）' });
    expect(problemOf(await submit(nurse, form('BJ-NURSE-0007'))).code).toBe('holding_under_alert');
    expect((await issuer.get<Page<Alert>>('/api/catalogue/alerts?status=open')).body.items.map(({ id }) => id)).toEqual([alert.id]);
    const clear = await relying.post<{ value: string }>(`/api/catalogue/alerts/${alert.id}/reveal`, { field: 'holderNumber', purpose: '核对申请人' });
    expect(clear.body.value).toBe(NURSE.holderNumber);
    expect((await hebei.get<Alert>(`/api/catalogue/alerts/${alert.id}`)).body.holderNumber).toMatch(/^99\*{14}20$/);
    expect((await hebei.post(`/api/catalogue/alerts/${alert.id}/reveal`, { field: 'holderNumber', purpose: '看看' })).status).toBe(403);
    expect(house.log()).not.toMatch(/示例甲|99901119|BJ-NURSE/);
  });
});
