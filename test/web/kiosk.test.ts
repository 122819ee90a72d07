import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { becomesTrue, CARDS, launchBrowser, NARROW, openDevice, settled, type Device, type Language } from '../support/browser.js';
import { press, tabTo } from '../support/keyboard.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { chooseIn, NAMES } from '../support/screens.js';
import { publishSamples } from '../support/services.js';

const HALL = { width: 1080, height: 1400 };
const NURSE = CARDS.nurse;
/** What the tab keeps: that it is a kiosk, which is the device's. */
const MARK = { 'tongban.kiosk': 'on' };

let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startBuiltPortal();
  await publishSamples(portal.database);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function storage(page: Page): Promise<{ readonly local: object; readonly session: object; readonly databases: number; readonly caches: number; readonly cookies: string }> {
  return page.evaluate(`Promise.all([indexedDB.databases(), window.caches ? caches.keys() : []]).then(([databases, kept]) => ({ local: { ...localStorage }, session: { ...sessionStorage }, databases: databases.length, caches: kept.length, cookies: document.cookie }))`);
}

/** Whether the browser's cookies still stand for somebody. */
async function isSignedIn({ context }: Device): Promise<boolean> {
  return ((await (await context.request.get('/api/session')).json()) as { signedIn: boolean }).signedIn;
}

/** Signs in at the kiosk and fills in the first step of a request. */
async function begin({ page, texts, language }: Device): Promise<void> {
  const { kiosk, shell, apply } = texts;
  await page.locator('.kiosk-doors').getByRole('link', { name: kiosk.requests }).click();
  await page.locator('main').getByRole('link', { name: shell.signIn }).click();
  await page.getByRole('button', { name: NURSE }).click();
  await page.getByText(NURSE).first().waitFor();
  await page.goto('/apply/sample_family-allowance');
  await page.getByRole('heading', { level: 2, name: apply.stepsOfService.where }).waitFor();
  await chooseIn(page, 'residence', NAMES[language].beijing);
  await becomesTrue(page, 'Object.keys(localStorage).some((key) => key.startsWith("tongban.kept.draft"))');
}

/** Nothing of whoever was here is left on the device, on the page, or behind its back button. */
async function expectForgotten(device: Device): Promise<void> {
  const { page } = device;
  await page.waitForURL('**/kiosk');
  await page.locator('.kiosk-doors').waitFor();
  expect(await storage(page)).toEqual({ local: {}, session: MARK, databases: 0, caches: 0, cookies: '' });
  expect(await isSignedIn(device)).toBe(false);
  for (let steps = 0; steps < 6; steps += 1) {
    const before = page.url();
    await page.goBack({ waitUntil: 'load' }).catch(() => null);
    if (page.url() === before || page.url() === 'about:blank') break;
    await page.waitForTimeout(500);
    expect(await page.locator('body').innerText()).not.toContain(`${NURSE}\n`);
    expect(new URL(page.url()).pathname).not.toMatch(/^\/(apply|requests\/)/);
    expect(await isSignedIn(device)).toBe(false);
  }
}

describeWith('chromium', 'a kiosk', () => {
  it.each<Language>(['zh', 'en'])('%s: forgets at the end of a visit who was there, what was typed, and every page behind it', async (language) => {
    const device = await openDevice(browser, portal.base, { language, viewport: HALL, at: '/kiosk' });
    const { page, texts: { kiosk } } = device;
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
    for (const link of await page.locator('.kiosk-doors a').all()) expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(88);
    await begin(device);
    expect(await axeFindings(page)).toEqual([]);
    const kept = await storage(page);
    expect(Object.keys(kept.local).filter((key) => key.includes('draft'))).toHaveLength(1);
    expect(await isSignedIn(device)).toBe(true);
    await tabTo(page, kiosk.finish, 'button');
    await press(page, 'Enter');
    await expectForgotten(device);
    // The provider's page, which the back button finds, was good for one sign-in.
    expect(device.takeComplaints().filter((each) => !each.includes('/demo-sign-in/'))).toEqual([]);
    await device.context.close();
  }, 180_000);

  it('asks after a quiet while whether somebody is still there, goes on when told, and ends the visit when nobody answers', async () => {
    const device = await openDevice(browser, portal.base, { viewport: NARROW, at: '/kiosk' });
    const { page, texts: { kiosk } } = device;
    await begin(device);
    await page.clock.install();
    await page.reload();
    await settled(page);
    const question = page.getByRole('alertdialog', { name: kiosk.stillThere });
    await page.clock.runFor(110_000);
    expect(await question.count()).toBe(0);
    await page.clock.runFor(15_000);
    await question.waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await press(page, 'Enter');
    await question.waitFor({ state: 'detached' });
    expect(await isSignedIn(device)).toBe(true);
    await page.clock.runFor(125_000);
    await question.waitFor();
    await page.clock.runFor(31_000);
    await expectForgotten(device);
    await device.context.close();
  }, 180_000);

  it('completes nothing that was typed before, opens no other site, keeps no file, and adds nothing to the history', async () => {
    const device = await openDevice(browser, portal.base, { viewport: HALL, at: '/kiosk' });
    const { page, texts: { kiosk, finding } } = device;
    await page.locator('.kiosk-doors').getByRole('link', { name: kiosk.services }).click();
    const search = page.getByRole('searchbox', { name: finding.search });
    await search.fill('社保');
    expect(await search.getAttribute('autocomplete')).toBe('off');
    await page.goto('/catalogue/P33');
    await settled(page);
    const outside = page.locator('a[target="_blank"]').first();
    await outside.click();
    await page.getByText(kiosk.noLinks).waitFor();
    expect(device.context.pages()).toHaveLength(1);
    await page.goto('/open-data');
    await page.locator('a[download]').first().click();
    await page.getByText(kiosk.noFiles).waitFor();
    await page.goto('/services');
    await settled(page);
    const before = await page.evaluate<number>('history.length');
    await page.locator('.life-event').first().click();
    await page.waitForURL('**/services?lifeEvent=*');
    await page.locator('.entry-title a').first().click();
    await page.waitForURL(/\/services\/.+/);
    expect(await page.evaluate<number>('history.length')).toBe(before);
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 120_000);
});
