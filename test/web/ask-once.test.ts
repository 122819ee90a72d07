import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn } from '../support/browser.js';
import { focusedHeading } from '../support/keyboard.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { startRegisters, type Registers } from '../support/registers.js';
import { choice, chooseIn, NAMES, worded } from '../support/screens.js';

const CLAIM = '/apply/unemployment_benefit-claim';
const SOCIAL_INSURANCE = '110000-social_insurance';
const REGISTER = '北京市社会保险登记库';
const MONTHS = '失业保险累计缴费月数';

let registers: Registers;
let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  registers = await startRegisters();
  portal = await startBuiltPortal(registers.env);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
  await registers?.stop();
});

/** What axe finds here, and whether the page must be scrolled sideways. */
async function faults(page: Page): Promise<readonly unknown[]> {
  const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return [...(await axeFindings(page)), ...(sideways > 0 ? [`scrolls sideways by ${sideways} px`] : [])];
}

describeWith('chromium', 'what registers hold already', () => {
  it('is not asked again on a phone; a register that is down leaves its field open, nothing typed is lost, and the receipts can be read and taken back', async () => {
    const device = await openSignedIn(browser, portal.base, 'nurse', { returnTo: CLAIM, viewport: NARROW });
    const { page, texts } = device;
    const { apply, registers: words } = texts;
    const next = async (heading: string): Promise<void> => {
      await page.getByRole('button', { name: apply.next }).click();
      await focusedHeading(page, heading);
    };
    const need = (name: string) => page.getByRole('region', { name });
    const [card, insurance] = [need('社会保障卡'), need('社会保险参保')];

    await page.getByRole('heading', { level: 2, name: apply.stepsOfService.where }).waitFor();
    await chooseIn(page, 'residence', NAMES.zh.beijing);
    await chooseIn(page, 'to', NAMES.zh.beijing);
    await chooseIn(page, 'to-2', NAMES.zh.tongzhou);
    await next(apply.steps.person);
    await next(apply.steps.registers);
    await card.getByRole('button', { name: worded(words.askWhat, { what: '社会保障卡' }) }).click();
    // Nothing is asked without the consent, which nobody has ticked for the applicant.
    await card.getByText(words.consentNeeded).waitFor();
    await choice(card, '我同意平台向登记库查询').click();
    await card.getByRole('button', { name: worded(words.askWhat, { what: '社会保障卡' }) }).click();
    await card.getByText(worded(words.matched, { register: REGISTER })).waitFor();
    await card.getByText('DEMO-KA-0001').waitFor();
    await registers.behave(SOCIAL_INSURANCE, 'down');
    await choice(insurance, '我同意平台向登记库查询').click();
    await insurance.getByRole('button', { name: worded(words.askWhat, { what: '社会保险参保' }) }).click();
    await insurance.getByText(worded(words.unavailable, { register: REGISTER })).waitFor();
    expect(await faults(page)).toEqual([]);

    await next(apply.stepsOfService.details);
    expect(await page.locator('#field-form-cardNumber').count()).toBe(0);
    await page.getByRole('textbox', { name: MONTHS }).fill('36');
    await page.reload();
    await page.getByRole('textbox', { name: MONTHS }).waitFor();
    expect(await page.getByRole('textbox', { name: MONTHS }).inputValue()).toBe('36');
    await chooseIn(page, 'form-endReason', '合同期满单位不续签');
    await choice(page.locator('#field-form-claimFrom'), '参保地').click();
    await choice(page, '我声明所填内容').click();
    expect(await faults(page)).toEqual([]);
    await next(apply.steps.materials);
    await next(apply.steps.review);
    const review = page.getByRole('region', { name: apply.steps.registers });
    await review.getByText('DEMO-KA-0001').waitFor();
    await review.getByText(words.supplied).waitFor();
    expect(await faults(page)).toEqual([]);
    await choice(page, apply.consentService).click();
    await page.getByRole('button', { name: apply.submit }).click();
    await page.getByRole('heading', { level: 1, name: apply.receipt.title }).waitFor();

    await page.getByRole('link', { name: apply.receipt.track }).click();
    const panel = page.getByRole('region', { name: words.panelTitle });
    await panel.getByText(words.comparisons.supplied).waitFor();
    await panel.getByText(words.pending).waitFor();
    expect(await faults(page)).toEqual([]);
    await registers.behave(SOCIAL_INSURANCE, 'normal');

    await page.goto('/me/consents');
    await page.getByText(words.stands).first().waitFor();
    expect(await page.getByText(words.stands, { exact: true }).count()).toBe(2);
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: worded(words.revokeWhat, { what: '失业保险金申领' }) }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: words.revoke }).click();
    await page.getByText(words.revoked, { exact: true }).waitFor();
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 240_000);
});
