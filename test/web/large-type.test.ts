import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { launchBrowser, NARROW, openDevice, openSignedIn, settled, type Device, type Language } from '../support/browser.js';
import { press, tabTo } from '../support/keyboard.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { WizardScreen } from '../support/screens.js';

/** What a reader may set for text (WCAG 1.4.12); put in as a sheet, which the page's policy allows where it forbids styles in the page. */
const TEXT_SPACING = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';
/** Texts cut off: more of them than there is room, in a box that hides the rest and is not meant to be scrolled. */
const CUT_OFF = `[...document.querySelectorAll('main *, header *')].filter((each) => getComputedStyle(each).overflowY === 'hidden' && !each.closest('.hidden-visually') && each.innerText !== undefined && each.innerText.trim() !== '' && each.clientHeight > 4 && each.scrollHeight > each.clientHeight + 2).map((each) => each.className + ': ' + each.innerText.slice(0, 40))`;
const PAGES = ['/', '/services', '/services?q=zzzz', '/services/birth_vaccination-card?from=110112&to=120000', '/catalogue', '/catalogue/P33', '/verify', '/sign-in', '/agreement', '/scoreboard', '/kiosk'];

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

async function sizeOf(page: Page, selector: string): Promise<{ readonly font: number; readonly height: number }> {
  return page.locator(selector).first().evaluate((element) => {
    const { getComputedStyle } = globalThis as unknown as { getComputedStyle(of: unknown): { fontSize: string } };
    return { font: Number.parseFloat(getComputedStyle(element).fontSize), height: (element as unknown as { getBoundingClientRect(): { height: number } }).getBoundingClientRect().height };
  });
}

async function isLarge({ page }: Device): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.dataset.display === "large"');
}

describeWith('chromium', 'large type', () => {
  it.each<Language>(['zh', 'en'])('%s: is turned on by whoever is not signed in, by the keyboard alone, makes text and targets larger, is remembered, and is turned off', async (language) => {
    const device = await openDevice(browser, portal.base, { language, viewport: NARROW, at: '/services' });
    const { page, texts: { kiosk } } = device;
    await settled(page);
    const before = { text: await sizeOf(page, '.lead'), button: await sizeOf(page, '.shell-tools .button') };
    await tabTo(page, kiosk.large, 'button');
    await press(page, 'Enter');
    expect(await isLarge(device)).toBe(true);
    expect(await page.getByRole('button', { name: kiosk.large }).getAttribute('aria-pressed')).toBe('true');
    const after = { text: await sizeOf(page, '.lead'), button: await sizeOf(page, '.shell-tools .button') };
    expect(after.text.font).toBeGreaterThanOrEqual(before.text.font * 1.25);
    expect(after.button.height).toBeGreaterThanOrEqual(44);

    await page.reload();
    await settled(page);
    expect(await isLarge(device)).toBe(true);
    await page.goto('/');
    await settled(page);
    expect(await isLarge(device)).toBe(true);
    await page.getByRole('button', { name: kiosk.large }).press('Enter');
    expect(await isLarge(device)).toBe(false);
    await page.reload();
    await settled(page);
    expect(await isLarge(device)).toBe(false);
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 120_000);

  it('holds when a reader spreads the text, in both displays, and nothing moves for whoever asks for stillness', async () => {
    const device = await openDevice(browser, portal.base, { viewport: NARROW });
    const { page, texts: { kiosk } } = device;
    const found: string[] = [];
    for (const display of ['standard', 'large']) {
      if (display === 'large') await page.getByRole('button', { name: kiosk.large }).click();
      for (const address of PAGES) {
        await page.goto(address);
        await settled(page);
        await page.evaluate(`(() => { const sheet = new CSSStyleSheet(); sheet.replaceSync(${JSON.stringify(TEXT_SPACING)}); document.adoptedStyleSheets = [sheet]; })()`);
        if (!(await fitsWidth(page))) found.push(`${address} (${display}): scrolls sideways`);
        for (const cut of await page.evaluate<string[]>(CUT_OFF)) found.push(`${address} (${display}): cut off: ${cut}`);
        const moving = await page.evaluate<number>("document.getAnimations().filter((each) => each.effect.getComputedTiming().duration > 1).length");
        if (moving > 0) found.push(`${address} (${display}): ${moving} animations`);
      }
      // `/kiosk` makes the tab a kiosk, which is another test's matter
      await page.evaluate('sessionStorage.clear()');
      await page.goto('/');
    }
    expect(found).toEqual([]);
    await device.context.close();
  }, 240_000);

  it('carries a request from the first step to the last', async () => {
    const device = await openSignedIn(browser, portal.base, 'nurse', { viewport: NARROW });
    const { page, texts: { kiosk } } = device;
    await page.getByRole('button', { name: kiosk.large }).click();
    const wizard = new WizardScreen(device);
    await wizard.open();
    const look = async (): Promise<void> => {
      expect(await axeFindings(page)).toEqual([]);
      expect(await fitsWidth(page)).toBe(true);
    };
    await wizard.fillToReview({
      where: async () => { await wizard.fillResidence(); await look(); }, person: async () => { await wizard.consent(); await look(); }, materials: async () => { await wizard.attachCertificate(); await look(); },
    });
    await look();
    await wizard.submit();
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}/);
    await settled(page);
    expect(await isLarge(device)).toBe(true);
    await look();
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 240_000);
});
