import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { submit } from '../support/application.js';
import { describeWith } from '../support/available.js';
import { becomesTrue, launchBrowser, NARROW, openSignedIn } from '../support/browser.js';
import { Person } from '../support/person.js';
import { startBuiltPortal, type BuiltPortal } from '../support/processes.js';
import { CERTIFICATE, ClerkScreen, NAMES, openRequest, worded, WizardScreen } from '../support/screens.js';
import { chooseByKeys, focusedHeading, focusOf, holdsFocus, press, tabTo } from '../support/keyboard.js';
import { Signatories } from '../support/signing.js';

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

describeWith('chromium', 'by the keyboard alone', () => {
  it('a resident applies: every stop is visible, every step takes the focus to its heading', async () => {
    const device = await openSignedIn(browser, portal.base, 'nurse', { returnTo: '/services/recognition-person' });
    const { page, texts } = device;
    const wizard = new WizardScreen(device);
    await press(page, 'Tab');
    expect((await focusOf(page)).name).toContain(texts.shell.skip);
    await press(page, 'Enter');
    expect((await focusOf(page)).tag).toBe('main');
    await tabTo(page, texts.pub.guide.apply, 'a');
    await press(page, 'Enter');
    await focusedHeading(page, worded(texts.apply.title, { service: '' }).trim());
    await wizard.at('where');
    await page.locator('#field-qualification').getByRole('combobox').waitFor();

    await tabTo(page, texts.apply.next, 'button');
    await press(page, 'Enter');
    await page.locator('.error-summary:focus').waitFor();
    await tabTo(page, texts.apply.qualificationMissing, 'a');
    await press(page, 'Enter');
    await page.locator('#field-qualification input:focus').waitFor();
    await page.keyboard.type(NAMES.zh.typed);
    await page.getByRole('option', { name: NAMES.zh.nurse }).first().waitFor();
    await press(page, 'ArrowDown', 'Enter');
    await chooseByKeys(page, texts.apply.from, NAMES.zh.beijing);
    await chooseByKeys(page, texts.apply.to, NAMES.zh.tianjin);
    await chooseByKeys(page, texts.apply.residence, NAMES.zh.beijing);
    await tabTo(page, texts.apply.next, 'button');
    await press(page, 'Enter');

    await focusedHeading(page, texts.apply.steps.person);
    await tabTo(page, texts.apply.consent);
    await press(page, 'Space');
    await tabTo(page, texts.apply.next, 'button');
    await press(page, 'Enter');

    await focusedHeading(page, texts.apply.steps.details);
    await press(page, 'Tab');
    await page.keyboard.type('TEST-2020-0001');
    await press(page, 'Tab');
    await page.keyboard.type('示例发证机关');
    await press(page, 'Tab');
    await page.keyboard.type('20200501');
    for (const answer of ['在当地执业从业', '在线查看和下载']) {
      await tabTo(page, answer);
      await press(page, 'Space');
    }
    for (const agreed of ['我声明以上内容', '我同意受理机关']) {
      await tabTo(page, agreed);
      await press(page, 'Space');
    }
    await tabTo(page, texts.apply.next, 'button');
    await press(page, 'Enter');

    await focusedHeading(page, texts.apply.steps.materials);
    // Listening is told to the browser apart from the keys: it must have heard of it before the key comes.
    const chooser = page.waitForEvent('filechooser', { timeout: 90_000 });
    await tabTo(page, `${texts.apply.add}: ${NAMES.zh.certificate}`, 'button');
    await press(page, 'Enter');
    await (await chooser).setFiles(CERTIFICATE);
    await page.getByText(texts.apply.uploaded).waitFor();
    await tabTo(page, texts.apply.next, 'button');
    await press(page, 'Enter');

    await focusedHeading(page, texts.apply.steps.review);
    await tabTo(page, texts.apply.submit, 'button');
    await press(page, 'Enter');
    await openRequest(page);
    await page.locator('h1:focus').waitFor();
    await device.context.close();
  }, 180_000);

  it('a clerk claims, accepts and approves; a dialog keeps the focus, Escape closes it, the focus goes back', async () => {
    const submitted = (await submit(await Person.signIn(portal.base, 'nurse'), { qualificationCode: 'P33' })).body.request;
    const device = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' });
    const { page, texts } = device;
    const clerk = new ClerkScreen(device);
    await page.getByRole('row').filter({ hasText: submitted.number }).waitFor();
    await tabTo(page, NAMES.zh.nurse, 'a');
    await press(page, 'Enter');
    // Another request for the same may stand first.
    const { number } = await openRequest(page);
    await page.locator('h1:focus').waitFor();

    await tabTo(page, texts.vocabulary.verb.claim, 'button');
    await press(page, 'Enter');
    await page.getByText(worded(texts.work.claimedToast, { number })).waitFor();
    await tabTo(page, texts.vocabulary.verb.accept, 'button');
    await press(page, 'Enter');
    await tabTo(page, worded(texts.work.submitAction, { verb: texts.vocabulary.verb.accept }), 'button');
    await press(page, 'Enter');
    await clerk.done(number, 'accept');
    expect((await focusOf(page)).tag).not.toBe('body');

    const reveal = worded(texts.work.revealTitle, { what: texts.vocabulary.personalField.applicantIdNumber });
    await tabTo(page, reveal, 'button');
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: reveal });
    await dialog.waitFor();
    for (let stops = 0; stops < 8; stops += 1) {
      await press(page, 'Tab');
      expect(await dialog.evaluate(holdsFocus)).toBe(true);
    }
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'detached' });
    await becomesTrue(page, `document.activeElement.getAttribute('aria-label') === ${JSON.stringify(reveal)}`);

    await page.locator('h1').focus();
    await tabTo(page, texts.vocabulary.verb.approve, 'button');
    await press(page, 'Enter');
    await tabTo(page, texts.work.opinion, 'textarea');
    await page.keyboard.type('经核实，予以确认。');
    await tabTo(page, worded(texts.work.submitAction, { verb: texts.vocabulary.verb.approve }), 'button');
    await press(page, 'Enter');
    await clerk.done(number, 'approve');
    await device.context.close();
  }, 180_000);

  it('arrow keys go through the work list, and Escape closes a menu', async () => {
    const nurse = await Person.signIn(portal.base, 'nurse');
    for (const qualificationCode of ['P33', 'P33']) await submit(nurse, { qualificationCode });
    const device = await openSignedIn(browser, portal.base, 'clerkTianjinHealth', { returnTo: '/work' });
    const { page, texts } = device;
    const links = page.getByRole('row').getByRole('link');
    await links.nth(1).waitFor();
    await links.first().focus();
    await press(page, 'ArrowDown');
    expect(await links.nth(1).evaluate(holdsFocus)).toBe(true);
    await press(page, 'ArrowUp');
    expect(await links.first().evaluate(holdsFocus)).toBe(true);
    const account = page.getByRole('button', { name: texts.shell.person.replace('{{name}}', '') });
    await account.focus();
    await press(page, 'Enter');
    await page.getByRole('menu').waitFor();
    await press(page, 'Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await account.evaluate(holdsFocus)).toBe(true);
    await device.context.close();
  }, 90_000);
});

