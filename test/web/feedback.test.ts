import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { detail, submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { becomesTrue, launchBrowser, NARROW, openSignedIn, WIDE, type Language } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { choice, worded } from '../support/screens.js';
import { eventually } from '../support/waiting.js';

let portal: BuiltPortal;
let browser: Browser;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** A request of the nurse that has ended. */
async function ended(): Promise<string> {
  const nurse = await Person.signIn(portal.base, 'nurse');
  const clerk = await Person.signIn(portal.base, 'clerk-tianjin-health');
  const { id } = (await submit(nurse, { qualificationCode: 'P33' })).body.request;
  for (const [verb, input] of [['accept', {}], ['approve', { opinion: '予以确认。' }]] as const) {
    await eventually(async () => {
      const { request } = (await clerk.get<{ request?: { version: number } }>(`/api/workflow/requests/${id}`)).body;
      return request !== undefined && (await clerk.act(id, verb, request.version, input)).status === 200;
    });
  }
  await eventually(async () => (await detail(nurse, id)).request.state === 'delivered');
  return id;
}

const RUNS: readonly (readonly [Language, typeof WIDE])[] = [['zh', NARROW], ['en', WIDE]];

describeWith('chromium', 'what people say of how they were served', () => {
  it.each(RUNS)('a bad rating is verified by a supervisor, a question is written and answered (%s)', async (language, viewport) => {
    const id = await ended();
    const nurse = await openSignedIn(browser, portal.base, 'nurse', { language, viewport, returnTo: `/requests/${id}` });
    const { page, texts: { feedback, request, vocabulary } } = nurse;

    // nothing is chosen, and nothing is sent without a choice
    const form = page.getByRole('form', { name: feedback.rating.title });
    await form.waitFor();
    expect(await form.getByRole('radio', { checked: true }).count()).toBe(0);
    await form.getByRole('button', { name: feedback.rating.submit }).click();
    await page.getByRole('alert').getByText(feedback.rating.levelMissing).waitFor();
    await choice(form, feedback.level.very_dissatisfied).click();
    await choice(form, feedback.reason.slow).click();
    await form.getByRole('textbox', { name: feedback.rating.comment }).fill('等了很久');
    // what was typed survives a reload
    await page.reload();
    expect(await page.getByRole('textbox', { name: feedback.rating.comment }).inputValue()).toBe('等了很久');
    await page.getByRole('button', { name: feedback.rating.submit }).click();
    await page.getByRole('heading', { name: feedback.rating.given }).waitFor();
    const number = (await page.getByRole('link', { name: /^FK-/ }).innerText()).trim();

    const supervisor = await openSignedIn(browser, portal.base, 'supervisorTianjin', { language, viewport, returnTo: '/matters?kind=rectification' });
    await supervisor.page.getByRole('searchbox').fill(number);
    await supervisor.page.getByRole('row').filter({ hasText: number }).getByRole('link').click();
    await supervisor.page.getByText('等了很久').waitFor();
    await supervisor.page.getByRole('button', { name: feedback.verb.verify, exact: true }).click();
    await choice(supervisor.page, feedback.one.isFounded.yes).click();
    await supervisor.page.getByRole('textbox', { name: feedback.field.text.verify }).fill('属实。');
    await supervisor.page.getByRole('button', { name: worded(feedback.one.send, { verb: feedback.verb.verify }) }).click();
    await supervisor.page.getByText(feedback.state.verified, { exact: true }).first().waitFor();
    await supervisor.page.getByRole('button', { name: request.whyDate }).first().click();
    await supervisor.page.getByText(feedback.one.proposal).waitFor();

    // by the keyboard from the list to what is written
    await page.goto('/feedback');
    await page.getByRole('link', { name: feedback.writeLink }).focus();
    await page.keyboard.press('Enter');
    await choice(page, feedback.kind.consultation).click();
    await choice(page, feedback.write.aboutOption.unknown).click();
    await page.getByRole('textbox', { name: feedback.write.subject }).fill('能否通用');
    await page.getByRole('textbox', { name: feedback.write.text }).fill('请问能否使用？');
    await page.getByRole('button', { name: feedback.write.submit, exact: true }).click();
    await page.waitForURL(/\/feedback\/[0-9a-f-]{36}$/);
    const written = (await page.locator('.page-head .code').first().innerText()).trim();

    const clerk = await openSignedIn(browser, portal.base, 'windowTongzhou', { language, viewport, returnTo: `/matters?q=${written}` });
    await clerk.page.getByRole('row').filter({ hasText: written }).getByRole('link').click();
    await clerk.page.getByRole('button', { name: feedback.verb.answer, exact: true }).click();
    await clerk.page.getByRole('textbox', { name: feedback.field.text.answer }).fill('可以使用。');
    await clerk.page.getByRole('button', { name: worded(feedback.one.send, { verb: feedback.verb.answer }) }).click();
    await clerk.page.getByText(feedback.state.answered, { exact: true }).first().waitFor();
    await page.reload();
    await page.getByRole('button', { name: feedback.verb.accept_answer }).click();
    await page.getByText(feedback.state.closed, { exact: true }).first().waitFor();
    await page.getByText(new RegExp(`${vocabulary.role.resident} ${feedback.done.accept_answer}`)).waitFor();
    for (const each of [nurse, supervisor, clerk]) await becomesTrue(each.page, 'document.documentElement.scrollWidth <= document.documentElement.clientWidth');
    expect([...nurse.takeComplaints(), ...supervisor.takeComplaints(), ...clerk.takeComplaints()]).toEqual([]);
    await Promise.all([nurse.context.close(), supervisor.context.close(), clerk.context.close()]);
  }, 240_000);
});
