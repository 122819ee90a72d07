import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openSignedIn, WIDE, type Card, type Language } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';

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

const RUNS: readonly (readonly [Language, typeof WIDE, Card, string])[] = [['zh', WIDE, 'nurse', 'first@mail.example'], ['en', NARROW, 'constructor', 'second@mail.example']];

describeWith('chromium', 'how somebody is told', () => {
  it.each(RUNS)('an address is confirmed by its code, ways are switched off, and mails stand in the mailbox (%s)', async (language, viewport, card, address) => {
    const nurse = await openSignedIn(browser, portal.base, card, { language, viewport, returnTo: '/notices' });
    const platform = await openSignedIn(browser, portal.base, 'platform', { language, viewport, returnTo: '/admin/deliveries' });
    const { page, texts } = nurse;
    const { notices } = texts;
    await page.getByRole('link', { name: notices.settings }).click();
    await page.getByRole('textbox', { name: new RegExp(`^(${notices.mail.address}|${notices.mail.change})`) }).fill(address);
    await page.getByRole('button', { name: notices.mail.send }).click();
    await page.getByText(address).first().waitFor();

    await platform.page.getByRole('link', { name: notices.deliveries.mailbox }).click();
    const mail = platform.page.getByRole('listitem').filter({ hasText: address }).first();
    for (let i = 0; i < 20 && (await mail.count()) === 0; i += 1) {
      await platform.page.waitForTimeout(500);
      await platform.page.reload();
      await platform.page.getByRole('heading', { level: 1 }).waitFor();
    }
    await mail.getByText(notices.mailbox.html).click();
    const framed = mail.frameLocator('iframe').locator('body');
    const code = /\b\d{6}\b/.exec(await framed.innerText())?.[0] ?? '';
    await mail.getByText(notices.mailbox.text).click();
    expect(await mail.locator('pre').innerText()).toContain(code);

    await page.getByRole('textbox', { name: new RegExp(`^${notices.mail.code}`) }).fill(code);
    await page.getByRole('button', { name: notices.mail.confirm, exact: true }).click();
    await page.getByRole('button', { name: notices.mail.remove, exact: true }).waitFor();
    await page.getByText(address).first().waitFor();

    const progress = page.getByRole('group', { name: notices.group.progress });
    await progress.getByText(notices.channel.email).click();
    await page.getByRole('group', { name: notices.group.legal }).getByText(notices.always).waitFor();
    expect(await page.getByRole('group', { name: notices.group.legal }).getByRole('checkbox').count()).toBe(0);
    await page.getByRole('button', { name: notices.save, exact: true }).click();
    await page.getByText(notices.saved).first().waitFor();
    await page.reload();
    expect(await page.getByRole('group', { name: notices.group.progress }).getByRole('checkbox').first().isChecked()).toBe(false);
    expect([...nurse.takeComplaints(), ...platform.takeComplaints()]).toEqual([]);
    await Promise.all([nurse.context.close(), platform.context.close()]);
  }, 120_000);

  it('a webhook shows its secret once', async () => {
    const nurse = await openSignedIn(browser, portal.base, 'nurse', { language: 'en', viewport: NARROW, returnTo: '/notices/settings' });
    const { page, texts: { notices } } = nurse;
    await page.getByRole('textbox', { name: notices.webhook.address, exact: true }).fill('http://127.0.0.1:9/hook');
    await page.getByRole('button', { name: notices.webhook.register, exact: true }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.reload();
    await page.getByText('http://127.0.0.1:9/hook').waitFor();
    expect(await page.getByText(/^whsec_/).count()).toBe(0);
    await page.getByRole('button', { name: notices.webhook.remove, exact: true }).click();
    await page.getByText(notices.webhook.none).waitFor();
    expect(nurse.takeComplaints()).toEqual([]);
    await nurse.context.close();
  }, 60_000);
});
