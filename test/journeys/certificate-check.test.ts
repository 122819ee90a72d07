import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startHouse, type House } from '../support/house.js';
import { Person, type Answer } from '../support/person.js';

interface Checked {
  readonly outcome: string;
  readonly reason: string;
  readonly sentence: { readonly zh: string; readonly en: string };
  readonly alert: { readonly kind: string; readonly jurisdiction: string; readonly authority: { readonly code: string; readonly nameZh: string; readonly nameEn: string } | null; readonly from: string; readonly until: string | null } | null;
}

const HOLDER = { holderName: '示例甲', holderNumber: '999011199205120020' };
const DAY = 86_400_000;
/** The limit `certificate_check`. */
const MOST_A_MINUTE = 30;

describe('the public check of a certificate', () => {
  let house: House;
  let anyone: Person;
  let issuer: Person;

  beforeAll(async () => {
    house = await startHouse({ env: { RATE_LIMIT: 'on' } });
    anyone = new Person(house.base);
    issuer = await Person.signIn(house.base, 'clerk-beijing');
    await issuer.switchTo((await issuer.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'))?.id ?? '');
  });
  afterAll(async () => house?.close());

  async function check(certificateNumber: string, change: Readonly<Record<string, unknown>> = {}, who = anyone): Promise<Answer<Checked>> {
    return who.post('/api/catalogue/recognition/check', { qualification: 'P33', from: '110000', to: '120000', certificateNumber, ...change });
  }
  async function mark(change: Readonly<Record<string, unknown>>): Promise<string> {
    const marked = await issuer.post<{ id: string }>('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', ...HOLDER, reason: '涉嫌冒名执业', ...change });
    expect(marked.status).toBe(201);
    return marked.body.id;
  }
  const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

  it('answers as the catalogue does where nothing is said of the number', async () => {
    const general = await anyone.get<object>('/api/catalogue/recognition?qualification=P33&from=110000&to=120000');
    const { status, body } = await check('BJ-CHECK-0001');
    expect(status).toBe(200);
    expect({ ...body, at: '' }).toEqual({ ...general.body, at: '' });
    expect(body).toMatchObject({ outcome: 'nothing_to_do', alert: null });
    expect((await check('BJ-CHECK-0001', { expiresOn: '2020-01-01' })).body.reason).toBe('certificate_over');
  });

  it('says who stopped it, since when and until when, and gives no reason and no name', async () => {
    const now = house.clock.now().getTime();
    const until = new Date(now + 30 * DAY).toISOString();
    await mark({ certificateNumber: 'BJ-CHECK-0002', until });
    await mark({ certificateNumber: 'BJ-CHECK-0003', kind: 'revoked' });
    const suspended = await check('bj-check-０００2');
    expect(suspended.body).toMatchObject({ outcome: 'not_recognised', reason: 'holding_suspended', alert: { kind: 'suspended', jurisdiction: '110000', authority: { code: '110000-health', nameZh: '北京市卫生健康委员会' }, until } });
    expect(Date.parse(suspended.body.alert?.from ?? '') <= now + DAY).toBe(true);
    expect(suspended.body.sentence.zh).toBe('这份“护士执业资格”被签发机关暂停，暂停期间不予互认。');
    const revoked = await check('BJ-CHECK-0003');
    expect(revoked.body).toMatchObject({ outcome: 'not_recognised', reason: 'holding_revoked', alert: { kind: 'revoked', until: null } });
    for (const { body } of [suspended, revoked]) expect(JSON.stringify(body)).not.toMatch(/涉嫌|冒名|示例|999011|BJ-CHECK/i);
    // On a day after its end a suspension stops nothing.
    expect((await check('BJ-CHECK-0002', { on: dayOf(now + 32 * DAY) })).body).toMatchObject({ outcome: 'nothing_to_do', alert: null });
  });

  it('finds by number and place of issue, and nothing that was said of a holder', async () => {
    expect((await check('BJ-CHECK-0003', { from: '130000' })).body.alert).toBeNull();
    expect((await check('BJ-CHECK-0003', { qualification: 'P34' })).body.alert).toBeNull();
    await mark({ kind: 'cancelled' });
    expect((await check('BJ-CHECK-0004')).body.alert).toBeNull();
    expect((await check(HOLDER.holderNumber)).body.alert).toBeNull();
  });

  it('no longer finds what was corrected or lifted', async () => {
    const id = await mark({ certificateNumber: 'BJ-CHECK-0005', kind: 'revoked' });
    const lifted = await mark({ certificateNumber: 'BJ-CHECK-0006' });
    expect((await check('BJ-CHECK-0006')).body.reason).toBe('holding_suspended');
    expect((await issuer.post(`/api/catalogue/alerts/${lifted}/lift`, { commandId: randomUUID(), reason: '调查结束' })).status).toBe(200);
    expect((await check('BJ-CHECK-0006')).body).toMatchObject({ outcome: 'nothing_to_do', alert: null });
    expect((await check('BJ-CHECK-0005')).body.reason).toBe('holding_revoked');
    expect((await issuer.post(`/api/catalogue/alerts/${id}/correct`, { commandId: randomUUID(), reason: '录入有误' })).status).toBe(200);
    expect((await check('BJ-CHECK-0005')).body).toMatchObject({ outcome: 'nothing_to_do', alert: null });
  });

  it('refuses what cannot be asked without repeating the number, and logs none', async () => {
    const codes = await Promise.all([{ qualification: 'Z99' }, { to: '999999' }, { on: '2026-02-30' }, { certificateNumber: 'B1' }].map(async (change) => {
      const { status, body } = await check('BJ-CHECK-0009', change);
      return [status, (body as unknown as { code: string }).code, JSON.stringify(body).includes('CHECK')];
    }));
    expect(codes).toEqual([[404, 'qualification_unknown', false], [422, 'jurisdiction_unknown', false], [400, 'malformed', false], [400, 'malformed', false]]);
    expect(house.log()).not.toMatch(/BJ-CHECK/i);
  });

  it('is asked a few times a minute only, by each who asks', async () => {
    const answers: number[] = [];
    while (answers.length <= MOST_A_MINUTE && answers.at(-1) !== 429) answers.push((await check('BJ-CHECK-0001')).status);
    expect(answers.at(-1)).toBe(429);
    const refused = await check('BJ-CHECK-0001');
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await anyone.get('/api/catalogue/recognition?qualification=P33&from=110000&to=120000')).status).toBe(200);
    expect((await check('BJ-CHECK-0003', {}, issuer)).body.reason).toBe('holding_revoked');
  });
});
