import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openSignedIn, settled, type Card, type Device } from '../support/browser.js';
import { Person } from '../support/person.js';
import { eventually } from '../support/waiting.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';

type Act = 'sign' | 'object' | 'amend' | 'cancel' | 'roll_back';

const RENAMED = { nameZh: '护士执业资格（新名）', nameEn: 'Nurse, renamed' };
const CLAIM = { titleZh: '护士目录更新', titleEn: 'Nurses updated' };

let portal: BuiltPortal;
let browser: Browser;
let proposer: Person;
const devices: Device[] = [];

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  proposer = await Person.signIn(portal.base, 'catalogue-beijing');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function propose(draftId: string): Promise<string> {
  const { body } = await proposer.post<{ id: string }>('/api/publication/batches', { ...CLAIM, draftIds: [draftId] });
  return body.id;
}

async function openBatch(card: Card, id: string): Promise<Device> {
  const device = await openSignedIn(browser, portal.base, card, { language: 'en', ...(card === 'catalogueHebei' ? { viewport: NARROW } : {}), returnTo: `/admin/batches/${id}` });
  devices.push(device);
  await settled(device.page);
  return device;
}

/** Presses the button of the act, confirms it in the dialog, and waits until the page says that it is done. */
async function act({ page, texts }: Device, verb: Act, reason?: string): Promise<void> {
  await page.getByRole('button', { name: texts.signing.act[verb], exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (verb === 'sign') await dialog.getByText(RENAMED.nameEn).first().waitFor();
  if (reason !== undefined) {
    await dialog.getByRole('button', { name: texts.signing.act[verb], exact: true }).click();
    await dialog.getByText(texts.signing.reasonMissing).waitFor();
    await dialog.getByRole('textbox').fill(reason);
  }
  await dialog.getByRole('button', { name: texts.signing.act[verb], exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

describeWith('chromium', 'signing on the screen', () => {
  it('one objects with a reason, it is amended, all three sign, and the entry has its new name', async () => {
    const draft = (await proposer.post<{ id: string; revision: number; content: object }>('/api/publication/drafts', { kind: 'qualification', code: 'P33' })).body;
    await proposer.put(`/api/publication/drafts/${draft.id}`, { revision: draft.revision, content: { ...draft.content, ...RENAMED } });
    const first = await propose(draft.id);

    const tianjin = await openBatch('catalogueTianjin', first);
    await act(tianjin, 'object', 'Give the full name');
    await tianjin.page.getByText(tianjin.texts.signing.state.objected, { exact: true }).waitFor();
    const beijing = await openBatch('catalogueBeijing', first);
    await beijing.page.getByText('Give the full name').waitFor();
    await act(beijing, 'amend');
    await beijing.page.getByRole('heading', { level: 1, name: beijing.texts.drafts.title }).waitFor();
    await beijing.page.locator(`a[href$="${draft.id}"]`).waitFor();

    const second = await propose(draft.id);
    const hebei = await openBatch('catalogueHebei', second);
    await act(hebei, 'sign');
    await hebei.page.getByText(hebei.texts.signing.noActs).or(hebei.page.getByRole('button', { name: hebei.texts.signing.act.amend })).first().waitFor();
    expect(await hebei.page.getByRole('button', { name: hebei.texts.signing.act.sign, exact: true }).count()).toBe(0);
    for (const device of [beijing, tianjin]) {
      await device.page.goto(`/admin/batches/${second}`);
      await settled(device.page);
      await act(device, 'sign');
    }
    await tianjin.page.getByText(tianjin.texts.signing.state.signed, { exact: true }).first().waitFor();
    await tianjin.page.getByRole('button', { name: tianjin.texts.signing.act.roll_back }).waitFor();

    await tianjin.page.goto('/admin/batches?status=signed');
    await tianjin.page.getByRole('link', { name: CLAIM.titleEn }).waitFor();
    await tianjin.page.getByText(tianjin.texts.signing.allSigned).waitFor();
    await tianjin.page.goto('/catalogue/P33');
    await tianjin.page.getByRole('heading', { level: 1, name: RENAMED.nameEn }).waitFor();
    expect(devices.flatMap((device) => device.takeComplaints())).toEqual([]);
  }, 180_000);

  it('a batch of hundreds is read page by page and searched', async () => {
    const { items: [first] } = (await proposer.get<{ items: { batch: { id: string } }[] }>('/api/publication/documents/recognition_rule/JJJ-P33/versions')).body;
    const { page, texts } = await openBatch('catalogueHebei', first?.batch.id ?? '');
    await page.getByText(texts.signing.count.recognition_rule.added.replace('{{total}}', '165')).waitFor();
    expect(await page.getByRole('heading', { level: 3, name: texts.signing.words }).count()).toBe(20);
    await page.getByRole('button', { name: texts.shell.more }).click();
    await expect(eventually(async () => (await page.getByRole('heading', { level: 3, name: texts.signing.words }).count()) === 40)).resolves.toBe(true);
    await page.getByRole('searchbox', { name: texts.signing.find }).fill('JJJ-P33');
    await expect(eventually(async () => (await page.getByRole('heading', { level: 3, name: texts.signing.words }).count()) === 1)).resolves.toBe(true);
    await page.getByText('JJJ-P33').first().waitFor();
    // places by their names, also in a process that has checked no draft yet
    await page.getByText(/issued in Beijing/).first().waitFor();
    await page.getByRole('searchbox', { name: texts.signing.find }).fill('zzz nothing');
    await page.getByText(texts.signing.notFound).waitFor();
  });
});
