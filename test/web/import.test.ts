import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { launchBrowser, openDevice, openSignedIn, NARROW, settled, type Device, type Language } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';

const CSV = ['code,nameZh,nameEn,holderType,颜色', 'P33,护士执业资格,Nurse (imported),person,red', 'P34,药师,Pharmacist,robot,'].join('\r\n');

let portal: BuiltPortal;
let browser: Browser;
const devices: Device[] = [];

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function openImports(language: Language): Promise<Device> {
  const device = await openSignedIn(browser, portal.base, 'catalogueBeijing', { language, returnTo: '/admin/import' });
  devices.push(device);
  await settled(device.page);
  return device;
}

/** Chooses a file as a person does by the keyboard: the button, then the file. */
async function send({ page, texts }: Device, name: string, content: string): Promise<void> {
  const button = page.getByRole('button', { name: texts.imports.choose });
  // Listening is told to the browser apart from the keys: it must have heard of it before the key comes.
  const chosen = page.waitForEvent('filechooser', { timeout: 90_000 });
  await button.focus();
  await page.keyboard.press('Enter');
  await (await chosen).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
}

describeWith('chromium', 'the import wizard', () => {
  it('in Chinese: refuses what is no catalogue with its reason, and shows where a row is wrong', async () => {
    const device = await openImports('zh');
    const { page, texts } = device;
    await send(device, 'a.csv', 'nothing,of,ours');
    await page.getByText(texts.problems.fault.no_columns).waitFor();
    expect(device.takeComplaints()).toEqual([expect.stringMatching(/422.*\/api\/catalogue\/imports/)]);
    await send(device, '官方清单.csv', CSV);
    await page.getByRole('heading', { level: 1, name: '官方清单.csv' }).waitFor();
    await page.getByText(texts.imports.state.checked, { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByText(/颜色.*不认识这一列/).waitFor();
    await page.getByText(/holderType：“robot”——应为下列之一：person/).waitFor();
    await page.getByText(texts.imports.goodKept).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: texts.imports.faults }).click();
    expect((await saved).suggestedFilename()).toBe('tongban-import-faults.csv');
    await page.reload();
    await page.getByText(/holderType：“robot”/).waitFor();
  }, 120_000);

  it('in English, with the keyboard: confirms, and leads to the batch that is to be signed', async () => {
    const device = await openImports('en');
    const { page, texts } = device;
    await page.getByRole('link', { name: '官方清单.csv' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `${texts.imports.verdict.changed} 1` }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Changed: nameEn').waitFor();
    await page.getByRole('button', { name: texts.imports.act.confirm }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(texts.imports.titleEn).fill('');
    await dialog.getByRole('button', { name: texts.imports.act.confirm }).focus();
    await page.keyboard.press('Enter');
    await dialog.getByText(texts.imports.missing).waitFor();
    await dialog.getByLabel(texts.imports.titleEn).fill('From the official list');
    await dialog.getByRole('button', { name: texts.imports.act.confirm }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(texts.imports.state.proposed, { exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole('link', { name: texts.imports.openBatch }).click();
    await page.getByRole('heading', { level: 1, name: 'From the official list' }).waitFor();
    await page.getByText('Nurse (imported)').first().waitFor();
  }, 120_000);

  it('is cancelled, found again after a reload, resumed, and given up', async () => {
    const device = await openImports('en');
    const { page, texts } = device;
    await send(device, 'many.csv', ['code,nameZh', ...Array.from({ length: 6_000 }, (_, i) => `X${i},x`)].join('\n'));
    await page.getByRole('button', { name: texts.imports.act.stop }).click();
    await page.getByText(texts.imports.state.stopped, { exact: true }).waitFor();
    await page.reload();
    await page.getByText(texts.imports.state.stopped, { exact: true }).waitFor();
    await page.getByRole('button', { name: texts.imports.act.resume }).click();
    await page.getByText(texts.imports.state.checking, { exact: true }).or(page.getByText(texts.imports.state.checked, { exact: true })).first().waitFor();
    await page.getByRole('button', { name: texts.imports.act.discard }).click();
    await page.getByRole('dialog').getByRole('button', { name: texts.imports.act.discard }).click();
    await page.getByText(texts.imports.state.discarded, { exact: true }).waitFor();
    expect(devices.flatMap((each) => each.takeComplaints())).toEqual([]);
  }, 120_000);

  it('the page for data users leads to every file, on a narrow screen too', async () => {
    const device = await openDevice(browser, portal.base, { language: 'zh', viewport: NARROW });
    await device.page.goto('/open-data');
    await settled(device.page);
    for (const format of ['JSONL', 'XLSX']) {
      const saved = device.page.waitForEvent('download');
      await device.page.getByRole('link', { name: format, exact: true }).click();
      expect((await saved).suggestedFilename()).toMatch(new RegExp(`^tongban-catalogue-2024-01-01\\.${format.toLowerCase()}$`));
    }
    expect(device.takeComplaints()).toEqual([]);
  }, 120_000);
});
