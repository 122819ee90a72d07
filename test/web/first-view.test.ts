import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openDevice, settled, TEXTS, type Language } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';

/** Of JavaScript, packed by gzip: what a slow telephone can be asked to fetch before it shows anything. */
const MOST_BYTES = 200_000;

let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

describeWith('chromium', 'the first view', () => {
  it.each<Language>(['zh', 'en'])('%s: needs less than 200 kB of JavaScript, and the texts of one language only', async (language) => {
    const device = await openDevice(browser, portal.base, { language, viewport: NARROW });
    const { page, texts } = device;
    const scripts = new Set<string>();
    page.on('response', (response) => { if (new URL(response.url()).pathname.endsWith('.js')) scripts.add(response.url()); });
    await page.reload();
    await settled(page);
    await page.getByRole('heading', { level: 1, name: texts.pub.home.title }).waitFor();
    await page.locator('#home-from option').first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    const found = await Promise.all([...scripts].map(async (address) => (await fetch(address)).text()));
    const packed = found.reduce((sum, script) => sum + gzipSync(script).length, 0);
    expect(found.length).toBeGreaterThan(0);
    expect(packed).toBeLessThan(MOST_BYTES);
    // Few files: each is a journey of its own on a slow network.
    expect(found.length).toBeLessThan(10);
    const other = TEXTS[language === 'zh' ? 'en' : 'zh'];
    const all = found.join('\n');
    expect(all.includes(texts.pub.home.title)).toBe(true);
    expect(all.includes(other.pub.home.title)).toBe(false);
    // What other pages say is not there yet, and comes with them.
    expect(all.includes(texts.work.submitAction)).toBe(false);
    await page.getByRole('link', { name: texts.pub.home.entryRequests }).click();
    await page.getByRole('heading', { level: 1, name: texts.shell.signInNeededTitle }).waitFor();
    await page.goto('/agreement');
    await page.getByRole('heading', { level: 1, name: texts.agreement.title }).waitFor();
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 60_000);
});
