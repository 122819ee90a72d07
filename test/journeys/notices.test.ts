import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NoticeDesk } from '#notices';
import { PUBLIC, SweepRunner, UnitOfWork, newId } from '#platform';
import { submit, type ActBody } from '../support/application.js';
import { eventually, startHouse, type House } from '../support/house.js';
import { startMailServer, type MailServer, type ReceivedMail } from '../support/mail-server.js';
import { Person } from '../support/person.js';
import { Signatories } from '../support/signing.js';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

interface Page<T> { readonly items: readonly T[]; readonly total: number }
interface Notice { readonly id: string; readonly template: string; readonly group: string; readonly subject: { readonly kind: string; readonly id: string }; readonly sentence: { readonly zh: string; readonly en: string }; readonly link: string; readonly params: Readonly<Record<string, unknown>> }
interface Settings { readonly language: string; readonly groups: readonly { readonly group: string; readonly mandatory: boolean; readonly channels: readonly { readonly channel: string; readonly on: boolean }[] }[]; readonly mail: { readonly offered: boolean; readonly address: string | null; readonly waiting: { readonly address: string } | null } }
interface Delivery { readonly id: string; readonly channel: string; readonly receiver: string; readonly template: string; readonly number: string | null; readonly state: string; readonly attempts: number; readonly nextAt: string | null; readonly lastError: string | null }
interface Hook { readonly id: string; readonly secret: string; readonly disabledAt: string | null; readonly failing: number; readonly sentAt: string | null }
interface Problem { readonly code: string; readonly details?: Readonly<Record<string, unknown>> }

const HOUR = 3_600_000;
const LONG = 60_000;

let house: House;
let smtp: MailServer;
let receiver: WebhookReceiver;
let nurse: Person;
let clerk: Person;
let administrator: Person;

beforeAll(async () => {
  [smtp, receiver] = [await startMailServer(), await startWebhookReceiver()];
  house = await startHouse({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'Tongban <notices@tongban.example>' } });
}, LONG);

afterAll(async () => {
  await house?.close();
  await Promise.all([smtp?.close(), receiver?.close()]);
});

beforeEach(async () => {
  [smtp.refusing, receiver.answer] = [undefined, 204];
  await signInAgain();
});

const codeOf = ({ body }: { body: unknown }): string => (body as Problem).code;
const round = async (): Promise<boolean> => house.app.get(SweepRunner).runNow('notice-deliveries');
/** Sessions end with time. */
async function signInAgain(): Promise<void> {
  [nurse, clerk, administrator] = await Promise.all(['nurse', 'clerk-tianjin-health', 'platform'].map(async (subject) => Person.signIn(house.base, subject))) as [Person, Person, Person];
}
async function itIs(instant: number): Promise<void> {
  house.clock.travelTo(new Date(instant));
  await signInAgain();
}
const later = async (millis: number): Promise<void> => itIs(house.clock.now().getTime() + millis);
const deliveries = async (query: string): Promise<readonly Delivery[]> => (await administrator.get<Page<Delivery>>(`/api/notices/deliveries?limit=100&${query}`)).body.items;
const settings = async (person: Person): Promise<Settings> => (await person.get<Settings>('/api/notices/settings')).body;
const mailsTo = (address: string): readonly ReceivedMail[] => smtp.mails.filter(({ to }) => to === address);
/** Sends what is due until the condition holds. */
async function sent<T>(what: () => Promise<T | undefined | false>): Promise<T> {
  return eventually(async () => {
    await round();
    return what();
  }, 20_000);
}

/** Types the code that the address got. */
async function confirmAddress(person: Person, address: string): Promise<Settings> {
  expect((await person.post('/api/notices/settings/mail-address', { address })).status).toBe(200);
  const mail = await sent(async () => Promise.resolve(mailsTo(address).at(-1)));
  const code = /\b(\d{6})\b/.exec(mail.text.slice(mail.text.indexOf('确认码')))?.[1] ?? '';
  return (await person.post<Settings>('/api/notices/settings/mail-address/confirm', { code })).body;
}

async function register(person: Person): Promise<Hook> {
  const answer = await person.post<Hook>('/api/notices/settings/webhooks', { url: receiver.url });
  expect(answer.status).toBe(201);
  return answer.body;
}