describeWith('chromium', 'by the keyboard alone, in the catalogue', () => {
  it('a catalogue administrator drafts a change, edits it and proposes it', async () => {
    const device = await openSignedIn(browser, portal.base, 'catalogueBeijing', { returnTo: '/admin/catalogue' });
    const { page, texts } = device;
    await page.getByRole('row').nth(1).waitFor();
    await tabTo(page, texts.drafts.start.entry.split('{{')[0] ?? '', 'button');
    await press(page, 'Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, texts.drafts.start.begin, 'button');
    await press(page, 'Enter');
    await page.waitForURL(/admin\/drafts\//);
    await page.locator('h1:focus').waitFor();
    await tabTo(page, texts.drafts.label.nameEn, 'input');
    await press(page, 'End');
    await page.keyboard.type(', renamed');
    await page.getByRole('link', { name: texts.drafts.propose.start, exact: true }).waitFor();
    await page.locator('h1').focus();
    await tabTo(page, texts.drafts.propose.start, 'a');
    await press(page, 'Enter');
    await focusedHeading(page, texts.drafts.propose.title);
    await page.getByText(texts.drafts.propose.ready).waitFor();
    await tabTo(page, texts.drafts.propose.submit, 'button');
    await press(page, 'Enter');
    await page.getByText(texts.signing.state.proposed, { exact: true }).first().waitFor();
    await page.locator('h1:focus').waitFor();
    await device.context.close();
  }, 180_000);

  it('a catalogue administrator drafts the rule that is missing in the matrix, on a narrow screen', async () => {
    const admins = await Signatories.of(portal);
    await admins.publish('JJJ-P05', { parties: ['110000', '120000'], direction: 'mutual' }, 'recognition_rule');
    const device = await openSignedIn(browser, portal.base, 'catalogueBeijing', { viewport: NARROW, returnTo: '/admin/catalogue/P05' });
    const { page, texts } = device;
    const places = { from: '河北省', to: '北京市' };
    await page.getByRole('button', { name: worded(texts.matrix.draftFor, places) }).waitFor();
    await page.locator('h1').focus();
    await tabTo(page, worded(texts.matrix.draftFor, places), 'button');
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: worded(texts.matrix.draftTitle, places) });
    await dialog.waitFor();
    await tabTo(page, texts.drafts.start.code, 'input');
    expect(await dialog.getByRole('textbox').inputValue()).toBe('R130000-110000-P05');
    await tabTo(page, texts.drafts.start.begin, 'button');
    expect(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')).toBe(true);
    await press(page, 'Enter');
    await page.waitForURL(/admin\/drafts\//);
    await page.locator('h1:focus').waitFor();
    for (const [at, place] of [places.from, places.to].entries()) await page.locator(`#field-parties-${at}`).getByRole('button', { name: place }).waitFor();
    expect(device.takeComplaints().filter((complaint) => !complaint.includes('/documents/recognition_rule/'))).toEqual([]);
    await device.context.close();
  }, 180_000);
});
