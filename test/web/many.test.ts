import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { submit, type ActBody } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { launchBrowser, openSignedIn } from '../support/browser.js';
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

describeWith('chromium', 'many requests at once', () => {
  it('are chosen by keyboard, claimed with a result for each, and what failed stays chosen; the next case opens', async () => {
    const nurse = await Person.signIn(portal.base, 'nurse');
    const clerk = await Person.signIn(portal.base, 'clerk-tianjin-health');
    const filed: string[] = [];
    for (let i = 0; i < 3; i += 1) filed.push((await submit(nurse, { qualificationCode: 'P33' })).body.request.id);
    const rowOf = async (id: string): Promise<ActBody['request'] | undefined> => (await clerk.get<ActBody>(`/api/workflow/requests/${id}`)).body.request;
    for (const id of filed) await eventually(async () => rowOf(id));
    const { page, texts: { assignments, work, vocabulary, problems }, takeComplaints, context } = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work?queue=new&sort=submitted' });
    // nothing is told live here: the page would let go of what has left the list before it is acted on
    await context.route('**/api/workflow/events', async (route) => route.fulfill({ contentType: 'text/event-stream', body: 'retry: 600000\n\n' }));
    await page.reload();
    const bar = page.getByRole('group', { name: assignments.barLabel });
    const boxes = page.getByRole('table').getByRole('checkbox');
    await boxes.nth(2).waitFor();
    expect(await boxes.count()).toBe(3);
    await boxes.first().focus();
    await page.keyboard.press('Space');
    await bar.getByText(worded(assignments.selected, { count: 1 })).waitFor();
    await boxes.nth(2).focus();
    await page.keyboard.press('Shift+Space');
    await bar.getByText(worded(assignments.selected, { count: 3 })).waitFor();
    // one of them ends while they are chosen
    const gone = await rowOf(filed[1] ?? '');
    await nurse.act(gone?.id ?? '', 'withdraw', gone?.version ?? 0, {});
    await bar.getByRole('button', { name: vocabulary.verb.claim, exact: true }).click();
    await bar.getByText(worded(assignments.results, { done: 2, refused: 1 })).waitFor();
    // claimed or withdrawn, all have left this queue: what became of them is still there to be read
    await page.getByText(work.emptyTitle, { exact: true }).waitFor();
    expect(await bar.getByRole('listitem').allInnerTexts()).toEqual([`${gone?.number ?? ''} ${problems.code.stale}`, ...[filed[0], filed[2]].map((id) => expect.stringContaining(id === undefined ? '' : assignments.rowDone))]);
    const { id: fourth, number } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
    await eventually(async () => rowOf(fourth));
    await page.getByRole('button', { name: assignments.next }).click();
    await page.getByText(number).first().waitFor();
    await page.waitForURL(`**/work/${fourth}`);
    expect((await rowOf(fourth))?.mine).toBe(true);
    await page.getByRole('button', { name: assignments.next }).click();
    await page.getByText(assignments.noneLeft).first().waitFor();
    expect(takeComplaints()).toEqual([]);
    await context.close();
  }, 120_000);
});
