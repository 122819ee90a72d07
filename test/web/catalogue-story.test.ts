import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { CREDENTIAL_WORDS } from '#contracts';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { launchBrowser, openDevice } from '../support/browser.js';
import { verifyAbroad } from '../support/foreign-wallet.js';
import { Person, type Answer } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { Signatories, type Batch } from '../support/signing.js';
import { eventually } from '../support/waiting.js';

/** Long enough for three to sign and one to apply before it, on a busy machine too. */
const SOON_MS = 15_000;
const HOLDER = { holderName: '示例甲', holderNumber: '999011199205120020' };
const FORM = { certificateIssuer: '示例发证机关', certificateIssuedOn: '2020-05-01', usePurpose: 'employment', resultDelivery: 'online', truthDeclaration: true, statusQueryConsent: true };
const RENAMED = { nameEn: 'Nurse, by the new treaty' };

interface Versions {
  readonly filed: { readonly qualification: number };
  readonly inForce: { readonly qualification: number };
}

let portal: BuiltPortal;
let browser: Browser;
let admins: Signatories;
let nurse: Person;
let clerk: Person;
let issuer: Person;
let supervisor: Person;

beforeAll(async () => {
  [portal, browser] = await Promise.all([startBuiltPortal(), launchBrowser()]);
  admins = await Signatories.of(portal);
  [nurse, clerk, issuer, supervisor] = (await Promise.all(['nurse', 'clerk-tianjin-health', 'clerk-beijing', 'supervisor-tianjin'].map(async (who) => Person.signIn(portal.base, who)))) as [Person, Person, Person, Person];
  const health = (await issuer.refresh()).posts.find(({ authority }) => authority?.nameZh.includes('卫生'));
  await issuer.switchTo(health?.id ?? '');
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

const codeOf = (answer: Answer<unknown>): unknown => (answer.body as { code?: string }).code;
const batchOf = async (id: string): Promise<Batch> => (await admins.hebei.get<Batch>(`/api/publication/batches/${id}`)).body;
/** Each sees the batch and signs what it says; the last signature's answer. */
const signAll = async (id: string): Promise<Batch> => {
  let last = await batchOf(id);
  for (const who of [admins.hebei, admins.tianjin, admins.beijing]) last = (await admins.sign(who, last)).body;
  return last;
};
const numberAt = async (at: Date): Promise<number> => (await admins.asOf('P33', at)).number;
const recognition = async (): Promise<string> => (await admins.hebei.get<{ outcome: string }>('/api/catalogue/recognition?qualification=P33&from=110000&to=120000')).body.outcome;
const file = async (certificateNumber: string): Promise<Answer<ActBody>> => submit(nurse, { qualificationCode: 'P33', form: { ...FORM, certificateNumber } });
const routed = async (id: string): Promise<RequestBody> => eventually(async () => { const { request } = await detail(nurse, id); return request.state === 'routed' && request; });

describeWith('chromium', 'the catalogue from the first draft to a certificate that no longer holds', () => {
  let before: RequestBody;
  let batch: Batch;

  it('is drafted, objected to, amended, signed by three, and takes force at its instant; what was filed before stays under what held then', async () => {
    const draft = await admins.draft(admins.beijing, 'qualification', 'P33');
    await admins.save(admins.beijing, draft, { nameEn: 'Nurse' });
    const effectiveAt = new Date(Date.now() + SOON_MS);
    const first = (await admins.propose(admins.beijing, [draft.id], effectiveAt.toISOString())).body;
    expect((await admins.sign(admins.hebei, first)).body.missing).toEqual(['110000', '120000']);
    expect((await admins.tianjin.post<Batch>(`/api/publication/batches/${first.id}/object`, { reason: '英文名称应写明依据' })).body.state).toBe('objected');
    expect(codeOf(await admins.sign(admins.beijing, first))).toBe('wrong_batch_state');
    expect((await admins.beijing.post<Batch>(`/api/publication/batches/${first.id}/amend`, {})).body.state).toBe('cancelled');
    const opened = (await admins.beijing.get<{ draft: typeof draft }>(`/api/publication/drafts/${draft.id}`)).body.draft;
    expect((await admins.save(admins.beijing, opened, RENAMED)).status).toBe(200);
    const second = (await admins.propose(admins.beijing, [draft.id], effectiveAt.toISOString())).body;
    batch = await signAll(second.id);
    expect([batch.state, batch.inForceAt, batch.missing]).toEqual(['signed', effectiveAt.toISOString(), []]);

    before = await routed((await file('STORY-0001')).body.request.id);
    // the number 2 was of what was objected to
    expect([await numberAt(new Date(effectiveAt.getTime() - 1)), await numberAt(effectiveAt)]).toEqual([1, 3]);
    await eventually(async () => (await admins.hebei.get<{ nameEn: string }>('/api/catalogue/qualifications/P33')).body.nameEn === RENAMED.nameEn, 60_000);
    expect(Date.now()).toBeGreaterThanOrEqual(effectiveAt.getTime());
    const versions = await eventually(async () => {
      const found = (await clerk.get<Versions>(`/api/workflow/requests/${before.id}/versions`)).body;
      return found.inForce.qualification === 3 && found;
    }, 10_000);
    expect(versions.filed.qualification).toBe(1);
  });

  it('is rolled back by a batch of its own that all sign', async () => {
    const back = (await admins.hebei.post<Batch>(`/api/publication/batches/${batch.id}/roll-back`, { reason: '译名待统一' })).body;
    expect([back.state, (await admins.asOf('P33', new Date())).content['nameEn']]).toEqual(['proposed', RENAMED.nameEn]);
    expect((await signAll(back.id)).state).toBe('signed');
    const [now, first] = [await admins.asOf('P33', new Date()), await admins.asOf('P33', new Date('2026-01-01'))];
    expect([now.number, now.content]).toEqual([4, first.content]);
    // what held in between is still told as it was
    expect((await admins.asOf('P33', new Date(batch.inForceAt ?? ''))).content['nameEn']).toBe(RENAMED.nameEn);
  });

  it('stops a recognition for the holder of whom an alert speaks, and for nobody else', async () => {
    const answer = await issuer.post('/api/catalogue/alerts', { commandId: randomUUID(), qualificationCode: 'P33', kind: 'suspended', ...HOLDER, certificateNumber: 'STORY-0002', reason: '暂停执业' });
    expect(answer.status).toBe(201);
    expect(codeOf(await file('STORY-0002'))).toBe('holding_under_alert');
    expect((await file('STORY-0003')).status).toBe(200);
    expect(await recognition()).not.toBe('not_recognised');
  });

  it('leads to a certificate that a foreign library and the public page find valid, and then revoked', async () => {
    // the clerk was shown that another certificate of the holder is suspended, and decides for this one
    const seen = await eventually(async () => { const page = await detail(clerk, before.id); return page.timeline.some(({ verb }) => verb === 'note_alert') && page; });
    const accepted = await clerk.act<ActBody>(before.id, 'accept', seen.request.version, {});
    expect((await clerk.act(before.id, 'approve', accepted.body.request.version, { opinion: '经核实，予以确认。' })).status).toBe(200);
    const { id, number } = await eventually(async () => (await nurse.get<{ items: { id: string; number: string }[] }>(`/api/exchange/credentials?requestId=${before.id}`)).body.items[0]);
    const { compact } = (await nurse.get<{ compact: string }>(`/api/exchange/credentials/${id}/compact`)).body;
    expect(await verifyAbroad(compact)).toMatchObject({ certificate_number: number, catalogue: { qualification_version: 1, rule_version: 1 } });

    const device = await openDevice(browser, portal.base, { language: 'zh' });
    const { page, texts } = device;
    const verdict = async (): Promise<string | undefined> => {
      await page.goto('/verify');
      await page.getByRole('textbox', { name: texts.verify.text }).fill(compact);
      await page.getByRole('button', { name: texts.verify.check, exact: true }).click();
      const shown = Object.values(CREDENTIAL_WORDS.zh.verdict);
      return eventually(async () => { for (const words of shown) if (await page.getByText(words, { exact: true }).count() > 0) return words; return undefined; });
    };
    expect(await verdict()).toBe(CREDENTIAL_WORDS.zh.verdict.valid);
    await page.getByText(number, { exact: true }).first().waitFor();

    expect((await supervisor.post(`/api/exchange/credentials/${id}/state/revoke`, { reason: '以欺骗手段取得' })).status).toBe(200);
    await eventually(async () => verifyAbroad(compact).then(() => false, (error: unknown) => /status 1/.test(String(error))));
    expect(await verdict()).toBe(CREDENTIAL_WORDS.zh.verdict.revoked);
    expect(device.takeComplaints()).toEqual([]);
  });
});
