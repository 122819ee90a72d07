import { afterAll, beforeAll, expect, it } from '@jest/globals';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn, settled, type Device } from '../support/browser.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { attach, CERTIFICATE, choice, NAMES, openRequest, WizardScreen, worded } from '../support/screens.js';

const PAPER = '执业注册证书';
const APPLY = '/apply/recognition-person?qualification=P33&from=110000&to=120000';

let portal: BuiltPortal;
let browser: Browser;
let nurse: Device;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  nurse = await openSignedIn(browser, portal.base, 'nurse', { language: 'zh', viewport: NARROW, returnTo: APPLY });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function shot(name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await nurse.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

describeWith('chromium', 'a paper that follows later', () => {
  it('is promised in the wizard with a declaration that is made by hand, is owed on the page, and is handed in there', async () => {
    const { page, texts } = nurse;
    const wizard = new WizardScreen(nurse);
    await wizard.fillToReview({
      materials: async () => {
        await wizard.attachCertificate();
        await choice(page, worded(texts.materials.choice.promised, { days: 20 })).click();
        await page.getByText(texts.materials.consequence.promised).waitFor();
        await wizard.next();
        await page.getByText(texts.apply.declarationMissing).first().waitFor();
        await settled(page);
        expect(await axeFindings(page)).toEqual([]);
        await shot('wizard-promise');
        await choice(page, '我已知悉要求并承诺').click();
      },
    });
    await page.getByText(worded(texts.materials.choice.promised, { days: 20 })).waitFor();
    await wizard.submit();
    await openRequest(page);
    // read as whoever comes back to it: what was announced while it was sent is gone
    await page.reload();

    const panel = page.locator('section, .panel').filter({ has: page.getByRole('heading', { name: texts.materials.title }) }).last();
    await panel.getByText(texts.materials.status.owed).waitFor();
    await panel.getByRole('button', { name: `${texts.request.whyDate} ${PAPER}` }).click();
    await panel.locator('table.month').first().waitFor();
    await settled(page);
    expect(await axeFindings(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await shot('request-promise');
    await attach(page, `${texts.apply.add}: ${PAPER}`, { ...CERTIFICATE, name: '注册证书.pdf' });
    await panel.getByText(texts.apply.uploaded).first().waitFor();
    await panel.getByRole('button', { name: texts.materials.supply, exact: true }).click();
    await panel.getByText(texts.materials.status.supplied).waitFor();
    expect(await page.getByText(NAMES.zh.nurse).count()).toBeGreaterThan(0);
    expect(nurse.takeComplaints()).toEqual([]);
  }, 180_000);
});
