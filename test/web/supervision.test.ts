import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openSignedIn, settled, WIDE, type Language } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { worded } from '../support/screens.js';
import { eventually } from '../support/waiting.js';

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

/** A request that its authority has accepted. */
async function accepted(): Promise<string> {
  const nurse = await Person.signIn(portal.base, 'nurse');
  const clerk = await Person.signIn(portal.base, 'clerk-tianjin-health');
  const { id, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  await eventually(async () => {
    const { request } = (await clerk.get<{ request?: { version: number } }>(`/api/workflow/requests/${id}`)).body;
    return request !== undefined && (await clerk.act(id, 'accept', request.version, {})).status === 200;
  });
  return number;
}

const RUNS: readonly (readonly [Language, typeof WIDE])[] = [['zh', WIDE], ['en', NARROW]];

describeWith('chromium', 'a supervisor', () => {
  it.each(RUNS)('goes from a number to the requests behind it, orders supervision from the row, and closes the escalation (%s)', async (language, viewport) => {
    const number = await accepted();
    const device = await openSignedIn(browser, portal.base, 'supervisorTianjin', { language, viewport, returnTo: '/supervision' });
    const { page, texts: { supervision, vocabulary, work } } = device;
    await settled(page);
    // every chart is a table with the same numbers, and a print has both without the filters
    await page.emulateMedia({ media: 'print' });
    const byMode = page.getByRole('table', { name: supervision.titles.mode });
    expect(await byMode.locator('svg').first().isVisible()).toBe(true);
    expect(await page.locator('search.filters').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: new RegExp(`^${supervision.everything}.*${supervision.needs.all}`) }).click();
    await page.getByRole('searchbox', { name: work.search }).fill(number);
    const row = page.getByRole('row').filter({ hasText: number });
    await page.getByRole('status').filter({ hasText: '1' }).first().waitFor();
    await row.getByRole('button', { name: `${vocabulary.verb.order_supervision} ${number}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: worded(work.submitAction, { verb: vocabulary.verb.order_supervision }), exact: true }).click();
    await dialog.getByText(work.noteMissing).waitFor();
    await dialog.getByRole('textbox').fill('请三日内报告。');
    await dialog.getByRole('button', { name: worded(work.submitAction, { verb: vocabulary.verb.order_supervision }), exact: true }).click();
    await row.getByText(supervision.causes.ordered).waitFor();
    await row.getByText(supervision.needs.escalated, { exact: true }).waitFor();
    await row.getByRole('button', { name: `${supervision.acts.close} ${number}` }).click();
    await dialog.getByRole('textbox').fill('承办机关已说明。');
    await dialog.getByRole('button', { name: worded(work.submitAction, { verb: supervision.acts.close }), exact: true }).click();
    await row.getByText(supervision.needs.escalated, { exact: true }).waitFor({ state: 'detached' });
    await row.getByRole('link').click();
    await page.getByRole('region', { name: supervision.panel }).getByText('承办机关已说明。').waitFor();
    expect(device.takeComplaints()).toEqual([]);
    await device.context.close();
  }, 120_000);
});
