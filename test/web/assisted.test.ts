import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings } from '../support/axe.js';
import { launchBrowser, openSignedIn } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { choice, chooseIn } from '../support/screens.js';
import { publishSamples } from '../support/services.js';

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

const findings = async (page: Page): Promise<readonly unknown[]> => axeFindings(page);

describeWith('chromium', 'a window that files for an elder', () => {
  it('says who assists, reads the consent aloud, prints the receipt; the elder finds the request as theirs', async () => {
    const { page, texts, context } = await openSignedIn(browser, portal.base, 'windowTongzhou', { returnTo: '/window/intake?service=sample_medical.filing' });
    const { apply } = texts;
    await chooseIn(page, 'to', '天津市');
    await page.getByRole('button', { name: apply.next }).click();
    await page.getByText(/示例己/).first().waitFor();
    await page.getByRole('textbox', { name: apply.idNumber }).fill('999011194803210066');
    await page.getByRole('textbox', { name: apply.name, exact: true }).fill('示例丙');
    await page.getByRole('textbox', { name: apply.phone }).fill('00000000003');
    await choice(page, apply.identitySeen).click();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: apply.next }).click();
    await page.getByRole('textbox').first().fill('示例医院');
    await page.getByRole('button', { name: apply.next }).click();
    await page.getByRole('button', { name: apply.next }).click();
    await page.getByRole('blockquote').filter({ hasText: apply.consentService }).waitFor();
    expect(await findings(page)).toEqual([]);
    await choice(page, apply.assisted.yes).click();
    await page.getByRole('button', { name: apply.submit }).click();
    await page.waitForURL(/\/window\/[0-9a-f-]+\/receipt$/);
    await page.getByRole('img', { name: apply.receipt.qr }).waitFor();
    await page.getByRole('button', { name: apply.receipt.print }).waitFor();
    expect(await findings(page)).toEqual([]);
    await context.close();
    const elder = await openSignedIn(browser, portal.base, 'elder', { returnTo: '/requests' });
    await elder.page.getByRole('link', { name: '示例异地就医备案' }).first().click();
    await elder.page.getByText(apply.assisted.done).waitFor();
    await elder.context.close();
  });
});