/** A request of the person that the clerk accepts; its number and id. */
async function accepted(person: Person): Promise<{ id: string; number: string }> {
  const { id, number } = (await submit(person, { qualificationCode: 'P33' })).body.request;
  const seen = await eventually(async () => (await clerk.get<Page<{ id: string; version: number }>>(`/api/workflow/worklist?q=${number}`)).body.items[0]);
  expect((await clerk.act<ActBody>(id, 'accept', seen.version, {})).status).toBe(200);
  await eventually(async () => (await person.get<Page<Notice>>('/api/notices?limit=50')).body.items.some((n) => n.subject.id === id && n.template === 'request.accepted'));
  return { id, number };
}

describe('notices in the app', () => {
  it('are told by the platform alone, and mails that leave are not kept', async () => {
    await expect(house.app.get(UnitOfWork).run(PUBLIC, async (tx) => house.app.get(NoticeDesk).tell(tx, { to: { person: newId() }, subject: { kind: 'request', id: newId() }, template: 'request.accepted', params: {} }))).rejects.toThrow('told by the platform');
    expect(codeOf(await administrator.get('/api/notices/mailbox'))).toBe('mailbox_not_kept');
  });

  it('say what happened in both languages and lead there; they are found by their number', async () => {
    const { id, number } = await accepted(nurse);
    const { items, total } = (await nurse.get<Page<Notice>>(`/api/notices?q=${number}`)).body;
    expect([total, items.map(({ template }) => template).sort()]).toEqual([3, ['request.accepted', 'request.routed', 'request.submitted']]);
    expect(items.find(({ template }) => template === 'request.accepted')).toMatchObject({
      group: 'legal', link: `/requests/${id}`, sentence: { zh: `护士执业资格：天津市卫生健康委员会已受理（${number}）。`, en: expect.stringContaining(`accepted by Tianjin`) },
    });
    expect((await nurse.get<Page<Notice>>('/api/notices?q=nothing-like-it')).body.total).toBe(0);
  }, LONG);
});

describe('a batch of the catalogue', () => {
  it('is told to the administrators of every party, and once to the systems of their jurisdictions', async () => {
    const admins = await Signatories.of(house);
    const hook = (await admins.tianjin.post<Hook>('/api/notices/settings/webhooks', { url: receiver.url })).body;
    const draft = await admins.draft(admins.beijing, 'qualification', 'P33');
    await admins.save(admins.beijing, draft, { synonyms: ['护士证'] });
    const { id } = (await admins.propose(admins.beijing, [draft.id])).body;
    await house.app.get(SweepRunner).runNow('batch-notices');
    for (const who of [admins.beijing, admins.tianjin, admins.hebei]) {
      const about = async (): Promise<number> => (await who.get<Page<Notice>>('/api/notices')).body.items.filter(({ subject }) => subject.id === id).length;
      await eventually(async () => (await about()) > 0);
      expect(await about()).toBe(1);
    }
    expect((await admins.tianjin.get<Page<Notice>>('/api/notices')).body.items[0]).toMatchObject({ template: 'batch.waits', group: 'catalogue', link: `/admin/batches/${id}` });
    const call = await sent(async () => Promise.resolve(receiver.calls.find(({ body }) => body.includes(id))));
    expect(receiver.verify(call, hook.secret).type).toBe('batch.waits');
    await house.app.get(SweepRunner).runNow('batch-notices');
    await round();
    expect(receiver.calls.filter(({ body }) => body.includes(id))).toHaveLength(1);
    expect((await nurse.get<Page<Notice>>('/api/notices')).body.items.some(({ subject }) => subject.id === id)).toBe(false);
    await admins.tianjin.delete(`/api/notices/settings/webhooks/${hook.id}`);
  }, LONG);
});

