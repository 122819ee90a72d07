import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { axeFindings, fitsWidth } from '../support/axe.js';
import { becomesTrue, launchBrowser, NARROW, openSignedIn, settled } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { worded } from '../support/screens.js';

let portal: BuiltPortal;
let browser: Browser;
let clerk: Person;
let number: string;
let id: string;

beforeAll(async () => {
  portal = await startBuiltPortal();
  browser = await launchBrowser();
  const nurse = await Person.signIn(portal.base, 'nurse');
  clerk = await Person.signIn(portal.base, 'clerk-tianjin-health');
  const image = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const second = (await nurse.upload<{ id: string }>('qualification_certificate', '照片.png', image)).body.id;
  const first = (await nurse.upload<{ id: string }>('qualification_certificate', '证书.png', image)).body.id;
  await submit(nurse, { qualificationCode: 'P33' });
  ({ number, id } = (await submit(nurse, { qualificationCode: 'P33', attachmentIds: [first, second] })).body.request);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function keys(page: Page, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) await page.keyboard.press(key);
}

describeWith('chromium', 'the clerk’s desk', () => {
  it('is worked without a mouse: search, move, open, claim, read side by side, insert a text, decide, and back', async () => {
    const { page, texts, takeComplaints } = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' });
    await page.getByRole('row').filter({ hasText: number }).waitFor();
    // while someone types, the same keys write
    await keys(page, '/');
    await page.getByRole('searchbox', { name: texts.work.search }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type(`${number}jc?`);
    expect(await page.getByRole('searchbox').inputValue()).toBe(`${number}jc?`);
    await keys(page, 'Backspace', 'Backspace', 'Backspace', 'Tab', 'Tab');
    await page.getByText(worded(texts.shell.total, { total: 1 })).waitFor();
    await page.evaluate('document.activeElement.blur()');
    await keys(page, '?');
    await page.getByRole('dialog', { name: texts.desk.keys.title }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await keys(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys(page, 'j');
    await becomesTrue(page, "document.activeElement.closest('th[scope=row]') !== null");
    await keys(page, 'c');
    await page.getByText(worded(texts.work.claimedToast, { number })).waitFor();
    await page.evaluate('document.activeElement.blur()');
    await keys(page, 'j', 'Enter');
    await page.waitForURL(new RegExp(id));
    await settled(page);
    await page.getByRole('heading', { name: texts.desk.related.title }).waitFor();
    await keys(page, 'v');
    await page.getByText(worded(texts.desk.side.position, { n: 1, count: 2 })).waitFor();
    await page.locator('.paper-image img').waitFor();
    expect(await page.evaluate<number>('document.querySelector(".paper-image img").decode().then(() => document.querySelector(".paper-image img").naturalWidth)')).toBe(1);
    await keys(page, ']');
    await page.getByText(worded(texts.desk.side.position, { n: 2, count: 2 })).waitFor();
    expect(await page.getByRole('button', { name: texts.desk.side.next }).isDisabled()).toBe(true);
    expect(await axeFindings(page)).toEqual([]);
    await keys(page, 'a');
    await page.getByRole('button', { name: worded(texts.work.submitAction, { verb: texts.vocabulary.verb.accept }) }).focus();
    await keys(page, 'Enter');
    await page.getByText(worded(texts.work.done, { number, verb: texts.vocabulary.verb.accept })).waitFor();
    await page.locator('[data-key="approve"]').waitFor({ state: 'attached' });
    await keys(page, 'p');
    const opinion = page.getByRole('textbox', { name: texts.work.opinion });
    await opinion.focus();
    await page.keyboard.type('已核。');
    // what is written stays until its writer says otherwise
    const insert = page.getByRole('button', { name: texts.desk.texts.insert });
    await insert.focus();
    await keys(page, 'Enter');
    await page.getByRole('dialog', { name: texts.desk.texts.askTitle }).waitFor();
    expect(await opinion.inputValue()).toBe('已核。');
    await page.getByRole('button', { name: texts.desk.texts.append }).focus();
    await keys(page, 'Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opinion.inputValue()).toMatch(/^已核。\n经审查.*护士执业资格.*年.*日$/);
    await page.getByRole('button', { name: worded(texts.work.submitAction, { verb: texts.vocabulary.verb.approve }) }).focus();
    await keys(page, 'Enter');
    await page.getByText(worded(texts.work.done, { number, verb: texts.vocabulary.verb.approve })).waitFor();
    await page.evaluate('document.activeElement.blur()');
    await keys(page, 'g', 'l');
    await page.waitForURL(/\/work(\?|$)/);
    // switched off, no key does anything; the button still tells them
    await settled(page);
    await page.getByRole('button', { name: texts.desk.keys.button }).focus();
    await keys(page, 'Enter');
    await page.getByRole('dialog').getByText(texts.desk.keys.on).click();
    await page.getByRole('dialog').getByRole('checkbox', { checked: false }).waitFor({ state: 'attached' });
    await keys(page, 'Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.evaluate('document.activeElement.blur()');
    await keys(page, '?', 'j');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate("document.activeElement.closest('th[scope=row]') === null")).toBe(true);
    expect(takeComplaints()).toEqual([]);
  });

  it('keeps views and columns, opens with the default, and fits 360 px in both languages', async () => {
    await clerk.put('/api/workflow/work-settings', { columns: ['due', 'service'], shortcuts: true });
    const { page, texts } = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work?queue=new&sort=submitted', viewport: NARROW, language: 'en' });
    const name = '👨‍👩‍👧 عاجل jetzt';
    await page.getByRole('button', { name: texts.desk.views.keep }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(name);
    await page.getByRole('dialog').getByText(texts.desk.views.opensFirst).click();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: texts.desk.views.save, exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name }).waitFor();
    await page.goto('/work');
    await page.waitForURL(/queue=new&sort=submitted|sort=submitted&queue=new/);
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.locator('thead th').allTextContents()).toEqual([texts.assignments.selectColumn, texts.work.columns.request, texts.work.columns.due, texts.desk.columns.names.service]);
    await page.getByRole('button', { name: worded(texts.desk.filters.more, { count: 0 }) }).click();
    await page.getByRole('button', { name: texts.desk.views.manage }).click();
    await page.getByRole('button', { name: worded(texts.desk.views.removeOf, { name }) }).click();
    await page.getByRole('button', { name: texts.desk.views.undo }).click();
    await page.getByRole('button', { name: worded(texts.desk.views.removeOf, { name }) }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await fitsWidth(page)).toBe(true);
    await page.goto(`/work/${id}`);
    await settled(page);
    await page.getByRole('button', { name: texts.desk.side.open }).click();
    await page.locator('.paper-image img').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
  });
});
