import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { detail, submit, type RequestBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { launchBrowser, NARROW, openSignedIn, settled, WIDE, type Language } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { worded } from '../support/screens.js';
import { Signatories } from '../support/signing.js';
import { eventually } from '../support/waiting.js';

let portal: BuiltPortal;
let browser: Browser;
let nurse: Person;
let admins: Signatories;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  [nurse, admins] = await Promise.all([Person.signIn(portal.base, 'nurse'), Signatories.of(portal)]);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function file(): Promise<RequestBody> {
  const { id } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  return eventually(async () => { const { request } = await detail(nurse, id); return request.state === 'routed' && request; }, 30_000);
}

/** Signs another version of the rule, and waits until the server no longer answers from what it remembers. */
async function publishRule(documents: readonly string[], probe: string): Promise<void> {
  await admins.publish('JJJ-P33', { documents }, 'recognition_rule');
  await eventually(async () => (await nurse.get<{ move: string }>(`/api/workflow/requests/${probe}/versions`)).body.move === 'possible', 20_000);
}

describeWith('chromium', 'requests under earlier versions on the screen', () => {
  const runs: readonly (readonly [Language, typeof WIDE, readonly string[], number])[] = [['zh', WIDE, [], 2], ['en', NARROW, ['qualification_certificate'], 5]];

  it.each(runs)('%s: one is moved from its page, the others together from the list, by keyboard; what is missing is said', async (language, viewport, documents, others) => {
    const [first, second, third] = [await file(), await file(), await file()];
    await publishRule(documents, first.id);

    const applicant = await openSignedIn(browser, portal.base, 'nurse', { language, viewport, returnTo: `/requests/${first.id}` });
    const { versions } = applicant.texts;
    await applicant.page.getByText(versions.staysOwn).waitFor();
    expect(await applicant.page.getByRole('button', { name: versions.submit }).count()).toBe(0);

    const clerk = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { language, viewport, returnTo: `/work/${first.id}` });
    const { page } = clerk;
    const panel = page.getByRole('region', { name: versions.title, exact: true });
    await panel.getByText(versions.whatChanges).waitFor();
    expect(await panel.locator(documents.length === 0 ? 'del' : 'ins').count()).toBe(1);
    await settled(page);
    await panel.getByRole('button', { name: versions.submit, exact: true }).press('Enter');
    await panel.getByText(versions.reasonMissing).waitFor();
    await panel.getByLabel(versions.reason).fill('新版规则更便利。');
    await panel.getByRole('button', { name: versions.submit, exact: true }).press('Enter');
    await panel.getByText(versions.upToDate).waitFor();
    // the applicant's own page follows by itself, with the reason
    await applicant.page.getByText('新版规则更便利。').waitFor();
    await applicant.page.getByText(versions.upToDate).waitFor();

    await page.goto(`${portal.base}/work`);
    await page.getByRole('link', { name: versions.listLink }).click();
    await page.getByText(worded(clerk.texts.shell.total, { total: others })).waitFor();
    await settled(page);
    await page.getByRole('button', { name: worded(versions.submitMany, { count: 0 }) }).press('Enter');
    await page.getByText(versions.selectMissing).waitFor();
    await page.getByRole('checkbox', { name: worded(versions.selectAll, { count: others }) }).press('Space');
    expect(await page.getByRole('checkbox', { name: worded(versions.select, { number: second.number }) }).isChecked()).toBe(true);
    await page.getByLabel(versions.reason).fill('成批更换。');
    await page.getByRole('button', { name: worded(versions.submitMany, { count: others }) }).press('Enter');
    await page.getByText(worded(versions.result, { moved: others, failed: 0 })).waitFor();
    await page.getByText(versions.emptyText).waitFor();
    for (const { id } of [second, third]) expect((await nurse.get<{ move: string }>(`/api/workflow/requests/${id}/versions`)).body.move).toBe('no_later_version');
    expect([...clerk.takeComplaints(), ...applicant.takeComplaints()]).toEqual([]);
    await Promise.all([clerk.context.close(), applicant.context.close()]);
  }, 240_000);
});