describe('an e-mail address', () => {
  it('receives a code and nothing else until it was confirmed', async () => {
    const agent = await Person.signIn(house.base, 'agent');
    await agent.post('/api/notices/settings/mail-address', { address: 'agent@mail.example' });
    await accepted(agent);
    await sent(async () => Promise.resolve(mailsTo('agent@mail.example').length > 0));
    await later(HOUR);
    await round();
    expect(mailsTo('agent@mail.example').map(({ text }) => /确认您的邮箱/.test(text))).toEqual([true]);
    const again = await Person.signIn(house.base, 'agent');
    expect((await settings(again)).mail).toMatchObject({ offered: true, address: null, waiting: null });
    expect(codeOf(await again.post('/api/notices/settings/mail-address/confirm', { code: '123456' }))).toBe('confirmation_over');
  }, LONG);

  it('is confirmed by its code, of which five may be wrong', async () => {
    const elder = await Person.signIn(house.base, 'elder');
    await elder.post('/api/notices/settings/mail-address', { address: 'elder@mail.example' });
    const mail = await sent(async () => Promise.resolve(mailsTo('elder@mail.example')[0]));
    const code = /\b(\d{6})\b/.exec(mail.text.slice(mail.text.indexOf('确认码')))?.[1] ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push((await elder.post<Problem>('/api/notices/settings/mail-address/confirm', { code: wrong })).body);
    expect(answers.map(({ code: refusal, details }) => [refusal, details?.['left']])).toEqual([4, 3, 2, 1, 0].map((left) => ['confirmation_wrong', left]));
    expect(codeOf(await elder.post('/api/notices/settings/mail-address/confirm', { code }))).toBe('confirmation_over');
    expect((await confirmAddress(elder, 'elder@mail.example')).mail).toMatchObject({ address: 'elder@mail.example', waiting: null });
    expect((await elder.delete('/api/notices/settings/mail-address')).status).toBe(204);
    expect((await settings(elder)).mail.address).toBeNull();
  }, LONG);

  it('is not flooded through us: five codes an hour for a person, six a day to an address', async () => {
    const [pharmacist, constructor] = [await Person.signIn(house.base, 'constructor'), await Person.signIn(house.base, 'agent')];
    const ask = async (person: Person): Promise<number> => (await person.post('/api/notices/settings/mail-address', { address: 'victim@mail.example' })).status;
    const byOne = [];
    for (let i = 0; i < 6; i += 1) byOne.push(await ask(pharmacist));
    expect(byOne).toEqual([200, 200, 200, 200, 200, 429]);
    expect([await ask(constructor), await ask(constructor)]).toEqual([200, 429]);
  }, LONG);
});

describe('what a person switches off', () => {
  it('stays off, except what an act demands', async () => {
    const refused = await nurse.put<Problem>('/api/notices/settings', { language: 'en', off: ['progress:email', 'legal:email'] });
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([422, 'notice_mandatory', { switches: ['legal:email'] }]);
    expect((await confirmAddress(nurse, 'nurse@mail.example')).language).toBe('zh');
    const saved = (await nurse.put<Settings>('/api/notices/settings', { language: 'en', off: ['progress:email', 'certificate:email'] })).body;
    expect(saved.groups.map(({ group, mandatory, channels }) => [group, mandatory, channels.find(({ channel }) => channel === 'email')?.on])).toEqual([
      ['legal', true, true], ['progress', false, false], ['certificate', false, false], ['work', false, true], ['catalogue', false, true],
    ]);
    const { id, number } = await accepted(nurse);
    const mail = await sent(async () => Promise.resolve(mailsTo('nurse@mail.example').find(({ text }) => text.includes(number))));
    await round();
    const all = mailsTo('nurse@mail.example').filter(({ text }) => text.includes(number));
    expect(all).toHaveLength(1);
    expect(mail.text).toContain(`Your request was accepted (${number})`);
    expect(mail.text).toContain(`${house.base}/requests/${id}`);
    expect(mail.text).not.toMatch(/护士|Nurse|Tianjin|示例/);
  }, LONG);
});

