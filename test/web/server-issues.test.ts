import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn, type Language } from '../support/browser.js';
import { focusedHeading, press, tabTo } from '../support/keyboard.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { worded } from '../support/screens.js';
import { publishSamples } from '../support/services.js';

/** Its check digit is right, which is all that the wizard knows; there is no thirteenth month, which the server does. */
const NO_SUCH_DAY = '110105194913310021';
const RIGHT = '11010519491231002X';
const LABEL = { zh: '子女身份证号', en: 'Identity number of the child' } as const;

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

/** A draft that is filled in to the end, with the second child's number as given. */
async function draftOf(nurse: Person, idNumber: string): Promise<string> {
  const id = randomUUID();
  const content = {
    step: 4, from: '', to: '120000', residence: '110112', mode: 'online', windowId: '', qualification: '', applicant: { name: '', idNumber: '', phone: '' }, consent: true, identitySeen: false, attachments: [], deferred: {},
    form: { situation: 'both_parents', home: '120114', children: [{ name: '示例子', idNumber: RIGHT }, { name: '示例女', idNumber }], income: '4800.50', payFrom: '2099-01-01', account: '6200000000000000', truth: true },
  };
  const saved = await nurse.put(`/api/workflow/drafts/${id}`, { version: 0, serviceTypeCode: 'sample_family.allowance', content });
  expect(saved.status).toBe(200);
  return id;
}

describeWith('chromium', 'what the server refuses', () => {
  it.each<Language>(['zh', 'en'])('%s: is said at the input it is about and in the summary, whose link leads there; corrected, it goes through', async (language) => {
    const nurse = await Person.signIn(portal.base, 'nurse');
    const draft = await draftOf(nurse, NO_SUCH_DAY);
    const device = await openSignedIn(browser, portal.base, 'nurse', { language, viewport: NARROW, returnTo: `/apply/sample_family-allowance?draft=${draft}` });
    const { page, texts: { apply } } = device;
    await page.getByRole('heading', { level: 2, name: apply.steps.review }).waitFor();
    await tabTo(page, apply.submit, 'button');
    await press(page, 'Enter');

    const words = worded(apply.idNumberBadFor, { label: worded(apply.inRow, { label: LABEL[language], row: 2 }) });
    await page.locator('.error-summary:focus').waitFor();
    await page.getByRole('heading', { level: 2, name: apply.stepsOfService.details }).waitFor();
    expect(new URL(page.url()).searchParams.get('step')).toBe('details');
    expect(await page.locator('.error-summary li').allInnerTexts()).toEqual([words]);
    const field = page.locator('[id="field-form-children[1]-idNumber"]');
    expect(await field.locator('.field-error').innerText()).toBe(words);
    expect(await field.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
    expect(await axeFindings(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    // The refusal itself is no fault of the page.
    expect(device.takeComplaints().filter((each) => !each.includes('422'))).toEqual([]);

    await tabTo(page, words, 'a');
    await press(page, 'Enter', 'Control+A');
    await page.keyboard.type(RIGHT);
    await field.locator('.field-error').waitFor({ state: 'detached' });
    await page.locator('.error-summary').waitFor({ state: 'detached' });
    for (const step of [apply.steps.materials, apply.steps.review]) {
      await tabTo(page, apply.next, 'button');
      await press(page, 'Enter');
      await focusedHeading(page, step);
    }
    await tabTo(page, apply.submit, 'button');
    await press(page, 'Enter');
    await page.getByRole('heading', { level: 1, name: apply.receipt.title }).waitFor();
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 180_000);
});
