import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn, settled } from '../support/browser.js';
import { press, tabTo } from '../support/keyboard.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { choice, chooseIn, worded } from '../support/screens.js';
import { publishSamples } from '../support/services.js';

const ELDER = '示例丙';
const NURSE = '示例甲';
const NUMBER = '999011199205120020';

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

/** What axe finds here, and whether the page must be scrolled sideways. */
async function faults(page: Page): Promise<readonly unknown[]> {
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return [...(await axeFindings(page)), ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : [])];
}

describeWith('chromium', 'acting for others', () => {
  it('an elder gives their grown child a mandate on a phone, by the keyboard alone; the child files for them, and the elder ends it', async () => {
    const elder = await openSignedIn(browser, portal.base, 'elder', { returnTo: '/me/mandates', viewport: NARROW });
    const { page, texts } = elder;
    const { mandates } = texts;
    await page.getByText(mandates.emptyTitle).waitFor();
    expect(await faults(page)).toEqual([]);
    await tabTo(page, mandates.giveLink, 'a');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: mandates.give.title }).waitFor();
    await tabTo(page, mandates.give.submit, 'button');
    await press(page, 'Enter');
    await page.locator('.error-summary:focus').waitFor();
    expect(await faults(page)).toEqual([]);
    await tabTo(page, mandates.give.missing.basis, 'a');
    await press(page, 'Enter', 'Space');
    await tabTo(page, mandates.give.name, 'input');
    await page.keyboard.type(NURSE);
    await tabTo(page, mandates.give.idNumber, 'input');
    await page.keyboard.type(NUMBER);
    await tabTo(page, mandates.give.scopeOption.all, 'input');
    await press(page, 'Space');
    await tabTo(page, mandates.give.until);
    await page.keyboard.type('20270601');
    await tabTo(page, mandates.give.submit, 'button');
    await press(page, 'Enter');
    const title = worded(mandates.side.principal, { agent: NURSE });
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
    await page.getByText(mandates.state.granted, { exact: true }).waitFor();
    expect(await faults(page)).toEqual([]);

    const nurse = await openSignedIn(browser, portal.base, 'nurse', { returnTo: '/apply/sample_medical-filing' });
    const { apply } = nurse.texts;
    await chooseIn(nurse.page, 'residence', '北京市');
    await chooseIn(nurse.page, 'to', '天津市');
    await nurse.page.getByRole('button', { name: apply.next }).click();
    await nurse.page.getByText(mandates.wizard.forWhom).waitFor();
    expect(await faults(nurse.page)).toEqual([]);
    await choice(nurse.page, ELDER).click();
    await nurse.page.getByRole('button', { name: apply.next }).click();
    await nurse.page.getByRole('textbox').first().fill('示例医院');
    await nurse.page.getByRole('button', { name: apply.next }).click();
    await nurse.page.getByRole('button', { name: apply.next }).click();
    await nurse.page.getByText(`${NURSE} · ${mandates.basis.child}`).waitFor();
    await choice(nurse.page, apply.consentService).click();
    await nurse.page.getByRole('button', { name: apply.submit }).click();
    await nurse.page.waitForURL(/\/receipt$/);
    await nurse.page.goto('/requests');
    await nurse.page.getByText(worded(mandates.request.forOther, { name: '示**' })).waitFor();
    await nurse.page.goto('/me/mandates');
    await nurse.page.getByRole('heading', { level: 2, name: worded(mandates.side.agent, { principal: ELDER }) }).waitFor();

    await page.goto('/requests');
    await page.getByText(worded(mandates.request.byOther, { name: NURSE })).waitFor();
    await page.goto('/me/mandates');
    await settled(page);
    await tabTo(page, `${mandates.end} ${title}`, 'button');
    await press(page, 'Enter');
    await page.getByRole('alertdialog').waitFor();
    expect(await faults(page)).toEqual([]);
    await tabTo(page, mandates.endConfirm, 'button');
    await press(page, 'Enter');
    await page.getByText(mandates.state.ended, { exact: true }).first().waitFor();

    // What was begun under it is kept, and says that it cannot go on like this.
    await nurse.page.goto('/requests');
    await nurse.page.getByRole('link', { name: /示例/ }).first().click();
    await nurse.page.getByText(nurse.texts.problems.code.mandate_ended).waitFor();
    await Promise.all([elder.context.close(), nurse.context.close()]);
  });

  it('a parent states it, and a window looks at the papers', async () => {
    const nurse = await openSignedIn(browser, portal.base, 'nurse', { returnTo: '/me/mandates/new', viewport: NARROW });
    const { mandates } = nurse.texts;
    await choice(nurse.page, mandates.basis.parent).click();
    await nurse.page.getByLabel(mandates.give.name).fill('示例小');
    await nurse.page.getByLabel(mandates.give.idNumber).fill('999011201805010079');
    await choice(nurse.page, mandates.give.scopeOption.some).click();
    await nurse.page.locator('#field-services').getByRole('combobox').fill('示例异地就医');
    await nurse.page.getByRole('option', { name: '示例异地就医备案' }).click();
    await nurse.page.getByRole('list', { name: mandates.give.chosen }).getByRole('listitem').waitFor();
    await tabTo(nurse.page, mandates.give.until);
    await nurse.page.keyboard.type('20300601');
    await nurse.page.getByRole('button', { name: mandates.give.submit }).click();
    await nurse.page.getByText(mandates.state.stated, { exact: true }).first().waitFor();
    expect(await faults(nurse.page)).toEqual([]);

    const clerk = await openSignedIn(browser, portal.base, 'windowTongzhou', { returnTo: '/window/mandates' });
    await clerk.page.getByLabel(mandates.window.search).fill(NUMBER);
    await clerk.page.getByRole('button', { name: mandates.window.find }).click();
    await clerk.page.getByRole('button', { name: mandates.window.confirm, exact: true }).click();
    await clerk.page.getByText(mandates.window.papersMissing).waitFor();
    expect(await faults(clerk.page)).toEqual([]);
    await choice(clerk.page, mandates.window.paper.birth_certificate).click();
    await choice(clerk.page, mandates.window.identity).click();
    await clerk.page.getByRole('button', { name: mandates.window.confirm, exact: true }).click();
    await clerk.page.getByText(mandates.window.confirmed).first().waitFor();
    await nurse.page.reload();
    await nurse.page.getByText(mandates.state.granted, { exact: true }).first().waitFor();
    await Promise.all([nurse.context.close(), clerk.context.close()]);
  });

  it('everybody sees on a phone what is kept of them, corrects the telephone by the keyboard, and takes it all along', async () => {
    const { context, page, texts } = await openSignedIn(browser, portal.base, 'elder', { returnTo: '/me/data', viewport: NARROW });
    await page.getByRole('heading', { level: 2, name: texts.myData.looksTitle }).waitFor();
    await settled(page);
    expect(await faults(page)).toEqual([]);
    await tabTo(page, texts.myData.phone, 'input');
    await press(page, 'Control+A');
    await page.keyboard.type('00000000077');
    await tabTo(page, texts.myData.save, 'button');
    await press(page, 'Enter');
    await page.getByText(texts.myData.saved).first().waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: texts.myData.exportButton }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('tongban-my-data.json');
    const kept = JSON.parse(await readFile(await download.path(), 'utf8')) as { account: { name: string; phone: string } };
    expect([kept.account.name, kept.account.phone]).toEqual([ELDER, '00000000077']);
    await context.close();
  });
});