describe('a mail server that does not answer as it should', () => {
  it('is tried again with patience for 72 hours; then the administrator is alarmed and sends once more, as the same message', async () => {
    smtp.refusing = 'too busy for nurse@mail.example';
    const before = mailsTo('nurse@mail.example').length;
    const { number } = await accepted(nurse);
    const begun = house.clock.now().getTime();
    const found = async (): Promise<Delivery | undefined> => (await deliveries(`q=${number}`)).find(({ template }) => template === 'request.accepted');
    await sent(async () => (await found())?.state === 'failed');
    expect(await found()).toMatchObject({ state: 'failed', attempts: 1, lastError: expect.stringContaining('too busy') });
    expect((await found())?.lastError).not.toContain('nurse@mail.example');
    let tries = 1;
    let last = begun;
    for (let now = await found(); now?.state === 'failed'; now = await found()) {
      last = new Date(now.nextAt ?? '').getTime();
      await itIs(last + 1_000);
      await sent(async () => ((await found())?.attempts ?? 0) > tries && (await found())?.state !== 'pending');
      await eventually(async () => (await found())?.lastError !== null);
      tries += 1;
      if (tries > 20) break;
    }
    expect([tries, last - begun >= 72 * HOUR, (await found())?.state]).toEqual([10, true, 'dead']);
    const items = (await administrator.get<Page<{ id: string; kind: string; subjectKind: string; reason: string }>>('/api/platform/attention')).body.items.filter(({ kind }) => kind === 'delivery_dead');
    expect(items).toMatchObject([{ subjectKind: 'person', reason: expect.stringContaining('too busy') }]);

    smtp.refusing = undefined;
    expect((await administrator.post(`/api/platform/attention/${items[0]?.id ?? ''}/redrive`, {})).status).toBe(200);
    await sent(async () => (await found())?.state === 'sent');
    expect(mailsTo('nurse@mail.example').length).toBe(before + 1);
    expect(mailsTo('nurse@mail.example').at(-1)?.messageId).toBe(`<${(await found())?.id ?? ''}@127.0.0.1>`);
    expect(codeOf(await administrator.post(`/api/notices/deliveries/${(await found())?.id ?? ''}/redrive`, {}))).toBe('delivery_not_dead');
  }, LONG);
});

