import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { detail, submit, type ActBody, type RequestBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { launchBrowser, NARROW, openSignedIn } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { chooseIn, worded } from '../support/screens.js';
import { eventually } from '../support/waiting.js';

const APPLICANT = { name: '示例乙', idNumber: '999011198809030056', phone: '00000000002', homeJurisdiction: '110112' };

let portal: BuiltPortal;
let browser: Browser;
let counter: Person;
let health: Person;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  counter = await Person.signIn(portal.base, 'window-tongzhou');
  health = await Person.signIn(portal.base, 'clerk-tianjin-health');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function takenIn(): Promise<RequestBody> {
  return (await submit(counter, { qualificationCode: 'P33', mode: 'collect_and_forward', applicant: APPLICANT })).body.request;
}

/** Received here, forwarded by the platform, and returned by the authority as not its own. */
async function returned(): Promise<RequestBody> {
  const { id, version } = await takenIn();
  await counter.act(id, 'receive', version, { identityChecked: true, formChecked: true });
  const offered = await eventually(async () => (await detail(health, id)).request);
  return (await health.act<ActBody>(id, 'return_misrouted', offered.version, { reasonCode: 'return_misrouted.wrong_department', reasonText: '属人社部门' })).body.request;
}

describeWith('chromium', 'the list of a window', () => {
  it('forwards many at once, gives a result for each, and opens the next case; by keyboard', async () => {
    const filed = [await returned(), await returned(), await takenIn()];
    const { page, texts: { assignments, vocabulary, work }, takeComplaints, context } = await openSignedIn(browser, portal.base, 'windowTongzhou', { returnTo: '/window' });
    await page.getByRole('link', { name: work.windowTabs.returned }).click();
    const boxes = page.getByRole('table').getByRole('checkbox');
    await page.getByText(worded(assignments.selectPage, { count: 2 })).waitFor();
    await boxes.first().focus();
    await page.keyboard.press('Space');
    await boxes.nth(1).focus();
    await page.keyboard.press('Shift+Space');
    const bar = page.getByRole('group', { name: assignments.barLabel });
    await bar.getByText(worded(assignments.selected, { count: 2 })).waitFor();
    expect(await bar.getByRole('button').allInnerTexts()).toEqual([vocabulary.verb.claim, vocabulary.verb.route, vocabulary.verb.reassign, vocabulary.verb.release, assignments.clear]);
    await bar.getByRole('button', { name: vocabulary.verb.route, exact: true }).focus();
    await page.keyboard.press('Enter');
    const confirm = bar.getByRole('button', { name: worded(assignments.confirm, { verb: vocabulary.verb.route, count: 2 }) });
    await confirm.focus();
    await page.keyboard.press('Enter');
    await bar.getByText(work.authorityMissing).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await chooseIn(page, 'authorityId', '天津市人力资源和社会保障局');
    await confirm.focus();
    await page.keyboard.press('Enter');
    await bar.getByText(worded(assignments.results, { done: 2, refused: 0 })).waitFor();
    await page.getByText(work.windowEmptyTitle, { exact: true }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.waitForURL(/\/window\?queue=new$/);
    await page.getByRole('row').filter({ hasText: filed[2]?.number ?? '' }).waitFor();
    await page.getByRole('button', { name: assignments.next }).click();
    await page.waitForURL(`**/window/${filed[2]?.id}`);
    expect((await detail(counter, filed[2]?.id ?? '')).request.mine).toBe(true);
    await page.getByRole('button', { name: assignments.next }).click();
    await page.getByText(assignments.noneLeft).first().waitFor();
    expect(takeComplaints()).toEqual([]);
    await context.close();
  }, 120_000);

  it('keeps views of its own and the columns that its clerk chose, at 360 px and in English', async () => {
    await takenIn();
    await counter.put('/api/workflow/work-settings', { columns: ['due', 'service'], shortcuts: true });
    const { page, texts, takeComplaints, context } = await openSignedIn(browser, portal.base, 'windowTongzhou', { returnTo: '/window?mode=collect_and_forward&filed=week', viewport: NARROW, language: 'en' });
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.locator('thead th').allTextContents()).toEqual([texts.assignments.selectColumn, texts.work.columns.request, texts.work.columns.due, texts.desk.columns.names.service]);
    await page.getByRole('button', { name: texts.desk.views.keep }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('This week');
    await page.getByRole('dialog').getByText(texts.desk.views.opensFirst).click();
    await page.getByRole('button', { name: texts.desk.views.save, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto('/window');
    await page.waitForURL(/filed=week/);
    expect(new URL(page.url()).searchParams.get('mode')).toBe('collect_and_forward');
    expect([await axeFindings(page), await fitsWidth(page)]).toEqual([[], true]);
    // what waits to be fetched is no queue: it has no view
    await page.getByRole('link', { name: texts.work.windowTabs.pickups }).click();
    await page.getByText(texts.delivery.pickupsEmpty).waitFor();
    expect(await page.getByRole('button', { name: texts.desk.views.keep }).count()).toBe(0);
    expect([await axeFindings(page), await fitsWidth(page)]).toEqual([[], true]);
    expect(takeComplaints()).toEqual([]);
    await context.close();
  }, 120_000);
});
