import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn, settled } from '../support/browser.js';
import { chooseByKeys, focusedHeading, press, tabTo } from '../support/keyboard.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { attach, CERTIFICATE, NAMES, worded } from '../support/screens.js';
import { publishSamples } from '../support/services.js';

const GUIDE = '/services/sample_family-allowance';
const COUNTY = '天津市武清区人力资源和社会保障局';

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

describeWith('chromium', 'a service that is about no qualification', () => {
  it('is found, read, filled in by the keyboard alone on a phone, and handed in; the receipt says who decides and until when', async () => {
    const device = await openSignedIn(browser, portal.base, 'nurse', { returnTo: GUIDE, viewport: NARROW });
    const { page, texts } = device;
    const { apply } = texts;
    await settled(page);
    await page.getByText(texts.pub.guide.unknown).first().waitFor();
    await page.getByText(texts.pub.guide.limitProposal).first().waitFor();
    expect(await faults(page)).toEqual([]);
    await tabTo(page, texts.pub.guide.apply, 'a');
    await press(page, 'Enter');

    await page.getByRole('heading', { level: 2, name: apply.stepsOfService.where }).waitFor();
    await chooseByKeys(page, apply.residence, NAMES.zh.beijing);
    await chooseByKeys(page, apply.competentPlace.insured, NAMES.zh.tianjin);
    await page.locator('#field-to-2').waitFor();
    await chooseByKeys(page, apply.residenceCity, '武清区');
    await page.getByText(worded(apply.decides, { authority: COUNTY })).waitFor();
    expect(await faults(page)).toEqual([]);
    await tabTo(page, apply.next, 'button');
    await press(page, 'Enter');
    await focusedHeading(page, apply.steps.person);
    await tabTo(page, apply.next, 'button');
    await press(page, 'Enter');

    await focusedHeading(page, apply.stepsOfService.details);
    await tabTo(page, apply.next, 'button');
    await press(page, 'Enter');
    await page.locator('.error-summary:focus').waitFor();
    await tabTo(page, worded(apply.detailsMissing, { label: '家庭情况' }), 'a');
    await press(page, 'Enter');
    expect(await page.locator('#field-form-since').count()).toBe(0);
    // The first of two choices, and on to the second, which brings a question of its own.
    await press(page, 'Space', 'ArrowDown');
    await page.locator('#field-form-since').waitFor();
    await tabTo(page, '单亲起始日');
    await page.keyboard.type('20200501');
    await chooseByKeys(page, '居住地', NAMES.zh.tianjin);
    await tabTo(page, '子女姓名', 'input');
    await page.keyboard.type('示例子');
    await press(page, 'Tab');
    await page.keyboard.type('11010519491231002x');
    await tabTo(page, worded(apply.rowAdd, { label: '子女' }), 'button');
    await press(page, 'Enter');
    await page.locator('.form-row:focus').nth(0).and(page.locator('.form-row').nth(1)).waitFor();
    await press(page, 'Tab', 'Tab');
    await page.keyboard.type('示例女');
    await press(page, 'Tab');
    await page.keyboard.type('110105194912310021');
    await tabTo(page, worded(apply.inYuan, { label: '月收入' }), 'input');
    await page.keyboard.type('4800.50');
    await tabTo(page, '发放起始日');
    await page.keyboard.type('20990101');
    await tabTo(page, '银行账号', 'input');
    await page.keyboard.type('6200000000000000');
    await tabTo(page, '以上内容属实');
    await press(page, 'Space');
    await tabTo(page, apply.next, 'button');
    await press(page, 'Enter');
    await page.locator('.error-summary:focus').waitFor();
    const wrongRow = worded(apply.idNumberBadFor, { label: worded(apply.inRow, { label: '子女身份证号', row: 2 }) });
    await page.locator('.error-summary').getByText(wrongRow).waitFor();
    expect(await faults(page)).toEqual([]);
    await tabTo(page, wrongRow, 'a');
    await press(page, 'Enter', 'Control+A');
    await page.keyboard.type('11010519491231002X');
    await tabTo(page, apply.next, 'button');
    await press(page, 'Enter');

    await focusedHeading(page, apply.steps.materials);
    await attach(page, `${apply.add}: 抚养判决书`, CERTIFICATE);
    await page.getByText(apply.uploaded).first().waitFor();
    await tabTo(page, apply.next, 'button');
    await press(page, 'Enter');

    await focusedHeading(page, apply.steps.review);
    await page.getByText(worded(apply.yuan, { amount: '4800.50' })).waitFor();
    expect(await faults(page)).toEqual([]);
    // Saved at every step: another device goes on with the same draft.
    const other = await openSignedIn(browser, portal.base, 'nurse', { returnTo: new URL(page.url()).pathname + new URL(page.url()).search });
    await other.page.getByRole('heading', { level: 2, name: apply.steps.review }).waitFor();
    await other.page.getByText('示例女').waitFor();
    await other.context.close();
    await tabTo(page, apply.submit, 'button');
    await press(page, 'Enter');
    await page.locator('.error-summary:focus').waitFor();
    await tabTo(page, apply.consentService);
    await press(page, 'Space');
    await tabTo(page, apply.submit, 'button');
    await press(page, 'Enter');

    await page.getByRole('heading', { level: 1, name: apply.receipt.title }).waitFor();
    await page.getByRole('img', { name: apply.receipt.qr }).waitFor();
    await page.getByText(COUNTY).first().waitFor();
    expect(await faults(page)).toEqual([]);
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 300_000);
});