describe('a webhook', () => {
  it('is signed as Standard Webhooks says, also while its secret is changed', async () => {
    const hook = await register(nurse);
    await nurse.put('/api/notices/settings', { language: 'zh', off: [] });
    const { id, number } = await accepted(nurse);
    const call = await sent(async () => Promise.resolve(receiver.calls.find(({ body }) => body.includes(number) && body.includes('request.accepted'))));
    expect(receiver.verify(call, hook.secret)).toMatchObject({ type: 'request.accepted', data: { subject: { id }, sentence: { zh: expect.stringContaining('已受理') }, link: `${house.base}/requests/${id}` } });
    const next = (await nurse.post<Hook>(`/api/notices/settings/webhooks/${hook.id}/rotate`, {})).body;
    expect(next.secret).not.toBe(hook.secret);
    const other = await accepted(nurse);
    const both = await sent(async () => Promise.resolve(receiver.calls.find(({ body }) => body.includes(other.number))));
    for (const secret of [hook.secret, next.secret]) expect(receiver.verify(both, secret).type).toMatch(/^request\./);
    await later(25 * HOUR);
    const third = await accepted(nurse);
    const alone = await sent(async () => Promise.resolve(receiver.calls.find(({ body }) => body.includes(third.number))));
    expect(receiver.verify(alone, next.secret).type).toMatch(/^request\./);
    expect(() => receiver.verify(alone, hook.secret)).toThrow();
    expect((await nurse.get<Page<Hook>>('/api/notices/settings/webhooks')).body.items[0]).not.toHaveProperty('secret');
    expect((await clerk.delete(`/api/notices/settings/webhooks/${hook.id}`)).status).toBe(404);
    expect((await nurse.delete(`/api/notices/settings/webhooks/${hook.id}`)).status).toBe(204);
  }, LONG);

  it('that fails or leads elsewhere is called again under the same id; what was given up can be redriven', async () => {
    const hook = await register(nurse);
    // After a failure the other messages to a receiver rest: with one message there is nothing to wait for.
    await nurse.put('/api/notices/settings', { language: 'zh', off: ['progress:webhook', 'certificate:webhook'] });
    receiver.answer = 302;
    const { number } = await accepted(nurse);
    const mine = async (): Promise<readonly Delivery[]> => (await deliveries(`q=${hook.id}`)).filter((each) => each.number === number && each.template === 'request.accepted');
    await sent(async () => (await mine())[0]?.state === 'failed');
    expect((await mine())[0]).toMatchObject({ lastError: 'HTTP 302', attempts: 1 });
    expect((await nurse.get<Page<Hook>>('/api/notices/settings/webhooks')).body.items[0]?.failing).toBeGreaterThan(0);
    receiver.answer = 500;
    for (let i = 0; i < 12 && (await mine())[0]?.state === 'failed'; i += 1) {
      const tries = (await mine())[0]?.attempts ?? 0;
      await later(37 * HOUR);
      await sent(async () => ((await mine())[0]?.attempts ?? 0) > tries && (await mine())[0]?.lastError === 'HTTP 500');
    }
    expect((await mine())[0]).toMatchObject({ state: 'dead', attempts: 10 });
    receiver.answer = 200;
    const id = (await mine())[0]?.id ?? '';
    expect((await nurse.post(`/api/notices/deliveries/${id}/redrive`, {})).status).toBe(403);
    expect((await administrator.post<Delivery>(`/api/notices/deliveries/${id}/redrive`, {})).body).toMatchObject({ state: 'pending', attempts: 0 });
    await sent(async () => (await mine())[0]?.state === 'sent');
    expect(new Set(receiver.calls.filter(({ body }) => body.includes(number) && body.includes('request.accepted')).map((call) => call.id))).toEqual(new Set([id]));
    expect((await nurse.delete(`/api/notices/settings/webhooks/${hook.id}`)).status).toBe(204);
  }, 2 * LONG);

  it('that says 410 is out of use until its owner brings it back', async () => {
    const hook = await register(nurse);
    receiver.answer = 410;
    await accepted(nurse);
    await sent(async () => (await nurse.get<Page<Hook>>('/api/notices/settings/webhooks')).body.items.find(({ id }) => id === hook.id)?.disabledAt !== null);
    const calls = receiver.calls.length;
    const { number } = await accepted(nurse);
    await round();
    expect([receiver.calls.length, (await deliveries(`q=${hook.id}`)).map(({ state }) => state).filter((state) => state !== 'dropped')]).toEqual([calls, []]);
    receiver.answer = 200;
    expect((await nurse.post<Hook>(`/api/notices/settings/webhooks/${hook.id}/enable`, {})).body.disabledAt).toBeNull();
    const after = await accepted(nurse);
    await sent(async () => Promise.resolve(receiver.calls.some(({ body }) => body.includes(after.number))));
    expect(receiver.calls.some(({ body }) => body.includes(number))).toBe(false);
    await nurse.delete(`/api/notices/settings/webhooks/${hook.id}`);
  }, LONG);

  it('that is silent holds up nobody else', async () => {
    const [silent, elder] = [await startWebhookReceiver(), await Person.signIn(house.base, 'elder')];
    silent.answer = 'silence';
    const slow = (await elder.post<Hook>('/api/notices/settings/webhooks', { url: silent.url })).body;
    const hook = await register(nurse);
    await accepted(elder);
    await sent(async () => Promise.resolve(silent.calls.length > 0));
    const { number } = await accepted(nurse);
    const begun = Date.now();
    await sent(async () => Promise.resolve(receiver.calls.some(({ body }) => body.includes(number))));
    expect(Date.now() - begun).toBeLessThan(6_000);
    expect(silent.calls).toHaveLength(1);
    await Promise.all([elder.delete(`/api/notices/settings/webhooks/${slow.id}`), nurse.delete(`/api/notices/settings/webhooks/${hook.id}`)]);
    await silent.close();
  }, LONG);

  it.each([
    ['http://tongban.example/', 'not_https'], ['https://10.0.0.1/', 'inner_network'], ['https://169.254.169.254/latest', 'inner_network'], ['https://[::ffff:10.0.0.1]/', 'inner_network'],
    ['http://10.0.0.1/', 'not_https'], ['https://user:secret@1.1.1.1/', 'with_credentials'], ['ftp://1.1.1.1/', 'not_https'], ['nonsense', 'not_an_address'], ['https://0x7f.1:1/', undefined],
  ])('is not sent to %s', async (url, fault) => {
    const answer = await nurse.post<Problem>('/api/notices/settings/webhooks', { url });
    if (fault === undefined) return expect(answer.status).toBe(201);
    expect([answer.body.code, answer.body.details]).toEqual(['endpoint_refused', { fault }]);
  });

  it('of an office is kept by those who answer for it', async () => {
    const [tianjin, hebei] = [await Person.signIn(house.base, 'catalogue-tianjin'), await Person.signIn(house.base, 'catalogue-hebei')];
    await tianjin.actAs('catalogue_admin');
    await hebei.actAs('catalogue_admin');
    const hook = await register(tianjin);
    expect((await tianjin.get<Page<Hook>>('/api/notices/settings/webhooks')).body.items.map(({ id }) => id)).toEqual([hook.id]);
    expect([(await hebei.get<Page<Hook>>('/api/notices/settings/webhooks')).body.total, (await hebei.post(`/api/notices/settings/webhooks/${hook.id}/rotate`, {})).status]).toEqual([0, 404]);
    await tianjin.delete(`/api/notices/settings/webhooks/${hook.id}`);
  });
});
