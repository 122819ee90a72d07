import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SweepRunner } from '#platform';
import { detail, submit, type DetailBody, type RequestBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { Person } from '../support/person.js';

interface Seen extends DetailBody {
  readonly request: RequestBody & { readonly alert: string | null };
  readonly alerts: readonly { readonly kind: string; readonly standing: boolean }[];
}

const DAY = 86_400_000;
const HOLDER = { holderName: '示例甲', holderNumber: '999011199205120020' };
const FORM = { certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true };

describe('the badge of an alert in the work list', () => {
  let house: House;
  let nurse: Person;
  let issuer: Person;
  let relying: Person;
  let owner: pg.Client;

  const now = (): number => house.clock.now().getTime();
  const onPage = async (id: string): Promise<Seen> => (await detail(relying, id)) as Seen;
  const badge = async (number: string): Promise<string | null | undefined> => (await relying.get<{ items: Seen['request'][] }>(`/api/workflow/worklist?q=${number}`)).body.items[0]?.alert;
  const looked = async (): Promise<unknown> => eventually(async () => house.app.get(SweepRunner).runNow('request-alert-turns'));
  const turnsAt = async (id: string): Promise<Date | null | undefined> => (await owner.query<{ at: Date | null }>('SELECT alert_turns_at AS at FROM workflow.request WHERE id = $1', [id])).rows[0]?.at;

  /** Whoever was signed in before has been away too long. */
  async function daysLater(days: number): Promise<void> {
    house.clock.travelTo(new Date(now() + days * DAY));
    [nurse, issuer, relying] = await Promise.all(['nurse', 'clerk-beijing', 'clerk-tianjin-health'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person];
    await issuer.switchTo((await issuer.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'))?.id ?? '');
  }

  /** A request that its clerk holds, with what its issuer says of its certificate, noted. */
  async function underAlert(certificateNumber: string, period: { readonly from?: number; readonly until?: number }): Promise<Seen['request']> {
    const { id } = (await submit(nurse, { qualificationCode: 'P33', form: { ...FORM, certificateNumber } })).body.request;
    await eventually(async () => (await onPage(id)).request?.state === 'routed');
    const [from, until] = [period.from, period.until].map((days) => (days === undefined ? undefined : new Date(now() + days * DAY).toISOString()));
    const marked = await issuer.post('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', ...HOLDER, certificateNumber, reason: '暂停', from, until });
    expect(marked.status).toBe(201);
    return eventually(async () => { const page = await onPage(id); return page.timeline.some(({ verb }) => verb === 'note_alert') && page.request; });
  }

  beforeAll(async () => {
    house = await startHouse();
    owner = new pg.Client({ connectionString: house.database.ownerUrl });
    await owner.connect();
    await daysLater(0);
  });
  afterAll(async () => {
    await owner?.end();
    await house?.close();
  });

  it('goes when a suspension with a fixed end is over, with no act and no notice', async () => {
    const request = await underAlert('BJ-TURN-0001', { until: 2 });
    expect(await badge(request.number)).toBe('suspended');
    const ends = await turnsAt(request.id);
    expect(Math.abs((ends?.getTime() ?? 0) - now() - 2 * DAY)).toBeLessThan(60_000);
    await looked();
    expect(await badge(request.number)).toBe('suspended');
    await daysLater(3);
    const before = await onPage(request.id);
    expect([await badge(request.number), before.alerts]).toEqual(['suspended', []]);
    await looked();
    const after = await onPage(request.id);
    expect([await badge(request.number), await turnsAt(request.id), after.why.reason === 'holding_under_alert']).toEqual([null, null, false]);
    expect([after.request.version, after.timeline.length]).toEqual([before.request.version, before.timeline.length]);
  });

  it('comes when a suspension that was told beforehand begins, and goes with its end', async () => {
    const request = await underAlert('BJ-TURN-0002', { from: 2, until: 4 });
    expect(await badge(request.number)).toBeNull();
    await daysLater(3);
    await looked();
    expect([await badge(request.number), (await onPage(request.id)).why.reason]).toEqual(['suspended', 'holding_under_alert']);
    await daysLater(2);
    await looked();
    expect(await badge(request.number)).toBeNull();
  });

  it('goes from a request that was filed under it, too', async () => {
    await underAlert('BJ-TURN-0005', { until: 2 });
    const { id, number } = (await submit(nurse, { qualificationCode: 'P33', form: { ...FORM, certificateNumber: 'BJ-TURN-0006' } })).body.request;
    await eventually(async () => (await badge(number)) === 'suspended');
    expect((await onPage(id)).timeline.map(({ verb }) => verb)).not.toContain('note_alert');
    await daysLater(3);
    await looked();
    expect(await badge(number)).toBeNull();
  });

  it('of one request that cannot be looked at keeps no other waiting, and is looked at again once it can be', async () => {
    const broken = await underAlert('BJ-TURN-0003', { until: 2 });
    const whole = await underAlert('BJ-TURN-0004', { until: 2 });
    const { rows: [kept] } = await owner.query<{ form: string }>('SELECT form FROM workflow.request WHERE id = $1', [broken.id]);
    await owner.query(`UPDATE workflow.request SET form = 'nobody can read this' WHERE id = $1`, [broken.id]);
    await daysLater(3);
    await looked();
    expect([await badge(whole.number), broken.id < whole.id]).toEqual([null, true]);
    expect(house.log().split('\n').filter((line) => line.includes(broken.id) && line.includes('failed in a sweep'))).toHaveLength(1);
    await owner.query('UPDATE workflow.request SET form = $2 WHERE id = $1', [broken.id, kept?.form]);
    expect(await badge(broken.number)).toBe('suspended');
    await looked();
    expect(await badge(broken.number)).toBeNull();
  });
});
